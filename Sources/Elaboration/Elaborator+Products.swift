import Arithmetic
import Expressions
import LatexSyntax

/// Things written side by side: products, applications, and numbers with their units.
extension Elaborator {
    mutating func juxtaposition(_ node: SyntaxNode) throws(ElaborationError) -> Expr {
        var factors: [Expr] = []
        var index = 0
        let children = node.children
        let hasOperand = children.contains { $0.shape != .unit && $0.shape != .text }
        var isCounted = false
        while index < children.count {
            let child = children[index]
            if child.shape == .unit || child.shape == .text {
                // Words and units beside a number name what is counted; they are no factors.
                guard hasOperand else { throw ElaborationError(.words, child) }
                notes.units.append(child.name)
                isCounted = !factors.isEmpty
                index += 1
                continue
            }
            // "1\!1", "2 3": digits of one number as well as factors.
            if child.shape == .number, index > 0, children[index - 1].shape == .number {
                note(caution: "numbers-side-by-side")
            }
            // "5 feet 6 inches", "8 R 4": more than one quantity, and no product.
            if isCounted { throw ElaborationError(.unsupported, child, "quantities side by side") }
            if index + 1 < children.count, let value = try applied(child, to: children[index + 1]) {
                factors.append(value)
                index += 2
                continue
            }
            if child.shape == .word, !factors.isEmpty || hasNumber(children) {
                notes.units.append(child.name)
                index += 1
                continue
            }
            if let unit = letterUnit(child, in: children, at: index) {
                notes.units.append(unit)
                index += 1
                continue
            }
            factors.append(try expression(child))
            index += 1
        }
        return .product(factors)
    }

    /// The unit that a letter behind a number is read as; the other reading is noted.
    private mutating func letterUnit(_ node: SyntaxNode, in factors: [SyntaxNode], at index: Int) -> String? {
        guard index == 1, factors.count == 2, node.shape == .symbol, factors[0].shape == .number,
            let unit = scope.letterUnits[node.name]
        else { return nil }
        if scope.unitLetters.contains(node.name) { return unit }
        note(.unit(node.name))
        return nil
    }

    private func hasNumber(_ nodes: [SyntaxNode]) -> Bool { nodes.contains { $0.shape == .number } }

    /// `f(x)` when the text uses `f` as a function; nil for a product.
    private mutating func applied(_ head: SyntaxNode, to argument: SyntaxNode) throws(ElaborationError) -> Expr? {
        // f(x)² is the power of the value.
        if argument.shape == .power, argument.children[0].shape == .fence {
            guard let value = try applied(head, to: argument.children[0]) else { return nil }
            return .power(value, try expression(argument.children[1]))
        }
        guard argument.shape == .fence, argument.name == "()", argument.children.count == 1 else { return nil }
        guard let name = functionName(head) else { return nil }
        let inner = argument.children[0]
        let parts = inner.shape == .list ? inner.children : [inner]
        if scope.functions.contains(name) {
            var values: [Expr] = []
            for part in parts { values.append(try expression(part)) }
            // f^2(x) is written for f(x)² as well as for f(f(x)): left as its own name.
            return .function(.named(head.plainName), values)
        }
        if inner.shape == .list { throw ElaborationError(.unsupported, head, "a name before a list in parentheses") }
        if head.shape == .symbol, !scope.factors.contains(name) { note(.application(name)) }
        return nil
    }

    /// The bare letter of `f`, `f'`, `f_1`, `f^{-1}`.
    private func functionName(_ node: SyntaxNode) -> String? {
        switch node.shape {
        case .symbol: node.name
        case .postfix where node.name == "Prime": functionName(node.children[0])
        case .subscriptNode, .power: functionName(node.children[0])
        default: nil
        }
    }

    /// Notes an ambiguity; all but units are a reason not to refute.
    mutating func note(_ ambiguity: Ambiguity) {
        if !notes.ambiguities.contains(ambiguity) { notes.ambiguities.append(ambiguity) }
        if case .unit = ambiguity { return }
        note(caution: ambiguity.code)
    }

    mutating func note(caution: String) {
        if !notes.cautions.contains(caution) { notes.cautions.append(caution) }
    }
}

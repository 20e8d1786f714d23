import Expressions
import LatexSyntax

/// What an expression changes by between two values of its variable.
extension Elaborator {
    private static let evaluationFences: Set<String> = ["[]", ".|", ".]"]

    /// `[F(x)]_a^b`, `\left. F(x) \right|_a^b`: F(b) − F(a), limits where a bound is infinite; nil for another power.
    ///
    /// The variable is named by the bounds (`x=a`), or is the one integration variable of the text that occurs in F and not in the bounds.
    mutating func evaluation(_ node: SyntaxNode) throws(ElaborationError) -> Expr? {
        let base = node.children[0]
        guard base.shape == .subscriptNode, base.children[0].shape == .fence, Elaborator.evaluationFences.contains(base.children[0].name),
            base.children[0].children.count == 1
        else { return nil }
        let content = base.children[0].children[0]
        let (lower, upper) = (base.children[1], node.children[1])
        let bounds = [try expression(lower.boundValue), try expression(upper.boundValue)]
        let symbol: Symbol
        let value: Expr
        if let variable = lower.boundVariable ?? upper.boundVariable {
            guard [lower, upper].allSatisfy({ $0.boundVariable.map { $0.plainName == variable.plainName } ?? true }) else {
                throw ElaborationError(.unsupported, node, "bounds")
            }
            (symbol, value) = try body(content, over: variable)
            guard value.contains(symbol) else { throw ElaborationError(.unsupported, node, "variable") }
        } else {
            value = try expression(content)
            let candidates = value.symbols.filter { symbol in
                scope.integrationVariables.contains(symbol.name) && !bounds.contains { $0.contains(symbol) }
            }
            guard candidates.count == 1 else { throw ElaborationError(.unsupported, node, "variable") }
            symbol = candidates[0]
        }
        let values = bounds.map { bound in
            bound.contains { $0 == .constant(.infinity) } ? .binding(.limit, symbol, in: value, [bound]) : value.substituting([symbol: bound])
        }
        // Where F has no value at a bound its limit may be meant.
        if values.contains(where: { $0.domainConditions.contains(where: \.statement.isGround) }) { note(caution: "evaluation") }
        return .difference(values[1], values[0])
    }
}

extension SyntaxNode {
    /// x in `x = a`.
    fileprivate var boundVariable: SyntaxNode? {
        shape == .chain && children.count == 3 && children[1].name == "Equal" && children[0].isPlainVariable ? children[0] : nil
    }

    /// a in `a` and in `x = a`.
    fileprivate var boundValue: SyntaxNode { boundVariable == nil ? self : children[2] }

    /// The names of the variables of integrals.
    public func collectIntegrationVariables(into found: inout Set<String>) {
        if shape == .bigOperator, name == "Integral" {
            let variable = children[3].shape == .blank ? children[2].withoutDifferential()?.variable : children[3]
            if let variable { found.insert(variable.plainName) }
        }
        for child in children { child.collectIntegrationVariables(into: &found) }
    }
}

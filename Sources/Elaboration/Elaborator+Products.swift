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
        // π(10) may count primes.
        if children.count == 2, children[0].shape == .constant, children[0].name == "pi", children[1].shape == .fence,
            children[1].children.first?.shape == .number
        {
            note(caution: "function-or-product")
        }
        // P(A ∩ B), n(A ∪ B): a number with a name of its own.
        if children.count == 2, children[0].shape == .symbol, children[1].shape == .fence, children[1].children.first?.isNameOfSet == true {
            return .symbol(node.plainName)
        }
        if let numeral = numeralOfLetters(children) {
            // An index may be meant.
            note(caution: "numeral-base")
            return numeral
        }
        // m∠A is the measure of the angle, which ∠A is as well.
        if let angle = children.firstIndex(where: \.isAngle), angle > 0, children[angle - 1].shape == .symbol, children[angle - 1].name == "m" {
            var rest = children
            rest.remove(at: angle - 1)
            return try expression(rest.count == 1 ? rest[0] : SyntaxNode(.juxtaposition, "", rest, span: node.span))
        }
        if isNumeralOfLetters(children) { throw ElaborationError(.unsupported, node, "numeral base") }
        while index < children.count {
            let child = children[index]
            if child.shape == .unit || child.shape == .text {
                // Words and units beside a number name what is counted; they are no factors.
                guard hasOperand, !Elaborator.timesOfDay.contains(child.name.lowercased()) else {
                    throw ElaborationError(.words, child)
                }
                if child.shape == .unit, let count = scope.countUnits[child.name], !factors.isEmpty {
                    if scope.multipliesCounts == true { factors.append(.number(count)) }
                    if scope.multipliesCounts == nil { note(.counting) }
                }
                notes.units.append(child.name)
                isCounted = !factors.isEmpty
                index += 1
                continue
            }
            // m∠ABC is the measure of the angle, as ∠ABC is.
            if child.shape == .symbol, child.name == "m", index + 1 < children.count, children[index + 1].isAngle {
                index += 1
                continue
            }
            // "1\!1", "2 3": digits of one number as well as factors.
            if child.shape == .number, index > 0, children[index - 1].shape == .number {
                note(caution: "numbers-side-by-side")
            }
            // 17%5 is written for a remainder too.
            if child.shape == .number, index > 0, children[index - 1].shape == .postfix, children[index - 1].name == "Percent" {
                note(caution: "percent-or-remainder")
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
            if child.shape == .symbol, child.name == "d", index + 1 < children.count, !scope.variables.contains("d"),
                [.symbol, .fence].contains(children[index + 1].shape)
            {
                note(caution: "differential")
            }
            if child.shape == .symbol, child.name == "Delta", index + 1 < children.count,
                [.symbol, .subscriptNode].contains(children[index + 1].shape)
            {
                // An increment is one quantity.
                factors.append(.symbol("Delta(" + children[index + 1].plainName + ")"))
                index += 2
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

    /// `3(1)/(2)` where it is read as 3½; the other reading is noted.
    mutating func mixedNumberInBrackets(_ node: SyntaxNode) throws(ElaborationError) -> Expr? {
        guard let parts = node.mixedNumberInBrackets else { return nil }
        guard scope.readsMixedNumbers == true else {
            if scope.readsMixedNumbers == nil { note(.mixedNumber) }
            return nil
        }
        var values: [Expr] = []
        for part in parts { values.append(try expression(part)) }
        return .sum([values[0], .quotient(values[1], values[2])])
    }

    private static let timesOfDay: Set<String> = ["am", "pm", "a.m", "p.m", "a.m.", "p.m."]

    /// `1A_{16}`, `FF_{16}`, `0x1F`: digits of a base above ten, which read as products.
    /// 2A₁₆ as 42, where every sign is a digit of the base.
    private func numeralOfLetters(_ factors: [SyntaxNode]) -> Expr? {
        guard let last = factors.last, last.shape == .subscriptNode, let base = Int(last.children[1].name), 11...36 ~= base else { return nil }
        let signs = factors.dropLast() + [last.children[0]]
        guard base == 16 || signs.contains(where: { $0.shape == .number }), signs.allSatisfy({ $0.shape == .number || $0.shape == .symbol }),
            zip(signs, signs.dropFirst()).allSatisfy({ $0.span.end == $1.span.start })
        else { return nil }
        let digits = signs.map(\.name).joined()
        guard digits == digits.uppercased() else { return nil }
        return numeral(digits, base: base).map { .number(Rational($0)) }
    }

    private func isNumeralOfLetters(_ factors: [SyntaxNode]) -> Bool {
        guard factors.count > 1, let last = factors.last else { return false }
        if factors[0].shape == .number, factors[0].name == "0", factors[1].shape == .symbol,
            ["x", "b", "o"].contains(factors[1].name), factors[1].span.start == factors[0].span.end, factors.count > 2,
            factors[2].shape == .number || ("A"..."F").contains(factors[2].name)
        {
            return true
        }
        guard last.shape == .subscriptNode, let base = Int(last.children[1].name), 11...36 ~= base else { return false }
        return (factors.dropLast() + [last.children[0]]).allSatisfy {
            $0.shape == .number || $0.shape == .symbol && $0.name.count == 1 && $0.name.uppercased() == $0.name
        }
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
            // f^2(x) is written for f(x)² as well as for f(f(x)).
            if head.shape == .power, !head.isPlainVariable, head.children[1].shape != .fence, head.children[1].name != "-1",
                head.children[1].shape != .prefix
            {
                // What takes several arguments, or its own variable as an exponent, is not iterated.
                if scope.readsPowersOfValues == true || parts.count > 1 || parts[0].plainName == head.children[1].plainName {
                    return .power(.function(.named(head.children[0].plainName), values), try expression(head.children[1]))
                }
                if scope.readsPowersOfValues == nil { note(.powerOfFunction) }
            }
            if let meaning = scope.integerFunctions[head.plainName], values.count == 1 { return .function(.integer(meaning), values) }
            return .function(.named(head.plainName), values)
        }
        if inner.shape == .list, let count = try selections(name, parts) { return count }
        if inner.shape == .list { throw ElaborationError(.unsupported, head, "a name before a list in parentheses") }
        // A prime or dot before brackets: nobody multiplies a derivative so.
        if head.shape == .postfix || head.shape == .decorated && head.name.hasSuffix("dot") {
            var values: [Expr] = []
            for part in parts { values.append(try expression(part)) }
            return .function(.named(head.plainName), values)
        }
        // k(k² − 3): no function is its own argument.
        if !scope.factors.contains(name), !Elaborator.standsAlone(name, in: inner) { note(.application(name)) }
        return nil
    }

    /// Whether the letter occurs as a number: without brackets behind it.
    private static func standsAlone(_ letter: String, in node: SyntaxNode) -> Bool {
        if node.shape == .symbol { return node.name == letter }
        return node.children.indices.contains { index in
            let child = node.children[index]
            let isHead = node.shape == .juxtaposition && index + 1 < node.children.count && node.children[index + 1].shape == .fence
            return !(isHead && child.shape == .symbol) && standsAlone(letter, in: child)
        }
    }

    /// `C(n, k)` and `P(n, k)`: combinations, and permutations n!/(n − k)! of written numbers; nil for other names.
    private mutating func selections(_ name: String, _ parts: [SyntaxNode]) throws(ElaborationError) -> Expr? {
        guard parts.count == 2, name == "C" || name == "P" else { return nil }
        let (n, k) = (try expression(parts[0]), try expression(parts[1]))
        if name == "C" { return .function(.binomial, [n, k]) }
        guard let from = n.rational?.int, let count = k.rational?.int, 0 <= count, count <= from,
            from <= Elaborator.expandedTerms
        else { return nil }
        return .product((0..<count).map { .number(from - $0) })
    }

    /// The bare letter of `f`, `f'`, `f_1`, `f^{-1}`, `\hat f`.
    private func functionName(_ node: SyntaxNode) -> String? {
        switch node.shape {
        case .symbol: node.name
        case .decorated: functionName(node.children[0])
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

extension SyntaxNode {
    /// The numbers of `3(1)/(2)`: a whole number before a proper fraction of whole numbers, both in brackets; nil for anything else.
    public var mixedNumberInBrackets: [SyntaxNode]? {
        guard shape == .product, children.count == 2, children[0].shape == .juxtaposition, children[0].children.count == 2,
            children[1].shape == .prefix, children[1].name == "Divide",
            case let fences = [children[0].children[1], children[1].children[0]],
            fences.allSatisfy({ $0.shape == .fence && $0.name == "()" && $0.children.first?.shape == .number })
        else { return nil }
        let parts = [children[0].children[0]] + fences.map { $0.children[0] }
        let values = parts.map { $0.shape == .number ? Int($0.name) : nil }
        guard let upper = values[1], let lower = values[2], values[0] != nil, 0 < upper, upper < lower else { return nil }
        return parts
    }
}

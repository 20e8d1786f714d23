import Arithmetic
import Expressions
import LatexSyntax

/// Sums and products with dots: `1 + 2 + ⋯ + n` as Σ k for k from 1 to n, where the written terms show one law.
extension Elaborator {
    /// The terms, or factors, before and after the dots with what the dots stand for.
    /// - Throws: `.incomplete` where no law, or more than one, is seen.
    mutating func withoutDots(_ terms: [SyntaxNode], _ binder: Binder, _ node: SyntaxNode) throws(ElaborationError) -> Expr {
        let parts = terms.split(omittingEmptySubsequences: false) { $0.shape == .ellipsis }.map(Array.init)
        guard parts.count == 2, parts[0].count >= 2 else { throw ElaborationError(.incomplete, node) }
        let (before, after) = (parts[0], parts[1])
        if after.isEmpty {
            guard binder == .sum, before.count > 2 else { throw ElaborationError(.incomplete, node) }
            // A series may be meant to go on in another way.
            note(caution: "dots")
        }
        if binder == .sum, before.count > 2, let value = try geometric(before, after) { return value }
        if let value = try evenly(before, after, binder) { return value }
        if let value = try arithmetic(before, after, binder) { return value }
        if binder == .sum, before.count == 2, let value = try geometric(before, after) { return value }
        throw ElaborationError(.incomplete, node)
    }

    /// Terms in which integers go up evenly. The first ones need not fit, nor those behind the one that ends the dots.
    private mutating func evenly(_ before: [SyntaxNode], _ after: [SyntaxNode], _ binder: Binder) throws(ElaborationError) -> Expr? {
        let count = before.count
        guard let pattern = TermPattern(before[count - 2], before[count - 1]) else {
            // 1/(1 + √2) + 1/(√2 + √3) + ⋯ + 1/(√8 + √9): the last term tells the form of the first.
            guard count == 2, after.count == 1, let far = TermPattern(before[1], after[0]), far.leaves.allSatisfy({ $0.step > 1 }),
                case let first = far.filled({ Elaborator.numeral($0.first - 1) }), TermPattern(first, before[1]) != nil,
                try expression(first) == expression(before[0])
            else { return nil }
            return try evenly([first, before[1]], after, binder)
        }
        var used = 2
        while used < count, let earlier = try? expression(before[count - 1 - used]), !earlier.isZero || pattern.leaves[0].path.isEmpty,
            earlier == (try? expression(pattern.filled { Elaborator.numeral($0.first - $0.step * (used - 1)) }))
        {
            used += 1
        }
        // Two terms tell a step of 1 only.
        let index = pattern.leaves.first { $0.step == 1 }
        if used == 2, !pattern.leaves.allSatisfy({ $0.step.magnitude == 1 }) {
            if count > 2 { return nil }
            note(caution: "dots")
        }
        guard let name = ["k", "j", "m", "l"].first(where: { name in !(before + after).contains { $0.contains { $0.name == name } } }) else {
            return nil
        }
        // The index is what stands at a leaf that goes up by 1, else it counts from 0.
        let variable = SyntaxNode(.symbol, name, span: before[0].span)
        func start(_ leaf: TermPattern.Leaf) -> Int { leaf.first - leaf.step * (used - 2) }
        let (body, symbol) = (
            pattern.filled { Elaborator.linear(variable, $0.step, start($0) - $0.step * (index.map(start) ?? 0)) }, Symbol(name)
        )
        let term = try self.body(body, over: variable).value
        func sum(_ last: Expr, _ rest: [SyntaxNode]) throws(ElaborationError) -> Expr {
            var parts = [try written(binder, symbol, term, from: .number(index.map(start) ?? 0), to: last)]
            for extra in before.dropLast(used) + rest { parts.append(try expression(extra)) }
            return binder == .sum ? .sum(parts) : .product(parts)
        }
        if after.isEmpty { return try sum(.constant(.infinity), []) }
        let leaf = index ?? pattern.leaves[0]
        for (last, rest) in [(after.count - 1, []), (0, Array(after.dropFirst()))] {
            guard let values = pattern.values(in: after[last]), let ends = try? expressions(values),
                let place = pattern.leaves.firstIndex(where: { $0.path == leaf.path }),
                // So many steps after the first term.
                let steps = Elaborator.steps(from: start(leaf), to: ends[place], by: leaf.step),
                zip(pattern.leaves, ends).allSatisfy({ leaf, end in
                    Expr.sum([end, .number(-start(leaf)), steps.multipliedOut(by: Rational(-leaf.step))]).isZero
                })
            else { continue }
            // Terms between the dots and the last one go on to it.
            var goesOn = true
            for (place, node) in after[..<last].enumerated() {
                let own = try pattern.values(in: node).map { nodes throws(ElaborationError) in try expressions(nodes) } ?? []
                goesOn = goesOn && own.count == ends.count && zip(zip(own, ends), pattern.leaves).allSatisfy {
                    Expr.sum([Elaborator.difference($0.0, $0.1), .number($1.step * (last - place))]).isZero
                }
            }
            if !goesOn || (steps.rational?.int).map({ $0 < used }) ?? false { continue }
            // 1 + 2 + ⋯ + 16, and 1/1 + 1/2 + ⋯ + 1/16: the powers or all numbers. What ends with 2ⁿ speaks of powers.
            if used == 2, leaf.path.isEmpty || ends[place].contains(where: { $0.head == .power && !$0.arguments[1].isGround }) {
                if after[last].contains(where: { $0.shape == .power }) { return nil }
            }
            if used == 2, leaf.path.isEmpty || pattern.leaves.count == 1 && before[0].shape == .fraction {
                let (first, second) = (FactorExponents(.number(start(leaf))), FactorExponents(.number(start(leaf) + leaf.step)))
                if FactorExponents(ends[place]).divided(by: first).exponent(of: second.divided(by: first)) != nil { note(caution: "dots") }
            }
            return try sum(index == nil ? steps : ends[place], rest)
        }
        return nil
    }

    /// Terms that differ by a number: n (n − 1) ⋯ 1.
    private mutating func arithmetic(_ before: [SyntaxNode], _ after: [SyntaxNode], _ binder: Binder) throws(ElaborationError) -> Expr? {
        let terms = try expressions(before)
        guard after.count == 1, let difference = Elaborator.difference(terms[1], terms[0]).rational?.int, difference != 0,
            zip(terms, terms.dropFirst()).allSatisfy({ Elaborator.difference($1, $0).rational?.int == difference }),
            !terms[0].isGround, difference.magnitude == 1 || terms.count > 2
        else { return nil }
        let distance = Elaborator.difference(try expression(after[0]), terms[0])
        guard let steps = Elaborator.steps(from: 0, to: distance, by: difference) else { return nil }
        let index = Symbol(Elaborator.index)
        let term = Expr.sum([terms[0], .product([.number(difference), .symbol(index)])])
        return try written(binder, index, term, from: .zero, to: steps)
    }

    /// Terms with one quotient: a + ar + ar² + ⋯.
    private mutating func geometric(_ before: [SyntaxNode], _ after: [SyntaxNode]) throws(ElaborationError) -> Expr? {
        let terms = try expressions(before).map(FactorExponents.init)
        let ratio = terms[1].divided(by: terms[0])
        guard !ratio.isOne, zip(terms, terms.dropFirst()).allSatisfy({ $1.divided(by: $0) == ratio }),
            case let isGuessed = terms.count == 2 && ratio.isNumber, !isGuessed || !after.isEmpty
        else { return nil }
        var steps = Expr.constant(.infinity)
        if !after.isEmpty {
            guard after.count == 1, let found = FactorExponents(try expression(after[0])).divided(by: terms[0]).exponent(of: ratio),
                !found.isGround || !isGuessed && (found.rational?.int ?? 0) >= terms.count
            else { return nil }
            steps = found
            // 2 + 4 + ⋯ + 2ⁿ
            if isGuessed { note(caution: "dots") }
        }
        let index = Symbol(Elaborator.index)
        return try written(
            .sum, index, .product([try expression(before[0]), .power(ratio.expression, .symbol(index))]), from: .zero, to: steps)
    }

    /// A name that no text can write.
    private static let index = "index of dots"

    private mutating func expressions(_ nodes: [SyntaxNode]) throws(ElaborationError) -> [Expr] {
        var result: [Expr] = []
        for node in nodes { result.append(try expression(node)) }
        return result
    }

    /// (to − from) / step, where that can be an integer.
    private static func steps(from: Int, to: Expr, by step: Int) -> Expr? {
        guard let inverse = try? Rational(step).inverse() else { return nil }
        let result = Expr.sum([to, .number(-from)]).multipliedOut(by: inverse)
        return result.isGround && result.rational?.isInteger != true ? nil : result
    }

    private static func difference(_ a: Expr, _ b: Expr) -> Expr { .sum([a, b.multipliedOut(by: -1)]) }

    private static func numeral(_ value: Int) -> SyntaxNode {
        let span = SourceSpan(start: 0, end: 0)
        let number = SyntaxNode(.number, String(value.magnitude), span: span)
        return value < 0 ? SyntaxNode(.fence, "()", [SyntaxNode(.prefix, "Negate", [number], span: span)], span: span) : number
    }

    /// step · variable + offset.
    private static func linear(_ variable: SyntaxNode, _ step: Int, _ offset: Int) -> SyntaxNode {
        let span = variable.span
        let multiple = step == 1 ? variable : SyntaxNode(.product, "", [numeral(step), variable], span: span)
        if offset == 0, step == 1 { return variable }
        return SyntaxNode(.fence, "()", [SyntaxNode(.sum, "", [multiple, numeral(offset)], span: span)], span: span)
    }
}

extension SyntaxNode {
    /// The factors of products side by side or with signs between them, one in the other.
    var writtenFactors: [SyntaxNode] {
        shape == .product || shape == .juxtaposition ? children.flatMap(\.writtenFactors) : [self]
    }

    /// `1 · 2 ⋯ n`.
    var hasDotsAmongFactors: Bool { children.count > 1 && writtenFactors.contains { $0.shape == .ellipsis } }
}

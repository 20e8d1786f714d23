import Elaboration
import Expressions
import LatexSyntax

/// Arithmetic and geometric sequences that the words of a text speak of.
extension StepJudge {
    /// 2b = a + c or b² = ac for consecutive terms, b = a + d or b = ar with the common difference or ratio, and for terms with an index
    /// the law for all of them; nil for fewer than three terms without an index.
    func facts(of said: ProgressionStatement, _ sentence: Sentence, isGiven: Bool) -> StatedFact? {
        guard let isSupposed = isSupposed(sentence, before: said.start) else { return nil }
        let step = said.step.flatMap(value)
        let end = sentence.tokens[said.end - 1].span.end
        // {a_n}, (a_n)
        if said.items.count == 1, said.items[0].shape == .fence, let inner = said.items[0].children.first, let term = value(inner)?.symbol,
            let name = IndexedName(term), name.variable != nil
        {
            let least = leastIndex(of: [name.base])
            return StatedFact(
                statements: [], laws: StepJudge.law(name.base, from: least, said.isGeometric, step, isGiven: isGiven).map { [$0] } ?? [],
                isSupposed: isSupposed, end: end)
        }
        var terms: [Expr] = []
        for item in said.items.flatMap(\.tupleItems) {
            guard let term = value(item) else { return nil }
            terms.append(term)
        }
        let names = terms.compactMap { $0.symbol.flatMap { IndexedName($0) } }
        let isNumbered = names.count == terms.count && Set(names.map(\.base)).count == 1
            && zip(names, names.dropFirst()).allSatisfy { $0.variable == nil && $1.offset == $0.offset + 1 }
        let law = isNumbered && said.isOpen ? StepJudge.law(names[0].base, from: names[0].offset, said.isGeometric, step, isGiven: isGiven) : nil
        guard terms.count > 2 || law != nil && terms.count == 2 else { return nil }
        var statements: [Statement] = []
        for (a, b, c) in zip(zip(terms, terms.dropFirst()), terms.dropFirst(2)).map({ ($0.0, $0.1, $1) }) {
            statements.append(
                said.isGeometric
                    ? Statement(.power(b, .number(2)), .equal, .product([a, c])) : Statement(.product([.number(2), b]), .equal, .sum([a, c])))
        }
        let progression = Context.Progression(isGeometric: said.isGeometric, terms: terms)
        if let step { statements += StepJudge.steps(progression, step) }
        return StatedFact(
            statements: statements.filter { !$0.isGround && $0.left != $0.right }, laws: law.map { [$0] } ?? [], progression: progression,
            isBinding: isGiven, isSupposed: isSupposed, end: end)
    }

    /// "let $d$ be the common difference" of a sequence that was spoken of.
    func namedStep(in sentence: Sentence, of progression: Context.Progression?) -> StatedFact? {
        guard let progression, let (node, isGeometric, start, end) = ProgressionStatement.namedStep(in: sentence),
            isGeometric == progression.isGeometric, let isSupposed = isSupposed(sentence, before: start),
            let name = (try? Elaborator.elaborate(node, scope: scope))?.expression?.symbol, !progression.terms.contains(where: { $0.contains(name) })
        else { return nil }
        return StatedFact(
            statements: StepJudge.steps(progression, .symbol(name)), names: [name], isSupposed: isSupposed,
            end: sentence.tokens[end - 1].span.end)
    }

    /// "let $a$ be the first term" of a sequence that was spoken of.
    func namedFirst(in sentence: Sentence, of progression: Context.Progression?) -> StatedFact? {
        guard let first = progression?.terms.first, let (node, start, end) = ProgressionStatement.namedFirst(in: sentence),
            let isSupposed = isSupposed(sentence, before: start),
            let name = (try? Elaborator.elaborate(node, scope: scope))?.expression?.symbol, !first.contains(name), !first.isGround
        else { return nil }
        return StatedFact(
            statements: [Statement(first, .equal, .symbol(name))], names: [name], isSupposed: isSupposed,
            end: sentence.tokens[end - 1].span.end)
    }

    /// b = a + d or b = ar for neighbours.
    private static func steps(_ progression: Context.Progression, _ step: Expr) -> [Statement] {
        zip(progression.terms, progression.terms.dropFirst()).map { a, b in
            Statement(b, .equal, progression.isGeometric ? .product([a, step]) : .sum([a, step]))
        }
    }

    /// a_n = a_m + (n − m)(a_{m+1} − a_m), or a_n a_m^{n−m−1} = a_{m+1}^{n−m}; with the common difference d or ratio r
    /// a_n = a_m + (n − m)d, or a_n = a_m r^{n−m}.
    private static func law(_ base: String, from least: Int, _ isGeometric: Bool, _ step: Expr?, isGiven: Bool) -> SequenceLaw? {
        let n = Symbol("n")
        guard let term = IndexedName.symbol(base, factor: 1, variable: n, offset: 0),
            let first = IndexedName.symbol(base, factor: 0, variable: nil, offset: least),
            let second = IndexedName.symbol(base, factor: 0, variable: nil, offset: least + 1), step?.contains(n) != true
        else { return nil }
        let (any, a, b) = (Expr.symbol(term), Expr.symbol(first), Expr.symbol(second))
        let count = Expr.difference(.symbol(n), .number(least))
        let statement: Statement
        switch (isGeometric, step) {
        case (false, let step): statement = Statement(any, .equal, .sum([a, .product([count, step ?? .difference(b, a)])]))
        case (true, let step?): statement = Statement(any, .equal, .product([a, .power(step, count)]))
        case (true, nil):
            statement = Statement(.product([any, .power(a, .difference(count, .one))]), .equal, .power(b, count))
        }
        return SequenceLaw(
            statement: statement, variable: n, lower: isGeometric && step == nil ? least + 1 : least, upper: nil, isGiven: isGiven)
    }
}

extension SyntaxNode {
    /// a, b, c of `(a, b, c)`.
    fileprivate var tupleItems: [SyntaxNode] {
        shape == .fence && name == "()" && children.first?.shape == .list ? children[0].children : [self]
    }
}

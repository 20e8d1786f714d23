import Algebra
import Expressions
import LatexSyntax

/// What the number of roots of a quadratic equation says of its discriminant.
extension StepJudge {
    private static let numbers: Set<String> = [
        "only", "exactly", "precisely", "just", "one", "two", "no", "a", "an", "single", "double", "repeated", "distinct", "different", "real", "unique",
    ]

    /// b² − 4ac = 0 for "$ax^2 + bx + c = 0$ has exactly one solution", < 0 for "no real roots", > 0 for "two real roots",
    /// ≥ 0 for "real roots".
    func discriminants(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            guard let noun = sentence.word(index), ["solution", "root", "zero", "solutions", "roots", "zeros", "zeroes"].contains(noun) else { return nil }
            let verb = sentence.skip(StepJudge.numbers, backFrom: index - 1)
            guard let word = sentence.word(verb), ["has", "have", "having"].contains(word), let node = sentence.formula(verb - 1),
                let relation = StepJudge.signOfDiscriminant((verb + 1..<index).compactMap(sentence.word)),
                isSupposed(sentence, before: verb - 1) != nil, let (equation, unknown) = polynomialEquation(node, isOfEquation: true, names: []),
                let coefficients = RootRelations.coefficients(of: equation.difference, in: unknown), coefficients.count == 3
            else { return nil }
            guard saysNoMore(behind: index, sentence, of: unknown) else { return nil }
            // With a leading coefficient of 0 it would have one solution as well.
            let words = sentence.words(before: sentence.tokens.count)
            guard coefficients[2].rational != nil || words.contains("quadratic") || words.contains("nonzero") || words.contains("non") else { return nil }
            let discriminant = Expr.difference(.power(coefficients[1], .number(2)), .product([.number(4), coefficients[2], coefficients[0]]))
            guard !discriminant.isGround else { return nil }
            return StatedFact(statements: [Statement(discriminant, relation, .zero)], end: sentence.tokens[index].span.end)
        }
    }

    private static func signOfDiscriminant(_ words: [String]) -> Relation? {
        if words.contains("no") { return words.contains("real") ? .less : nil }
        if words.contains("two") { return words.contains("real") ? .greater : nil }
        if words == ["real"] { return .greaterOrEqual }
        return Set(words).isDisjoint(with: ["only", "exactly", "precisely", "just", "single", "double", "repeated", "unique"]) ? nil : .equal
    }

    /// Whether the number is that of all roots: not "exactly one root greater than 2".
    private func saysNoMore(behind index: Int, _ sentence: Sentence, of unknown: Symbol) -> Bool {
        if sentence.word(index + 1) == "for" { return sentence.formula(index + 2)?.plainName == unknown.name }
        return sentence.formula(index + 1) == nil && sentence.word(index + 1).map { ["and", "so", "then", "what", "find", "where"].contains($0) } ?? true
    }
}

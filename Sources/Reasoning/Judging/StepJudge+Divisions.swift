import Algebra
import Expressions
import LatexSyntax

/// Polynomials whose remainder a text tells.
extension StepJudge {
    private static let beforeRemainders: Set<String> = [
        "the", "then", "we", "get", "obtain", "it", "leaves", "gives", "has", "is", "a", "remainder", "of", "and", "equal", "to", "with",
    ]

    /// F(r) = R(r) at the roots r of the divisor, for "when $F(x)$ is divided by $x - r$, the remainder is $R$" and "$F(x)$ is divisible
    /// by $x - r$".
    func divisions(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            guard let word = sentence.word(index), word == "divided" || word == "divisible", sentence.word(index + 1) == "by",
                let divisor = value(sentence.formula(index + 2)), divisor.symbols.count == 1, isSupposed(sentence, before: index) != nil,
                let dividend = value(sentence.formula(sentence.skip(["is", "be", "exactly", "evenly"], backFrom: index - 1))),
                // Of integers "divisible" means less.
                dividend.contains(divisor.symbols[0]), ["x", "z", "t"].contains(divisor.symbols[0].name) || sentence.words(before: index).contains("polynomial")
            else { return nil }
            var remainder = Expr.zero
            var end = index + 2
            if word == "divided" {
                var place = index + 3
                var words: [String] = []
                while let word = sentence.word(place) ?? (sentence.isComma(place) ? "," : nil), word == "," || StepJudge.beforeRemainders.contains(word) {
                    words.append(word)
                    place += 1
                }
                guard words.contains("remainder") || sentence.words(before: index).contains("remainder"), sentence.tokens.indices.contains(place),
                    let node = sentence.operand(sentence.tokens[place], configuration.parser), let value = value(node)
                else { return nil }
                (remainder, end) = (value, place)
            }
            let unknown = divisor.symbols[0]
            let polynomial = context.unfolding(dividend)
            let statements = StepJudge.linearRoots(of: divisor, in: unknown).map {
                Statement(context.unfolding(polynomial.substituting([unknown: $0])), .equal, remainder.substituting([unknown: $0]))
            }.filter { !$0.isGround }
            return statements.isEmpty ? nil : StatedFact(statements: statements, end: sentence.tokens[end].span.end)
        }
    }

    /// The roots of the linear factors that are written.
    private static func linearRoots(of divisor: Expr, in unknown: Symbol) -> [Expr] {
        if case .product = divisor.head { return divisor.arguments.flatMap { linearRoots(of: $0, in: unknown) } }
        guard let coefficients = RootRelations.coefficients(of: divisor, in: unknown), coefficients.count == 2 else { return [] }
        return [Expr.quotient(coefficients[0], coefficients[1]).negated]
    }
}

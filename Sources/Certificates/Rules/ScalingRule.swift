import Arithmetic
import Expressions

extension Checker {
    /// With rational numbers s ≠ 0, the unknowns x = s x′ run through all real numbers as the x′ do: the rest proves in the x′ what
    /// is claimed of the x. So cos x = 1 − 2 sin²(x/2) becomes cos 2x′ = 1 − 2 sin² x′, where the angles have one unit.
    func checkScaling(
        _ judgement: Judgement, _ statement: Statement, _ scales: [Symbol: Rational], _ inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard !scales.isEmpty, scales.values.allSatisfy({ !$0.isZero }) else { throw .wrongForm("no unknown is scaled") }
        var (forth, back): ([Symbol: Expr], [Symbol: Expr]) = ([:], [:])
        for (symbol, scale) in scales {
            forth[symbol] = .product([.number(scale), .symbol(symbol)])
            back[symbol] = .quotient(.symbol(symbol), .number(scale))
        }
        let scaled = try checking { () throws(EvaluationError) in
            Judgement(
                facts: try judgement.facts.map { fact throws(EvaluationError) in try fact.substitutingWithinLimit(forth) },
                try statement.substitutingWithinLimit(forth))
        }
        var finding = try finding(inner, scaled)
        guard finding.conclusion == .holds else { throw .conditionFails("only what holds is carried over") }
        finding.sideConditions = finding.sideConditions.map { SideCondition($0.statement.substituting(back)) }
        return finding
    }
}

import Arithmetic
import Expressions

extension Checker {
    /// With rational numbers s ≠ 0, the unknowns x = s x′ run through all real numbers as the x′ do: the rest proves in the x′ what
    /// is claimed of the x. So cos x = 1 − 2 sin²(x/2) becomes cos 2x′ = 1 − 2 sin² x′, where the angles have one unit.
    func checkScaling(
        _ judgement: Judgement, _ statement: Statement, _ scales: [Symbol: Rational], _ inner: Certificate
    ) throws(CheckFailure) -> Finding {
        func values(_ inverse: Bool) throws(EvaluationError) -> [Symbol: Expr] {
            var result: [Symbol: Expr] = [:]
            for (symbol, scale) in scales {
                result[symbol] = .product([.number(inverse ? try scale.inverse() : scale), .symbol(symbol)])
            }
            return result
        }
        let (forth, back, scaled) = try checking { () throws(EvaluationError) in
            let forth = try values(false)
            var facts: [Statement] = []
            for fact in judgement.facts { facts.append(try fact.substitutingWithinLimit(forth)) }
            return (forth, try values(true), Judgement(facts: facts, try statement.substitutingWithinLimit(forth)))
        }
        guard !forth.isEmpty else { throw .wrongForm("no unknown is scaled") }
        var finding = try finding(inner, scaled)
        guard finding.conclusion == .holds else { throw .conditionFails("only what holds is carried over") }
        finding.sideConditions = finding.sideConditions.map { SideCondition($0.statement.substituting(back)) }
        return finding
    }
}

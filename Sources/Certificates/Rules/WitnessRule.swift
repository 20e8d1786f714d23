import Arithmetic
import Expressions

extension Checker {
    /// The statement fails at a rational point where every fact holds.
    func checkWitness(_ judgement: Judgement, _ statement: Statement, _ point: [Symbol: Rational], precision: Int)
        throws(CheckFailure) -> Finding
    {
        for fact in judgement.facts {
            guard try holds(fact, at: point, precision: precision) else { throw .conditionFails("a fact fails at the point") }
        }
        guard try !holds(statement, at: point, precision: precision) else { throw .conditionFails("the statement holds at the point") }
        return Finding(conclusion: .fails)
    }
}

import Arithmetic
import Expressions

extension Checker {
    /// The statement fails at a rational point where every fact holds.
    func checkWitness(_ judgement: Judgement, _ statement: Statement, _ point: [Symbol: Rational], precision: Int)
        throws(CheckFailure) -> Finding
    {
        for fact in judgement.facts {
            guard try holds(fact, at: point, precision: precision) else {
                throw .conditionFails("a fact fails at the point")
            }
        }
        guard try !holds(statement, at: point, precision: precision) else {
            throw .conditionFails("the statement holds at the point")
        }
        return Finding(conclusion: .fails)
    }

    /// Whether the statement holds at the point, where both sides must be defined.
    func holds(_ statement: Statement, at point: [Symbol: Rational], precision: Int) throws(CheckFailure) -> Bool {
        var budget = budget
        let sign: Int
        if let left = try? statement.left.rationalValue(at: point, budget: &budget),
            let right = try? statement.right.rationalValue(at: point, budget: &budget)
        {
            sign = left == right ? 0 : left < right ? -1 : 1
        } else {
            sign = try signOfDifference(statement, at: point, precision: precision)
        }
        guard let holds = statement.relation.holds(signOfDifference: sign) else {
            throw .wrongForm("an approximate relation has no exact truth")
        }
        return holds
    }
}

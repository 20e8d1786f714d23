import Arithmetic
import Expressions

extension Checker {
    /// Two positive numbers are equal when their n-th powers are.
    func checkEqualPowers(_ statement: Statement, degree: Int, precision: Int, _ inner: Certificate)
        throws(CheckFailure) -> Finding
    {
        guard statement.relation == .equal, statement.isGround, 2...8 ~= degree else {
            throw .wrongForm("two numbers and a small degree")
        }
        for side in [statement.left, statement.right] {
            guard try signOfDifference(Statement(side, .greater, .zero), at: [:], precision: precision) > 0 else {
                throw .conditionFails("a side is not positive")
            }
        }
        let powers = Statement(
            .power(statement.left, .number(degree)), .equal, .power(statement.right, .number(degree)))
        let finding = try finding(inner, Judgement(powers))
        guard finding.conclusion == .holds else { throw .conditionFails("the powers are not shown to be equal") }
        return finding
    }
}

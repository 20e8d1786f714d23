import Algebra
import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@Suite struct LinearEquationTests {
    @Test func solves() throws {
        var budget = Budget()
        #expect(try LinearEquation.solve(3 * x + 5 === x - 7, for: Symbol("x"), budget: &budget) == -6)
        #expect(
            try LinearEquation.solve(x / 3 + rational("1/2") === 1, for: Symbol("x"), budget: &budget) == Rational(
                "3/2")!)
    }

    @Test(arguments: [x ** 2 === 4, x * y === 1, x === x, root(x) === 2, y === 3, x === root(2)])
    func leavesAlone(equation: Statement) {
        var budget = Budget()
        #expect(throws: EvaluationError.unable(.unsupported)) {
            try LinearEquation.solve(equation, for: Symbol("x"), budget: &budget)
        }
    }
}

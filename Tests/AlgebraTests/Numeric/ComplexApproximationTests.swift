import Arithmetic
import ExpressionNotation
import Expressions
import Foundation
import Testing

@testable import Algebra

private let i = Expr.constant(.i)
private let e = Expr.constant(.e)

@Suite struct ComplexApproximationTests {
    @Test func principalValues() throws {
        for (expression, real, imaginary) in [
            (root(-4), 0, 2), (Expr.power(-8, .number(Rational("1/3")!)), 1, 3.0.squareRoot()), (i ** 3, 0, -1),
            (e ** (i * pi), -1, 0), (Expr.elementary(.ln, -1), 0, Double.pi), ((1 + i) * (1 - i), 2, 0), (1 / (3 + 4 * i), 0.12, -0.16),
            (Expr.elementary(.cos, i), cosh(1), 0), (Expr.elementary(.sin, i), 0, sinh(1)), (Expr.elementary(.abs, 3 + 4 * i), 5, 0),
        ] as [(Expr, Double, Double)] {
            let value = try #require(expression.complexApproximation(at: [:]), "\(expression)")
            #expect(hypot(value.real - real, value.imaginary - imaginary) < 1e-12, "\(expression)")
        }
    }

    @Test func whatHasNone() {
        for expression in [
            1 / (x - x) as Expr, Expr.elementary(.ln, 0), x, Expr.constant(.infinity), Expr.function(.named("f"), [1]),
            Expr.power(10, .power(10, 10)),
        ] { #expect(expression.complexApproximation(at: [:]) == nil, "\(expression)") }
    }

    /// Only what fails by more than rounding is left out.
    @Test func evidentFalsehoods() {
        func isFalse(_ formula: Formula, _ value: Expr) -> Bool { formula.isEvidentlyFalse(at: [Symbol("x"): value]) }
        func statement(_ left: Expr, _ relation: Relation, _ right: Expr) -> Formula { .statement(Statement(left, relation, right)) }
        #expect(isFalse(statement(x ** 2, .equal, 2), 1) && isFalse(statement(x, .less, 0), 1))
        #expect(isFalse(.and([.true, statement(x, .equal, 2)]), 3) && isFalse(.not(statement(x, .notEqual, 2)), 3))
        #expect(isFalse(.or([statement(x, .equal, 2), statement(x, .equal, 1)]), 3) && isFalse(.false, 3))
        #expect(!isFalse(statement(x ** 2, .equal, 2), root(2)) && !isFalse(statement(x, .notEqual, root(2)), root(2)))
        #expect(!isFalse(.or([statement(x, .equal, 2), statement(y, .equal, 1)]), 3))
        #expect(!isFalse(statement(root(x), .less, 5), -1) && !isFalse(statement(x, .greaterOrEqual, root(2)), root(2)))
        #expect(!isFalse(.true, 1) && !isFalse(statement(Expr.function(.named("f"), [x]), .equal, 1), 1))
    }
}

import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

private func equal(_ left: Expr, _ right: Expr) -> Formula { .statement(Statement(left, .equal, right)) }
private func sin(_ angle: Expr) -> Expr { apply(.sin, angle) }
private func cos(_ angle: Expr) -> Expr { apply(.cos, angle) }
private func listed(_ values: Expr...) -> Formula { .or(values.map { equal(x, $0) }) }
/// The equation, and lower ≤ x < upper.
private func within(_ equation: Formula, _ lower: Expr, _ upper: Expr) -> Formula {
    .and([equation, .statement(Statement(x, .greaterOrEqual, lower)), .statement(Statement(x, .less, upper))])
}
private func relation(_ first: Formula, _ second: Formula) -> FormulaRelation {
    Relate(tries: 24).relation(between: first, and: second, domain: .real).relation
}

/// Solutions of equations in sines, exponentials and logarithms, by way of the values of these functions.
@Suite struct SolutionChainTests {
    static let half = rational("1/2")
    static let sixth = pi / 6
    static let turn = 2 * pi

    static let exponentials: [(Formula, Formula)] = [
        (equal(e ** (2 * x) - 3 * e ** x + 2, 0), listed(0, apply(.ln, 2))), (equal(9 ** x - 4 * 3 ** x + 3, 0), listed(0, 1)),
        (equal(4 ** x - 2 ** (x + 1) - 8, 0), equal(x, 2)), (equal(e ** x + e ** (-x), 2), equal(x, 0)),
        (equal(apply(.ln, x) ** 2 - 3 * apply(.ln, x) + 2, 0), listed(e, e ** 2)),
    ]
    @Test(arguments: exponentials) func exponentialsAndLogarithms(equation: Formula, solutions: Formula) {
        #expect(relation(equation, solutions) == .equivalent)
        #expect(relation(solutions, equation) == .equivalent)
        #expect(Relate().implication(from: .true, to: .equivalent(equation, solutions)).holds)
    }

    static let wrongExponentials: [(Formula, Formula)] = [
        (equal(e ** (2 * x) - 3 * e ** x + 2, 0), listed(1, apply(.ln, 2))), (equal(e ** (2 * x) - 3 * e ** x + 2, 0), equal(x, 0)),
        (equal(4 ** x - 2 ** (x + 1) - 8, 0), listed(2, 1)), (equal(4 ** x - 2 ** (x + 1) - 8, 0), equal(x, 1)),
        (equal(9 ** x - 4 * 3 ** x + 3, 0), listed(0, 1, 2)), (equal(apply(.ln, x) ** 2 - 3 * apply(.ln, x) + 2, 0), listed(e, 2)),
    ]
    @Test(arguments: wrongExponentials) func wrongSolutions(equation: Formula, solutions: Formula) {
        #expect(relation(equation, solutions) != .equivalent)
        #expect(!Relate().implication(from: .true, to: .equivalent(equation, solutions)).holds)
    }

    static let trigonometric: [(Formula, Formula)] = [
        (within(equal(sin(x), half), 0, turn), listed(sixth, 5 * sixth)), (within(equal(cos(x), half), 0, turn), listed(pi / 3, 5 * pi / 3)),
        (within(equal(sin(2 * x), 1), 0, turn), listed(pi / 4, 5 * pi / 4)), (within(equal(sin(x), cos(x)), 0, turn), listed(pi / 4, 5 * pi / 4)),
        (within(equal(apply(.tan, x), 1), 0, turn), listed(pi / 4, 5 * pi / 4)), (within(equal(sin(x), 0), -pi, turn), listed(-pi, 0, pi)),
        (within(equal(2 * cos(x) ** 2 - cos(x) - 1, 0), 0, turn), listed(0, 2 * pi / 3, 4 * pi / 3)),
        (within(equal(sin(2 * x), sin(x)), 0, turn), listed(0, pi, pi / 3, 5 * pi / 3)),
        (within(equal(sin(x), half), 0, 2 * turn), listed(sixth, 5 * sixth, 13 * sixth, 17 * sixth)),
        (within(equal(sin(x / 2), half), 0, turn), listed(pi / 3, 5 * pi / 3)),
    ]
    @Test(arguments: trigonometric) func anglesBetweenBounds(equation: Formula, solutions: Formula) {
        #expect(relation(equation, solutions) == .equivalent)
        #expect(Relate().implication(from: .true, to: .equivalent(equation, solutions)).holds)
        // The equation alone has more solutions.
        guard case .and(let parts) = equation else { return }
        #expect(relation(parts[0], solutions) != .equivalent)
    }

    static let wrongAngles: [(Formula, Formula, FormulaRelation)] = [
        (within(equal(sin(x), half), 0, turn), equal(x, sixth), .impliedBy),
        (within(equal(sin(x), half), 0, turn), listed(sixth, 7 * sixth), .different),
        (within(equal(sin(x), half), 0, turn), listed(sixth, 5 * sixth, 13 * sixth), .implies),
        (within(equal(sin(x), 0), 0, turn), equal(x, 0), .impliedBy), (within(equal(sin(x), 0), 0, turn), listed(0, pi, turn), .implies),
        (within(equal(sin(x), 0), 0, 2 * turn), listed(0, pi, turn), .impliedBy),
        (within(equal(sin(x / 2), half), 0, turn), equal(x, pi / 3), .impliedBy),
        (within(equal(cos(x), half), 0, turn), equal(x, pi / 3), .impliedBy),
    ]
    @Test(arguments: wrongAngles) func anglesThatLackOrExceed(equation: Formula, solutions: Formula, expected: FormulaRelation) {
        #expect(relation(equation, solutions) == expected)
    }

    static let families: [(Formula, Formula, Bool)] = [
        (equal(sin(x), half), .or([equal(sin(x / 2 - pi / 12), 0), equal(sin(x / 2 - 5 * pi / 12), 0)]), true),
        (equal(cos(x), half), .or([equal(sin(x / 2 - sixth), 0), equal(sin(x / 2 + sixth), 0)]), true),
        (equal(apply(.tan, x), 1), equal(sin(x - pi / 4), 0), true), (equal(cos(2 * x), 0), equal(sin(2 * x - pi / 2), 0), true),
        (equal(sin(x), half), equal(sin(x / 2 - pi / 12), 0), false), (equal(sin(x), 0), equal(sin(x / 2), 0), false),
        (equal(sin(x), half), .or([equal(sin(x / 2 - pi / 12), 0), equal(sin(x / 2 - 7 * pi / 12), 0)]), false),
        (equal(sin(x), half), equal(sin(x - sixth), 0), false), (equal(cos(2 * x), 0), equal(sin(x - pi / 4), 0), false),
        (equal(apply(.tan, x), 1), equal(sin(2 * x - pi / 2), 0), false),
    ]
    @Test(arguments: families) func familiesOfAngles(equation: Formula, family: Formula, isAll: Bool) {
        #expect((relation(equation, family) == .equivalent) == isAll)
        #expect(Relate().implication(from: .true, to: .equivalent(equation, family)).holds == isAll)
    }
}

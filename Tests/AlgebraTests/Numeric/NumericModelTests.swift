import ExpressionNotation
import Expressions
import Testing

@testable import Algebra

@Suite struct NumericModelTests {
    private let isPositive = Statement(x, .greater, 0)

    @Test func whatIsFarFromTrueAtAPoint() {
        for (claim, facts) in [
            (x === 3, [x === 2]), (x + 1 === 2 * x, []), (y === 5, [x + y === 7, x - y === 1]), (x === 1, [x ** 2 === 4]),
            (Statement(x, .greater, 20), [isPositive]), (y === 2 * x, [y === x ** 2]), (apply(.sin, x) === 1, []),
            // One equation follows from the others.
            (x * y === 7, [x + y === 5, 2 * x + 2 * y === 10, x - y === 1]),
            (y === 7, [y === 2 ** x, x === 3]),
        ] as [(Statement, [Statement])] { #expect(NumericModel.separates(claim, from: facts), "\(claim) from \(facts)") }
    }

    @Test func whatFollowsIsNowhereFarFromTrue() {
        for (claim, facts) in [
            (x ** 2 === 4, [x === 2]), ((x + 1) ** 2 === x ** 2 + 2 * x + 1, []), (y === 3, [x + y === 7, x - y === 1]),
            (Statement(x ** 2, .greater, 0), [isPositive]), (root(x ** 2) === x, []), (apply(.ln, x ** 2) === 2 * apply(.ln, x), []),
            (x === 2, [3 ** (x + 1) === 27]), (Statement(x + 1, .greater, x), []),
            // Rounding: nothing is far.
            (x === rational("33334/100000"), [3 * x === 1]),
        ] as [(Statement, [Statement])] { #expect(!NumericModel.separates(claim, from: facts), "\(claim) from \(facts)") }
    }

    /// Whatever has no values in machine numbers, no common point, or another meaning in between the integers.
    @Test func whatIsLeftToProofs() {
        let n = Expr.symbol("n")
        let f = Expr.function(.named("f"), [x])
        for (claim, facts) in [
            (x === 1, [x === 2, x === 3]), (x === 1, [x ** 2 === -1]), (f === 1, []), (x === 2, [f === 3]),
            ((-1) ** n === 1, []), (.function(.factorial, [n]) === 1, []), (x === 1, [Statement(x, .greater, 2), Statement(x, .less, 1)]),
            (Statement(x, .notEqual, 0), []), (Statement(x, .approximately, 9), []), (x === Expr.constant(.i), []),
            // Both sides come near to 0 far away, not to each other.
            (x === 2, [rational("1/5") ** x === rational("1/7") ** x / 10 ** 9]),
        ] as [(Statement, [Statement])] { #expect(!NumericModel.separates(claim, from: facts), "\(claim) from \(facts)") }
    }

    @Test func commonPoints() {
        for statements in [[x + y === 5, x - y === 1], [x ** 2 === 2, isPositive], [y === 2 ** x, x === 3]] {
            #expect(NumericModel.exists(for: statements), "\(statements)")
        }
        for statements in [
            [x + y === 5, x + y === 6], [x ** 2 === -2], [x === 1, Statement(x, .notEqual, 1)], [x === -1, isPositive], [apply(.ln, x) === 1, x === 2],
        ] { #expect(!NumericModel.exists(for: statements), "\(statements)") }
    }

    /// A proof is found with and without the look at points.
    @Test func proofs() {
        var prover = Prover()
        #expect(prover.proof(of: x ** 2 === 4, from: [x === 2]) != nil)
        #expect(prover.proof(of: (x + 1) ** 2 === x ** 2 + 2 * x + 1, from: []) != nil)
        for (claim, facts) in [(x === 2, [x ** 2 === 4]), (x === 3, [x === 2]), (y === 3, [x + y === 5])] {
            #expect(prover.proof(of: claim, from: facts) == nil)
        }
    }
}

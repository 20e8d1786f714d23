import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

@Suite struct ConsequenceTests {
    private func decide(_ statement: Statement, facts: [Statement]) -> String {
        var prover = Prover()
        switch prover.decide(statement, facts: facts, reading: .consequence) {
        case .checked(let checked): return checked.conclusion.rawValue
        case .undecided: return "undecided"
        }
    }

    private func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }

    @Test func membershipInTheIdeal() {
        #expect(decide(x * z === 3, facts: [x === y + 1, y * z + z === 3]) == "holds")
        #expect(decide(x ** 2 + y ** 2 === 25 - 2 * x * y, facts: [x + y === 5]) == "holds")
        #expect(decide(2 * x * y + 4 === 0, facts: [x + y === 0, x ** 2 + y ** 2 === 4]) == "holds")
        #expect(decide(x ** 2 + y ** 2 === 13, facts: [x + y === 5, x * y === 6]) == "holds")
        #expect(decide(x ** 2 === y + 1, facts: [x === root(y + 1)]) == "holds")
        #expect(decide(6 - x === 2 * (x ** 2 - 4), facts: [(6 - x) / (x ** 2 - 4) === 2]) == "holds")
        #expect(decide(1 / x + 1 / y === rational("5/6"), facts: [x + y === 5, x * y === 6]) == "holds")
    }

    @Test func membershipLeavesOthersAlone() {
        #expect(decide(x === y, facts: [x ** 2 === y ** 2]) == "undecided")
        #expect(decide(x === 3, facts: [x ** 2 === 9]) == "undecided")
        #expect(decide(y === z, facts: [x * y === x * z]) == "undecided")
        #expect(decide(x ** 2 + y ** 2 === 13, facts: [x + y === 5, x * y === 5]) != "holds")
        #expect(decide(z === 1, facts: [x * y === 1, x * y === 2]) == "undecided")
    }

    @Test func knownNonzeroFactors() {
        let equation = x * y === x * z
        #expect(decide(y === z, facts: [equation, order(x, .notEqual, 0)]) == "holds")
        #expect(decide(y === z, facts: [equation, order(x, .greater, 0)]) == "holds")
        #expect(decide(y === z, facts: [equation, order(x, .less, -1)]) == "holds")
        #expect(decide(y === z, facts: [equation, order(x, .greaterOrEqual, 0)]) == "undecided")
        #expect(decide(y === z, facts: [equation, order(y, .notEqual, 0)]) == "undecided")
        #expect(decide(y === z, facts: [equation, 1 / x === y]) == "holds")
    }

    @Test func rootsOfKnownSign() {
        let square = x ** 2 === 9
        #expect(decide(x === 3, facts: [square, order(x, .greater, 0)]) == "holds")
        #expect(decide(x === 3, facts: [square, order(x, .greaterOrEqual, 0)]) == "holds")
        #expect(decide(x === -3, facts: [square, order(x, .less, 0)]) == "holds")
        #expect(decide(x === 3, facts: [square, order(x, .less, 0)]) != "holds")
        #expect(decide(x === 3, facts: [square, order(x, .greater, -4)]) == "undecided")
        #expect(decide(x === 5, facts: [x ** 2 - 2 * x === 15, order(x, .greater, 0)]) == "holds")
        #expect(decide(x === y, facts: [x ** 2 === y ** 2, order(x, .greater, 0), order(y, .greater, 0)]) == "holds")
    }

    @Test func radicalsAndSumsOfSquares() {
        #expect(decide(x === 0, facts: [x ** 2 === 0]) == "holds")
        #expect(decide(x === y, facts: [(x - y) ** 2 === 0]) == "holds")
        #expect(decide(x === 0, facts: [x ** 2 + y ** 2 === 0]) == "holds")
        #expect(decide(x === 2 * y, facts: [(x - 2 * y) ** 2 + (x - z) ** 2 === 0]) == "holds")
        #expect(decide(x === z, facts: [(x - 2 * y) ** 2 + (x - z) ** 2 === 0]) == "holds")
        #expect(decide(x === 0, facts: [x ** 2 - y ** 2 === 0]) == "undecided")
        #expect(decide(x === 0, facts: [x ** 2 + y ** 2 === 1]) == "undecided")
    }

    @Test func order() {
        #expect(decide(order(x, .less, z), facts: [order(x, .less, y), order(y, .lessOrEqual, z)]) == "holds")
        #expect(decide(order(x, .less, z), facts: [order(x, .lessOrEqual, y), order(y, .lessOrEqual, z)]) == "undecided")
        #expect(decide(order(x + y, .greater, 5), facts: [order(x, .greater, 2), order(y, .greater, 3)]) == "holds")
        #expect(decide(order(x * y, .greater, 0), facts: [order(x, .greater, 0), order(y, .greater, 0)]) == "holds")
        #expect(decide(order(x * y, .greater, 0), facts: [order(x, .less, 0), order(y, .greater, 0)]) != "holds")
        #expect(decide(order(x * y, .greater, 0), facts: [order(x, .less, 0), order(y, .less, 0)]) == "holds")
        #expect(decide(order(x, .lessOrEqual, 3), facts: [order(2 * x + 1, .lessOrEqual, 7)]) == "holds")
        #expect(decide(order(x, .lessOrEqual, 2), facts: [order(2 * x + 1, .lessOrEqual, 7)]) == "undecided")
        #expect(decide(order(x, .notEqual, 0), facts: [order(x, .greater, 0)]) == "holds")
        #expect(decide(order(x, .notEqual, 0), facts: [x * y === 1]) == "holds")
        #expect(decide(order(x, .notEqual, 0), facts: [x * y === 0]) == "undecided")
        #expect(decide(order(1 / x, .less, 1), facts: [order(x, .greater, 1)]) == "holds")
        #expect(decide(order(x ** 2, .greater, 4), facts: [order(x, .greater, 2)]) == "holds")
        #expect(decide(order(x ** 2, .greater, 4), facts: [order(x, .less, 2)]) == "undecided")
    }

    @Test func squaresAreNonnegative() {
        #expect(decide(order((x - y) ** 2, .greaterOrEqual, 0), facts: []) == "holds")
        #expect(decide(order(x ** 2 + y ** 2, .greaterOrEqual, 2 * x * y), facts: []) == "holds")
        #expect(decide(order(x ** 2 - 2 * x + 2, .greater, 0), facts: []) == "holds")
        #expect(decide(order(x ** 2 + y ** 2, .greater, 0), facts: []) == "undecided")
        #expect(decide(order(x ** 2 + y ** 2, .greater, 2 * x * y), facts: []) == "undecided")
        #expect(decide(order(root(x), .greaterOrEqual, 0), facts: []) == "holds")
        #expect(decide(order(apply(.abs, x), .greaterOrEqual, x), facts: []) == "holds")
        let positive = [order(x, .greater, 0), order(y, .greater, 0)]
        #expect(decide(order(x / y + y / x, .greaterOrEqual, 2), facts: positive) == "holds")
        #expect(decide(order(x / y + y / x, .greaterOrEqual, 2), facts: []) == "undecided")
        #expect(decide(order(x + 1 / x, .greaterOrEqual, 2), facts: positive) == "holds")
        #expect(decide(order(x + 1 / x, .greaterOrEqual, 3), facts: positive) != "holds")
    }

    @Test func refutations() {
        #expect(decide(x === 4, facts: [x ** 2 === 9]) == "contradicts")
        #expect(decide(x === 2, facts: [x ** 2 === 2]) == "contradicts")
        #expect(decide(x * y === 5, facts: [x + y === 5, x ** 2 + y ** 2 === 13]) == "contradicts")
        #expect(decide(x === -3, facts: [x ** 2 === 9, order(x, .greater, 0)]) == "contradicts")
        #expect(decide(x === 0, facts: [x * y === 1]) == "contradicts")
        #expect(decide(1 / x === 0, facts: [x === y]) == "contradicts")
        // Possible, without real model, or over other numbers than the facts speak of.
        #expect(decide(x === 3, facts: [x ** 2 === 9]) == "undecided")
        #expect(decide(x === 2, facts: [x ** 2 === -1]) == "undecided")
        #expect(decide(x === 1, facts: [x === 2, x === 3]) == "undecided")
        #expect(decide(x ** 2 + 2 * x + 4 === 0, facts: [x ** 3 === 8]) == "undecided")
        #expect(decide(x === 4, facts: [root(x) === y]) == "undecided")
    }

    @Test("A claim that is defined nowhere under the facts is not proved")
    func undefinedClaims() {
        #expect(decide(1 / x === 2 / x, facts: [x === 0]) != "holds")
        #expect(decide((x ** 2 - y ** 2) / (x - y) === (x * y - y ** 2) / (x - y), facts: [x === y]) != "holds")
        #expect(decide(root(x) === 5, facts: [x === -1]) != "holds")
        #expect(decide(y / (x - 3) === z, facts: [x === 3, y === 0]) != "holds")
    }

    @Test("Cofactors may hold roots of what is known not to be negative") func rootsInCofactors() {
        #expect(decide(x / 9 === 64, facts: [root(x / 9) === 8]) == "holds")
        #expect(decide(x / 9 === -64, facts: [root(x / 9) === 8]) != "holds")
        #expect(decide(root(x) === 24, facts: [x === 576]) == "holds")
        #expect(decide(root(x) === -24, facts: [x === 576]) != "holds")
    }

    @Test("Facts that exclude each other prove nothing")
    func inconsistentFacts() {
        let facts = [order(x, .greater, 1), order(x, .less, 0)]
        #expect(decide(order(y, .greater, 0), facts: facts) == "undecided")
        #expect(decide(y === 0, facts: facts + [y ** 2 === z]) == "undecided")
        #expect(decide(y === z, facts: [x ** 2 === 4, x === 3]) != "holds")
    }
}

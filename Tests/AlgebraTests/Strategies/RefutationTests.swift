import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

/// Claims that facts exclude, with points for coordinates that are square roots, and from a part of the facts.
@Suite struct RefutationTests {
    private func exclusion(_ statement: Statement, _ facts: [Statement]) -> Checked? {
        var prover = Prover()
        return prover.exclusion(of: statement, by: facts)
    }

    private let squares = [x ** 2 + y ** 2 === 5, y ** 2 + z ** 2 === 13, z ** 2 + x ** 2 === 10]
    private let roots = [x + y === 7, x * y === 3]
    /// Of x³ + 5x + 11, which has complex roots.
    private let cubic = [x + y + z === 0, x * y + y * z + z * x === 5, x * y * z === -11]

    @Test func unknownsThatOccurInSquaresAlone() {
        for value in [17, 19, -18] { #expect(exclusion(x ** 2 + 2 * y ** 2 + z ** 2 === Expr.number(Rational(value)), squares) != nil) }
        #expect(exclusion(x ** 2 + 2 * y ** 2 + z ** 2 === 18, squares) == nil)
        #expect(exclusion(x + y === 3, squares) == nil)
    }

    @Test func pointsWithIrrationalCoordinates() {
        #expect(exclusion((x - 2) * (y - 2) === 4, roots) != nil)
        #expect(exclusion((x - 2) * (y - 2) === 4, roots + roots) != nil, "facts may be said twice")
        #expect(exclusion((x - 2) * (y - 2) === -7, roots) == nil)
    }

    @Test func somePartOfTheFactsHasAPointInReach() throws {
        let cubes = x ** 3 + y ** 3 + z ** 3
        let checked = try #require(exclusion((x + y) ** 3 + (y + z) ** 3 + (z + x) ** 3 === 2 * cubes, cubic))
        #expect(checked.judgement.facts.count < cubic.count)
        #expect(exclusion((x + y) ** 3 + (y + z) ** 3 + (z + x) ** 3 === -cubes, cubic) == nil)
    }

    @Test func contradictoryFactsExcludeNothing() {
        for facts in [[x + y === 1, x + y === 2], [x === 1, x * y === 0, y === 3], squares + [x ** 2 === 9]] {
            #expect(exclusion(x === 5, facts) == nil)
            #expect(exclusion(x * y === 5, facts) == nil)
        }
    }

    @Test func multiplesOfFactsAreToldFromOtherRefutations() throws {
        let curve = x ** 2 - 50 * y ** 2 - 10 * x + 25
        #expect(try #require(exclusion(2 * curve === 25, [curve === 0])).isRefutationByMultiple)
        #expect(exclusion((x - 2) * (y - 2) === 4, roots)?.isRefutationByMultiple == true)
        #expect(exclusion(x ** 2 * y === 50, roots + [x === y + 1]) == nil)
    }

    @Test("Orders exclude what the equations allow") func factsWithOrders() {
        let law = [Statement(z, .equal, x + y), Statement(z, .equal, 120)]
        let orders = [Statement(x, .greater, 0), Statement(x, .less, y), Statement(y, .less, z)]
        #expect(exclusion(2 * y === 120, law) == nil)
        #expect(exclusion(2 * y === 120, law + orders) != nil)
        #expect(exclusion(x === y - z, law + orders) != nil)
        #expect(exclusion(2 * y === 130, law + orders) == nil)
        #expect(exclusion(2 * y === 120, law + [orders[0]]) == nil)
    }

    @Test("A letter that must not be 0") func parameters() {
        let facts = [x + y === z, x - y === 3 * z]
        let nonzero = Statement(z, .notEqual, 0)
        #expect(exclusion(x === z, facts) == nil)
        #expect(exclusion(x === z, facts + [nonzero]) != nil)
        #expect(exclusion(x === 2 * z, facts + [nonzero]) == nil)
    }

    @Test("A product of letters of known sign has one root") func conjugates() {
        let positive = [x, y, z].map { Statement($0, .greater, 0) }
        #expect(decide(x * y * z === 1, facts: positive + [x ** 2 * y ** 2 * z ** 2 === 1]) == "holds")
        #expect(decide(x * y === 2 * z, facts: positive + [x ** 2 * y ** 2 === 4 * z ** 2]) == "holds")
        for facts in [[], Array(positive.prefix(2))] {
            #expect(decide(x * y * z === 1, facts: facts + [x ** 2 * y ** 2 * z ** 2 === 1]) != "holds")
        }
        #expect(decide(x * y * z === -1, facts: positive + [x ** 2 * y ** 2 * z ** 2 === 1]) != "holds")
    }
}

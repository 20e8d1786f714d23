import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

@testable import Algebra

private let (a, b, c, d) = (Expr.symbol("a"), Expr.symbol("b"), Expr.symbol("c"), Expr.symbol("d"))
private func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }
private func atLeast(_ left: Expr, _ right: Expr) -> Statement { order(left, .greaterOrEqual, right) }

/// Inequalities between fractions and polynomials of positive numbers.
@Suite struct ClearedDenominatorsTests {
    private static let positive = [x, y, z, a, b, c, d].map { order($0, .greater, 0) }

    static let fractions: [Statement] = [
        atLeast((x + y + z) * (1 / x + 1 / y + 1 / z), 9), order(3 / (1 / x + 1 / y + 1 / z), .lessOrEqual, (x + y + z) / 3),
        atLeast(x / (y + z) + y / (z + x) + z / (x + y), rational("3/2")), atLeast(4 / x + 9 / y + 16 / z, 81 / (x + y + z)),
        atLeast(a ** 2 / c + b ** 2 / d, (a + b) ** 2 / (c + d)), atLeast(2 / x + 2 / y + 2 / z, 4 / (x + y) + 4 / (x + z) + 4 / (y + z)),
        atLeast(x ** 2 / y + y ** 2 / z + z ** 2 / x, x + y + z), atLeast(1 / a + 1 / b + 1 / c + 1 / d, 16 / (a + b + c + d)),
        atLeast((x + 1) ** 2 / y + (y + 1) ** 2 / x, 4 * y / x + 4 * x / y),
    ]

    @Test(arguments: fractions) func holds(claim: Statement) {
        #expect(decide(claim, facts: Self.positive) == "holds")
        #expect(decide(claim) != "holds")
        #expect(decide(claim, facts: Array(Self.positive.dropFirst())) != "holds" || !claim.symbols.contains(Symbol("x")))
    }

    @Test("Strict, a greater number, the other direction", arguments: fractions) func nearMisses(claim: Statement) {
        let (upper, lower) = claim.relation == .lessOrEqual ? (claim.right, claim.left) : (claim.left, claim.right)
        for other in [
            order(upper, .greater, lower), atLeast(upper, rational("101/100") * lower), atLeast(lower, upper), atLeast(upper, lower + rational("1/100")),
        ] { #expect(decide(other, facts: Self.positive) != "holds", "\(other)") }
    }

    @Test func strictOrders() {
        #expect(decide(order(x / (x + y), .less, 1), facts: Self.positive) == "holds")
        #expect(decide(order(x / (x + y), .less, 1), facts: [order(x, .greaterOrEqual, 0), order(y, .greaterOrEqual, 0)]) != "holds")
        #expect(decide(order(x / y + y / x, .greater, 1), facts: Self.positive) == "holds")
        #expect(decide(order(x / y + y / x, .greater, 2), facts: Self.positive) != "holds")
    }

    @Test func polynomials() {
        #expect(decide(atLeast(x ** 5 + y ** 5, x ** 3 * y ** 2 + x ** 2 * y ** 3), facts: Self.positive) == "holds")
        #expect(decide(atLeast(x ** 5 + y ** 5, x ** 3 * y ** 2 + x ** 2 * y ** 3)) != "holds")
        #expect(decide(atLeast((x + y) * (y + z) * (z + x), 8 * x * y * z), facts: Self.positive) == "holds")
        #expect(decide(atLeast((x + y) * (y + z) * (z + x), 9 * x * y * z), facts: Self.positive) != "holds")
        #expect(decide(order(x * y ** 2 * z ** 3, .greater, 0), facts: Self.positive) == "holds")
        #expect(decide(order(x * y ** 2 * z ** 3, .greater, 0), facts: Array(Self.positive.dropFirst(2))) != "holds")
        // Facts that exclude each other prove nothing.
        #expect(decide(order(x, .greater, 5), facts: [order(x, .greater, 1), order(x, .less, 0)]) != "holds")
    }
}

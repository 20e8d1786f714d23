import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

@testable import Algebra

private let (a, b, c, d) = (Expr.symbol("a"), Expr.symbol("b"), Expr.symbol("c"), Expr.symbol("d"))
private func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }
private func atLeast(_ left: Expr, _ right: Expr) -> Statement { order(left, .greaterOrEqual, right) }
private func size(_ value: Expr) -> Expr { apply(.abs, value) }

/// Absolute values by the signs of what is in them, one unknown by cells, and squares of sides with roots.
@Suite struct CasesTests {
    @Test func triangleInequality() {
        #expect(decide(order(size(x + y), .lessOrEqual, size(x) + size(y))) == "holds")
        #expect(decide(atLeast(size(x - y), size(x) - size(y))) == "holds")
        #expect(decide(order(size(a - c), .lessOrEqual, size(a - b) + size(b - c))) == "holds")
        #expect(decide(atLeast(size(x - 1) + size(x - 3), 2)) == "holds")
        for wrong in [
            atLeast(size(x + y), size(x) + size(y)), order(size(x + y), .less, size(x) + size(y)), order(size(x - y), .lessOrEqual, size(x) - size(y)),
            order(size(x - y), .greater, size(x) - size(y)), atLeast(size(x - 1) + size(x - 3), rational("21/10")),
            order(size(x - 1) + size(x - 3), .greater, 2), order(size(a - c), .lessOrEqual, size(a - b)),
        ] { #expect(decide(wrong) != "holds", "\(wrong)") }
    }

    @Test("A letter in absolute values alone may be a complex number") func complexLetters() {
        // At z = i the left side is 1, the right side 3.
        #expect(decide(atLeast(size(z ** 2) + size(z), size(z ** 2 + z) + 1)) != "holds")
        #expect(decide(atLeast(size(z - 5) + size(z + 5), 10)) == "holds")
    }

    @Test func oneUnknown() {
        let unit = [order(x, .greater, 0), order(x, .less, 1)]
        #expect(decide(order(x * (1 - x) ** 5, .lessOrEqual, rational("3125/46656") * 1), facts: unit) == "holds")
        #expect(decide(order(x * (1 - x) ** 5, .lessOrEqual, rational("3124/46656")), facts: unit) != "holds")
        #expect(decide(order(x ** 3, .less, x ** 2), facts: unit) == "holds")
        #expect(decide(order(x ** 3, .less, x ** 2), facts: [unit[0]]) != "holds")
        #expect(decide(order(root(x), .greater, x), facts: unit) == "holds")
        #expect(decide(order(root(x), .greater, x), facts: [unit[1]]) != "holds")
        #expect(decide(order(size(2 * x + 1), .lessOrEqual, 3), facts: [order(size(x), .lessOrEqual, 1)]) == "holds")
        #expect(decide(order(size(2 * x + 1), .less, 3), facts: [order(size(x), .lessOrEqual, 1)]) != "holds")
        #expect(decide(order(x, .greater, 5), facts: [order(x, .greater, 1), order(x, .less, 0)]) != "holds")
    }

    @Test("Equations of absolute values where orders are given") func equationsUnderOrders() {
        let beyond = [order(x, .greaterOrEqual, 2)]
        #expect(decide(size(x - 1) + size(x - 2) === 2 * x - 3, facts: beyond) == "holds")
        #expect(decide(size(x - 1) + size(x - 4) === 3, facts: beyond + [order(x, .lessOrEqual, 4)]) == "holds")
        #expect(decide(size(x + y) === -x - y, facts: [order(x, .less, 0), order(y, .lessOrEqual, 0)]) == "holds")
        for (wrong, facts) in [
            (size(x - 1) + size(x - 3) === 2 * x - 4, beyond), (size(x - 1) + size(x - 4) === 3, beyond), (size(x - 1) + size(x - 2) === 2 * x - 3, []),
            (size(x - 2) === x - 2, [order(x, .greater, 1)]), (size(x + y) === -x - y, [order(x, .less, 0)]),
            (size(x) === x + 1, [order(x, .greater, 1), order(x, .less, 0)]),
        ] { #expect(decide(wrong, facts: facts) != "holds", "\(wrong)") }
    }

    static let positive = [x, y, z, a, b, c, d].map { order($0, .greater, 0) }

    static let roots: [(claim: Statement, needsSigns: Bool)] = [
        (atLeast(root((a ** 2 + b ** 2 + c ** 2 + d ** 2) / 4), (a + b + c + d) / 4), false),
        (atLeast(root(x * y), 2 / (1 / x + 1 / y)), false), (atLeast(root((x + y + z) / 3), (root(x) + root(y) + root(z)) / 3), false),
        (atLeast(root(x ** 2 + y ** 2), (x + y) / root(2)), false),
        (atLeast(root(a ** 2 + b ** 2) + root(c ** 2 + d ** 2), root((a + c) ** 2 + (b + d) ** 2)), false),
        (order(root(a ** 2 + b ** 2), .lessOrEqual, a + b), true), (order(root(a ** 2 + b ** 2), .less, a + b), true),
    ]

    @Test(arguments: roots.indices) func squaredSides(index: Int) {
        let (claim, needsSigns) = Self.roots[index]
        #expect(decide(claim, facts: Self.positive) == "holds")
        if needsSigns { #expect(decide(claim) != "holds") }
        let (upper, lower) = claim.relation == .less || claim.relation == .lessOrEqual ? (claim.right, claim.left) : (claim.left, claim.right)
        for wrong in [atLeast(lower, upper), order(upper, .less, lower), atLeast(upper, 2 * lower), atLeast(upper, lower + 1)] {
            #expect(decide(wrong, facts: Self.positive) != "holds", "\(wrong)")
        }
    }
}

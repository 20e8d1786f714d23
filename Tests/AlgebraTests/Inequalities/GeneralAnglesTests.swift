import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

@testable import Algebra

/// Sines and cosines of multiples and sums of angles lie between −1 and 1, and so does what facts set equal to them.
@Suite struct GeneralAnglesTests {
    private static let angles: [Expr] = [x, 5 * x, 3 * x + 2, x / 3, pi * x, x * y, x ** 2 + y]
    private func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }

    @Test(arguments: angles) func boundsOfOneAngle(angle: Expr) {
        for function in [FunctionName.Elementary.sin, .cos] {
            let value = apply(function, angle)
            #expect(decide(order(value, .lessOrEqual, 1)) == "holds", "\(value)")
            #expect(decide(order(value, .greaterOrEqual, -1)) == "holds", "\(value)")
            #expect(decide(order(value, .less, 1)) != "holds", "\(value)")
            #expect(decide(order(value, .lessOrEqual, rational("99/100"))) != "holds", "\(value)")
        }
    }

    @Test func whatIsEqualToASine() {
        let facts = [z / 2 === apply(.sin, 7 * x)]
        #expect(decide(order(z, .lessOrEqual, 2), facts: facts) == "holds")
        #expect(decide(order(z, .greaterOrEqual, -2), facts: facts) == "holds")
        #expect(decide(order(z, .less, 2), facts: facts) != "holds")
        #expect(decide(order(z, .lessOrEqual, 1), facts: facts) != "holds")
        // From facts that exclude each other nothing follows.
        #expect(decide(order(y, .lessOrEqual, 2), facts: [y === 3 + apply(.sin, 7 * x), y === 1 + apply(.sin, 7 * x)]) != "holds")
    }

    @Test func severalAngles() {
        #expect(decide(order(apply(.sin, 3 * x) + apply(.cos, 5 * y), .lessOrEqual, 2)) == "holds")
        #expect(decide(order(apply(.sin, 3 * x) + apply(.cos, 5 * y), .lessOrEqual, rational("19/10"))) != "holds")
    }
}

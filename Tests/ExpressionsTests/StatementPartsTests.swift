import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

/// Conditions taken apart, and signs that a form shows: always sufficient, never more.
@Suite struct StatementPartsTests {
    private func expression(_ random: inout RepeatableRandom) -> Expr {
        let plain = random.expression(depth: 3).canonical
        switch random.int(in: 0...5) {
        case 0: return root(plain)
        case 1: return apply(.abs, plain) * x
        case 2: return plain * e ** plain
        case 3: return apply(.cosh, plain) + root(plain)
        default: return plain
        }
    }

    private func sign(_ expression: Expr, _ point: [Symbol: Rational]) -> Int? {
        var budget = Budget()
        if let value = try? expression.rationalValue(at: point, budget: &budget) { return value.sign }
        return try? expression.enclosure(at: point, precision: 96, budget: &budget).sign
    }

    private func holds(_ statement: Statement, _ point: [Symbol: Rational]) -> Bool? {
        sign(statement.difference, point).flatMap { statement.relation.holds(signOfDifference: $0) }
    }

    static let points: [[Symbol: Rational]] = ["-2", "-1", "-1/3", "0", "1/2", "1", "3"].flatMap { a in
        ["-1", "0", "2"].map { b in [Symbol("x"): Rational(a)!, Symbol("y"): Rational(b)!, Symbol("z"): 1] }
    }

    @Test("What the parts say implies the statement", arguments: [1, 2, 3, 4])
    func sufficient(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var counted = 0
        for _ in 0..<200 {
            let expression = expression(&random)
            for relation in [Relation.notEqual, .greater, .greaterOrEqual] {
                let statement = Statement(expression, relation, 0)
                for point in Self.points {
                    guard let value = holds(statement, point) else { continue }
                    let parts = statement.sufficientParts.map { holds($0, point) }
                    if parts.allSatisfy({ $0 == true }) {
                        counted += 1
                        #expect(value, "\(statement) at \(point), seed \(seed)")
                    }
                }
            }
        }
        #expect(counted > 100, "seed \(seed)")
    }

    @Test("Signs that the form shows are the signs of values", arguments: [5, 6, 7])
    func signs(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<300 {
            let expression = expression(&random)
            for point in Self.points {
                guard expression.isNeverNegative, let sign = sign(expression, point) else { continue }
                #expect(sign >= 0 && (!expression.isEvidentlyPositive || sign > 0), "\(expression) at \(point), seed \(seed)")
            }
        }
    }

    @Test func forms() {
        let positive: [Expr] = [pi, x ** 2 + 1, e ** x, apply(.cosh, x), 2 ** x * e ** y, root(x ** 2 + 3) ** -1, apply(.abs, x) + 1]
        for expression in positive { #expect(expression.isEvidentlyPositive, "\(expression)") }
        let open: [Expr] = [
            x, x ** 2, x ** 2 - 1, x ** 3 + 1, apply(.abs, x), -pi, root(x), apply(.sin, x) + 2, 0, e ** (Expr.constant(.i) * x),
            (x + Expr.constant(.i)) ** 2 + 1,
        ]
        for expression in open { #expect(!expression.isEvidentlyPositive, "\(expression)") }
        #expect(Statement(x ** 2 * (y - 1) ** -1, .notEqual, 0).sufficientParts.count == 2)
        #expect(Statement(root(x), .notEqual, 0).sufficientParts == [Statement(x, .greater, 0)])
        #expect(Statement(-x * y, .greater, 0).sufficientParts == [Statement(-x * y, .greater, 0)])
        #expect(Statement(x, .less, 0).sufficientParts == [Statement(x, .less, 0)])
    }
}

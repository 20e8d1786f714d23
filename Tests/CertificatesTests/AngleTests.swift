import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Certificates

/// The addition theorems in the normal form.
@Suite struct AngleTests {
    private func sin(_ angle: Expr) -> Expr { apply(.sin, angle) }
    private func cos(_ angle: Expr) -> Expr { apply(.cos, angle) }

    @Test func theoremsHold() {
        for statement in [
            sin(2 * x) === 2 * sin(x) * cos(x), cos(2 * x) === 1 - 2 * sin(x) ** 2,
            sin(x + y) === sin(x) * cos(y) + cos(x) * sin(y),
            cos(x - y) === cos(x) * cos(y) + sin(x) * sin(y), sin(3 * x) === 3 * sin(x) - 4 * sin(x) ** 3,
            sin(x + pi) === -sin(x),
            sin(pi / 2 - x) === cos(x), cos(x + 2 * pi) === cos(x), apply(.tan, x + pi) === apply(.tan, x),
            sin(pi / 12) === (root(6) - root(2)) / 4, sin(pi / 7 + 2 * pi) === sin(pi / 7),
        ] {
            #expect(conclusion(.identity, statement) == .holds, "\(statement)")
        }
    }

    @Test func nearMissesAreNotProved() {
        for statement in [
            sin(2 * x) === 2 * sin(x), cos(2 * x) === 1 - 2 * cos(x) ** 2,
            sin(x + y) === sin(x) * cos(y) - cos(x) * sin(y),
            cos(x - y) === cos(x) * cos(y) - sin(x) * sin(y), sin(3 * x) === 3 * sin(x) - 3 * sin(x) ** 3,
            sin(x + pi) === sin(x),
            sin(pi / 2 - x) === -cos(x), cos(x + pi) === cos(x), sin(pi / 7 + pi) === sin(pi / 7), sin(-x) === sin(x),
        ] {
            #expect(conclusion(.identity, statement) == nil, "\(statement)")
        }
    }

    @Test func normalFormsOfRandomAnglesAgreeWithEnclosures() throws {
        var random = RepeatableRandom(seed: 20_261_122)
        for _ in 0..<60 {
            let terms = (0..<random.int(in: 1...3)).map { _ in
                Expr.number(try! Rational(Integer(random.int(in: -7...7)), Integer(random.int(in: 1...4))))
                    * random.pick([x, y, pi])
            }
            let expression = random.chance(0.5) ? sin(.sum(terms)) : cos(.sum(terms))
            var normalizer = Normalizer(budget: Budget())
            guard let form = try? normalizer.normalize(expression) else { continue }
            let point: [Symbol: Rational] = [Symbol("x"): Rational("3/7")!, Symbol("y"): Rational("-11/5")!]
            var budget = Budget()
            let direct = try expression.enclosure(at: point, precision: 160, budget: &budget)
            let through = try normalizer.expression(form).enclosure(at: point, precision: 160, budget: &budget)
            #expect(!direct.isSeparated(from: through), "seed \(random.seed): \(expression)")
        }
    }
}

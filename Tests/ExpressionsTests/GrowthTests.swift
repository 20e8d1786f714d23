import Arithmetic
import ExpressionNotation
import TestSupport
import Testing

@testable import Expressions

@Suite struct GrowthTests {
    private let calculus = GrowthCalculus(variable: Symbol("x"))

    /// Functions that have a limit: near it at large x, as enclosures show.
    @Test(arguments: [1, 2, 3, 4]) func limitsAreApproached(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        var found = 0
        for _ in 0..<300 {
            let expression = quotient(of: &random)
            guard let limit = calculus.limit(of: expression) else { continue }
            let value = expression.substituting([Symbol("x"): .number(1_000)])
            func isPositive(_ number: Expr) -> Bool? {
                var budget = Budget(steps: 1_000_000)
                return (try? number.enclosure(precision: 8_192, budget: &budget).sign).map { $0 > 0 }
            }
            guard isPositive(value ** 2 + 1) == true else { continue }
            found += 1
            if limit.isInfinite {
                #expect(isPositive(limit == .constant(.infinity) ? value : -value) == true, "seed \(seed): \(expression) → \(limit)")
            } else {
                let isNear = [limit - value, value - limit].allSatisfy { isPositive($0 + rational("1/5")) == true }
                #expect(isNear, "seed \(seed): \(expression) → \(limit)")
            }
        }
        #expect(found > 100, "seed \(seed)")
    }

    /// Sums of a x^p 2^(q x), one over another.
    private func quotient(of random: inout RepeatableRandom) -> Expr {
        func sum() -> Expr {
            .sum((0..<Int(random.next() % 3) + 1).map { _ in
                let coefficient = Int(random.next() % 9) - 4
                let power = Int(random.next() % 3), rate = Int(random.next() % 5) - 2
                return Expr.number(coefficient) * x ** Expr.number(power) * 2 ** (Expr.number(rate) * x)
            })
        }
        return sum() / (1 + sum() ** 2)
    }
}

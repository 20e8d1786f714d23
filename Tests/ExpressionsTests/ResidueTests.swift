import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite("Remainders of large powers, moduli of complex numbers") struct ResidueTests {
    private func remainder(_ value: Expr, _ modulus: Expr) -> String? {
        var budget = Budget(steps: 100_000)
        return (try? Expr.function(.remainder, [value, modulus]).rationalValue(budget: &budget))?.description
    }

    @Test func largePowers() {
        #expect(remainder(Expr(7) ** .number(1_000_000_007), 10) == "3")
        #expect(remainder(Expr(2) ** .number(100_000) - 1, 3) == "0")
        #expect(remainder(-(Expr(2) ** .number(100_001)), 3) == "1")
        #expect(remainder(3 * Expr(10) ** .number(500_000) + 4, 9) == "7")
        #expect(remainder(Expr(2) ** .number(1_000_000), 1) == "0")
    }

    @Test func whatHasNoResidue() {
        #expect(remainder(Expr(2) ** .number(-1_000_000), 3) == nil)
        #expect(remainder(Expr(2) ** .number(1_000_000), 0) == nil)
        #expect(remainder(Expr(2) ** .number(1_000_000), -3) == nil)
        #expect(remainder(Expr(2) ** .number(1_000_000) * .number(Rational("1/2")!), 3) == nil)
        #expect(remainder(Expr(2) ** .number(1_000_000) + .constant(.pi), 3) == nil)
    }

    @Test(arguments: 0..<30 as Range<UInt64>) func agreesWithTheNumberItself(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        let base = Int.random(in: -20...20, using: &random)
        let (exponent, m) = (Int.random(in: 1...30, using: &random), Int.random(in: 1...50, using: &random))
        let shift = Int.random(in: -99...99, using: &random)
        let huge = Expr(2) ** .number(1_000_000) * .number(Rational(m))
        let value = Expr.number(Rational(base)) ** .number(exponent) + .number(shift)
        // The huge multiple of m changes nothing, but keeps the number from being written out.
        #expect(remainder(value + huge, .number(m)) == remainder(value, .number(m)), "seed \(seed)")
    }

    @Test func moduli() {
        let i = Expr.constant(.i)
        func value(_ z: Expr) -> String? {
            var budget = Budget(steps: 10_000)
            return (try? z.modulus.rationalValue(budget: &budget))?.description
        }
        #expect(value(3 - 4 * i) == "5")
        #expect(value((2 - 4 * i) / (2 + i)) == "2")
        #expect(value((1 + i) ** 2) == "2")
        #expect(value((3 + 4 * i) ** -1) == "1/5")
        #expect((Expr.symbol("z") + i).modulus == .elementary(.abs, .symbol("z") + i))
        #expect(Expr(-3).modulus == .elementary(.abs, -3))
        let exponential = Expr.power(.constant(.e), i)
        #expect(exponential.modulus == .elementary(.abs, exponential))
    }
}

import TestSupport
import Testing

@testable import Arithmetic

@Suite struct RationalTests {
    static var ring: Laws.Ring<Rational> { Laws.Ring(zero: 0, one: 1, add: +, multiply: *, negate: { -$0 }) }

    static func sample(_ random: inout RepeatableRandom) -> [Rational] {
        [
            "0", "1", "-1", "1/2", "-9223372036854775808/9223372036854775807", "1/9223372036854775808",
            "9223372036854775809/3",
        ]
        .map { Rational($0)! }
            + (0..<3).map { _ in Rational.reduced(Integer(random.int(in: -99...99)), Integer(random.int(in: 1...99))) }
    }

    @Test(arguments: [1, 2, 3]) func laws(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let sample = Self.sample(&random)
        #expect(Laws.faults(in: Self.ring, sample: sample).isEmpty, "seed \(seed)")
        #expect(Laws.inverseFaults(in: Self.ring, sample: sample) { try? $0.inverse() }.isEmpty, "seed \(seed)")
        #expect(Laws.orderFaults(sample: sample).isEmpty, "seed \(seed)")
        #expect(Laws.hashFaults(sample: sample + sample.map { $0 + 1 - 1 }).isEmpty, "seed \(seed)")
        #expect(Laws.textFaults(sample: sample) { Rational($0) }.isEmpty, "seed \(seed)")
        for value in sample {
            #expect(Rational(value.floor) <= value && value < Rational(value.floor + 1), "\(value), seed \(seed)")
            #expect(Rational(value.ceiling) >= value && value > Rational(value.ceiling - 1), "\(value), seed \(seed)")
        }
    }

    @Test func undefinedOperations() {
        #expect(throws: EvaluationError.undefined(.divisionByZero)) { try Rational(1, 0) }
        #expect(throws: EvaluationError.undefined(.divisionByZero)) { try Rational(0).power(-1) }
        #expect(throws: EvaluationError.undefined(.zeroToTheZero)) { try Rational(0).power(0) }
        #expect(Rational("1/0") == nil && Rational("1/2/3") == nil && Rational("/2") == nil)
    }

    @Test func literals() {
        #expect(DecimalLiteral("0.250").map { ($0.value, $0.scale) }! == (Rational("1/4")!, 3))
        #expect(
            DecimalLiteral("") == nil && DecimalLiteral(".") == nil && DecimalLiteral("1.2.3") == nil
                && DecimalLiteral("-1") == nil)
        let accepted = [
            ("0.33", "1/3"), ("0.67", "2/3"), ("0.66", "2/3"), ("2.5", "5/2"), ("0.13", "1/8"), ("0.12", "1/8"),
            // What binary64 prints.
            ("99.00000000000001", "99"), ("0.30000000000000004", "3/10"), ("2.8461538461538463", "37/13"), ("0.6000000000000014", "3/5"),
        ]
        for (text, exact) in accepted {
            #expect(DecimalLiteral(text)!.isRounding(of: Rational(exact)!), "\(text) of \(exact)")
        }
        let rejected = [
            ("0.34", "1/3"), ("0.65", "2/3"), ("2.4", "5/2"), ("0.14", "1/8"), ("0.33", "-1/3"), ("0.3", "2/5"),
            ("99.0000000000001", "99"), ("99.00000000001001", "99"), ("2.8461538461538463", "38/13"), ("0.6000000000001014", "3/5"),
            ("1234567890123457", "1234567890123456"),
        ]
        for (text, exact) in rejected {
            #expect(!DecimalLiteral(text)!.isRounding(of: Rational(exact)!), "\(text) of \(exact)")
        }
    }

    @Test func truthTables() {
        let all: [Truth] = [.true, .false, .unknown]
        for a in all {
            #expect(!(!a) == a)
            for b in all {
                #expect((a && b) == (b && a) && (a || b) == !(!a && !b))
                if a == .false || b == .false { #expect((a && b) == .false) }
            }
        }
    }

    @Test func budgetStopsAtItsCount() throws {
        var budget = Budget(steps: 10)
        try budget.spend(10)
        #expect(throws: EvaluationError.unable(.steps)) { try budget.spend(1) }
        var other = Budget(steps: 10)
        #expect(throws: EvaluationError.unable(.digits)) { try other.spend(bits: 1 << 20) }
        #expect(throws: EvaluationError.unable(.steps)) { for _ in 0..<11 { try other.spend(bits: 8) } }
    }
}

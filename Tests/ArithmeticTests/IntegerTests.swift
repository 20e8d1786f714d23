import TestSupport
import Testing

@testable import Arithmetic

@Suite struct IntegerTests {
    static var ring: Laws.Ring<Integer> { Laws.Ring(zero: 0, one: 1, add: +, multiply: *, negate: { -$0 }) }

    /// Values on both sides of every boundary between machine words and GMP.
    static func sample(_ random: inout RepeatableRandom) -> [Integer] {
        let edges = [
            "0", "1", "-1", "2", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
            "-9223372036854775809",
        ]
        return edges.map { Integer($0)! } + [
            Integer(random.int(in: -99...99)), Integer(random.int(in: 1 << 31...1 << 33)).power(3),
        ]
    }

    @Test(arguments: [1, 2, 3]) func laws(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let sample = Self.sample(&random)
        #expect(Laws.faults(in: Self.ring, sample: sample).isEmpty, "seed \(seed)")
        #expect(Laws.orderFaults(sample: sample).isEmpty, "seed \(seed)")
        #expect(Laws.textFaults(sample: sample) { Integer($0) }.isEmpty, "seed \(seed)")
        let twice =
            sample + sample.map { $0 + Integer.one - Integer.one }
            + sample.map { $0 * (Integer(1 << 62) * 4) - $0 * (Integer(1 << 62) * 4 - 1) }
        #expect(Laws.hashFaults(sample: twice).isEmpty, "seed \(seed)")
    }

    @Test("A value that fits a machine word is always stored as one")
    func oneRepresentation() {
        for value in [Int.min, Int.min + 1, -1, 0, 1, Int.max - 1, Int.max] {
            let detour =
                (Integer(value) * Integer(Int.max) + Integer(Int.max)) - Integer(Int.max) * (Integer(value) + 1)
                + Integer(value)
            #expect(detour.int == value)
            #expect(detour == Integer(value))
        }
    }

    @Test(arguments: [11, 12, 13, 14]) func divisionAgreesAcrossTheBoundary(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        let divisors = Self.sample(&random).filter { !$0.isZero } + [-7, 10]
        for a in Self.sample(&random) {
            for d in divisors {
                let (q, r) = a.quotientAndRemainder(by: d)
                #expect(
                    q * d + r == a && r.magnitude < d.magnitude && r.sign * d.sign >= 0, "\(a) by \(d), seed \(seed)")
                #expect((a * d).dividedExactly(by: d) == a, "seed \(seed)")
                let divisor = a.greatestCommonDivisor(with: d)
                #expect(
                    a.isMultiple(of: divisor) && d.isMultiple(of: divisor) && divisor.sign > 0,
                    "\(a), \(d), seed \(seed)")
                #expect(a.leastCommonMultiple(with: d) * divisor == (a * d).magnitude, "seed \(seed)")
            }
        }
    }

    @Test func roots() {
        for n in 1...7 {
            for value in [0, 1, 2, 3, 10, 4_294_967_311] as [Integer] {
                #expect(value.power(n).exactRoot(n) == value)
                #expect((value.power(n) + 1).floorRoot(n) >= value)
                if n > 1, value > 1 { #expect((value.power(n) + 1).exactRoot(n) == nil) }
                if n % 2 == 1 {
                    #expect((-value.power(n)).exactRoot(n) == -value)
                } else if value > 0 {
                    #expect((-value.power(n)).exactRoot(n) == nil)
                }
            }
        }
    }

    @Test("(−1)ⁿ for exponents beyond all memory") func powersOfUnits() {
        #expect(Integer(-1).power(Int.max) == -1)
        #expect(Integer(-1).power(Int.max - 1) == 1)
        #expect(Integer(1).power(Int.max) == 1)
        #expect(Integer(0).power(0) == 1)
    }

    @Test(arguments: ["", "-", "+1", "1 ", "0x1", "１", "--1", "1e3"]) func rejectedTexts(text: String) {
        #expect(Integer(text) == nil)
    }

    @Test func longTexts() throws {
        let digits = String(repeating: "7", count: 100_000)
        let value = try #require(Integer(digits))
        #expect(value.description == digits)
        #expect((value * value).bitLength > 660_000)
    }
}

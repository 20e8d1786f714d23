import TestSupport
import Testing

@testable import Arithmetic

@Suite struct EnclosureTests {
    /// Enclosures of some width with a rational known to be inside.
    static func inputs(_ random: inout RepeatableRandom) -> [(Enclosure, Rational)] {
        (0..<14).map { index in
            let value = Rational.reduced(Integer(random.int(in: -40...40)), Integer(random.int(in: 1...12)))
            let wide = Enclosure(
                Rational.reduced(Integer(random.int(in: -9...9)), 7), precision: random.pick([8, 24, 64]))
            let point = Enclosure(value, precision: random.pick([8, 24, 64]))
            return index % 2 == 0 ? (point, value) : (point + wide - wide, value)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func inclusion(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let inputs = Self.inputs(&random)
        let contains = { (region: Enclosure, value: Rational) in region.contains(value) }
        typealias Case = (
            name: String, region: (Enclosure, Enclosure) -> Enclosure?, exact: (Rational, Rational) -> Rational?
        )
        let cases: [Case] = [
            ("+", { $0 + $1 }, { $0 + $1 }), ("−", { $0 - $1 }, { $0 - $1 }), ("·", { $0 * $1 }, { $0 * $1 }),
            ("/", { try? $0.divided(by: $1) }, { try? $0.divided(by: $1) }),
            ("|·|", { a, _ in a.magnitude }, { a, _ in a.magnitude }),
            (
                "⌊·⌋", { a, _ in (try? a.floor()).map { Enclosure(Rational($0), precision: 64) } },
                { a, _ in Rational(a.floor) }
            ),
            ("³", { a, _ in try? a.power(3) }, { a, _ in try? a.power(3) }),
            ("⁴", { a, _ in try? a.power(4) }, { a, _ in try? a.power(4) }),
            ("⁻²", { a, _ in try? a.power(-2) }, { a, _ in try? a.power(-2) }),
            ("√²", { a, _ in try? a.power(2).root(2) }, { a, _ in a.magnitude }),
            ("∛³", { a, _ in try? a.power(3).root(3) }, { a, _ in a }),
            ("ln exp", { a, _ in try? a.exponential().logarithm() }, { a, _ in a }),
            ("sin² + cos²", { a, _ in try? a.sine().power(2) + a.cosine().power(2) }, { _, _ in 1 }),
            (
                "sin arcsin", { a, _ in try? a.divided(by: Enclosure(41, precision: 64)).arcsine().sine() },
                { a, _ in a * Rational("1/41")! }
            ),
            (
                "cos arccos", { a, _ in try? a.divided(by: Enclosure(41, precision: 64)).arccosine().cosine() },
                { a, _ in a * Rational("1/41")! }
            ),
            ("tan arctan", { a, _ in try? a.arctangent().sine().divided(by: a.arctangent().cosine()) }, { a, _ in a }),
            (
                "cosh² − sinh²",
                { a, _ in
                    try? (a.exponential() + (-a).exponential()).power(2) * Enclosure(Rational("1/4")!, precision: 64)
                        - a.hyperbolicSine().power(2)
                }, { _, _ in 1 }
            ),
        ]
        for (name, region, exact) in cases {
            let faults = Laws.inclusionFaults(inputs: inputs, operation: region, exact: exact, contains: contains)
            #expect(faults.isEmpty, "\(name), seed \(seed)")
        }
    }

    @Test func signsAndSeparation() throws {
        let third = Enclosure(Rational("1/3")!, precision: 32)
        #expect(!third.isPoint && third.sign == 1 && (-third).sign == -1)
        #expect((third - third).sign == nil, "an enclosure does not know that it meets itself")
        #expect(Enclosure(0, precision: 32).sign == 0 && !third.isSeparated(from: third))
        #expect(Enclosure.pi(precision: 64).isBelow(Enclosure(Rational("22/7")!, precision: 64)))
        #expect(try Enclosure(Rational("2718281828/1000000000")!, precision: 64).isBelow(.eulerNumber(precision: 64)))
    }

    @Test("Nothing is decided at a boundary") func boundaries() throws {
        let two = try Enclosure(2, precision: 64).root(2).power(2)
        #expect(throws: EvaluationError.unable(.precision)) { try two.floor() }
        let maybeZero = two - Enclosure(2, precision: 64)
        #expect(maybeZero.sign == nil)
        #expect(throws: EvaluationError.unable(.precision)) { try Enclosure(1, precision: 64).divided(by: maybeZero) }
        #expect(throws: EvaluationError.unable(.precision)) { try maybeZero.logarithm() }
        #expect(throws: EvaluationError.unable(.precision)) { try maybeZero.root(2) }
        #expect(throws: EvaluationError.unable(.precision)) { try maybeZero.power(0) }
        #expect(throws: EvaluationError.undefined(.zeroToTheZero)) { try Enclosure(0, precision: 64).power(0) }
        #expect(throws: EvaluationError.undefined(.divisionByZero)) {
            try Enclosure(1, precision: 64).divided(by: Enclosure(0, precision: 64))
        }
        #expect(throws: EvaluationError.undefined(.evenRootOfNegative)) { try Enclosure(-1, precision: 64).root(2) }
        #expect(throws: EvaluationError.undefined(.outsideFunctionDomain)) { try Enclosure(2, precision: 64).arcsine() }
    }

    @Test("Overflow is no number, and a huge floor is not written out") func overflow() throws {
        let large = try Enclosure(2, precision: 64).power(1 << 29)
        #expect(throws: EvaluationError.unable(.digits)) { try large.floor() }
        #expect(throws: EvaluationError.unable(.precision)) { try large.power(1 << 20) }
        #expect(throws: EvaluationError.unable(.precision)) { try large.exponential() }
        #expect(throws: EvaluationError.unable(.precision)) { try large.sine() }
        let infinite = large * large * large * large
        #expect((infinite * Enclosure(0, precision: 64)).sign == nil)
        #expect(throws: EvaluationError.unable(.precision)) { try infinite.floor() }
    }
}

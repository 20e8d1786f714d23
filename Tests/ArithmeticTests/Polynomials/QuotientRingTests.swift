import Arithmetic
import TestSupport
import Testing

@Suite struct QuotientRingTests {
    /// ℚ[g₀, g₁, g₂] with g₀² = −1 and g₁² = g₂ + 1.
    private func ring() -> QuotientRing {
        var ring = QuotientRing(budget: Budget())
        ring.setRelation(0, degree: 2, value: Polynomial(-1))
        ring.setRelation(1, degree: 2, value: Polynomial(generator: 2) + Polynomial(1))
        return ring
    }

    private func sample(_ random: inout RepeatableRandom) -> [Polynomial] {
        (0..<6).map { _ in
            var polynomial = Polynomial(Rational(random.int(in: -2...2)))
            for index in 0...2 where random.chance(0.6) {
                polynomial.add(Rational(random.int(in: -3...3)), Monomial(generator: index, exponent: 1))
            }
            return polynomial
        }
    }

    @Test(arguments: [1, 2, 3]) func laws(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let sample = sample(&random)
        var ring = ring()
        let laws = Laws.Ring<Polynomial>(
            zero: Polynomial(), one: Polynomial(1), add: +, multiply: { try! ring.product($0, $1) },
            negate: { $0.scaled(by: -1) })
        #expect(Laws.faults(in: laws, sample: sample).isEmpty, "seed \(seed)")
        for (a, b) in zip(sample, sample.dropFirst()) where !b.isZero {
            // a/b + a/b = 2a/b and a/b · b/1 = a, as cross products.
            let quotient = Fraction(a, b)
            let double = try! ring.add(quotient, quotient)
            #expect(
                try! ring.product(double.numerator, b) == ring.product(a.scaled(by: 2), double.denominator), "seed \(seed)")
            let whole = try! ring.multiply(quotient, Fraction(b))
            #expect(try! ring.product(a, whole.denominator) == whole.numerator, "seed \(seed)")
        }
    }

    @Test func relations() throws {
        var ring = ring()
        let i = Fraction(Polynomial(generator: 0))
        let root = Fraction(Polynomial(generator: 1))
        #expect(try ring.power(i, 4).constant == 1)
        #expect(try ring.power(i, 3).polynomial == i.numerator.scaled(by: -1))
        #expect(try ring.power(root, 2).polynomial == Polynomial(generator: 2) + Polynomial(1))
        #expect(try ring.power(root, -2).denominator == Polynomial(generator: 2) + Polynomial(1))
    }

    @Test func undefinedOperations() throws {
        var ring = ring()
        #expect(throws: EvaluationError.undefined(.divisionByZero)) { try ring.invert(Fraction(0)) }
        #expect(throws: EvaluationError.undefined(.zeroToTheZero)) { try ring.power(Fraction(0), 0) }
        // With g³ = g², the denominators g and g² − g are not 0 and their product is.
        ring.setRelation(3, degree: 3, value: Polynomial(generator: 3, exponent: 2))
        let g = Polynomial(generator: 3)
        let other = Polynomial(generator: 3, exponent: 2) + g.scaled(by: -1)
        let product = try ring.product(Polynomial(generator: 3), other)
        #expect(product.isZero)
        #expect(throws: EvaluationError.undefined(.divisionByZero)) {
            try ring.add(Fraction(Polynomial(1), g), Fraction(Polynomial(1), other))
        }
    }

    @Test("Factors multiply to the magnitude", arguments: ["1", "12", "-12/35", "999999000001/4", "1000003000001/7"])
    func factors(text: String) throws {
        let value = Rational(text)!
        var budget = Budget()
        var product = Rational.one
        for (prime, exponent) in try value.factors(budget: &budget) { product *= try Rational(prime).power(exponent) }
        #expect(product == value.magnitude)
        var few = Budget(steps: 1)
        #expect(throws: EvaluationError.unable(.steps)) { try Rational(1_000_003).factors(budget: &few) }
    }
}

import Arithmetic
import TestSupport
import Testing

@Suite struct PolynomialTests {
    private func sample(_ random: inout RepeatableRandom) -> [Polynomial] {
        (0..<6).map { _ in
            var polynomial = Polynomial()
            for _ in 0..<random.int(in: 0...4) {
                let monomial =
                    Monomial(generator: random.int(in: 0...2), exponent: random.int(in: 1...3))
                    * Monomial(generator: random.int(in: 0...2), exponent: 1)
                polynomial.add(Rational(random.int(in: -3...3)), random.chance(0.2) ? .one : monomial)
            }
            return polynomial
        }
    }

    /// Products in one generator, which go by the coefficients, against those of the same polynomials in two.
    @Test(arguments: [1, 2, 3, 4]) func productsInOneGenerator(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<40 {
            var factors = [Polynomial(), Polynomial()]
            for index in factors.indices {
                for exponent in 0...random.int(in: 0...9) {
                    let value = try Rational(Integer(random.int(in: -9...9)), Integer(random.int(in: 1...7)))
                    factors[index].add(value, exponent == 0 ? .one : Monomial(generator: 3, exponent: exponent))
                }
            }
            var budget = Budget()
            let product = try factors[0].multiplied(by: factors[1], budget: &budget)
            // (p + t) q − t q
            let further = try (factors[0] + Polynomial(generator: 7)).multiplied(by: factors[1], budget: &budget)
            let rest = try Polynomial(generator: 7).multiplied(by: factors[1], budget: &budget)
            #expect(product == further.adding(rest, scaledBy: -1), "seed \(seed)")
            if let value = factors[0].constant { #expect(product == factors[1].scaled(by: value), "seed \(seed)") }
        }
    }

    /// Denominators without a common factor are not brought together: their product would be as long as all of them.
    @Test func longDenominators() throws {
        var (sum, powers) = (Polynomial(), [Rational]())
        for (index, prime) in [2, 3, 5, 7, 11, 13, 17, 19].enumerated() {
            powers.append(try Rational(Integer.one, Integer(prime).power(900)))
            sum.add(powers[index], Monomial(generator: 0, exponent: index + 1))
        }
        var budget = Budget()
        let square = try sum.multiplied(by: sum, budget: &budget)
        #expect(square.coefficient(of: Monomial(generator: 0, exponent: 2)) == powers[0] * powers[0])
        #expect(square.coefficient(of: Monomial(generator: 0, exponent: 3)) == powers[0] * powers[1] * 2)
    }

    @Test(arguments: [1, 2, 3]) func laws(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let sample = sample(&random)
        let ring = Laws.Ring<Polynomial>(
            zero: Polynomial(), one: Polynomial(1), add: +,
            multiply: { a, b in
                var budget = Budget()
                return try! a.multiplied(by: b, budget: &budget)
            }, negate: { $0.scaled(by: -1) })
        #expect(Laws.faults(in: ring, sample: sample).isEmpty, "seed \(seed)")
        #expect(Laws.orderFaults(sample: sample.flatMap { $0.terms.map(\.monomial) }).isEmpty, "seed \(seed)")
        for polynomial in sample {
            var sum = Polynomial()
            for (exponent, coefficient) in polynomial.coefficients(of: 1) {
                var budget = Budget()
                let power = exponent == 0 ? Polynomial(1) : Polynomial(generator: 1, exponent: exponent)
                sum = sum + (try! coefficient.multiplied(by: power, budget: &budget))
            }
            #expect(sum == polynomial, "seed \(seed)")
        }
    }

    @Test func budgets() throws {
        var budget = Budget()
        let high = Polynomial(generator: 0, exponent: 150)
        #expect(throws: EvaluationError.unable(.degree)) { try high.multiplied(by: high, budget: &budget) }
        let long = Polynomial(Rational(Integer(2).power(30_000))) + Polynomial(generator: 0)
        #expect(throws: EvaluationError.unable(.digits)) { try long.multiplied(by: long, budget: &budget) }
        var few = Budget(steps: 3)
        let pair = Polynomial(generator: 0) + Polynomial(generator: 1)
        #expect(throws: EvaluationError.unable(.steps)) { try pair.multiplied(by: pair, budget: &few) }
    }
}

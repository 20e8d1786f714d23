import Arithmetic
import TestSupport
import Testing

@testable import Algebra

@Suite struct IntegerPolynomialTests {
    static let seed: UInt64 = 20_261

    static func random(_ degree: Int, _ size: Int, _ random: inout RepeatableRandom) -> IntegerPolynomial {
        IntegerPolynomial(
            (0..<degree).map { _ in Integer(Int.random(in: -size...size, using: &random)) }
                + [Integer(Int.random(in: 1...size, using: &random))])
    }

    @Test func ring() {
        var random = RepeatableRandom(seed: Self.seed)
        let sample = (0..<6).map { IntegerPolynomialTests.random($0 % 4, 5, &random) } + [IntegerPolynomial([])]
        let ring = Laws.Ring<IntegerPolynomial>(
            zero: IntegerPolynomial([]), one: IntegerPolynomial([1]), add: { $0 + $1 }, multiply: { $0 * $1 },
            negate: { $0.scaled(by: -1) })
        #expect(Laws.faults(in: ring, sample: sample) == [])
    }

    @Test("The greatest common divisor divides both, and nothing more is common")
    func greatestCommonDivisor() throws {
        var random = RepeatableRandom(seed: Self.seed + 1)
        for _ in 0..<60 {
            var budget = Budget()
            let common = Self.random(Int.random(in: 0...3, using: &random), 6, &random)
            let a = Self.random(Int.random(in: 0...3, using: &random), 9, &random) * common
            let b = Self.random(Int.random(in: 0...4, using: &random), 9, &random) * common
            let divisor = try a.greatestCommonDivisor(with: b, budget: &budget)
            let restOfA = try #require(a.dividedExactly(by: divisor), "seed \(Self.seed)")
            let restOfB = try #require(b.dividedExactly(by: divisor), "seed \(Self.seed)")
            #expect(divisor.dividedExactly(by: common.primitivePart) != nil)
            #expect(divisor.leading.sign > 0)
            // Coprime polynomials: the resultant is not zero.
            #expect(try !restOfA.resultant(with: restOfB, budget: &budget).isZero)
            #expect(restOfA.content.greatestCommonDivisor(with: restOfB.content).isOne)
        }
    }

    @Test func resultants() throws {
        var budget = Budget()
        var random = RepeatableRandom(seed: Self.seed + 2)
        for _ in 0..<30 {
            let (a, b, c) = (Self.random(2, 6, &random), Self.random(3, 6, &random), Self.random(1, 6, &random))
            let (ab, ac) = (try a.resultant(with: b, budget: &budget), try a.resultant(with: c, budget: &budget))
            #expect(try a.resultant(with: b * c, budget: &budget) == ab * ac)
            // deg a · deg b = 6: even, so the order does not matter.
            #expect(try b.resultant(with: a, budget: &budget) == ab)
            #expect(try (a * c).resultant(with: b * c, budget: &budget).isZero)
        }
        // res(x² − 2, x² − 3) = (2 − 3)².
        let (a, b) = (IntegerPolynomial([-2, 0, 1]), IntegerPolynomial([-3, 0, 1]))
        #expect(try a.resultant(with: b, budget: &budget) == 1)
        #expect(try a.resultant(with: IntegerPolynomial([5]), budget: &budget) == 25)
    }

    @Test func squareFreeFactors() throws {
        var random = RepeatableRandom(seed: Self.seed + 3)
        for _ in 0..<30 {
            var budget = Budget()
            let (a, b) = (Self.random(2, 5, &random), Self.random(1, 5, &random))
            let f = a * b * b * b
            let parts = try f.squareFreeFactors(budget: &budget)
            var product = IntegerPolynomial([1])
            for (factor, multiplicity) in parts {
                #expect(try factor.greatestCommonDivisor(with: factor.derivative, budget: &budget).degree == 0)
                for _ in 0..<multiplicity { product = product * factor }
            }
            #expect(product == f.primitivePart, "seed \(Self.seed)")
        }
    }

    @Test("Factors multiply back, and none of them splits modulo all primes or by construction")
    func factorization() throws {
        var random = RepeatableRandom(seed: Self.seed + 4)
        for _ in 0..<40 {
            var budget = Budget(steps: 2_000_000)
            var f = IntegerPolynomial([Integer(Int.random(in: -4...4, using: &random) * 2 + 1)])
            var parts = 0
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                // x^n + … + 2 with even middle coefficients is irreducible (Eisenstein at 2); linear factors always are.
                let degree = Int.random(in: 1...3, using: &random)
                let middle = (1..<max(degree, 1)).map { _ in Integer(2 * Int.random(in: -3...3, using: &random)) }
                f = f * IntegerPolynomial([Integer(4 * Int.random(in: -2...2, using: &random) + 2)] + middle + [1])
                parts += 1
            }
            let result = try f.factored(budget: &budget)
            var product = IntegerPolynomial([result.unit])
            for (factor, multiplicity) in result.factors {
                for _ in 0..<multiplicity { product = product * factor }
            }
            #expect(product == f, "seed \(Self.seed)")
            #expect(result.factors.reduce(0) { $0 + $1.multiplicity } == parts, "seed \(Self.seed): \(f)")
        }
    }

    @Test func knownFactorizations() throws {
        func degrees(_ coefficients: [Integer]) throws -> [Int] {
            var budget = Budget(steps: 2_000_000)
            return try IntegerPolynomial(coefficients).factored(budget: &budget).factors.flatMap {
                [Int](repeating: $0.factor.degree, count: $0.multiplicity)
            }
        }
        #expect(try degrees([-1, 0, 0, 0, 0, 0, 1]) == [1, 1, 2, 2])
        #expect(try degrees([1, 0, 0, 0, 1]) == [4])
        #expect(try degrees([4, 0, 0, 0, 1]) == [2, 2])
        // Irreducible over ℚ, though it splits modulo every prime.
        #expect(try degrees([1, 0, -10, 0, 1]) == [4])
        #expect(try degrees([-6, 11, -6, 1]) == [1, 1, 1])
        #expect(try degrees([0, 0, 4, 4, 1]) == [1, 1, 1, 1])
        #expect(try degrees([-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) == [1, 1, 2, 2, 2, 4])
        #expect(try degrees([6]) == [])
        #expect(try degrees([6, 12]) == [1])
        #expect(try degrees([]) == [])
    }

    @Test("Above the budget there is no factorization, not a wrong one")
    func budget() {
        var budget = Budget(steps: 50)
        let f = IntegerPolynomial([1, 0, -10, 0, 1]) * IntegerPolynomial([2, 0, 0, 1])
        #expect(throws: EvaluationError.self) { try f.factored(budget: &budget) }
    }
}

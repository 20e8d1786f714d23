import Testing

@testable import Arithmetic

@Suite struct ResidueConditionTests {
    /// (n² + n)/2.
    private static let triangular: Polynomial = {
        var result = Polynomial()
        result.add(.half, Monomial(generator: 0, exponent: 2))
        result.add(.half, Monomial(generator: 0, exponent: 1))
        return result
    }()

    @Test("The truth at residues is that at every integer with these residues")
    func truth() throws {
        let isMultiple = try #require(ResidueCondition(Self.triangular, modulus: 6, divisor: 3, isZero: true))
        let isNone = try #require(ResidueCondition(Self.triangular, modulus: 6, divisor: 3, isZero: false))
        #expect(isMultiple.decides && isNone.decides)
        for n in -20...20 {
            let value = n * (n + 1) / 2
            let residue = ((n % 6) + 6) % 6
            #expect(isMultiple.holds([residue]) == (value % 3 == 0))
            #expect(isNone.holds([residue]) == (value % 3 != 0))
        }
    }

    @Test("An equation needs its residues to vanish, and is not decided by them")
    func equation() throws {
        let condition = try #require(ResidueCondition(Self.triangular, modulus: 5, divisor: nil, isZero: true))
        #expect(!condition.decides && condition.holds([0]) && condition.holds([4]) && !condition.holds([1]))
    }

    @Test("A modulus that is no multiple of the divisor and the denominators tells nothing")
    func moduli() {
        #expect(ResidueCondition(Self.triangular, modulus: 3, divisor: 3, isZero: true) == nil)
        #expect(ResidueCondition(Self.triangular, modulus: 7, divisor: 2, isZero: true) == nil)
        #expect(ResidueCondition(Self.triangular, modulus: 4, divisor: Int.max, isZero: true) == nil)
        #expect(ResidueCondition(Polynomial(), modulus: 4, divisor: 2, isZero: true)?.holds([]) == true)
    }
}

@Suite struct ResidueSurveyTests {
    private func condition(_ coefficients: [Int], _ divisor: Int?, isZero: Bool = true, modulus: Int = 12) throws -> ResidueCondition {
        var polynomial = Polynomial()
        for (exponent, coefficient) in coefficients.enumerated() {
            polynomial.add(Rational(coefficient), Monomial(generator: 0, exponent: exponent))
        }
        return try #require(ResidueCondition(polynomial, modulus: modulus, divisor: divisor, isZero: isZero))
    }

    @Test("n³ − n is a multiple of 6 everywhere, of 12 only where n is no even number that 4 does not divide")
    func claims() throws {
        var budget = Budget()
        let odd = try condition([1, 1], 2)
        #expect(try ResidueCondition.survey(condition([0, -1, 0, 1], 6), [], budget: &budget) == .claimHolds)
        #expect(try ResidueCondition.survey(condition([0, -1, 0, 1], 12), [], budget: &budget) == .claimFails)
        #expect(try ResidueCondition.survey(condition([0, -1, 0, 1], 12), [odd], budget: &budget) == .claimHolds)
        #expect(try ResidueCondition.survey(odd, [odd, condition([0, 1], 2)], budget: &budget) == .nowhere)
        #expect(try ResidueCondition.survey(condition([1], 2), [], budget: &budget) == .claimFails)
    }

    @Test func budgets() throws {
        var budget = Budget(steps: 100)
        let claim = try condition([0, 1], 2, modulus: 99_998)
        #expect(throws: EvaluationError.unable(.steps)) { try ResidueCondition.survey(claim, [], budget: &budget) }
        var wide = Budget()
        let large = try condition([0, 1], 2, modulus: 100_002)
        #expect(throws: EvaluationError.unable(.steps)) { try ResidueCondition.survey(large, [], budget: &wide) }
    }
}

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

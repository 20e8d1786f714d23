import TestSupport
import Testing

@testable import Arithmetic

@Suite struct PolynomialRootsTests {
    private static func random(_ random: inout RepeatableRandom) -> Polynomial {
        var result = Polynomial()
        for _ in 0..<random.int(in: 2...4) {
            var monomial = Monomial.one
            for generator in 0..<3 where random.chance(0.5) {
                monomial = monomial * Monomial(generator: generator, exponent: random.int(in: 1...2))
            }
            result.add(Rational(random.int(in: -4...4)), monomial)
        }
        return result
    }

    private static func power(_ polynomial: Polynomial, _ exponent: Int) throws -> Polynomial {
        var budget = Budget()
        var result = Polynomial(1)
        for _ in 0..<exponent { result = try result.multiplied(by: polynomial, budget: &budget) }
        return result
    }

    @Test("The root of a power is found, and its power is the polynomial", arguments: [1, 2, 3] as [UInt64])
    func powers(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<200 {
            let base = Self.random(&random)
            let exponent = random.int(in: 2...3)
            let value = try Self.power(base, exponent)
            guard base.terms.count > 1, 3...60 ~= value.terms.count else { continue }
            let found = try #require(value.asPower, "seed \(seed): \(base)^\(exponent)")
            #expect(found.exponent >= exponent)
            #expect(try Self.power(found.root, found.exponent) == value, "seed \(seed): \(base)^\(exponent)")
        }
    }

    @Test("What is found is a root, whatever the polynomial is", arguments: [4, 5] as [UInt64])
    func others(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<300 {
            var value = try Self.power(Self.random(&random), 2)
            value.add(Rational(random.int(in: 1...3)), Monomial(generator: random.int(in: 0...2), exponent: random.int(in: 1...4)))
            guard let (root, exponent) = value.asPower else { continue }
            #expect(try Self.power(root, exponent) == value, "seed \(seed)")
        }
    }

    @Test func polynomialsThatAreNoPowers() {
        #expect(Polynomial().asPower == nil && Polynomial(4).asPower == nil && Polynomial(generator: 0, exponent: 2).asPower == nil)
        #expect((Polynomial(generator: 0, exponent: 2) + Polynomial(1)).asPower == nil)
    }
}

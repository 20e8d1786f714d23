import TestSupport
import Testing

@testable import Arithmetic

extension RepeatableRandom {
    mutating func polynomial(degree: Int, bound: Int = 9) -> UnivariatePolynomial {
        UnivariatePolynomial((0...degree).map { _ in Rational(int(in: -bound...bound)) })
    }
}

@Suite struct UnivariatePolynomialTests {
    @Test(arguments: [1, 2, 3, 4]) func divisionAndCommonDivisors(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<40 {
            var budget = Budget()
            let (a, b) = (random.polynomial(degree: 5), random.polynomial(degree: 3))
            guard !a.isZero, !b.isZero else { continue }
            let (quotient, remainder) = try a.divided(by: b, budget: &budget)
            for point in [Rational(-2), 0, 3, .half] {
                #expect(
                    a.value(at: point) == quotient.value(at: point) * b.value(at: point) + remainder.value(at: point),
                    "seed \(seed)")
            }
            #expect(remainder.degree < b.degree, "seed \(seed)")
            let c = random.polynomial(degree: 2)
            guard !c.isZero else { continue }
            let common = try (a * c).greatestCommonDivisor(with: b * c, budget: &budget)
            #expect(try (a * c).divided(by: common, budget: &budget).remainder.isZero, "seed \(seed)")
            #expect(try common.divided(by: c, budget: &budget).remainder.isZero, "seed \(seed)")
        }
    }

    @Test func squareFreePartHasEachRootOnce() throws {
        var budget = Budget()
        let line = UnivariatePolynomial([-1, 1])
        let other = UnivariatePolynomial([2, 1])
        let part = try (line * line * line * other * other).squareFreePart(budget: &budget)
        #expect(part == (line * other).primitive)
        #expect(try UnivariatePolynomial([7]).squareFreePart(budget: &budget).degree == 0)
    }

    @Test func undefinedAndAboveTheBudget() {
        var budget = Budget()
        #expect(throws: EvaluationError.undefined(.divisionByZero)) {
            try UnivariatePolynomial([1, 1]).divided(by: UnivariatePolynomial([]), budget: &budget)
        }
        var few = Budget(steps: 3)
        #expect(throws: EvaluationError.unable(.steps)) {
            try UnivariatePolynomial([1, 2, 3, 4, 5]).divided(by: UnivariatePolynomial([1, 1]), budget: &few)
        }
    }

    @Test func zeroPolynomial() {
        let zero = UnivariatePolynomial([0, 0])
        #expect(zero.isZero && zero.degree == -1 && zero.value(at: 5).isZero && zero.derivative.isZero)
        #expect((zero * UnivariatePolynomial([1, 2])).isZero && zero.primitive.isZero)
    }
}

import TestSupport
import Testing

@testable import Arithmetic

@Suite struct RealRootsTests {
    /// Π (x − r) · (x² + 1), whose real roots are known.
    @Test(arguments: [1, 2, 3, 4, 5]) func rationalRootsAreFound(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<20 {
            let roots = Set((0..<random.int(in: 0...5)).map { _ in
                Rational.reduced(Integer(random.int(in: -20...20)), Integer(random.int(in: 1...6)))
            }).sorted()
            var polynomial = UnivariatePolynomial([1, 0, 1])
            for root in roots { polynomial = polynomial * UnivariatePolynomial([-root, 1]) }
            var budget = Budget()
            #expect(try RealRoots.isolate(polynomial, budget: &budget) == roots.map { .rational($0) }, "seed \(seed)")
        }
    }

    @Test(arguments: [1, 2, 3]) func intervalsAreDisjointAndSignsChange(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<25 {
            var budget = Budget()
            let polynomial = random.polynomial(degree: random.int(in: 1...6))
            guard polynomial.degree > 0 else { continue }
            let part = try polynomial.squareFreePart(budget: &budget)
            let points = try RealRoots.isolate(part, budget: &budget)
            for (left, right) in zip(points, points.dropFirst()) { #expect(left.upper <= right.lower, "seed \(seed)") }
            for point in points {
                #expect(try point.sign(of: polynomial, budget: &budget) == 0, "seed \(seed)")
                #expect(try point.sign(of: UnivariatePolynomial([1]) , budget: &budget) == 1)
                if case .root(_, let low, let high) = point {
                    #expect(part.value(at: low).sign * part.value(at: high).sign < 0, "seed \(seed)")
                    #expect(point.refined.width * 2 == point.width || point.refined.width.isZero)
                }
            }
        }
    }

    /// √2 is a root of x² − 2 and x⁴ − 4, not of x² − 3; 3 − 2x is positive there.
    @Test func signsAtTheSquareRootOfTwo() throws {
        var budget = Budget()
        let points = try RealRoots.isolate(UnivariatePolynomial([-2, 0, 1]), budget: &budget)
        let root = try #require(points.last)
        #expect(points.count == 2)
        for (coefficients, sign) in [
            ([-4, 0, 0, 0, 1], 0), ([-3, 0, 1], -1), ([3, -2], 1), ([-2, 0, 1], 0), ([0, 1], 1), ([-141, 100], 1),
            ([-142, 100], -1), ([2, 0, -1], 0),
        ] as [([Rational], Int)] {
            #expect(try root.sign(of: UnivariatePolynomial(coefficients), budget: &budget) == sign, "\(coefficients)")
        }
    }

    @Test func noRealRoots() throws {
        var budget = Budget()
        #expect(try RealRoots.isolate(UnivariatePolynomial([1, 0, 1]), budget: &budget).isEmpty)
        #expect(try RealRoots.isolate(UnivariatePolynomial([5]), budget: &budget).isEmpty)
        #expect(try RealRoots.isolate(UnivariatePolynomial([]), budget: &budget).isEmpty)
    }

    /// Points that touch, and single ones.
    @Test(arguments: [1, 2, 3]) func separatingNumbers(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<20 {
            var budget = Budget()
            let part = try random.polynomial(degree: random.int(in: 1...6)).squareFreePart(budget: &budget)
            guard part.degree > 0 else { continue }
            var points = try RealRoots.isolate(part, budget: &budget)
            let samples = try RealRoots.separate(&points, budget: &budget)
            #expect(samples.count == points.count + 1, "seed \(seed)")
            for (index, point) in points.enumerated() {
                #expect(samples[index] < point.lower || point.width.isZero && samples[index] < point.upper, "seed \(seed)")
                #expect(point.upper < samples[index + 1], "seed \(seed)")
            }
        }
    }
}

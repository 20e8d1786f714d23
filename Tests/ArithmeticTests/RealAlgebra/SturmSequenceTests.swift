import TestSupport
import Testing

@testable import Arithmetic

@Suite struct SturmSequenceTests {
    /// The variations fall by one at each root, from the place of the root on.
    @Test(arguments: [1, 2, 3, 4]) func variationsCountRoots(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<40 {
            let roots = Set((0..<random.int(in: 1...6)).map { _ in
                Rational.reduced(Integer(random.int(in: -40...40)), Integer(random.int(in: 1...9)))
            })
            let polynomial = roots.reduce(UnivariatePolynomial([3, 1, 1])) { $0 * UnivariatePolynomial([-$1, 1]) }
            var budget = Budget()
            let sequence = try SturmSequence(polynomial, budget: &budget)
            for _ in 0..<8 {
                var ends = [Rational(random.int(in: -50...50)), roots.randomElement(using: &random)!]
                ends.sort()
                let inside = roots.count { $0 > ends[0] && $0 <= ends[1] }
                #expect(sequence.variations(at: ends[0]) - sequence.variations(at: ends[1]) == inside, "seed \(seed): \(roots) in \(ends)")
            }
        }
    }

    /// It is a positive multiple of the remainder.
    @Test(arguments: [1, 2, 3, 4]) func remaindersOverTheIntegers(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<60 {
            var budget = Budget()
            let (a, b) = (random.polynomial(degree: random.int(in: 0...7), bound: 1_000), random.polynomial(degree: random.int(in: 0...5)))
            guard !b.isZero else { continue }
            let exact = try a.divided(by: b, budget: &budget).remainder.primitive
            #expect(try a.remainder(by: b, budget: &budget) == exact, "seed \(seed): \(a.coefficients) by \(b.coefficients)")
        }
    }

    /// Forty roots side by side, where machine numbers are silent, and roots far out and close to 0.
    @Test func manyRootsAndFarOnes() throws {
        var budget = Budget()
        let near = (1...39).map { Rational($0) }
        let far = [Rational(Integer(10).power(30)) * -1, Rational.reduced(1, Integer(10).power(30)), Rational(Integer(10).power(40))]
        for roots in [near, far] {
            let polynomial = roots.reduce(UnivariatePolynomial([1])) { $0 * UnivariatePolynomial([-$1, 1]) }
            #expect(try RealRoots.isolate(polynomial, budget: &budget) == roots.map { .rational($0) })
        }
    }

    /// Long coefficients cost more, so that the budget ends before the patience does.
    @Test func workIsCounted() {
        let power = Rational(Integer(7).power(9_000))
        let polynomial = UnivariatePolynomial((0...40).map { Rational($0 * $0 + 1) + ($0 % 2 == 0 ? power : 0) })
        var budget = Budget()
        #expect(throws: EvaluationError.self) { try RealRoots.isolate(polynomial, budget: &budget) }
        var few = Budget(steps: 20)
        #expect(throws: EvaluationError.self) { try RealRoots.isolate(UnivariatePolynomial([-2, 0, 0, 0, 0, 0, 1]), budget: &few) }
    }
}

import TestSupport
import Testing

@testable import Arithmetic

/// Machine numbers may be silent, but never wrong.
@Suite struct MachinePolynomialTests {
    /// Coefficients and places of all lengths.
    private static func sample(_ random: inout RepeatableRandom) -> (UnivariatePolynomial, Rational) {
        func number() -> Integer {
            let value = Integer(random.int(in: -99...99))
            return random.chance(0.3) ? value * Integer(10).power(random.int(in: 0...40)) + Integer(random.int(in: -9...9)) : value
        }
        let polynomial = UnivariatePolynomial((0...random.int(in: 1...12)).map { _ in Rational(number()) })
        let denominator = number()
        return (polynomial, Rational.reduced(number(), denominator.isZero ? 1 : denominator))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func aSignThatIsToldIsRight(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var told = 0
        for _ in 0..<500 {
            let (polynomial, place) = MachinePolynomialTests.sample(&random)
            let exact = polynomial.value(at: place).sign
            if let sign = MachinePolynomial(polynomial).sign(at: place) {
                told += 1
                #expect(sign == exact, "seed \(seed): \(polynomial.coefficients) at \(place)")
            }
            #expect(polynomial.exactSign(at: place) == exact && polynomial.sign(at: place) == exact, "seed \(seed)")
        }
        #expect(told > 300, "seed \(seed)")
    }

    /// Next to a root the value is smaller than what rounding can do to it.
    @Test(arguments: [1, 2, 3]) func besideRoots(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<200 {
            let roots = (0..<random.int(in: 1...6)).map { _ in Rational(random.int(in: -30...30)) }
            let polynomial = roots.reduce(UnivariatePolynomial([1])) { $0 * UnivariatePolynomial([-$1, 1]) }
            let distance = Rational.reduced(Integer(random.int(in: -3...3)), Integer(10).power(random.int(in: 0...60)))
            let place = random.pick(roots) + distance
            let exact = polynomial.value(at: place).sign
            let sign = MachinePolynomial(polynomial).sign(at: place)
            #expect(sign == nil || sign == exact, "seed \(seed): \(roots) at \(place)")
            #expect(polynomial.sign(at: place) == exact, "seed \(seed): \(roots) at \(place)")
        }
    }

    @Test(arguments: [1, 2, 3, 4]) func signsOnIntervals(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var told = 0
        for _ in 0..<400 {
            let (polynomial, lower) = MachinePolynomialTests.sample(&random)
            let width = Rational.reduced(Integer(random.int(in: 1...99)), Integer(10).power(random.int(in: 0...20)))
            guard let sign = MachinePolynomial(polynomial).sign(between: lower, and: lower + width) else { continue }
            told += 1
            for part in 0...8 {
                let place = lower + width * Rational.reduced(Integer(part), 8)
                #expect(polynomial.value(at: place).sign == sign, "seed \(seed): \(polynomial.coefficients) at \(place)")
            }
        }
        #expect(told > 100, "seed \(seed)")
    }

    /// Zeros, changes of sign, and what lies outside of the machine's range.
    @Test func whatIsNotTold() {
        let square = MachinePolynomial(UnivariatePolynomial([-2, 0, 1]))
        let line = MachinePolynomial(UnivariatePolynomial([-1, 3]))
        let large = Rational(Integer(10).power(400))
        let long = MachinePolynomial(UnivariatePolynomial([large, 1]))
        #expect(line.sign(at: Rational("1/3")!) == nil)
        #expect(line.sign(at: Rational("1/3")! + Rational.reduced(1, Integer(10).power(30))) == nil)
        #expect(square.sign(between: 1, and: 2) == nil && square.sign(between: -2, and: 2) == nil)
        #expect(long.sign(at: 1) == nil && long.sign(at: -large) == nil)
        #expect(square.sign(at: large) == nil && square.sign(between: 1, and: large) == nil)
        #expect(MachinePolynomial(UnivariatePolynomial([0, 1])).sign(at: 0) == nil)
        #expect(square.sign(between: 0, and: 0) == nil)
        // And what is.
        #expect(square.sign(at: 0) == -1 && square.sign(at: 2) == 1 && square.sign(between: 2, and: 3) == 1)
    }
}

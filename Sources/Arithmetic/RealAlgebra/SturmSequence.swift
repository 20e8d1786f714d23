/// Sturm's sequence p, p′, −rem(…), … of a square-free polynomial with positive factors taken out, ready to be evaluated often.
struct SturmSequence: Sendable {
    private let polynomials: [UnivariatePolynomial]
    private let machine: [MachinePolynomial]
    private let priceAtWholeNumbers: Int

    init(_ polynomial: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError) {
        var result = [polynomial.primitive, polynomial.derivative.primitive]
        while let last = result.last, !last.isZero {
            let rest = try result[result.count - 2].remainder(by: last, budget: &budget)
            result.append(UnivariatePolynomial(rest.coefficients.map { -$0 }))
        }
        polynomials = result.dropLast()
        machine = polynomials.map { MachinePolynomial($0) }
        priceAtWholeNumbers = polynomials.reduce(0) { $0 + $1.coefficients.count * (1 + $1.bitLength >> 10) }
    }

    /// The price of an evaluation at a place of that length: a step for each coefficient, and more for long ones and for the long
    /// powers of the place that they meet.
    func price(bits: Int) -> Int { priceAtWholeNumbers * (1 + polynomials[0].degree * bits >> 9) }

    /// The changes of sign from one polynomial to the next, zeros left out. Between a < b they fall by the number of roots in (a, b].
    func variations(at x: Rational) -> Int {
        var (result, last) = (0, 0)
        for (polynomial, approximation) in zip(polynomials, machine) {
            let sign = approximation.sign(at: x) ?? polynomial.exactSign(at: x)
            if sign == 0 { continue }
            if sign == -last { result += 1 }
            last = sign
        }
        return result
    }
}

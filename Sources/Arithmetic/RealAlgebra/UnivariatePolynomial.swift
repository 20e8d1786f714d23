/// A polynomial in one unknown with rational coefficients, dense: `coefficients[k]` belongs to the k-th power, and the last
/// one is not 0. The zero polynomial has none.
public struct UnivariatePolynomial: Hashable, Sendable {
    public private(set) var coefficients: [Rational]

    public init(_ coefficients: [Rational]) {
        self.coefficients = coefficients
        while self.coefficients.last?.isZero == true { self.coefficients.removeLast() }
    }

    public var isZero: Bool { coefficients.isEmpty }
    /// The degree; −1 for the zero polynomial.
    public var degree: Int { coefficients.count - 1 }
    var leading: Rational { coefficients.last ?? 0 }
    /// Length of the longest coefficient in bits.
    var bitLength: Int { coefficients.reduce(1) { max($0, $1.bitLength) } }

    /// The value at a rational number, by Horner's scheme.
    public func value(at x: Rational) -> Rational {
        coefficients.reversed().reduce(Rational.zero) { $0 * x + $1 }
    }

    public var derivative: UnivariatePolynomial {
        UnivariatePolynomial(coefficients.enumerated().dropFirst().map { Rational($0.offset) * $0.element })
    }

    public static func * (left: UnivariatePolynomial, right: UnivariatePolynomial) -> UnivariatePolynomial {
        if left.isZero || right.isZero { return UnivariatePolynomial([]) }
        var result = [Rational](repeating: 0, count: left.degree + right.degree + 1)
        for (i, a) in left.coefficients.enumerated() where !a.isZero {
            for (j, b) in right.coefficients.enumerated() { result[i + j] += a * b }
        }
        return UnivariatePolynomial(result)
    }

    /// A positive multiple with coprime integer coefficients.
    public var primitive: UnivariatePolynomial {
        if isZero { return self }
        var denominator = Integer.one
        for value in coefficients { denominator = denominator.leastCommonMultiple(with: value.denominator) }
        let whole = coefficients.map { $0.numerator * denominator.dividedExactly(by: $0.denominator) }
        let content = whole.reduce(Integer.zero) { $0.greatestCommonDivisor(with: $1) }
        return UnivariatePolynomial(whole.map { Rational($0.dividedExactly(by: content)) })
    }

    /// Quotient and remainder by a polynomial that is not zero.
    public func divided(by divisor: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError)
        -> (quotient: UnivariatePolynomial, remainder: UnivariatePolynomial)
    {
        let inverse = try divisor.leading.inverse()
        var rest = coefficients
        var quotient = [Rational](repeating: 0, count: max(0, degree - divisor.degree + 1))
        while rest.count >= divisor.coefficients.count {
            let factor = rest[rest.count - 1] * inverse
            let shift = rest.count - divisor.coefficients.count
            quotient[shift] = factor
            try budget.spend(divisor.coefficients.count)
            try budget.spend(bits: factor.bitLength)
            for (k, value) in divisor.coefficients.enumerated() { rest[shift + k] -= factor * value }
            rest.removeLast()
        }
        return (UnivariatePolynomial(quotient), UnivariatePolynomial(rest))
    }

    /// The greatest common divisor, primitive with a positive leading coefficient; 0 for two zero polynomials.
    public func greatestCommonDivisor(with other: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError)
        -> UnivariatePolynomial
    {
        var (a, b) = (primitive, other.primitive)
        while !b.isZero { (a, b) = (b, try a.remainder(by: b, budget: &budget)) }
        return a.leading.isNegative ? UnivariatePolynomial(a.coefficients.map { -$0 }) : a
    }

    /// The polynomial with the same roots, each once, primitive: p / gcd(p, p′). For p ≠ 0.
    public func squareFreePart(budget: inout Budget) throws(EvaluationError) -> UnivariatePolynomial {
        let divisor = try greatestCommonDivisor(with: derivative, budget: &budget)
        return try divided(by: divisor, budget: &budget).quotient.primitive
    }

    /// Square-free and pairwise coprime polynomials: those of `old`, which are so, and this square-free one taken apart where they
    /// have common factors, so that each of them divides a given one or is coprime to it.
    public func refining(_ old: [UnivariatePolynomial], budget: inout Budget) throws(EvaluationError) -> [UnivariatePolynomial] {
        var rest = self
        var result: [UnivariatePolynomial] = []
        for polynomial in old {
            let common = try polynomial.greatestCommonDivisor(with: rest, budget: &budget)
            rest = try rest.divided(by: common, budget: &budget).quotient.primitive
            result += [common, try polynomial.divided(by: common, budget: &budget).quotient.primitive]
        }
        return (result + [rest]).filter { $0.degree > 0 }
    }

    /// A positive multiple of the remainder, with coprime integer coefficients, for integer coefficients on both sides: no division
    /// meets a fraction.
    func remainder(by divisor: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError) -> UnivariatePolynomial {
        var rest = coefficients.map(\.numerator)
        let other = divisor.coefficients.map(\.numerator)
        guard let leading = other.last else { throw .undefined(.divisionByZero) }
        while rest.count >= other.count, let top = rest.last {
            let common = top.greatestCommonDivisor(with: leading)
            let scale = leading.magnitude.dividedExactly(by: common)
            let factor = (leading.isNegative ? -top : top).dividedExactly(by: common)
            let bits = max(top.bitLength, leading.bitLength)
            try budget.check(bits: bits)
            try budget.spend(other.count * (1 + bits >> 8))
            rest.removeLast()
            let shift = rest.count + 1 - other.count
            if !scale.isOne { for k in rest.indices { rest[k] *= scale } }
            for k in 0..<other.count - 1 { rest[shift + k] -= factor * other[k] }
            while rest.last?.isZero == true { rest.removeLast() }
        }
        return UnivariatePolynomial(rest.map { Rational($0) }).primitive
    }
}

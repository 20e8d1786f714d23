import Arithmetic
import Expressions

/// Exact signs, at real algebraic points, of polynomials in one unknown and in roots over it.
///
/// Multiplied by a cofactor, a polynomial P in a root r of degree n becomes free of r: its norm. So P(α) ≠ 0 where the norm is
/// not 0, and P(α) = 0 where the norm is 0 and the cofactor is not.
struct Signs {
    var normalizer: Normalizer
    let unknown: Int?

    /// The root generator that stands on no other one in the polynomial.
    private func outermostRoot(_ polynomial: Polynomial) throws(EvaluationError) -> (index: Int, Expr, Int)? {
        guard let index = polynomial.generators.last(where: { $0 != unknown }) else { return nil }
        guard let (radicand, degree) = normalizer.generators[index].rootParts, degree <= 5 else {
            throw .unable(.unsupported)
        }
        return (index, radicand, degree)
    }

    /// A polynomial in the unknown alone whose roots contain the zeros of the given one.
    /// - Throws: `.unable(.unsupported)` for other generators, and when the norm vanishes identically.
    mutating func norm(_ polynomial: Polynomial) throws(EvaluationError) -> UnivariatePolynomial {
        var polynomial = polynomial
        while let (index, radicand, degree) = try outermostRoot(polynomial) {
            polynomial = try norm(polynomial, index, radicand, degree).norm
            if polynomial.isZero { throw .unable(.unsupported) }
        }
        return polynomial.univariate(in: unknown)
    }

    /// The determinant of the multiplication by d · P on 1, r, …, rⁿ⁻¹, where rⁿ = t/d, and what (d · P) has to be multiplied by to
    /// give it: the characteristic polynomial vanishes at d · P (Cayley and Hamilton), and its coefficients come from the traces
    /// of the powers by Newton's identities. The trace of a polynomial in r is n times its part free of r.
    private mutating func norm(_ polynomial: Polynomial, _ root: Int, _ radicand: Expr, _ degree: Int)
        throws(EvaluationError) -> (norm: Polynomial, cofactor: Polynomial)
    {
        let form = try normalizer.normalize(radicand)
        let value = form.polynomial.map { Fraction($0) } ?? form
        var powers = [Polynomial(1)]
        var symmetric = [Polynomial(1)]
        for k in 1...degree {
            let power = try normalizer.product(powers[k - 1], polynomial)
            powers.append(try reduced(power, root, value, degree))
            var sum = Polynomial()
            for i in 1...k {
                let trace = (powers[i].coefficients(of: root)[0] ?? Polynomial()).scaled(by: Rational(i % 2 == 1 ? degree : -degree))
                try sum.add(normalizer.product(symmetric[k - i], trace), budget: &normalizer.budget)
            }
            symmetric.append(sum.scaled(by: try Rational(1, Integer(k))))
        }
        var cofactor = Polynomial()
        for j in 0..<degree {
            let term = try normalizer.product(symmetric[j], powers[degree - 1 - j])
            try cofactor.add(term.scaled(by: (degree - 1 - j) % 2 == 0 ? 1 : -1), budget: &normalizer.budget)
        }
        return (symmetric[degree], cofactor)
    }

    /// d · polynomial with rⁿ = t/d applied.
    private mutating func reduced(_ polynomial: Polynomial, _ root: Int, _ radicand: Fraction, _ degree: Int)
        throws(EvaluationError) -> Polynomial
    {
        var result = Polynomial()
        for (exponent, part) in polynomial.coefficients(of: root) {
            let factor = exponent < degree ? radicand.denominator : radicand.numerator
            let power = exponent % degree == 0 ? Polynomial(1) : Polynomial(generator: root, exponent: exponent % degree)
            try result.add(normalizer.product(normalizer.product(part, factor), power), budget: &normalizer.budget)
        }
        return result
    }

    /// The sign of the polynomial at the point.
    /// - Throws: `.undefined(.evenRootOfNegative)`; `.unable` when neither enclosures nor norms tell.
    mutating func sign(_ polynomial: Polynomial, at point: RealPoint) throws(EvaluationError) -> Int {
        guard let (root, radicand, degree) = try outermostRoot(polynomial) else {
            return try point.sign(of: polynomial.univariate(in: unknown), budget: &normalizer.budget)
        }
        // Roots of 0 are left out: no enclosure of a radicand shows that it is 0.
        for index in polynomial.generators.reversed() where index != unknown {
            guard let (radicand, degree) = normalizer.generators[index].rootParts else { throw .unable(.unsupported) }
            let value = try normalizer.normalize(radicand)
            let sign = try sign(value.numerator, at: point) * sign(value.denominator, at: point)
            if sign < 0, degree % 2 == 0 { throw .undefined(.evenRootOfNegative) }
            if sign == 0 { return try self.sign(polynomial.coefficients(of: index)[0] ?? Polynomial(), at: point) }
        }
        let (norm, cofactor) = try norm(polynomial, root, radicand, degree)
        let mayVanish = try sign(norm, at: point) == 0
        var point = point
        for precision in [64, 128, 256, 512] {
            let width = try Rational(1, Integer(2).power(precision))
            while point.width > width {
                try normalizer.budget.spend(1)
                point = point.refined
            }
            if let sign = try enclosedSign(polynomial, point, precision) { return sign }
            if mayVanish, let sign = try enclosedSign(cofactor, point, precision), sign != 0 { return 0 }
        }
        throw .unable(.precision)
    }

    private mutating func enclosedSign(_ polynomial: Polynomial, _ point: RealPoint, _ precision: Int)
        throws(EvaluationError) -> Int?
    {
        var ranges: [Symbol: Enclosure] = [:]
        if let symbol = unknown.flatMap({ normalizer.generators[$0].symbol }) {
            ranges[symbol] = Enclosure(from: point.lower, to: point.upper, precision: precision)
        }
        do {
            return try normalizer.expression(polynomial)
                .enclosure(over: ranges, precision: precision, budget: &normalizer.budget).sign
        } catch {
            if case .unable(.precision) = error { return nil }
            throw error
        }
    }
}

import Arithmetic
import Expressions

/// Exact signs, at real algebraic points, of polynomials in one unknown and in roots over it.
///
/// The norm of a polynomial P over a root r of degree n is the determinant of the multiplication by P on 1, r, …, rⁿ⁻¹; it is
/// P times a cofactor. So P(α) ≠ 0 where the norm is not 0, and P(α) = 0 where the norm is 0 and the cofactor is not.
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

    func univariate(_ polynomial: Polynomial) -> UnivariatePolynomial {
        if let value = polynomial.constant { return UnivariatePolynomial([value]) }
        guard let unknown else { return UnivariatePolynomial([]) }
        let parts = polynomial.coefficients(of: unknown)
        return UnivariatePolynomial((0...polynomial.degree).map { parts[$0]?.constant ?? 0 })
    }

    /// A polynomial in the unknown alone whose roots contain the zeros of the given one.
    /// - Throws: `.unable(.unsupported)` for other generators, and when the norm vanishes identically.
    mutating func norm(_ polynomial: Polynomial) throws(EvaluationError) -> UnivariatePolynomial {
        var polynomial = polynomial
        while let (index, radicand, degree) = try outermostRoot(polynomial) {
            polynomial = try norm(polynomial, index, radicand, degree).norm
            if polynomial.isZero { throw .unable(.unsupported) }
        }
        return univariate(polynomial)
    }

    private mutating func norm(_ polynomial: Polynomial, _ index: Int, _ radicand: Expr, _ degree: Int)
        throws(EvaluationError) -> (norm: Polynomial, cofactor: Polynomial)
    {
        let value = try normalizer.normalize(radicand)
        let (top, bottom) = (value.polynomial ?? value.numerator, value.polynomial == nil ? value.denominator : Polynomial(1))
        var rows: [[Polynomial]] = []
        for shift in 0..<degree {
            let shifted = try normalizer.product(
                polynomial, shift == 0 ? Polynomial(1) : Polynomial(generator: index, exponent: shift))
            let parts = shifted.coefficients(of: index)
            var row: [Polynomial] = []
            for k in 0..<degree {
                var entry = try normalizer.product(parts[k] ?? Polynomial(), bottom)
                try entry.add(normalizer.product(parts[degree + k] ?? Polynomial(), top), budget: &normalizer.budget)
                row.append(entry)
            }
            rows.append(row)
        }
        var norm = Polynomial()
        var cofactor = Polynomial()
        for j in 0..<degree {
            let rest = rows.indices.filter { $0 != j }.map { Array(rows[$0].dropFirst()) }
            let minor = try determinant(rest).scaled(by: j % 2 == 0 ? 1 : -1)
            try norm.add(normalizer.product(rows[j][0], minor), budget: &normalizer.budget)
            let power = j == 0 ? Polynomial(1) : Polynomial(generator: index, exponent: j)
            try cofactor.add(normalizer.product(minor, power), budget: &normalizer.budget)
        }
        return (norm, cofactor)
    }

    private mutating func determinant(_ rows: [[Polynomial]]) throws(EvaluationError) -> Polynomial {
        guard let first = rows.first else { return Polynomial(1) }
        var result = Polynomial()
        for (column, entry) in first.enumerated() where !entry.isZero {
            let minor = try determinant(
                rows.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } })
            try result.add(
                normalizer.product(entry, minor).scaled(by: column % 2 == 0 ? 1 : -1), budget: &normalizer.budget)
        }
        return result
    }

    /// The sign of the polynomial at the point.
    /// - Throws: `.undefined(.evenRootOfNegative)`; `.unable` when neither intervals nor norms tell.
    mutating func sign(_ polynomial: Polynomial, at point: RealPoint) throws(EvaluationError) -> Int {
        guard let (index, radicand, degree) = try outermostRoot(polynomial) else {
            return try point.sign(of: univariate(polynomial), budget: &normalizer.budget)
        }
        let value = try normalizer.normalize(radicand)
        let sign = try sign(value.numerator, at: point) * sign(value.denominator, at: point)
        if sign < 0, degree % 2 == 0 { throw .undefined(.evenRootOfNegative) }
        if sign == 0 { return try self.sign(polynomial.coefficients(of: index)[0] ?? Polynomial(), at: point) }
        var point = point
        var vanishing: Polynomial?
        for bits in [32, 64, 128, 256, 512] {
            let width = try Rational(1, Integer(2).power(bits))
            while point.width > width {
                try normalizer.budget.spend(1)
                point = point.refined
            }
            if let sign = try interval(polynomial, point, bits).sign { return sign }
            if bits == 32 {
                let (norm, cofactor) = try norm(polynomial, index, radicand, degree)
                if try self.sign(norm, at: point) == 0 { vanishing = cofactor }
            }
            if let vanishing, let sign = try interval(vanishing, point, bits).sign, sign != 0 { return 0 }
        }
        throw .unable(.precision)
    }

    private mutating func interval(_ polynomial: Polynomial, _ point: RealPoint, _ bits: Int) throws(EvaluationError)
        -> RationalInterval
    {
        var values: [Int: RationalInterval] = [:]
        for index in polynomial.generators {
            if index == unknown {
                values[index] = RationalInterval(point.lower, point.upper)
            } else if let (radicand, degree) = normalizer.generators[index].rootParts {
                let value = try normalizer.normalize(radicand)
                var inner = try interval(value.numerator, point, bits)
                if value.denominator.constant != 1 {
                    let bottom = try interval(value.denominator, point, bits)
                    guard let sign = bottom.sign, sign != 0 else { throw .unable(.precision) }
                    inner = inner * RationalInterval(try bottom.upper.inverse(), try bottom.lower.inverse())
                }
                values[index] = try inner.root(degree, bits: bits)
            } else {
                throw .unable(.unsupported)
            }
        }
        var total = RationalInterval(0, 0)
        for (monomial, coefficient) in polynomial.terms {
            var term = RationalInterval(coefficient, coefficient)
            for (index, exponent) in monomial.factors { for _ in 0..<exponent { term = term * values[index]! } }
            try normalizer.budget.spend(bits: term.upper.bitLength)
            total = total + term
        }
        return total
    }
}

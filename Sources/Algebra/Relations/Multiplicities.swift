import Arithmetic
import Certificates
import Expressions

/// How often each root counts in a disjunction of equations in one unknown: `(x − 3)² = 0` has the root of `x = 3` twice.
enum Multiplicities {
    /// The product of the equations' numerators; nil for what is no disjunction of polynomial or rational equations.
    static func polynomial(_ formula: Formula, _ unknown: Symbol, _ budget: inout Budget) -> UnivariatePolynomial? {
        switch formula {
        case .or(let parts):
            var result = UnivariatePolynomial([1])
            for part in parts {
                guard let factor = polynomial(part, unknown, &budget), result.degree + factor.degree <= 200 else { return nil }
                result = result * factor
            }
            return result
        case .and(let parts) where parts.count == 1: return polynomial(parts[0], unknown, &budget)
        case .statement(let statement) where statement.relation == .equal:
            var normalizer = Normalizer(budget: budget)
            guard let form = try? normalizer.normalize(statement.difference) else { return nil }
            if let value = form.constant { return value.isZero ? nil : UnivariatePolynomial([1]) }
            guard let index = normalizer.index(of: unknown) else { return nil }
            let parts = form.numerator.coefficients(of: index)
            guard let degree = parts.keys.max(), parts.values.allSatisfy({ $0.constant != nil }) else { return nil }
            return UnivariatePolynomial((0...degree).map { parts[$0]?.constant ?? 0 })
        default: return nil
        }
    }

    /// Whether two polynomials have some common root with different multiplicities; among the real roots only unless `complex`.
    static func differ(_ a: UnivariatePolynomial, _ b: UnivariatePolynomial, complex: Bool, _ budget: inout Budget) -> Bool? {
        do throws(EvaluationError) {
            var (p, q) = (a, b)
            var (u, v) = (try layer(p, &budget), try layer(q, &budget))
            if u.degree == p.degree, v.degree == q.degree { return false }
            let common = try u.greatestCommonDivisor(with: v, budget: &budget)
            while p.degree > 0 || q.degree > 0 {
                // After k rounds the roots with a multiplicity above k are left: they must be the same among the common roots.
                let left = try u.greatestCommonDivisor(with: common, budget: &budget)
                let right = try v.greatestCommonDivisor(with: common, budget: &budget)
                let both = try left.greatestCommonDivisor(with: right, budget: &budget)
                for side in [left, right] {
                    let excess = try side.divided(by: both, budget: &budget).quotient
                    if excess.degree > 0 {
                        if complex { return true }
                        if try !RealRoots.isolate(excess.primitive, budget: &budget).isEmpty { return true }
                    }
                }
                p = try p.divided(by: u, budget: &budget).quotient
                q = try q.divided(by: v, budget: &budget).quotient
                (u, v) = (try layer(p, &budget), try layer(q, &budget))
            }
            return false
        } catch {
            return nil
        }
    }

    private static func layer(_ p: UnivariatePolynomial, _ budget: inout Budget) throws(EvaluationError)
        -> UnivariatePolynomial
    {
        p.degree > 0 ? try p.squareFreePart(budget: &budget) : UnivariatePolynomial([1])
    }
}

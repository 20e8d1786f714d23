import Arithmetic

/// Factorizations modulo powers of a prime.
enum HenselLifting {
    /// Monic polynomials that agree with the factors modulo the prime p and whose product is `target` modulo p^exponent.
    ///
    /// - Parameters:
    ///   - target: monic modulo p^exponent.
    ///   - factors: monic, pairwise coprime modulo p, with product `target` modulo p.
    static func lift(
        _ factors: [ModularPolynomial], to target: IntegerPolynomial, exponent: Int, budget: inout Budget
    ) throws(EvaluationError) -> [IntegerPolynomial] {
        guard let first = factors.first else { return [] }
        let prime = first.prime
        let modulus = Integer(prime).power(exponent)
        if factors.count == 1 { return [target.balanced(modulo: modulus)] }
        let others = factors.dropFirst().reduce(ModularPolynomial([1], prime: prime)) { $0 * $1 }
        let (g, h) = try lift(first, others, to: target, exponent: exponent, budget: &budget)
        return [g] + (try lift(Array(factors.dropFirst()), to: h, exponent: exponent, budget: &budget))
    }

    /// One factor against the product of the others: in each step the error's next digit is shared out by Bézout's identity
    /// (Zassenhaus 1969).
    private static func lift(
        _ g0: ModularPolynomial, _ h0: ModularPolynomial, to target: IntegerPolynomial, exponent: Int,
        budget: inout Budget
    ) throws(EvaluationError) -> (IntegerPolynomial, IntegerPolynomial) {
        let prime = g0.prime
        let (s, t) = g0.bezout(with: h0)
        var (g, h) = (g0.lifted, h0.lifted)
        var modulus = Integer(prime)
        for _ in 1..<max(exponent, 1) {
            try budget.spend(target.coefficients.count * target.coefficients.count)
            try budget.spend(bits: modulus.bitLength)
            let error = IntegerPolynomial(
                (target - g * h).coefficients.map { $0.quotientAndRemainder(by: modulus).quotient })
            let digit = ModularPolynomial(error, prime: prime)
            let (quotient, change) = (t * digit).quotientAndRemainder(by: g0)
            let other = (s * digit + quotient * h0).quotientAndRemainder(by: h0).remainder
            g = g + change.lifted.scaled(by: modulus)
            h = h + other.lifted.scaled(by: modulus)
            modulus *= Integer(prime)
        }
        return (g.balanced(modulo: modulus), h.balanced(modulo: modulus))
    }
}

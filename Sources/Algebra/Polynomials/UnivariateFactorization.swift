import Arithmetic

/// A factorization into irreducible polynomials over ℤ: unit · Π factorᵢ^multiplicityᵢ.
struct UnivariateFactorization: Sendable {
    /// The content with the sign of the leading coefficient.
    let unit: Integer
    /// Primitive with positive leading coefficient, by degree and then coefficients.
    let factors: [(factor: IntegerPolynomial, multiplicity: Int)]
}

extension IntegerPolynomial {
    /// The irreducible factors over ℤ, which are those over ℚ by Gauss's lemma: square-free factors are split modulo a prime, lifted above
    /// Mignotte's bound and recombined (Zassenhaus 1969; Mignotte 1974).
    /// - Throws: `.unable` above the budget, for many factors modulo every prime that was tried.
    func factored(budget: inout Budget) throws(EvaluationError) -> UnivariateFactorization {
        if isZero { return UnivariateFactorization(unit: 0, factors: []) }
        var found: [(factor: IntegerPolynomial, multiplicity: Int)] = []
        for (part, multiplicity) in try squareFreeFactors(budget: &budget) {
            for factor in try part.squareFreePartFactored(budget: &budget) { found.append((factor, multiplicity)) }
        }
        found.sort {
            if $0.factor.degree != $1.factor.degree { return $0.factor.degree < $1.factor.degree }
            return $0.factor.coefficients.lexicographicallyPrecedes($1.factor.coefficients)
        }
        return UnivariateFactorization(unit: leading.isNegative ? -content : content, factors: found)
    }

    private static let primes = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]
    /// Primes whose factorizations are compared.
    private static let comparedPrimes = 4
    private static let largestModularFactors = 16

    /// The irreducible factors of a primitive square-free polynomial with positive leading coefficient.
    private func squareFreePartFactored(budget: inout Budget) throws(EvaluationError) -> [IntegerPolynomial] {
        if degree <= 1 { return [self] }
        if self[0].isZero {
            let rest = IntegerPolynomial(Array(coefficients.dropFirst()))
            return [IntegerPolynomial([0, 1])] + (rest.degree > 0 ? try rest.squareFreePartFactored(budget: &budget) : [])
        }
        var best: [ModularPolynomial]?
        var tried = 0
        for prime in IntegerPolynomial.primes where tried < IntegerPolynomial.comparedPrimes {
            let image = ModularPolynomial(self, prime: prime)
            guard image.degree == degree, image.greatestCommonDivisor(with: image.derivative).degree == 0 else { continue }
            tried += 1
            let factors = try image.irreducibleFactors(budget: &budget)
            if factors.count == 1 { return [self] }
            if factors.count < best?.count ?? Int.max { best = factors }
        }
        guard let modular = best, modular.count <= IntegerPolynomial.largestModularFactors else {
            throw .unable(.degree)
        }
        let prime = modular[0].prime
        // Every factor's coefficients, times the leading coefficient, are below lc · 2ⁿ · ‖f‖.
        let norm = coefficients.reduce(Integer.zero) { $0 + $1 * $1 }.floorRoot(2) + 1
        let bound = Integer(2) * leading * Integer(2).power(degree) * norm
        var exponent = 1
        var modulus = Integer(prime)
        while modulus <= bound {
            modulus *= Integer(prime)
            exponent += 1
        }
        let inverse = leading.power(modulus - modulus.quotientAndRemainder(by: Integer(prime)).quotient - 1, modulo: modulus)
        let monic = scaled(by: inverse).balanced(modulo: modulus)
        let lifted = try HenselLifting.lift(modular, to: monic, exponent: exponent, budget: &budget)
        return try recombined(lifted, modulus: modulus, budget: &budget)
    }

    /// Products of lifted factors that divide self, fewest factors first.
    private func recombined(_ lifted: [IntegerPolynomial], modulus: Integer, budget: inout Budget)
        throws(EvaluationError) -> [IntegerPolynomial]
    {
        var rest = self
        var left = lifted
        var result: [IntegerPolynomial] = []
        var size = 1
        while 2 * size <= left.count {
            var choice = Array(0..<size)
            var isFound = false
            repeat {
                try budget.spend(size * (degree + 1))
                var product = IntegerPolynomial([rest.leading])
                for index in choice { product = (product * left[index]).balanced(modulo: modulus) }
                let candidate = product.primitivePart
                guard let quotient = rest.dividedExactly(by: candidate) else { continue }
                result.append(candidate)
                rest = quotient.primitivePart
                left = left.indices.filter { !choice.contains($0) }.map { left[$0] }
                isFound = true
                break
            } while IntegerPolynomial.advance(&choice, below: left.count)
            if !isFound { size += 1 }
        }
        if rest.degree > 0 { result.append(rest) }
        return result
    }

    /// The next choice of that many indices in lexicographic order; false after the last.
    private static func advance(_ choice: inout [Int], below count: Int) -> Bool {
        guard let index = choice.indices.last(where: { choice[$0] < count - choice.count + $0 }) else { return false }
        choice[index] += 1
        for later in choice.indices where later > index { choice[later] = choice[later - 1] + 1 }
        return true
    }
}

import Arithmetic

/// An element of 𝔽ₚ[x] for an odd prime p < 2³¹: coefficients in 0 ..< p from the constant one up, the last one nonzero.
struct ModularPolynomial: Hashable, Sendable {
    private(set) var coefficients: [Int]
    let prime: Int

    init(_ coefficients: [Int], prime: Int) {
        self.prime = prime
        self.coefficients = coefficients
        while self.coefficients.last == 0 { self.coefficients.removeLast() }
    }

    /// The image of a polynomial with integer coefficients.
    init(_ polynomial: IntegerPolynomial, prime: Int) {
        self.init(
            polynomial.coefficients.map { $0.quotientAndRemainder(by: Integer(prime)).remainder.int ?? 0 }, prime: prime)
    }

    var isZero: Bool { coefficients.isEmpty }
    var degree: Int { coefficients.count - 1 }
    var lifted: IntegerPolynomial { IntegerPolynomial(coefficients.map { Integer($0) }) }

    static func power(_ base: Int, _ exponent: Int, modulo prime: Int) -> Int {
        var (result, square, rest) = (1, base % prime, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result * square % prime }
            square = square * square % prime
            rest >>= 1
        }
        return result
    }

    /// self divided by its leading coefficient.
    var monic: ModularPolynomial {
        guard let lead = coefficients.last else { return self }
        let inverse = ModularPolynomial.power(lead, prime - 2, modulo: prime)
        return ModularPolynomial(coefficients.map { $0 * inverse % prime }, prime: prime)
    }

    var derivative: ModularPolynomial {
        ModularPolynomial(coefficients.enumerated().dropFirst().map { $0.offset % prime * $0.element % prime }, prime: prime)
    }

    static func + (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
        left.combined(with: right) { $0 + $1 }
    }

    static func - (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
        left.combined(with: right) { $0 - $1 + left.prime }
    }

    private func combined(with other: ModularPolynomial, _ operation: (Int, Int) -> Int) -> ModularPolynomial {
        ModularPolynomial(
            (0..<max(coefficients.count, other.coefficients.count)).map { index in
                let a = index < coefficients.count ? coefficients[index] : 0
                let b = index < other.coefficients.count ? other.coefficients[index] : 0
                return operation(a, b) % prime
            }, prime: prime)
    }

    static func * (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
        if left.isZero || right.isZero { return ModularPolynomial([], prime: left.prime) }
        var result = [Int](repeating: 0, count: left.coefficients.count + right.coefficients.count - 1)
        for (i, a) in left.coefficients.enumerated() where a != 0 {
            for (j, b) in right.coefficients.enumerated() { result[i + j] = (result[i + j] + a * b) % left.prime }
        }
        return ModularPolynomial(result, prime: left.prime)
    }

    /// Quotient and remainder by a nonzero divisor.
    func quotientAndRemainder(by divisor: ModularPolynomial) -> (quotient: ModularPolynomial, remainder: ModularPolynomial) {
        precondition(!divisor.isZero, "division by the zero polynomial")
        var rest = coefficients
        guard rest.count >= divisor.coefficients.count else { return (ModularPolynomial([], prime: prime), self) }
        let inverse = ModularPolynomial.power(divisor.coefficients.last!, prime - 2, modulo: prime)
        var quotient = [Int](repeating: 0, count: rest.count - divisor.degree)
        for shift in quotient.indices.reversed() {
            let factor = rest[shift + divisor.degree] * inverse % prime
            quotient[shift] = factor
            if factor == 0 { continue }
            for (offset, coefficient) in divisor.coefficients.enumerated() {
                rest[shift + offset] = (rest[shift + offset] + (prime - factor) * coefficient) % prime
            }
        }
        return (ModularPolynomial(quotient, prime: prime), ModularPolynomial(rest, prime: prime))
    }

    func greatestCommonDivisor(with other: ModularPolynomial) -> ModularPolynomial {
        var (a, b) = (self, other)
        while !b.isZero { (a, b) = (b, a.quotientAndRemainder(by: b).remainder) }
        return a.monic
    }

    /// s and t with s · self + t · other = 1, for coprime polynomials of positive degree; deg s < deg other, deg t < deg self.
    func bezout(with other: ModularPolynomial) -> (s: ModularPolynomial, t: ModularPolynomial) {
        let one = ModularPolynomial([1], prime: prime)
        let zero = ModularPolynomial([], prime: prime)
        var (r, r1) = (self, other)
        var (s, s1) = (one, zero)
        var (t, t1) = (zero, one)
        while !r1.isZero {
            let (quotient, remainder) = r.quotientAndRemainder(by: r1)
            (r, r1) = (r1, remainder)
            (s, s1) = (s1, s - quotient * s1)
            (t, t1) = (t1, t - quotient * t1)
        }
        let inverse = ModularPolynomial([ModularPolynomial.power(r.coefficients[0], prime - 2, modulo: prime)], prime: prime)
        return (s * inverse, t * inverse)
    }

    /// selfⁿ mod modulus for n ≥ 0.
    func power(_ n: Integer, modulo modulus: ModularPolynomial) -> ModularPolynomial {
        var result = ModularPolynomial([1], prime: prime)
        var square = quotientAndRemainder(by: modulus).remainder
        var rest = n
        while !rest.isZero {
            let (half, bit) = rest.quotientAndRemainder(by: 2)
            if bit.isOne { result = (result * square).quotientAndRemainder(by: modulus).remainder }
            square = (square * square).quotientAndRemainder(by: modulus).remainder
            rest = half
        }
        return result
    }

    /// The monic irreducible factors of a monic square-free polynomial, in a fixed order: first by degree, then each degree's product
    /// split by powers of polynomials that run through a fixed sequence (Cantor and Zassenhaus 1981).
    func irreducibleFactors(budget: inout Budget) throws(EvaluationError) -> [ModularPolynomial] {
        var result: [ModularPolynomial] = []
        var rest = monic
        let x = ModularPolynomial([0, 1], prime: prime)
        var frobenius = x
        var degree = 1
        while rest.degree >= 2 * degree {
            try budget.spend(rest.degree * rest.degree * 8)
            frobenius = frobenius.power(Integer(prime), modulo: rest)
            let product = (frobenius - x).greatestCommonDivisor(with: rest)
            if product.degree > 0 {
                result += try product.split(intoDegree: degree, budget: &budget)
                rest = rest.quotientAndRemainder(by: product).quotient.monic
                if rest.degree > 0 { frobenius = frobenius.quotientAndRemainder(by: rest).remainder }
            }
            degree += 1
        }
        if rest.degree > 0 { result.append(rest) }
        return result.sorted {
            $0.degree != $1.degree
                ? $0.degree < $1.degree : $0.coefficients.lexicographicallyPrecedes($1.coefficients)
        }
    }

    private func split(intoDegree degree: Int, budget: inout Budget) throws(EvaluationError) -> [ModularPolynomial] {
        if self.degree == degree { return [monic] }
        let exponent = (Integer(prime).power(degree) - 1).quotientAndRemainder(by: 2).quotient
        let one = ModularPolynomial([1], prime: prime)
        var state = 1
        while true {
            try budget.spend(self.degree * self.degree * 8)
            // Coefficients from a linear congruential sequence: any choice that splits will do, and runs agree.
            let trial = ModularPolynomial(
                (0..<max(2, 2 * degree)).map { _ in
                    state = (state * 48_271) % 2_147_483_647
                    return state % prime
                }, prime: prime)
            let power = trial.power(exponent, modulo: self)
            let factor = (power - one).greatestCommonDivisor(with: self)
            if factor.degree > 0, factor.degree < self.degree {
                let other = quotientAndRemainder(by: factor).quotient
                return try factor.split(intoDegree: degree, budget: &budget) + other.split(intoDegree: degree, budget: &budget)
            }
        }
    }
}

/// Primes and factorizations of positive integers.
extension Integer {
    /// Below this number one that passes the strong test to the bases 2, 3, 5, …, 41 is prime (Sorenson and Webster 2015).
    private static let provenBelow = Integer("3317044064679887385961981")!
    private static let bases = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41]

    /// Whether the number is prime.
    /// - Throws: `.unable(.digits)` for a number of more than 81 bits that passes all tests, `.unable(.steps)` above the budget.
    public func isPrime(budget: inout Budget) throws(EvaluationError) -> Bool {
        if self < 2 { return false }
        for base in Integer.bases where isMultiple(of: Integer(base)) { return self == Integer(base) }
        if let small = int, small < 43 * 43 { return true }
        var odd = self - 1
        var twos = 0
        while odd.isMultiple(of: 2) { (odd, twos) = (odd.quotientAndRemainder(by: 2).quotient, twos + 1) }
        for base in Integer.bases {
            try budget.spend(1 + bitLength * bitLength / 64)
            if !isStrongProbablePrime(Integer(base), odd, twos) { return false }
        }
        guard self < Integer.provenBelow else { throw .unable(.digits) }
        return true
    }

    /// Whether b^d ≡ 1 or b^(2ʲ d) ≡ −1 for some j < s, where self − 1 = 2ˢ d.
    private func isStrongProbablePrime(_ base: Integer, _ odd: Integer, _ twos: Int) -> Bool {
        var power = base.power(odd, modulo: self)
        if power.isOne { return true }
        for _ in 0..<twos {
            if power == self - 1 { return true }
            power = (power * power).quotientAndRemainder(by: self).remainder
        }
        return false
    }

    /// The prime factors in increasing order, with their multiplicities; none for 1. Each of them is proved to be prime.
    /// - Throws: `.undefined(.outsideFunctionDomain)` below 1, `.unable` where factors are out of reach.
    public func primeFactors(budget: inout Budget) throws(EvaluationError) -> [(prime: Integer, exponent: Int)] {
        if sign <= 0 { throw .undefined(.outsideFunctionDomain) }
        try budget.check(bits: bitLength)
        var rest = self
        var counts: [Integer: Int] = [:]
        var divisor = 2
        while divisor < 1_000, Integer(divisor * divisor) <= rest {
            while rest.isMultiple(of: Integer(divisor)) {
                try budget.spend(1 + bitLength / 64)
                rest = rest.dividedExactly(by: Integer(divisor))
                counts[Integer(divisor), default: 0] += 1
            }
            divisor += divisor == 2 ? 1 : 2
        }
        try budget.spend(1 + divisor / 32)
        var pending = rest.isOne ? [] : [rest]
        while let number = pending.popLast() {
            if try number.isPrime(budget: &budget) {
                counts[number, default: 0] += 1
            } else {
                let divisor = try number.properDivisor(budget: &budget)
                pending += [divisor, number.dividedExactly(by: divisor)]
            }
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// A divisor other than 1 and the number, which is composite and odd: Pollard's ρ with Floyd's cycle search (Pollard 1975).
    private func properDivisor(budget: inout Budget) throws(EvaluationError) -> Integer {
        if let root = exactRoot(2) { return root }
        for shift in 1... {
            var (slow, fast) = (Integer(2), Integer(2))
            func next(_ value: Integer) -> Integer { (value * value + Integer(shift)).quotientAndRemainder(by: self).remainder }
            while true {
                try budget.spend(8 + bitLength / 8)
                slow = next(slow)
                fast = next(next(fast))
                let common = (fast - slow).greatestCommonDivisor(with: self)
                if common == self { break }
                if !common.isOne { return common }
            }
        }
        throw .unable(.steps)
    }

    /// The number of positive divisors, Π (eᵢ + 1), of Π pᵢ^eᵢ.
    public func divisorCount(budget: inout Budget) throws(EvaluationError) -> Integer {
        try primeFactors(budget: &budget).reduce(1) { $0 * Integer($1.exponent + 1) }
    }

    /// The sum of the positive divisors, Π (1 + pᵢ + … + pᵢ^eᵢ).
    public func divisorSum(budget: inout Budget) throws(EvaluationError) -> Integer {
        try primeFactors(budget: &budget).reduce(1) { product, factor in
            product * (0...factor.exponent).reduce(0) { $0 + factor.prime.power($1) }
        }
    }

    /// Euler's φ: how many of 1, …, n are coprime to n, Π (pᵢ − 1) pᵢ^(eᵢ−1).
    public func totient(budget: inout Budget) throws(EvaluationError) -> Integer {
        try primeFactors(budget: &budget).reduce(1) { $0 * ($1.prime - 1) * $1.prime.power($1.exponent - 1) }
    }

    /// The sum of the decimal digits of a number ≥ 0.
    public func digitSum(budget: inout Budget) throws(EvaluationError) -> Integer {
        if isNegative { throw .undefined(.outsideFunctionDomain) }
        try budget.spend(1 + bitLength / 16)
        return Integer(description.utf8.reduce(0) { $0 + Int($1) - 48 })
    }
}

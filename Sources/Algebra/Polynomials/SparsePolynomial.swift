import Arithmetic

/// An element of ℚ[x₀, …, xₙ₋₁]: nonzero terms, the greatest in its monomial order first.
struct SparsePolynomial: Hashable, Sendable {
    struct Term: Hashable, Sendable {
        let monomial: PowerProduct
        let coefficient: Rational
    }

    let count: Int
    let order: MonomialOrder
    private(set) var terms: [Term]

    private init(_ terms: [Term], count: Int, order: MonomialOrder) {
        (self.terms, self.count, self.order) = (terms, count, order)
    }

    /// Σ coefficient · monomial, like monomials added up.
    init(count: Int, order: MonomialOrder = .gradedReverse, terms: [(PowerProduct, Rational)] = []) {
        var sums: [PowerProduct: Rational] = [:]
        for (monomial, coefficient) in terms { sums[monomial, default: 0] += coefficient }
        self.init(sums, count: count, order: order)
    }

    private init(_ sums: [PowerProduct: Rational], count: Int, order: MonomialOrder) {
        (self.count, self.order) = (count, order)
        terms = sums.compactMap { $0.value.isZero ? nil : Term(monomial: $0.key, coefficient: $0.value) }
        terms.sort { order.isLess($1.monomial, $0.monomial) }
    }

    init(_ constant: Rational, count: Int, order: MonomialOrder = .gradedReverse) {
        self.init(
            constant.isZero ? [] : [Term(monomial: .one(count: count), coefficient: constant)], count: count,
            order: order)
    }

    static func variable(_ index: Int, count: Int, order: MonomialOrder = .gradedReverse) -> SparsePolynomial {
        SparsePolynomial(
            [Term(monomial: .variable(index, count: count), coefficient: 1)], count: count, order: order)
    }

    var isZero: Bool { terms.isEmpty }
    /// The greatest term; nil for 0.
    var leading: Term? { terms.first }
    var zero: SparsePolynomial { SparsePolynomial([], count: count, order: order) }
    var one: SparsePolynomial { SparsePolynomial(1, count: count, order: order) }
    /// The value of a constant polynomial.
    var constant: Rational? {
        terms.isEmpty ? 0 : terms.count == 1 && terms[0].monomial.isOne ? terms[0].coefficient : nil
    }
    /// Total degree; 0 for 0.
    var degree: Int { terms.reduce(0) { max($0, $1.monomial.degree) } }
    var bitLength: Int { terms.reduce(1) { max($0, $1.coefficient.bitLength) } }

    /// The degree in one unknown; 0 for 0.
    func degree(in index: Int) -> Int { terms.reduce(0) { max($0, $1.monomial.exponents[index]) } }

    /// The unknowns that occur.
    var variables: [Int] {
        (0..<count).filter { index in terms.contains { $0.monomial.exponents[index] > 0 } }
    }

    /// The same polynomial with its terms sorted by another order.
    func ordered(by order: MonomialOrder) -> SparsePolynomial {
        if order == self.order { return self }
        let sorted = terms.sorted { order.isLess($1.monomial, $0.monomial) }
        return SparsePolynomial(sorted, count: count, order: order)
    }

    func scaled(by factor: Rational) -> SparsePolynomial {
        if factor.isOne { return self }
        if factor.isZero { return zero }
        let scaled = terms.map { Term(monomial: $0.monomial, coefficient: $0.coefficient * factor) }
        return SparsePolynomial(scaled, count: count, order: order)
    }

    /// self · factor · monomial.
    func multiplied(by monomial: PowerProduct, _ factor: Rational) -> SparsePolynomial {
        if factor.isZero { return zero }
        return SparsePolynomial(
            terms.map { Term(monomial: $0.monomial * monomial, coefficient: $0.coefficient * factor) }, count: count,
            order: order)
    }

    static prefix func - (value: SparsePolynomial) -> SparsePolynomial { value.scaled(by: -1) }

    static func + (left: SparsePolynomial, right: SparsePolynomial) -> SparsePolynomial {
        if left.isZero { return right }
        if right.isZero { return left }
        var result: [Term] = []
        result.reserveCapacity(left.terms.count + right.terms.count)
        var (i, j) = (0, 0)
        while i < left.terms.count, j < right.terms.count {
            let (a, b) = (left.terms[i], right.terms[j])
            if a.monomial == b.monomial {
                let sum = a.coefficient + b.coefficient
                if !sum.isZero { result.append(Term(monomial: a.monomial, coefficient: sum)) }
                i += 1
                j += 1
            } else if left.order.isLess(b.monomial, a.monomial) {
                result.append(a)
                i += 1
            } else {
                result.append(b)
                j += 1
            }
        }
        result += left.terms[i...]
        result += right.terms[j...]
        return SparsePolynomial(result, count: left.count, order: left.order)
    }

    static func - (left: SparsePolynomial, right: SparsePolynomial) -> SparsePolynomial { left + -right }

    /// self · other.
    /// - Throws: `.unable` above the budget's terms, degree, bits or steps.
    func multiplied(by other: SparsePolynomial, budget: inout Budget) throws(EvaluationError) -> SparsePolynomial {
        if isZero || other.isZero { return zero }
        let bits = bitLength + other.bitLength
        try budget.check(bits: bits)
        let (work, overflow) = terms.count.multipliedReportingOverflow(by: other.terms.count)
        if overflow { throw .unable(.terms) }
        try budget.spend(work * (1 + bits >> 8))
        if degree + other.degree > budget.degree { throw .unable(.degree) }
        // Multiples by single terms are sorted already; they are added up pairwise.
        let (few, many) = terms.count < other.terms.count ? (self, other) : (other, self)
        var parts = few.terms.map { many.multiplied(by: $0.monomial, $0.coefficient) }
        while parts.count > 1 {
            parts = stride(from: 0, to: parts.count, by: 2).map { $0 + 1 < parts.count ? parts[$0] + parts[$0 + 1] : parts[$0] }
        }
        let result = parts[0]
        if result.terms.count > budget.terms { throw .unable(.terms) }
        return result
    }

    /// selfⁿ for n ≥ 0.
    func power(_ n: Int, budget: inout Budget) throws(EvaluationError) -> SparsePolynomial {
        var result = one
        for _ in 0..<n { result = try result.multiplied(by: self, budget: &budget) }
        return result
    }

    /// self divided by its leading coefficient; 0 stays 0.
    var monic: SparsePolynomial {
        guard let leading, let inverse = try? leading.coefficient.inverse() else { return self }
        return scaled(by: inverse)
    }

    /// The multiple by a positive rational with coprime integer coefficients.
    var primitiveOverIntegers: SparsePolynomial {
        guard !isZero else { return self }
        var divisor = Integer.zero
        var multiple = Integer.one
        for term in terms {
            divisor = divisor.greatestCommonDivisor(with: term.coefficient.numerator)
            multiple = multiple.leastCommonMultiple(with: term.coefficient.denominator)
        }
        guard let factor = try? Rational(multiple, divisor) else { return self }
        return scaled(by: factor)
    }

    /// The quotient when the divisor divides self, else nil.
    func dividedExactly(by divisor: SparsePolynomial, budget: inout Budget) throws(EvaluationError)
        -> SparsePolynomial?
    {
        guard let lead = divisor.leading else { return nil }
        let inverse = try lead.coefficient.inverse()
        var rest = self
        var quotient: [(PowerProduct, Rational)] = []
        while let term = rest.leading {
            guard let monomial = term.monomial.divided(by: lead.monomial) else { return nil }
            let factor = term.coefficient * inverse
            try budget.spend(divisor.terms.count)
            try budget.spend(bits: factor.bitLength)
            quotient.append((monomial, factor))
            rest = rest - divisor.multiplied(by: monomial, factor)
        }
        return SparsePolynomial(count: count, order: order, terms: quotient)
    }

    /// The coefficients as a polynomial in one unknown, from the constant one up.
    func coefficients(in index: Int) -> [SparsePolynomial] {
        var parts = [[PowerProduct: Rational]](repeating: [:], count: degree(in: index) + 1)
        for term in terms {
            var exponents = term.monomial.exponents
            let exponent = exponents[index]
            exponents[index] = 0
            parts[exponent][PowerProduct(exponents)] = term.coefficient
        }
        return parts.map { SparsePolynomial($0, count: count, order: order) }
    }

    /// ∂/∂x of the unknown.
    func derivative(in index: Int) -> SparsePolynomial {
        SparsePolynomial(
            count: count, order: order,
            terms: terms.compactMap { term in
                var exponents = term.monomial.exponents
                let exponent = exponents[index]
                if exponent == 0 { return nil }
                exponents[index] -= 1
                return (PowerProduct(exponents), term.coefficient * Rational(exponent))
            })
    }

    /// The polynomial with numbers for some unknowns.
    func evaluated(at values: [Int: Rational], budget: inout Budget) throws(EvaluationError) -> SparsePolynomial {
        var parts: [(PowerProduct, Rational)] = []
        for term in terms {
            var exponents = term.monomial.exponents
            var coefficient = term.coefficient
            for (index, value) in values where exponents[index] > 0 {
                try budget.check(bits: coefficient.bitLength + value.bitLength * exponents[index])
                coefficient *= try value.isZero ? 0 : value.power(exponents[index])
                exponents[index] = 0
            }
            try budget.spend(1)
            parts.append((PowerProduct(exponents), coefficient))
        }
        return SparsePolynomial(count: count, order: order, terms: parts)
    }
}

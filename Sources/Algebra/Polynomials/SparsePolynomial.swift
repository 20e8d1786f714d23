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
        self.init(addingUp: terms.map { Term(monomial: $0, coefficient: $1) }, count: count, order: order)
    }

    /// The sum of terms in any order.
    private init(addingUp parts: [Term], count: Int, order: MonomialOrder) {
        var terms: [Term] = []
        terms.reserveCapacity(parts.count)
        for part in parts.sorted(by: { order.isLess($1.monomial, $0.monomial) }) {
            if let last = terms.last, last.monomial == part.monomial {
                terms[terms.count - 1] = Term(monomial: last.monomial, coefficient: last.coefficient + part.coefficient)
            } else {
                terms.append(part)
            }
        }
        terms.removeAll(where: \.coefficient.isZero)
        self.init(terms, count: count, order: order)
    }

    init(_ constant: Rational, count: Int, order: MonomialOrder = .gradedReverse) {
        self.init(
            constant.isZero ? [] : [Term(monomial: .one, coefficient: constant)], count: count,
            order: order)
    }

    static func variable(_ index: Int, count: Int, order: MonomialOrder = .gradedReverse) -> SparsePolynomial {
        SparsePolynomial(
            [Term(monomial: .variable(index), coefficient: 1)], count: count, order: order)
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
    func degree(in index: Int) -> Int { terms.reduce(0) { max($0, $1.monomial[index]) } }

    /// The unknowns that occur.
    var variables: [Int] { (0..<count).filter { degree(in: $0) > 0 } }

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
        return right.isZero ? left : left.adding(right, times: .one, 1)
    }

    /// self + other · factor · monomial.
    func adding(_ other: SparsePolynomial, times monomial: PowerProduct, _ factor: Rational) -> SparsePolynomial {
        var result: [Term] = []
        result.reserveCapacity(terms.count + other.terms.count)
        var next = 0
        for term in other.terms {
            let product = term.monomial * monomial
            while next < terms.count, order.isLess(product, terms[next].monomial) {
                result.append(terms[next])
                next += 1
            }
            var coefficient = term.coefficient * factor
            if next < terms.count, terms[next].monomial == product {
                coefficient += terms[next].coefficient
                next += 1
            }
            if !coefficient.isZero { result.append(Term(monomial: product, coefficient: coefficient)) }
        }
        result += terms[next...]
        return SparsePolynomial(result, count: count, order: order)
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
        if degree + other.degree > min(budget.degree, PowerProduct.largestDegree) { throw .unable(.degree) }
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
            rest = rest.adding(divisor, times: monomial, -factor)
        }
        return SparsePolynomial(count: count, order: order, terms: quotient)
    }

    /// The coefficients as a polynomial in one unknown, from the constant one up.
    func coefficients(in index: Int) -> [SparsePolynomial] {
        var parts = [[Term]](repeating: [], count: degree(in: index) + 1)
        for term in terms {
            parts[term.monomial[index]].append(Term(monomial: term.monomial.removing(index), coefficient: term.coefficient))
        }
        return parts.map { SparsePolynomial(addingUp: $0, count: count, order: order) }
    }

    /// The polynomial with numbers for some unknowns.
    func evaluated(at values: [Int: Rational], budget: inout Budget) throws(EvaluationError) -> SparsePolynomial {
        var parts: [Term] = []
        for term in terms {
            var monomial = term.monomial
            var coefficient = term.coefficient
            for (index, value) in values where monomial[index] > 0 {
                try budget.check(bits: coefficient.bitLength + value.bitLength * monomial[index])
                coefficient *= try value.isZero ? 0 : value.power(monomial[index])
                monomial = monomial.removing(index)
            }
            try budget.spend(1)
            parts.append(Term(monomial: monomial, coefficient: coefficient))
        }
        return SparsePolynomial(addingUp: parts, count: count, order: order)
    }
}

/// A polynomial with rational coefficients: a map from monomial to nonzero coefficient.
public struct Polynomial: Hashable, Sendable {
    public private(set) var terms = TermTable()

    public init() {}

    public init(_ constant: Rational) {
        if !constant.isZero { terms = TermTable(constant, .one) }
    }

    public init(generator: Int, exponent: Int = 1) { terms = TermTable(1, Monomial(generator: generator, exponent: exponent)) }

    static let one = Polynomial(1)

    public var isZero: Bool { terms.isEmpty }

    /// The value of a constant polynomial.
    public var constant: Rational? {
        guard let term = terms.first else { return 0 }
        return terms.count == 1 && term.key.isOne ? term.value : nil
    }

    /// The monomial and coefficient of a polynomial with one term.
    public var singleTerm: (monomial: Monomial, coefficient: Rational)? {
        terms.count == 1 ? terms.first.map { ($0.key, $0.value) } : nil
    }

    /// The positive rational c for which self / c has integer coefficients without a common divisor; 1 for the zero polynomial.
    public var content: Rational {
        let top = terms.values.reduce(Integer(0)) { $0.greatestCommonDivisor(with: $1.numerator) }
        let bottom = terms.values.reduce(Integer(1)) { $0.leastCommonMultiple(with: $1.denominator) }
        return top.isZero ? 1 : Rational.reduced(top, bottom)
    }

    public var degree: Int { terms.keys.reduce(0) { max($0, $1.degree) } }

    /// The monomials from the least to the greatest.
    public var monomials: [Monomial] { terms.keys.sorted() }

    /// The coefficient of the greatest monomial; 0 for the zero polynomial.
    public var leadingCoefficient: Rational { terms.keys.max().map { terms[$0]! } ?? 0 }

    /// Length of the longest coefficient in bits.
    public var bitLength: Int { terms.values.reduce(1) { max($0, $1.bitLength) } }

    public mutating func add(_ coefficient: Rational, _ monomial: Monomial) { terms.add(coefficient, to: monomial) }

    public static func + (left: Polynomial, right: Polynomial) -> Polynomial {
        var (result, smaller) = left.terms.count >= right.terms.count ? (left, right) : (right, left)
        for (monomial, coefficient) in smaller.terms { result.add(coefficient, monomial) }
        return result
    }

    /// Adds in place, within the budget's terms, bits and steps.
    public mutating func add(_ other: Polynomial, budget: inout Budget) throws(EvaluationError) {
        for (monomial, coefficient) in other.terms {
            add(coefficient, monomial)
            try budget.spend(bits: terms[monomial]?.bitLength ?? 1)
        }
        if terms.count > budget.terms { throw .unable(.terms) }
    }

    /// self + factor · other.
    public func adding(_ other: Polynomial, scaledBy factor: Rational) -> Polynomial {
        var result = self
        for (monomial, coefficient) in other.terms { result.add(coefficient * factor, monomial) }
        return result
    }

    public var zero: Polynomial { Polynomial() }

    public func scaled(by factor: Rational) -> Polynomial {
        if factor.isOne { return self }
        var result = Polynomial()
        if factor.isZero { return result }
        result.terms = terms.mapValues { $0 * factor }
        return result
    }

    /// left · right, within the budget's terms, degree, bits and steps.
    public func multiplied(by other: Polynomial, budget: inout Budget) throws(EvaluationError) -> Polynomial {
        let bits = bitLength + other.bitLength
        try budget.check(bits: bits)
        try budget.spend(terms.count * other.terms.count * (1 + bits >> 8))
        if let factor = constant { return other.scaled(by: factor) }
        if let factor = other.constant { return scaled(by: factor) }
        if degree + other.degree > budget.degree { throw .unable(.degree) }
        if let generator = loneGenerator, other.loneGenerator == generator, let result = multipliedDensely(by: other, generator) {
            return result
        }
        var result = Polynomial()
        result.terms.reserveCapacity(terms.count + other.terms.count)
        for (a, x) in terms {
            for (b, y) in other.terms { result.add(x * y, a * b) }
        }
        if result.terms.count > budget.terms { throw .unable(.terms) }
        return result
    }

    /// The generator of a polynomial with several terms and no other generator.
    private var loneGenerator: UInt64? {
        guard terms.count > 1 else { return nil }
        var generator: UInt64?
        for monomial in terms.keys where !monomial.isOne {
            guard monomial.powers.count == 1, generator == nil || generator == monomial.powers[0] >> 32 else { return nil }
            generator = monomial.powers[0] >> 32
        }
        return generator
    }

    /// The product of polynomials in one generator, coefficient by coefficient, over the integers until the end; nil where a common
    /// denominator would be long.
    private func multipliedDensely(by other: Polynomial, _ generator: UInt64) -> Polynomial? {
        guard let left = wholeCoefficients, let right = other.wholeCoefficients else { return nil }
        var product = [Integer](repeating: 0, count: degree + other.degree + 1)
        for (a, x) in left.coefficients {
            for (b, y) in right.coefficients { product[a + b] += x * y }
        }
        let denominator = left.denominator * right.denominator
        var result = Polynomial()
        result.terms.reserveCapacity(product.count)
        for (exponent, coefficient) in product.enumerated() where !coefficient.isZero {
            let monomial = exponent == 0 ? .one : Monomial(generator: Int(generator), exponent: exponent)
            result.terms.append(Rational.reduced(coefficient, denominator), monomial)
        }
        return result
    }

    /// The coefficients by degree, over a common denominator that is not much longer than they are.
    private var wholeCoefficients: (coefficients: [(degree: Int, Integer)], denominator: Integer)? {
        let longest = 64 + 2 * bitLength
        var denominator = Integer.one
        for coefficient in terms.values where !coefficient.isInteger {
            denominator = denominator.leastCommonMultiple(with: coefficient.denominator)
            if denominator.bitLength > longest { return nil }
        }
        let coefficients = terms.map { ($0.degree, $1.isInteger ? $1.numerator * denominator : $1.numerator * denominator.dividedExactly(by: $1.denominator)) }
        return (coefficients, denominator)
    }

    /// The coefficients as a polynomial in one generator: exponent → cofactor free of it.
    public func coefficients(of generator: Int) -> [Int: Polynomial] {
        var result: [Int: Polynomial] = [:]
        for (monomial, coefficient) in terms {
            var exponent = 0
            let rest = monomial.powers.filter {
                if Int($0 >> 32) != generator { return true }
                exponent = Int($0 & 0xFFFF_FFFF)
                return false
            }
            result[exponent, default: Polynomial()].add(coefficient, Monomial(powers: rest))
        }
        return result
    }

    /// The polynomial as one in the generator alone, which no other one stands beside; nil for no generator.
    public func univariate(in generator: Int?) -> UnivariatePolynomial {
        if let constant { return UnivariatePolynomial([constant]) }
        guard let generator else { return UnivariatePolynomial([]) }
        let parts = coefficients(of: generator)
        return UnivariatePolynomial((0...degree).map { parts[$0]?.constant ?? 0 })
    }

    /// The generators that occur, in order.
    public var generators: [Int] {
        var found: Set<Int> = []
        var last = -1
        for monomial in terms.keys {
            for power in monomial.powers where Int(power >> 32) != last {
                last = Int(power >> 32)
                found.insert(last)
            }
        }
        return found.count == 1 ? [last] : found.sorted()
    }
}

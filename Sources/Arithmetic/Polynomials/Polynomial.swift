/// A polynomial with rational coefficients: its nonzero terms from the least monomial to the greatest.
public struct Polynomial: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        public let monomial: Monomial
        public let coefficient: Rational

        init(_ coefficient: Rational, _ monomial: Monomial) {
            self.monomial = monomial
            self.coefficient = coefficient
        }
    }

    public private(set) var terms: [Term] = []

    public init() {}

    static let one = Polynomial(1)

    public init(_ constant: Rational) {
        if !constant.isZero { terms = [Term(constant, .one)] }
    }

    public init(_ coefficient: Rational, _ monomial: Monomial) {
        if !coefficient.isZero { terms = [Term(coefficient, monomial)] }
    }

    public init(generator: Int, exponent: Int = 1) { terms = [Term(1, Monomial(generator: generator, exponent: exponent))] }

    /// The sum of terms in any order, of which some may be alike.
    init(addingUp parts: [Term]) {
        terms.reserveCapacity(parts.count)
        for part in parts.sorted(by: { $0.monomial < $1.monomial }) {
            if let last = terms.last, last.monomial == part.monomial {
                terms[terms.count - 1] = Term(last.coefficient + part.coefficient, last.monomial)
            } else {
                terms.append(part)
            }
        }
        terms.removeAll(where: \.coefficient.isZero)
    }

    public var isZero: Bool { terms.isEmpty }

    /// The value of a constant polynomial.
    public var constant: Rational? {
        if terms.isEmpty { return 0 }
        return terms.count == 1 && terms[0].monomial.isOne ? terms[0].coefficient : nil
    }

    /// The monomial and coefficient of a polynomial with one term.
    public var singleTerm: (monomial: Monomial, coefficient: Rational)? {
        terms.count == 1 ? (terms[0].monomial, terms[0].coefficient) : nil
    }

    /// The positive rational c for which self / c has integer coefficients without a common divisor; 1 for the zero polynomial.
    public var content: Rational {
        let top = terms.reduce(Integer(0)) { $0.greatestCommonDivisor(with: $1.coefficient.numerator) }
        return top.isZero ? 1 : Rational.reduced(top, commonDenominator)
    }

    /// The least common multiple of the coefficients' denominators; 1 for the zero polynomial.
    public var commonDenominator: Integer { terms.reduce(Integer(1)) { $0.leastCommonMultiple(with: $1.coefficient.denominator) } }

    public var degree: Int { terms.last?.monomial.degree ?? 0 }

    /// The coefficient of the greatest monomial; 0 for the zero polynomial.
    public var leadingCoefficient: Rational { terms.last?.coefficient ?? 0 }

    /// Length of the longest coefficient in bits.
    public var bitLength: Int { terms.reduce(1) { max($0, $1.coefficient.bitLength) } }

    /// The coefficient of a monomial; nil for one that does not occur.
    public func coefficient(of monomial: Monomial) -> Rational? {
        let place = place(of: monomial)
        return place < terms.count && terms[place].monomial == monomial ? terms[place].coefficient : nil
    }

    /// Where the monomial stands or would stand.
    private func place(of monomial: Monomial) -> Int {
        var (low, high) = (0, terms.count)
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].monomial < monomial { low = middle + 1 } else { high = middle }
        }
        return low
    }

    public mutating func add(_ coefficient: Rational, _ monomial: Monomial) {
        if coefficient.isZero { return }
        let place = place(of: monomial)
        guard place < terms.count, terms[place].monomial == monomial else {
            return terms.insert(Term(coefficient, monomial), at: place)
        }
        let sum = terms[place].coefficient + coefficient
        if sum.isZero { terms.remove(at: place) } else { terms[place] = Term(sum, monomial) }
    }

    public static func + (left: Polynomial, right: Polynomial) -> Polynomial { left.adding(right, scaledBy: 1) }

    /// Adds in place, within the budget's terms, bits and steps.
    public mutating func add(_ other: Polynomial, budget: inout Budget) throws(EvaluationError) {
        if let (monomial, coefficient) = other.singleTerm { add(coefficient, monomial) } else { self = self + other }
        for term in other.terms { try budget.spend(bits: coefficient(of: term.monomial)?.bitLength ?? 1) }
        if terms.count > budget.terms { throw .unable(.terms) }
    }

    /// self + factor · other.
    public func adding(_ other: Polynomial, scaledBy factor: Rational) -> Polynomial {
        if factor.isZero || other.isZero { return self }
        if isZero { return other.scaled(by: factor) }
        var result = Polynomial()
        result.terms.reserveCapacity(terms.count + other.terms.count)
        var next = 0
        for term in other.terms {
            while next < terms.count, terms[next].monomial < term.monomial {
                result.terms.append(terms[next])
                next += 1
            }
            var coefficient = factor.isOne ? term.coefficient : term.coefficient * factor
            if next < terms.count, terms[next].monomial == term.monomial {
                coefficient += terms[next].coefficient
                next += 1
            }
            if !coefficient.isZero { result.terms.append(Term(coefficient, term.monomial)) }
        }
        result.terms += terms[next...]
        return result
    }

    public var zero: Polynomial { Polynomial() }

    public func scaled(by factor: Rational) -> Polynomial {
        if factor.isOne { return self }
        var result = Polynomial()
        if !factor.isZero { result.terms = terms.map { Term($0.coefficient * factor, $0.monomial) } }
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
        var products: [Term] = []
        products.reserveCapacity(terms.count * other.terms.count)
        for a in terms {
            for b in other.terms { products.append(Term(a.coefficient * b.coefficient, a.monomial * b.monomial)) }
        }
        let result = products.count == 1 ? Polynomial(products[0].coefficient, products[0].monomial) : Polynomial(addingUp: products)
        if result.terms.count > budget.terms { throw .unable(.terms) }
        return result
    }

    /// The generator of a polynomial with several terms and no other generator.
    private var loneGenerator: UInt64? {
        guard terms.count > 1, let generator = terms[1].monomial.powers.first.map({ $0 >> 32 }) else { return nil }
        let isAlone = terms.allSatisfy { $0.monomial.isOne || $0.monomial.powers.count == 1 && $0.monomial.powers[0] >> 32 == generator }
        return isAlone ? generator : nil
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
        for (exponent, coefficient) in product.enumerated() where !coefficient.isZero {
            let monomial = exponent == 0 ? .one : Monomial(generator: Int(generator), exponent: exponent)
            result.terms.append(Term(Rational.reduced(coefficient, denominator), monomial))
        }
        return result
    }

    /// The coefficients by degree, over a common denominator that is not much longer than they are.
    private var wholeCoefficients: (coefficients: [(degree: Int, Integer)], denominator: Integer)? {
        let longest = 64 + 2 * bitLength
        var denominator = Integer.one
        for term in terms where !term.coefficient.isInteger {
            denominator = denominator.leastCommonMultiple(with: term.coefficient.denominator)
            if denominator.bitLength > longest { return nil }
        }
        let coefficients = terms.map { term in
            (term.monomial.degree, term.coefficient.numerator * denominator.dividedExactly(by: term.coefficient.denominator))
        }
        return (coefficients, denominator)
    }

    /// The coefficients as a polynomial in one generator: exponent → cofactor free of it.
    public func coefficients(of generator: Int) -> [Int: Polynomial] {
        var parts: [Int: [Term]] = [:]
        for term in terms {
            var exponent = 0
            let rest = term.monomial.powers.filter {
                if Int($0 >> 32) != generator { return true }
                exponent = Int($0 & 0xFFFF_FFFF)
                return false
            }
            parts[exponent, default: []].append(Term(term.coefficient, Monomial(powers: rest)))
        }
        return parts.mapValues { Polynomial(addingUp: $0) }
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
        for term in terms {
            for power in term.monomial.powers where Int(power >> 32) != last {
                last = Int(power >> 32)
                found.insert(last)
            }
        }
        return found.count == 1 ? [last] : found.sorted()
    }
}

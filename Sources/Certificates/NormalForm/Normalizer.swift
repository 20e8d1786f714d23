import Arithmetic
import Expressions

/// The kernel's normal form: an expression as a fraction of polynomials in generators.
///
/// A generator is a symbol, a constant, a root, an exponential or a function value, with its own arguments normalised.
/// Relations between generators that hold everywhere (`i² = −1`, `(√a)² = a`, `sin² = 1 − cos²`) are applied, so a
/// difference that normalises to 0 vanishes wherever it is defined. The converse does not hold.
public struct Normalizer: Sendable {
    /// Generator index → the expression it stands for.
    public private(set) var generators: [Expr] = []
    private var indices: [Expr: Int] = [:]
    /// generator → (degree, what that power equals).
    private var relations: [Int: (degree: Int, value: Polynomial)] = [:]
    public var budget: Budget
    /// Factors that a cancellation relied on being nonzero, in order of use, besides the written denominators.
    public internal(set) var assumedNonzero: [Expr] = []
    /// Whether a law was applied to unknowns that holds for real numbers only.
    private(set) var usesRealLaw = false
    /// Deepest expression that is taken apart: the recursion must fit any thread's stack.
    static let largestDepth = 600

    public init(budget: Budget) { self.budget = budget }

    /// The index of the generator `expression`, made when new.
    mutating func generator(_ expression: Expr) -> Int {
        if let index = indices[expression] { return index }
        generators.append(expression)
        indices[expression] = generators.count - 1
        return generators.count - 1
    }

    public func index(of symbol: Symbol) -> Int? { indices[.symbol(symbol)] }

    mutating func setRelation(_ generator: Int, degree: Int, value: Polynomial) {
        relations[generator] = (degree, value)
    }

    mutating func noteRealLaw() { usesRealLaw = true }

    var hasImaginaryUnit: Bool { indices[.constant(.i)] != nil }

    mutating func assumeNonzero(_ expression: Expr) {
        if !assumedNonzero.contains(expression) { assumedNonzero.append(expression) }
    }

    /// The normal form of an expression.
    /// - Throws: `.undefined` for a denominator that is identically zero, `.unable` above the budget.
    public mutating func normalize(_ expression: Expr) throws(EvaluationError) -> Fraction {
        try budget.spend(1)
        if expression.depth > Normalizer.largestDepth { throw .unable(.depth) }
        switch expression.head {
        case .number(let value):
            try budget.check(bits: value.bitLength)
            return Fraction(value)
        case .symbol: return Fraction(Polynomial(generator: generator(expression)))
        case .constant(let constant):
            if constant == .infinity { throw .unable(.unsupported) }
            let index = generator(expression)
            if constant == .i { setRelation(index, degree: 2, value: Polynomial(-1)) }
            return Fraction(Polynomial(generator: index))
        case .sum:
            var total = try normalize(expression.arguments[0])
            for term in expression.arguments.dropFirst() {
                let value = try normalize(term)
                if value.denominator == total.denominator {
                    try total.numerator.add(value.numerator, budget: &budget)
                } else {
                    total = try add(total, value)
                }
            }
            return total
        case .product:
            var total = try normalize(expression.arguments[0])
            for factor in expression.arguments.dropFirst() { total = try multiply(total, normalize(factor)) }
            return total
        case .power: return try normalizePower(expression.arguments[0], expression.arguments[1])
        case .function(let name): return try normalizeFunction(name, expression.arguments)
        }
    }

    mutating func add(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction {
        var numerator = try product(left.numerator, right.denominator)
        try numerator.add(product(right.numerator, left.denominator), budget: &budget)
        return Fraction(numerator, try denominator(left, right))
    }

    mutating func multiply(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction {
        if left.isZero || right.isZero { return Fraction(0) }
        // One cancellation that keeps denominators small: equal parts across the product.
        if left.numerator == right.denominator { return Fraction(right.numerator, left.denominator) }
        if left.denominator == right.numerator { return Fraction(left.numerator, right.denominator) }
        return Fraction(try product(left.numerator, right.numerator), try denominator(left, right))
    }

    /// The product of the denominators. It is 0 for such as √(x²) − x and √(x²) + x, which vanish by turns: then the two
    /// fractions are never defined together.
    private mutating func denominator(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Polynomial {
        let result = try product(left.denominator, right.denominator)
        if result.isZero { throw .undefined(.divisionByZero) }
        return result
    }

    mutating func invert(_ value: Fraction) throws(EvaluationError) -> Fraction {
        if value.isZero { throw .undefined(.divisionByZero) }
        if let constant = value.constant { return Fraction(try constant.inverse()) }
        return Fraction(value.denominator, value.numerator)
    }

    mutating func power(_ value: Fraction, _ exponent: Int) throws(EvaluationError) -> Fraction {
        if exponent == Int.min { throw .unable(.degree) }
        if exponent < 0 { return try power(invert(value), -exponent) }
        if let constant = value.constant {
            if exponent == 0 && constant.isZero { throw .undefined(.zeroToTheZero) }
            let (bits, overflow) = constant.bitLength.multipliedReportingOverflow(by: exponent)
            if constant.magnitude.isOne || constant.isZero {
                return Fraction(try constant.power(exponent % 2 == 0 ? 2 : 1))
            }
            try budget.check(bits: overflow ? Int.max : bits)
            return Fraction(try constant.power(exponent))
        }
        if exponent > budget.degree { throw .unable(.degree) }
        var result = Fraction(1)
        var square = value
        var remaining = exponent
        while remaining > 0 {
            if remaining & 1 == 1 { result = try multiply(result, square) }
            remaining >>= 1
            if remaining > 0 { square = try multiply(square, square) }
        }
        return result
    }

    /// left · right with the generators' relations applied.
    mutating func product(_ left: Polynomial, _ right: Polynomial) throws(EvaluationError) -> Polynomial {
        try reduce(left.multiplied(by: right, budget: &budget))
    }

    /// Applies the relations until every exponent is below its generator's degree.
    private mutating func reduce(_ polynomial: Polynomial) throws(EvaluationError) -> Polynomial {
        if relations.isEmpty { return polynomial }
        var result = Polynomial()
        var pending: [(Monomial, Rational)] = []
        for (monomial, coefficient) in polynomial.terms { pending.append((monomial, coefficient)) }
        while let (monomial, coefficient) = pending.popLast() {
            guard let (generator, exponent, relation) = reducible(monomial) else {
                result.add(coefficient, monomial)
                continue
            }
            let left = exponent - relation.degree
            let rest = Monomial(
                powers: monomial.powers.compactMap {
                    Int($0 >> 32) != generator ? $0 : left == 0 ? nil : UInt64(generator) << 32 | UInt64(left)
                })
            try budget.spend(relation.value.terms.count)
            try budget.spend(bits: coefficient.bitLength + relation.value.bitLength)
            for (other, factor) in relation.value.terms { pending.append((rest * other, coefficient * factor)) }
        }
        if result.terms.count > budget.terms { throw .unable(.terms) }
        return result
    }

    private func reducible(_ monomial: Monomial) -> (Int, Int, (degree: Int, value: Polynomial))? {
        for (generator, exponent) in monomial.factors {
            if let relation = relations[generator], exponent >= relation.degree {
                return (generator, exponent, relation)
            }
        }
        return nil
    }

    /// The canonical expression of the normal form. Two statements: within one call Swift may read `self` for `expression`
    /// before `normalize` has added its generators.
    mutating func canonical(_ expression: Expr) throws(EvaluationError) -> Expr {
        let form = try normalize(expression)
        return self.expression(form)
    }

    /// The canonical expression of a polynomial, for use inside generators and in evidence.
    public func expression(_ polynomial: Polynomial) -> Expr {
        .sum(
            polynomial.terms.map { monomial, coefficient in
                .product(
                    [.number(coefficient)]
                        + monomial.factors.map { .power(generators[$0.generator], .number($0.exponent)) })
            })
    }

    public func expression(_ fraction: Fraction) -> Expr {
        if let polynomial = fraction.polynomial { return expression(polynomial) }
        return .quotient(expression(fraction.numerator), expression(fraction.denominator))
    }
}

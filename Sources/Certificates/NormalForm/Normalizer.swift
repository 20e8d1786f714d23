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
    private var ring: QuotientRing
    public var budget: Budget {
        get { ring.budget }
        set { ring.budget = newValue }
    }
    /// Factors that a cancellation relied on being nonzero, in order of use, besides the written denominators.
    public internal(set) var assumedNonzero: [Expr] = []
    /// Whether whoever asks for the normal form makes conditions of what was assumed.
    var listsAssumptions = false
    /// Whether the form stands for a function, not for its value at a point that facts single out.
    var isAlone = false
    /// Whether a law was applied to unknowns that holds for real numbers only.
    private(set) var usesRealLaw = false
    /// Real expressions that are ≥ 0 wherever it matters, and whether they are > 0.
    var known: [Expr: Bool] = [:]
    /// Deepest expression that is taken apart: the recursion must fit any thread's stack.
    public static let largestDepth = 600

    public init(budget: Budget) { ring = QuotientRing(budget: budget) }

    /// The index of the generator `expression`, made when new.
    mutating func generator(_ expression: Expr) -> Int {
        if let index = indices[expression] { return index }
        generators.append(expression)
        indices[expression] = generators.count - 1
        return generators.count - 1
    }

    public func index(of symbol: Symbol) -> Int? { indices[.symbol(symbol)] }

    mutating func setRelation(_ generator: Int, degree: Int, value: Polynomial) {
        ring.setRelation(generator, degree: degree, value: value)
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

    mutating func add(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction { try ring.add(left, right) }

    mutating func subtract(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction {
        try ring.add(left, right.negated)
    }

    mutating func multiply(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction {
        try ring.multiply(left, right)
    }

    mutating func invert(_ value: Fraction) throws(EvaluationError) -> Fraction { try ring.invert(value) }

    mutating func power(_ value: Fraction, _ exponent: Int) throws(EvaluationError) -> Fraction {
        try ring.power(value, exponent)
    }

    /// left · right with the generators' relations applied.
    mutating func product(_ left: Polynomial, _ right: Polynomial) throws(EvaluationError) -> Polynomial {
        try ring.product(left, right)
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
            polynomial.terms.map { term in
                .product(
                    [.number(term.coefficient)]
                        + term.monomial.factors.map { .power(generators[$0.generator], .number($0.exponent)) })
            })
    }

    public func expression(_ fraction: Fraction) -> Expr {
        if let polynomial = fraction.polynomial { return expression(polynomial) }
        return .quotient(expression(fraction.numerator), expression(fraction.denominator))
    }
}

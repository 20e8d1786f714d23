/// Why an exact operation gives no value: the mathematics is undefined there, or a counted limit was reached.
public enum EvaluationError: Error, Hashable, Sendable {
    /// No value exists in the domain: `1/0`, `√(−1)` over the reals, `log 0`.
    case undefined(Undefined)
    /// A value may exist, but this computation does not find it.
    case unable(Limit)

    public enum Undefined: String, Sendable {
        case divisionByZero = "division-by-zero"
        case evenRootOfNegative = "even-root-of-negative"
        case logarithmOfNonpositive = "logarithm-of-nonpositive"
        case outsideFunctionDomain = "outside-function-domain"
        case zeroToTheZero = "zero-to-the-zero"
    }

    public enum Limit: String, Sendable {
        case digits = "budget-digits"
        case precision = "budget-precision"
        case terms = "budget-terms"
        case degree = "budget-degree"
        case steps = "budget-steps"
        case depth = "budget-depth"
        /// The operation has no exact method here (an unknown function, an irrational value where a rational is needed).
        case unsupported = "unsupported"
    }

    /// The reason code that verdict records carry.
    public var code: String {
        switch self {
        case .undefined(let reason): reason.rawValue
        case .unable(let limit): limit.rawValue
        }
    }
}

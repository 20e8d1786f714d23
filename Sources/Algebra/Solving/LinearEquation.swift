import Arithmetic
import Certificates
import Expressions

/// One linear equation in one unknown.
public enum LinearEquation {
    /// The solution of an equation that is linear in the unknown, its only symbol.
    /// - Throws: `.unable(.unsupported)` for other equations, `.undefined(.divisionByZero)` when every or no value solves it.
    public static func solve(_ equation: Statement, for unknown: Symbol, budget: inout Budget) throws(EvaluationError)
        -> Rational
    {
        var normalizer = Normalizer(budget: budget)
        let form = try normalizer.normalize(equation.difference)
        guard let (slope, intercept) = coefficients(of: form.numerator, in: unknown, normalizer) else { throw .unable(.unsupported) }
        return try (-intercept).divided(by: slope)
    }

    /// a and b of an expression that is the polynomial ax + b over ℚ; nil for another.
    public static func coefficients(of expression: Expr, in unknown: Symbol) -> (slope: Rational, intercept: Rational)? {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let polynomial = (try? normalizer.normalize(expression))?.polynomial else { return nil }
        return coefficients(of: polynomial, in: unknown, normalizer)
    }

    private static func coefficients(of polynomial: Polynomial, in unknown: Symbol, _ normalizer: Normalizer)
        -> (slope: Rational, intercept: Rational)?
    {
        guard let index = normalizer.index(of: unknown) else { return nil }
        let coefficients = polynomial.coefficients(of: index)
        guard coefficients.keys.allSatisfy({ $0 <= 1 }), let slope = coefficients[1]?.constant,
            let intercept = (coefficients[0] ?? polynomial.zero).constant
        else { return nil }
        return (slope, intercept)
    }

    /// Whether the unknown occurs in the numerator to the first power at most.
    public static func isLinear(_ equation: Statement, in unknown: Symbol) -> Bool {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(equation.difference), let index = normalizer.index(of: unknown)
        else { return false }
        return form.numerator.coefficients(of: index).keys.allSatisfy { $0 <= 1 }
    }
}

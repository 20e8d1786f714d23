import Arithmetic
import Certificates
import Expressions

/// How often each rational value is a root of an equation's numerator.
enum RootMultiplicities {
    /// One number for each value, 1 for values that are not rational; nil when the numerator is no polynomial over ℚ in the
    /// unknown alone, or some value is no root.
    static func count(of values: [Expr], in equation: Statement, unknown: Symbol, budget: inout Budget) -> [Int]? {
        var normalizer = Normalizer(budget: budget)
        guard let numerator = try? normalizer.normalize(equation.difference).numerator,
            let index = normalizer.index(of: unknown)
        else {
            return nil
        }
        let parts = numerator.coefficients(of: index)
        let degree = parts.keys.max() ?? 0
        // Coefficients from the highest power down.
        var coefficients: [Rational] = []
        for power in (0...degree).reversed() {
            guard let coefficient = (parts[power] ?? numerator.zero).constant else { return nil }
            coefficients.append(coefficient)
        }
        var result: [Int] = []
        for value in values {
            guard let root = value.rational else {
                result.append(1)
                continue
            }
            var count = 0
            while let quotient = try? divide(coefficients, by: root, budget: &budget) {
                coefficients = quotient
                count += 1
            }
            if count == 0 { return nil }
            result.append(count)
        }
        return result
    }

    /// The quotient by (unknown − root), from Horner's scheme; nil when there is a remainder.
    private static func divide(_ coefficients: [Rational], by root: Rational, budget: inout Budget)
        throws(EvaluationError) -> [Rational]?
    {
        var quotient: [Rational] = []
        var carry = Rational.zero
        for coefficient in coefficients {
            carry = carry * root + coefficient
            try budget.spend(bits: carry.bitLength)
            quotient.append(carry)
        }
        guard quotient.count > 1, quotient.removeLast().isZero else { return nil }
        return quotient
    }
}

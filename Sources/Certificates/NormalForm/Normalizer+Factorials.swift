import Arithmetic
import Expressions

/// Factorials and binomial coefficients, which have a value at natural numbers alone.
extension Normalizer {
    private static let largestCount = 50

    /// (u + c)! = u! (u + 1) ⋯ (u + c) and (u − c)! = u! / (u (u − 1) ⋯ (u − c + 1)), where c is the whole part of the constant term.
    /// The first needs that u! is defined where (u + c)! is.
    mutating func factorial(_ argument: Expr) throws(EvaluationError) -> Fraction {
        let form = try normalize(argument)
        let shift = form.polynomial?.coefficient(of: .one)?.floor.int ?? 0
        guard shift.magnitude <= Normalizer.largestCount, !argument.isGround, shift < 0 || listsAssumptions else {
            return opaque(.function(.factorial, [expression(form)]))
        }
        let unit = try add(form, Fraction(Rational(-shift)))
        var result = opaque(.function(.factorial, [expression(unit)]))
        for step in stride(from: 1, through: shift, by: 1) {
            let factor = try add(unit, Fraction(Rational(step)))
            assumeNonzero(expression(factor))
            result = try multiply(result, factor)
        }
        for step in stride(from: 0, to: -shift, by: 1) {
            result = try multiply(result, invert(add(unit, Fraction(Rational(-step)))))
        }
        return result
    }

    /// C(u, k) = u (u − 1) ⋯ (u − k + 1) / k! for a natural number k, where the left side is defined.
    ///
    /// For other k it is u! / (k! (u − k)!), a continuous function of u ≥ 0 and k in the sense of Γ, 0 for k > u: an identity between
    /// such functions holds at all natural numbers, but a fact at one point may not be combined in that form.
    mutating func binomial(_ upper: Expr, _ lower: Expr) throws(EvaluationError) -> Fraction {
        if isAlone, lower.rational == nil { return try byDefinition(.binomial, [upper, lower]) }
        guard listsAssumptions, let count = lower.rational?.int, 0...Normalizer.largestCount ~= count else {
            return opaque(.function(.binomial, [try canonical(upper), try canonical(lower)]))
        }
        let form = try normalize(upper)
        var result = Fraction(try Rational(Integer.one, Integer.factorial(count)))
        for step in 0..<count { result = try multiply(result, add(form, Fraction(Rational(-step)))) }
        return result
    }
}

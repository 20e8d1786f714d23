import Arithmetic
import Certificates
import Expressions

/// A rational point that satisfies linear equations, free unknowns set to 0, 1 or 2.
enum LinearModel {
    static func solve(_ facts: [Statement], unknowns: [Symbol], budget: inout Budget) -> [Symbol: Rational]? {
        for free in [1, 2, 0] as [Rational] {
            if let point = try? point(facts, unknowns, free, budget: &budget) { return point }
        }
        return nil
    }

    /// Fixes one unknown after another: to the value that an equation in it alone gives, else to `free`.
    private static func point(_ facts: [Statement], _ unknowns: [Symbol], _ free: Rational, budget: inout Budget) throws(EvaluationError) -> [Symbol: Rational] {
        var point: [Symbol: Rational] = [:]
        var open = facts
        for unknown in unknowns {
            var value = free
            for fact in open where fact.symbols == [unknown] {
                value = try solve(fact, unknown, budget: &budget)
                break
            }
            // An equation whose other unknowns are all free determines the last of them when its turn comes.
            point[unknown] = value
            open = open.map { $0.substituting([unknown: .number(value)]) }
        }
        return point
    }

    /// The solution of a linear equation in one unknown.
    static func solve(_ equation: Statement, _ unknown: Symbol, budget: inout Budget) throws(EvaluationError) -> Rational {
        var normalizer = Normalizer(budget: budget)
        let form = try normalizer.normalize(equation.difference)
        guard let index = normalizer.index(of: unknown) else { throw .unable(.unsupported) }
        let coefficients = form.numerator.coefficients(of: index)
        guard coefficients.keys.allSatisfy({ $0 <= 1 }), let slope = coefficients[1]?.constant,
            let intercept = (coefficients[0] ?? form.numerator.zero).constant
        else { throw .unable(.unsupported) }
        return try (-intercept).divided(by: slope)
    }
}

import Arithmetic
import Expressions

/// Rules about the solutions of one equation in one unknown.
extension Checker {
    /// numerator(left − right) = c · Π (x − vᵢ)^mᵢ with a number c ≠ 0: the roots of the numerator are exactly the values.
    /// Each value must keep the written denominators nonzero.
    func checkFactorization(_ equation: Statement, _ unknown: Symbol, _ values: [Expr], _ multiplicities: [Int])
        throws(CheckFailure) -> Finding
    {
        guard equation.relation == .equal, values.count == multiplicities.count, !values.isEmpty,
            multiplicities.allSatisfy({ $0 > 0 }), values.allSatisfy(\.isGround)
        else { throw .wrongForm("an equation and its listed roots") }
        // Fractional powers and functions of the unknown would make the numerator's roots other than the equation's.
        guard equation.difference.isRational(in: unknown) else { throw .wrongForm("the equation is not rational in the unknown") }
        var normalizer = Normalizer(budget: budget)
        let form = try checking { () throws(EvaluationError) in try normalizer.normalize(equation.difference) }
        let product = Expr.product(
            zip(values, multiplicities).map { value, multiplicity in
                .power(.difference(.symbol(unknown), value), .number(multiplicity))
            })
        let expanded = try checking { () throws(EvaluationError) in try normalizer.normalize(product) }
        guard let target = expanded.polynomial, let index = normalizer.index(of: unknown) else {
            throw .conditionFails("no polynomial")
        }
        let degree = multiplicities.reduce(0, +)
        let leading = form.numerator.coefficients(of: index)
        guard let scale = leading[degree]?.constant, !scale.isZero else { throw .conditionFails("the degree differs") }
        let difference = form.numerator + target.scaled(by: -scale)
        guard difference.isZero else { throw .conditionFails("the factors do not multiply to the equation") }
        for condition in equation.left.domainConditions + equation.right.domainConditions {
            for value in values {
                let ground = condition.statement.substituting([unknown: value])
                guard try holds(ground, at: [:], precision: 256) else {
                    throw .conditionFails("a value lies outside the domain")
                }
            }
        }
        return Finding(conclusion: .holds)
    }

    /// One listed value does not satisfy the equation.
    func checkNotARoot(_ equation: Statement, _ unknown: Symbol, _ values: [Expr], _ index: Int, _ inner: Certificate)
        throws(CheckFailure) -> Finding
    {
        guard equation.relation == .equal, values.indices.contains(index) else { throw .wrongForm("no such value") }
        let ground = equation.substituting([unknown: values[index]])
        guard ground.isGround else { throw .wrongForm("the equation has other unknowns") }
        guard try finding(inner, Judgement(ground)).conclusion == .fails else {
            throw .conditionFails("the value satisfies the equation")
        }
        return Finding(conclusion: .contradicts)
    }
}

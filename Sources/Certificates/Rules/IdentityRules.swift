import Arithmetic
import Expressions

/// Rules that compare normal forms.
extension Checker {
    /// left − right normalises to zero: equal wherever both sides are defined and the facts, such as x > 0, hold. Or it normalises to
    /// a + b i with rational a, b not both zero: the sides differ wherever both are defined. That refutes a ground equation only: the
    /// domain of another may be empty.
    func checkIdentity(_ statement: Statement, facts: [Statement]) throws(CheckFailure) -> Finding {
        let isOrder = statement.relation == .lessOrEqual || statement.relation == .greaterOrEqual
        guard isOrder || statement.relation == .equal || statement.relation == .notEqual else {
            throw .wrongForm("an identity proves =, ≤ or ≥, a difference ≠")
        }
        guard !isOrder || (statement.left.isReal && statement.right.isReal) else { throw .wrongForm("only real numbers are ordered") }
        let sides = [statement.left, statement.right]
        // A limit that is ±∞, and nothing else, is compared as it stands.
        if statement.relation == .equal, sides[0] == sides[1], sides[0].isInfinite { return Finding(conclusion: .holds) }
        var normalizer = Normalizer(budget: budget, facts: facts, parts: sides)
        let form = try checking { () throws(EvaluationError) in try normalizer.normalize(statement.difference) }
        let mayDiffer = statement.relation == .notEqual || statement.relation == .equal && statement.isGround
        guard form.isZero ? statement.relation != .notEqual : mayDiffer else {
            throw .conditionFails("the difference does not normalise to zero, or for ≠ it does")
        }
        let isGaussian = form.polynomial?.generators.allSatisfy { normalizer.generators[$0] == .constant(.i) }
        guard form.isZero || isGaussian == true else { throw .conditionFails("the difference is not a Gaussian rational") }
        let holds = form.isZero || statement.relation == .notEqual
        return Finding(conclusion: holds ? .holds : .fails, sideConditions: try sideConditions(sides, normalizer))
    }

    /// The side conditions under which the two are equal, from their normal forms.
    func conditionsOfEquality(_ left: Expr, _ right: Expr, facts: [Statement] = []) throws(CheckFailure) -> [SideCondition] {
        var normalizer = Normalizer(budget: budget, facts: facts, parts: [left, right])
        let form = try checking { () throws(EvaluationError) in try normalizer.normalize(.difference(left, right)) }
        guard form.isZero else { throw .conditionFails("the difference does not normalise to zero") }
        return try sideConditions([left, right], normalizer)
    }

    /// The written domains and assumed factors as conditions; ground ones are decided here and now.
    func sideConditions(_ expressions: [Expr], _ normalizer: Normalizer) throws(CheckFailure) -> [SideCondition] {
        if normalizer.usesRealLaw && normalizer.hasImaginaryUnit { throw .conditionFails("a law of real numbers beside i") }
        for expression in expressions { try checkRealArguments(expression) }
        var result: [SideCondition] = []
        let conditions =
            expressions.flatMap(\.domainConditions) + normalizer.assumedNonzero.map { SideCondition(nonzero: $0) }
        for condition in conditions where !result.contains(condition) {
            if condition.statement.isGround {
                try checkGroundCondition(condition.statement)
            } else if let value = constantDerivative(condition.statement.difference) {
                try checkGroundCondition(Statement(.number(value), condition.statement.relation, .zero))
            } else {
                result.append(condition)
            }
        }
        return result
    }

    /// The value of an expression whose derivatives make it a number.
    private func constantDerivative(_ expression: Expr) -> Rational? {
        guard expression.contains(where: { $0.head == .function(.binder(.derivative)) }) else { return nil }
        var normalizer = Normalizer(budget: budget)
        return try? normalizer.normalize(expression).constant
    }

    /// Odd roots, floors and the like are real functions; arctan and tanh have poles among the complex numbers.
    private func checkRealArguments(_ expression: Expr) throws(CheckFailure) {
        if expression.isReal { return }
        for argument in expression.arguments { try checkRealArguments(argument) }
        for argument in expression.arguments where expression.head.isRealFunction && !argument.isReal {
            guard argument.isGround, isDefined(argument) else { throw .conditionFails("a real function of what may not be real") }
        }
    }

    /// A ground condition must hold. Two are left out: an even root of a negative number is complex, and powers of a
    /// negative number mean integer exponents.
    private func checkGroundCondition(_ statement: Statement) throws(CheckFailure) {
        switch statement.relation {
        case .notEqual: try checkNonzero(statement)
        case .greaterOrEqual: return
        case .greater where statement.left.rational.map { !$0.isZero } == true: return
        default:
            guard try holds(statement, at: [:], precision: min(256, budget.precision)) else {
                throw .evaluation(.undefined(.outsideFunctionDomain))
            }
        }
    }

    private func checkNonzero(_ statement: Statement) throws(CheckFailure) {
        var normalizer = Normalizer(budget: budget)
        if let value = try? normalizer.normalize(statement.difference) {
            if value.isZero { throw .evaluation(.undefined(.divisionByZero)) }
            if value.polynomial?.generators.allSatisfy({ normalizer.generators[$0] == .constant(.i) }) == true {
                return
            }
        }
        for precision in [64, 256, 1_024] where precision <= budget.precision {
            if (try? signOfDifference(statement, at: [:], precision: precision)) != nil { return }
        }
        throw .conditionFails("a denominator may be zero")
    }
}

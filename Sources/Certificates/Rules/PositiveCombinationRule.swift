import Arithmetic
import Expressions

/// Literals that exclude each other by a Positivstellensatz certificate (Krivine 1964, Stengle 1974).
extension Checker {
    /// The literals are the facts and the negation of the claim: where facts and side conditions hold, the claim does.
    func checkPositiveCombination(_ judgement: Judgement, _ claim: Statement, _ certificate: Certificate)
        throws(CheckFailure) -> Finding
    {
        Finding(conclusion: .holds, sideConditions: try exclude(judgement, claim, certificate, refuting: false))
    }

    /// The literals are the facts and the claim, and the facts hold together at the model, whose values are numbers.
    func checkRefutation(
        _ judgement: Judgement, _ claim: Statement, _ certificate: Certificate, _ model: [Symbol: Expr]
    ) throws(CheckFailure) -> Finding {
        try checkWitness(.and(judgement.facts.map { .statement($0) }), .false, .real, model)
        return Finding(conclusion: .contradicts, sideConditions: try exclude(judgement, claim, certificate, refuting: true))
    }

    /// What remains are the conditions under which all parts are real.
    private func exclude(_ judgement: Judgement, _ claim: Statement, _ certificate: Certificate, refuting: Bool)
        throws(CheckFailure) -> [SideCondition]
    {
        var context = try Branches(judgement.facts, claim, refuting: refuting, budget: budget)
        for branch in context.branches { try refute(branch, certificate, &context) }
        if context.normalizer.hasImaginaryUnit { throw .conditionFails("an order beside i") }
        return try sideConditions((judgement.facts + [claim]).flatMap { [$0.left, $0.right] }, context.normalizer)
    }

    /// No point satisfies all literals of the branch.
    func refute(_ branch: Branches.Branch, _ certificate: Certificate, _ context: inout Branches) throws(CheckFailure) {
        guard case .positiveCombination(let cofactors, let weights, let products, let squares) = certificate else {
            throw .wrongForm("the rule refutes no branch")
        }
        guard weights.count == products.count, weights.count == squares.count, weights.allSatisfy({ $0.sign > 0 }) else {
            throw .wrongForm("terms with positive weights")
        }
        var (total, isPositive) = (try combination(cofactors, branch, &context), false)
        for (index, weight) in weights.enumerated() {
            let (term, isStrict) = try term(squares[index], products[index], branch, &context)
            if context.domain == .complex, weights.count > 1 || !isStrict {
                throw .wrongForm("complex numbers are not ordered")
            }
            isPositive = isPositive || isStrict
            total = total + term.scaled(by: weight)
        }
        guard isPositive else { throw .conditionFails("no term is positive") }
        guard total.isZero else { throw .conditionFails("the terms do not add to 0") }
    }

    /// Σ cofactor · equation.
    private func combination(_ cofactors: [Expr], _ branch: Branches.Branch, _ context: inout Branches)
        throws(CheckFailure) -> Polynomial
    {
        guard cofactors.count <= branch.literals.count else { throw .wrongForm("more cofactors than literals") }
        var total = Polynomial()
        for (cofactor, literal) in zip(cofactors, branch.literals) where !cofactor.isZero {
            guard literal.relation == .zero else { throw .wrongForm("a cofactor of what is no equation") }
            total = total + (try product(polynomial(cofactor, branch, &context), literal.polynomial, &context))
        }
        return total
    }

    /// square² · Π literals, where p ≠ 0 enters as p², and whether it is positive wherever the literals hold: it is not negative.
    private func term(_ square: Expr, _ indices: [Int], _ branch: Branches.Branch, _ context: inout Branches)
        throws(CheckFailure) -> (Polynomial, isPositive: Bool)
    {
        let root = try polynomial(square, branch, &context)
        var result = try product(root, root, &context)
        var isPositive = root.constant?.isZero == false
        for index in indices {
            guard branch.literals.indices.contains(index) else { throw .wrongForm("no such literal") }
            let literal = branch.literals[index]
            result = try product(result, literal.polynomial, &context)
            switch literal.relation {
            case .nonzero: result = try product(result, literal.polynomial, &context)
            case .positive: break
            case .nonnegative: isPositive = false
            case .zero: throw .wrongForm("an equation has no sign")
            }
        }
        return (result, isPositive)
    }

    private func product(_ a: Polynomial, _ b: Polynomial, _ context: inout Branches) throws(CheckFailure) -> Polynomial {
        try checking { () throws(EvaluationError) in try context.normalizer.product(a, b) }
    }

    /// A polynomial from outside, in generators that are defined in the branch, and real where squares count.
    private func polynomial(_ expression: Expr, _ branch: Branches.Branch, _ context: inout Branches)
        throws(CheckFailure) -> Polynomial
    {
        let form = try checking { () throws(EvaluationError) in try context.normalizer.normalize(expression) }
        guard let polynomial = form.polynomial,
            polynomial.generators.allSatisfy({ index in
                let generator = context.normalizer.generators[index]
                return branch.generators.contains(index) || generator.isTotal && (context.domain == .complex || generator.isReal)
            })
        else { throw .wrongForm("a part that may be undefined") }
        return polynomial
    }
}

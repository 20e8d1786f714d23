import Arithmetic
import Expressions

/// Rules that use the facts.
extension Checker {
    /// left − right = Σ cofactorᵢ · (leftᵢ − rightᵢ), an identity of fractions.
    func checkLinearCombination(_ judgement: Judgement, _ statement: Statement, _ cofactors: [Expr]) throws(CheckFailure) -> Finding {
        guard statement.relation == .equal else { throw .wrongForm("a combination of equations proves an equation") }
        let combination = try combine(judgement.facts, cofactors)
        var normalizer = Normalizer(budget: budget)
        let form = try checking { () throws(EvaluationError) in
            try normalizer.normalize(.difference(statement.difference, combination))
        }
        guard form.isZero else { throw .conditionFails("the combination does not give the claim") }
        return Finding(
            conclusion: .holds,
            sideConditions: try sideConditions([statement.left, statement.right] + cofactors, normalizer))
    }

    /// Σ cofactorᵢ · factᵢ + cofactor · claim = a nonzero number, while the facts hold together at the model.
    func checkContradiction(
        _ judgement: Judgement, _ statement: Statement, _ cofactors: [Expr], _ claimCofactor: Expr, _ model: [Symbol: Rational]
    ) throws(CheckFailure) -> Finding {
        guard statement.relation == .equal else { throw .wrongForm("only an equation is contradicted by equations") }
        // A cofactor with a denominator could hide the points where it has none.
        guard (cofactors + [claimCofactor]).allSatisfy(\.isTotal), judgement.facts.allSatisfy({ $0.left.isTotal && $0.right.isTotal }),
            statement.left.isTotal, statement.right.isTotal
        else { throw .wrongForm("a contradiction needs expressions that are defined everywhere") }
        let combination = Expr.sum([
            try combine(judgement.facts, cofactors), .product([claimCofactor, statement.difference]),
        ])
        var normalizer = Normalizer(budget: budget)
        let form = try checking { () throws(EvaluationError) in try normalizer.normalize(combination) }
        guard let value = form.constant, !value.isZero else { throw .conditionFails("the combination is no nonzero number") }
        for fact in judgement.facts {
            guard try holds(fact, at: model, precision: 128) else { throw .conditionFails("a fact fails at the model") }
        }
        return Finding(conclusion: .contradicts)
    }

    private func combine(_ facts: [Statement], _ cofactors: [Expr]) throws(CheckFailure) -> Expr {
        guard facts.count == cofactors.count else { throw .wrongForm("one cofactor for each fact") }
        var terms: [Expr] = []
        for (fact, cofactor) in zip(facts, cofactors) where !cofactor.isZero {
            guard fact.relation == .equal else { throw .wrongForm("only equations are combined") }
            terms.append(.product([cofactor, fact.difference]))
        }
        return .sum(terms)
    }

    /// Facts `symbol = value` are put into the claim (and into the other facts), which the inner certificate then decides.
    func checkSubstitution(_ judgement: Judgement, _ statement: Statement, _ indices: [Int], _ inner: Certificate) throws(CheckFailure) -> Finding {
        var values: [Symbol: Expr] = [:]
        for index in indices {
            guard judgement.facts.indices.contains(index) else { throw .wrongForm("no such fact") }
            let fact = judgement.facts[index]
            guard fact.relation == .equal, let symbol = fact.left.symbol, !fact.right.contains(symbol), values[symbol] == nil else {
                throw .wrongForm("the fact does not give a symbol a value")
            }
            values[symbol] = fact.right
        }
        let remaining = judgement.facts.indices.filter { !indices.contains($0) }.map { judgement.facts[$0].substituting(values) }
        let substituted = Judgement(facts: remaining, statement.substituting(values))
        let finding = try finding(inner, substituted)
        if finding.conclusion == .fails {
            // The claim fails under the facts; it contradicts them, since they fix the values that were put in.
            guard remaining.isEmpty, substituted.isGroundStatement else { throw .conditionFails("other facts remain") }
            for index in indices where !judgement.facts[index].right.isGround { throw .conditionFails("the values have unknowns") }
            return Finding(conclusion: .contradicts, sideConditions: finding.sideConditions)
        }
        return finding
    }
}

extension Judgement {
    var isGroundStatement: Bool { if case .statement(let statement) = claim { statement.isGround } else { false } }
}

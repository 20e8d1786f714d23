import Arithmetic
import Expressions

/// Rules that use the facts.
extension Checker {
    /// numerator(claim) = Σ cofactorᵢ · numerator(factᵢ), where `numerator` is that of left − right.
    ///
    /// A fact that holds is defined, so its numerator is 0; the claim's denominator is nonzero wherever the claim is defined.
    /// Cofactors are defined wherever facts and claim are: one with a denominator could divide by what a fact says is 0.
    func checkLinearCombination(_ judgement: Judgement, _ statement: Statement, _ cofactors: [Expr])
        throws(CheckFailure) -> Finding
    {
        guard statement.relation == .equal, judgement.facts.count == cofactors.count,
            zip(judgement.facts, cofactors).allSatisfy({ $0.relation == .equal || $1.isZero })
        else { throw .wrongForm("a combination of equations, with one cofactor for each fact") }
        var normalizer = Normalizer(
            budget: budget, facts: judgement.facts, parts: [statement.left, statement.right])
        var parts = (judgement.facts + [statement]).parts
        // Normal forms take √(x/9) apart: √x is defined where x is known not to be negative.
        for cofactor in cofactors {
            var inner: Set<Expr> = []
            cofactor.collectParts(into: &inner)
            for part in inner where part.isRoot && normalizer.isKnownNonnegative(part.arguments[0]) { parts.insert(part) }
        }
        guard cofactors.allSatisfy({ $0.isDefined(wherever: parts) }) else { throw .wrongForm("a cofactor may be undefined") }
        let rest = try checking { () throws(EvaluationError) in
            var rest = try normalizer.normalize(statement.difference).numerator
            for (fact, cofactor) in zip(judgement.facts, cofactors) where !cofactor.isZero {
                guard let factor = try normalizer.normalize(cofactor).polynomial else { throw .unable(.unsupported) }
                let part = try normalizer.product(factor, normalizer.normalize(fact.difference).numerator)
                try rest.add(part.scaled(by: -1), budget: &normalizer.budget)
            }
            return rest
        }
        guard rest.isZero else { throw .conditionFails("the combination does not give the claim") }
        return Finding(
            conclusion: .holds, sideConditions: try sideConditions([statement.left, statement.right], normalizer))
    }

    /// Facts `symbol = value` are put into the claim (and into the other facts), which the inner certificate then decides.
    func checkSubstitution(_ judgement: Judgement, _ statement: Statement, _ indices: [Int], _ inner: Certificate)
        throws(CheckFailure) -> Finding
    {
        var values: [Symbol: Expr] = [:]
        for index in indices {
            guard judgement.facts.indices.contains(index) else { throw .wrongForm("no such fact") }
            let fact = judgement.facts[index]
            guard fact.relation == .equal, let symbol = fact.left.symbol, !fact.right.contains(symbol),
                values[symbol] == nil
            else {
                throw .wrongForm("the fact does not give a symbol a value")
            }
            values[symbol] = fact.right
        }
        let used = Set(indices)
        let substituted = try checking { () throws(EvaluationError) in
            var remaining: [Statement] = []
            for (index, fact) in judgement.facts.enumerated() where !used.contains(index) {
                remaining.append(try fact.substitutingWithinLimit(values))
            }
            return Judgement(facts: remaining, try statement.substitutingWithinLimit(values))
        }
        let finding = try finding(inner, substituted)
        switch finding.conclusion {
        case .holds: return finding
        case .fails:
            // The claim is false whatever the other symbols are, so it contradicts the facts if these hold together.
            guard case .statement(let ground) = substituted.claim, ground.isGround else {
                throw .conditionFails("the claim has unknowns")
            }
            for fact in substituted.facts {
                guard fact.isGround, try holds(fact, at: [:], precision: min(256, budget.precision)) else {
                    throw .conditionFails("a fact may fail")
                }
            }
        case .contradicts: break
        }
        // A model of what remains becomes one of all facts when every value is defined and free of the symbols replaced.
        for value in values.values {
            guard !values.keys.contains(where: value.contains) else {
                throw .conditionFails("the values depend on each other")
            }
            guard value.isTotal || (value.isGround && isDefined(value)) else {
                throw .conditionFails("a value may be undefined")
            }
        }
        return Finding(conclusion: .contradicts, sideConditions: finding.sideConditions)
    }

    /// Whether a ground expression certainly has a real value.
    func isDefined(_ ground: Expr) -> Bool {
        var budget = budget
        return (try? ground.enclosure(precision: min(256, budget.precision), budget: &budget)) != nil
    }
}

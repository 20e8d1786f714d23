import Arithmetic
import Certificates
import Expressions

/// An equation from equations: the claim's numerator in the ideal of the facts' numerators, with polynomial cofactors.
struct IdealConsequence: Strategy {
    let name = "ideal-consequence"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.relation == .equal, goal.facts.contains(where: { $0.relation == .equal }) else { return [] }
        return (try? search(goal)) ?? []
    }

    private func search(_ goal: Goal) throws(EvaluationError) -> [Certificate] {
        var budget = Budget.ofConsequences
        guard let system = try PremiseSystem(goal, budget: &budget), !system.target.isZero, !system.basis.isUnit,
            let cofactors = try system.basis.membership(of: system.target, budget: &budget)
        else { return [] }
        return [.linearCombination(Array(system.cofactors(cofactors).prefix(goal.facts.count)))]
    }

    /// Whether the equations have no common solution among the complex numbers, as far as the search sees.
    static func isContradictory(_ equations: [Statement]) throws(EvaluationError) -> Bool {
        guard equations.count > 1 else { return false }
        var budget = Budget.ofConsequences
        let goal = Goal(facts: equations, statement: Statement(.zero, .equal, .zero), reading: .consequence)
        return try PremiseSystem(goal, budget: &budget)?.basis.isUnit ?? false
    }
}

/// A relation that follows over the real numbers: roots of the claim, known signs and nonzero factors, sums of squares.
struct OrderConsequence: Strategy {
    let name = "order-consequence"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        if goal.facts.isEmpty && (goal.statement.isGround || goal.statement.relation == .equal) { return [] }
        return (try? search(goal)) ?? []
    }

    private func search(_ goal: Goal) throws(EvaluationError) -> [Certificate] {
        var budget = Budget.ofConsequences
        guard let system = try PremiseSystem(goal, budget: &budget),
            let certificate = try PositivitySearch(system: system).search(budget: &budget)
        else { return [] }
        return try OrderConsequence.areContradictory(goal.facts) ? [] : [certificate]
    }

    /// Whether the facts are seen to exclude each other: then everything follows from them, and no claim earns by that.
    static func areContradictory(_ facts: [Statement]) throws(EvaluationError) -> Bool {
        if facts.isEmpty { return false }
        var budget = Budget.ofConsequences
        let goal = Goal(facts: facts, statement: Statement(.zero, .equal, .zero), reading: .consequence)
        guard let system = try PremiseSystem(goal, budget: &budget) else { return false }
        return try PositivitySearch(system: system).isContradictoryWithoutClaim(budget: &budget)
    }
}

extension Budget {
    /// What one search for a consequence may cost.
    static var ofConsequences: Budget {
        var budget = Budget(steps: 30_000)
        budget.bits = 2_000
        budget.terms = 300
        budget.degree = 40
        return budget
    }
}

import Arithmetic
import Certificates
import Expressions

/// What follows from facts over the real numbers. An equation in the ideal of the facts has polynomial cofactors; else nonzero factors,
/// known signs, sums of squares and roots of the claim are looked for as a positive combination.
struct ConsequenceOfFacts: Strategy {
    let name = "consequence-of-facts"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        if goal.facts.isEmpty && (goal.statement.isGround || goal.statement.relation == .equal) { return [] }
        return (try? search(goal)) ?? []
    }

    private func search(_ goal: Goal) throws(EvaluationError) -> [Certificate] {
        var budget = Budget.ofConsequences
        guard let system = try PremiseSystem(goal, budget: &budget) else { return [] }
        if goal.statement.relation == .equal {
            if system.target.isZero { return [] }
            if system.basis.isUnit { return try searchInLatest(goal) }
            if let certificate = try membership(goal, system, budget: &budget) { return [certificate] }
        }
        guard let certificate = try PositivitySearch(system: system).search(budget: &budget) else { return [] }
        return try ConsequenceOfFacts.areContradictory(goal.facts) ? [] : [certificate]
    }

    /// The claim's numerator with polynomial cofactors in those of the facts.
    private func membership(_ goal: Goal, _ system: PremiseSystem, budget: inout Budget) throws(EvaluationError) -> Certificate? {
        guard try system.basis.normalForm(system.target, budget: &budget).isZero,
            let cofactors = try system.membership(of: system.target),
            // What the kernel adds to the facts has no place in a combination of facts.
            zip(system.equations, cofactors).allSatisfy({ $0 < system.claim || $1.isZero })
        else { return nil }
        // Where the facts make its denominator 0 the claim has no meaning.
        for divisor in goal.statement.divisors {
            var normalizer = system.ring.normalizer
            let form = try normalizer.normalize(divisor).numerator
            let isInRing = form.generators.allSatisfy(system.ring.generators.contains)
            if isInRing, try system.basis.normalForm(system.ring.polynomial(form), budget: &budget).isZero { return nil }
        }
        return .linearCombination(Array(system.cofactors(cofactors).prefix(system.claim)))
    }

    /// Facts of several cases exclude each other; the latest two or the latest one may still give the claim.
    private func searchInLatest(_ goal: Goal) throws(EvaluationError) -> [Certificate] {
        let equations = goal.facts.indices.filter { goal.facts[$0].relation == .equal }
        for count in [2, 1] where count < equations.count {
            let kept = Set(equations.suffix(count))
            // The places of the facts stay, since cofactors are given by place.
            let facts = goal.facts.indices.map {
                kept.contains($0) ? goal.facts[$0] : Statement(.zero, .equal, .zero)
            }
            var budget = Budget.ofConsequences
            let part = Goal(facts: facts, statement: goal.statement, reading: goal.reading)
            guard let system = try PremiseSystem(part, budget: &budget), !system.basis.isUnit,
                let certificate = try membership(part, system, budget: &budget)
            else { continue }
            return [certificate]
        }
        return []
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
        var budget = Budget(steps: 10_000)
        budget.bits = 2_000
        budget.terms = 300
        budget.degree = 40
        return budget
    }
}

extension Statement {
    /// What the sides divide by.
    public var divisors: [Expr] {
        (left.domainConditions + right.domainConditions).map(\.statement).filter { $0.relation == .notEqual && !$0.isGround }.map(\.difference)
    }
}

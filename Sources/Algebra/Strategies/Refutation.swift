import Arithmetic
import Certificates
import Expressions

extension Checked {
    /// Whether it is a refutation by more than linear facts with numbers as their cofactors.
    public var isNonlinearRefutation: Bool {
        guard case .refutation = certificate else { return false }
        return !isRefutationByMultiple || !judgement.facts.allSatisfy(LinearSystem.isLinear)
    }

    /// Whether it is a refutation by the facts times numbers: what they say of one expression the claim says with another number.
    public var isRefutationByMultiple: Bool {
        guard case .refutation(let cofactors, _, let products, _, _) = certificate else { return false }
        return products == [[]] && cofactors.allSatisfy { $0.rational != nil }
    }
}

/// A claim that excludes the facts, which hold together at a point. Squares are left out: over the complex numbers, where a text
/// may be at home, they prove nothing.
struct Refutation: Strategy {
    let name = "refutation"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.reading == .consequence, goal.statement.relation == .equal,
            goal.facts.contains(where: { $0.relation == .equal })
        else { return [] }
        return (try? search(goal)) ?? []
    }

    /// Facts that exclude the claim, none of which can be left out, where those are fewer than all: a point where they hold may be in
    /// reach when one of all facts is not.
    static func core(of goal: Goal) -> [Statement]? {
        guard goal.statement.relation == .equal, 2...largestCore ~= goal.facts.count, var core = used(in: goal, goal.facts),
            // Of facts that exclude each other no part may be used.
            !((try? haveNoCommonPoint(goal.facts)) ?? true)
        else { return nil }
        for fact in core where core.count > 1 {
            if let fewer = used(in: goal, core.filter { $0 != fact }) { core = fewer }
        }
        return core.count == goal.facts.count ? nil : core
    }

    private static let largestCore = 12

    /// Whether the equations exclude each other over the complex numbers too.
    private static func haveNoCommonPoint(_ facts: [Statement]) throws(EvaluationError) -> Bool {
        var budget = Budget.ofConsequences
        let goal = Goal(facts: facts, statement: Statement(.zero, .equal, .zero), reading: .consequence)
        return try PremiseSystem(goal, budget: &budget)?.basis.isUnit ?? true
    }

    /// Those of the facts that a combination with the claim uses; nil when none is found.
    private static func used(in goal: Goal, _ facts: [Statement]) -> [Statement]? {
        let part = Goal(facts: facts, statement: goal.statement, reading: goal.reading)
        guard !facts.isEmpty, case .positiveCombination(let cofactors, _, let products, _)? = try? combination(part) else { return nil }
        let used = facts.indices.filter { index in
            cofactors.indices.contains(index) && !cofactors[index].isZero || products.contains { $0.contains(index) }
        }
        return used.isEmpty ? nil : used.map { facts[$0] }
    }

    private static func combination(_ goal: Goal) throws(EvaluationError) -> Certificate? {
        var budget = Budget.ofConsequences
        guard let system = try PremiseSystem(goal, refuting: true, budget: &budget) else { return nil }
        return try PositivitySearch(system: system).searchWithoutSquares(budget: &budget)
    }

    private func search(_ goal: Goal) throws(EvaluationError) -> [Certificate] {
        guard case .positiveCombination(let cofactors, let weights, let products, let squares) = try Refutation.combination(goal) else { return [] }
        // That the claim is undefined where the facts hold is another finding.
        let conditions = (goal.statement.left.domainConditions + goal.statement.right.domainConditions).map(\.statement)
        if !conditions.isEmpty, try ConsequenceOfFacts.areContradictory(goal.facts + conditions) { return [] }
        var models = Budget.ofConsequences
        let points: [[Symbol: Expr]]
        if var search = try ModelSearch(goal.facts, budget: &models) {
            points = search.points(budget: &models)
        } else {
            points = SmallModels.points(of: goal.facts, budget: &models)
        }
        return points.map { .refutation(cofactors: cofactors, weights: weights, products: products, squares: squares, model: $0) }
    }
}

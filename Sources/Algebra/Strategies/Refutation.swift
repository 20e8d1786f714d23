import Arithmetic
import Certificates
import Expressions

extension Checked {
    /// Whether it is a refutation by more than linear facts with numbers as their cofactors.
    public var isNonlinearRefutation: Bool {
        guard case .refutation(let cofactors, _, let products, _, _) = certificate else { return false }
        let isCombination = products == [[]] && cofactors.allSatisfy { $0.rational != nil }
        return !isCombination || !judgement.facts.allSatisfy(LinearSystem.isLinear)
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

    private func search(_ goal: Goal) throws(EvaluationError) -> [Certificate] {
        var budget = Budget.ofConsequences
        guard let system = try PremiseSystem(goal, refuting: true, budget: &budget),
            case .positiveCombination(let cofactors, let weights, let products, let squares) =
                try PositivitySearch(system: system).searchWithoutSquares(budget: &budget)
        else { return [] }
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

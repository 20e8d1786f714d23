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
        guard goal.reading == .consequence else { return [] }
        return Exclusion(goal)?.refutations ?? []
    }
}

/// A combination of a claim and the facts it cannot hold beside. It proposes itself where it was found.
struct Exclusion: Strategy {
    let name = "refutation"
    private let goal: Goal
    /// What the combination takes each premise times, as a refutation names it but for the point.
    private let cofactors: [Expr]
    private let weights: [Rational]
    private let products: [[Int]]
    private let squares: [Expr]

    /// Nil when no combination is found.
    init?(_ goal: Goal) {
        guard goal.statement.relation == .equal, goal.facts.contains(where: { $0.relation == .equal }) else { return nil }
        var budget = Budget.ofConsequences
        guard let system = try? PremiseSystem(goal, refuting: true, budget: &budget),
            case .positiveCombination(let cofactors, let weights, let products, let squares)? =
                try? PositivitySearch(system: system).searchWithoutSquares(budget: &budget)
        else { return nil }
        (self.goal, self.cofactors, self.weights, self.products, self.squares) = (goal, cofactors, weights, products, squares)
    }

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] { refutations }

    /// The combination with each point in reach where the facts hold.
    var refutations: [Certificate] {
        // That the claim is undefined where the facts hold is another finding.
        let conditions = (goal.statement.left.domainConditions + goal.statement.right.domainConditions).map(\.statement)
        if !conditions.isEmpty, (try? ConsequenceOfFacts.areContradictory(goal.facts + conditions)) ?? true { return [] }
        return ((try? pointsOfFacts()) ?? []).map {
            .refutation(cofactors: cofactors, weights: weights, products: products, squares: squares, model: $0)
        }
    }

    private func pointsOfFacts() throws(EvaluationError) -> [[Symbol: Expr]] {
        var budget = Budget.ofConsequences
        if var search = try ModelSearch(goal.facts, budget: &budget) { return search.points(budget: &budget) }
        return SmallModels.points(of: goal.facts, budget: &budget)
    }

    /// Facts that exclude the claim, none of which can be left out, where those are fewer than all: a point where they hold may be in
    /// reach when one of all facts is not.
    var core: [Statement]? {
        guard 2...Exclusion.largestCore ~= goal.facts.count,
            // Of facts that exclude each other no part may be used.
            !((try? Exclusion.haveNoCommonPoint(goal.facts)) ?? true)
        else { return nil }
        var core = usedFacts
        for fact in core where core.count > 1 {
            let rest = Goal(facts: core.filter { $0 != fact }, statement: goal.statement, reading: goal.reading)
            if let fewer = Exclusion(rest) { core = fewer.usedFacts }
        }
        return core.isEmpty || core.count == goal.facts.count ? nil : core
    }

    private static let largestCore = 32

    /// Whether the equations exclude each other over the complex numbers too.
    private static func haveNoCommonPoint(_ facts: [Statement]) throws(EvaluationError) -> Bool {
        var budget = Budget.ofConsequences
        let goal = Goal(facts: facts, statement: Statement(.zero, .equal, .zero), reading: .consequence)
        return try PremiseSystem(goal, budget: &budget)?.basis.isUnit ?? true
    }

    /// Those of the facts that the combination uses.
    private var usedFacts: [Statement] {
        goal.facts.indices.filter { index in
            cofactors.indices.contains(index) && !cofactors[index].isZero || products.contains { $0.contains(index) }
        }.map { goal.facts[$0] }
    }
}

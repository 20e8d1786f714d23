import Arithmetic
import Certificates
import Expressions

/// The claim as a combination, with numbers as cofactors, of the facts; or a contradiction of that kind.
struct LinearConsequence: Strategy {
    let name = "linear-consequence"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        (try? search(goal, budget: &budget)) ?? []
    }

    /// Whether 1 is a combination of the equations' left − right.
    static func isContradictory(_ equations: [Statement], budget: inout Budget) throws(EvaluationError) -> Bool {
        var normalizer = Normalizer(budget: budget)
        var forms: [Polynomial] = []
        for equation in equations where equation.relation == .equal {
            forms.append(try normalizer.normalize(equation.difference).numerator)
        }
        let relations = try LinearRelations(forms, budget: &budget)
        return try relations.express(normalizer.normalize(.one).numerator, budget: &budget) != nil
    }

    private func search(_ goal: Goal, budget: inout Budget) throws(EvaluationError) -> [Certificate] {
        let equations = goal.facts.filter { $0.relation == .equal }
        guard !equations.isEmpty, equations.count <= 24, goal.statement.relation == .equal else { return [] }
        var normalizer = Normalizer(
            budget: budget, facts: goal.facts, parts: [goal.statement.left, goal.statement.right])
        var forms: [Fraction] = []
        for fact in goal.facts {
            forms.append(
                try fact.relation == .equal ? normalizer.normalize(fact.difference) : normalizer.normalize(.zero))
        }
        let claim = try normalizer.normalize(goal.statement.difference)
        if claim.isZero { return [] }
        let one = try normalizer.normalize(.one).numerator
        let relations = try LinearRelations(forms.map(\.numerator), budget: &budget)
        // Everything follows from facts that exclude each other (two solutions x = 1, x = 2 read as facts): no claim earns by that.
        if try relations.express(one, budget: &budget) != nil { return [] }
        if let coefficients = try relations.express(claim.numerator, budget: &budget) {
            // Nor where the facts make its denominator 0.
            for divisor in goal.statement.divisors {
                let form = try normalizer.normalize(divisor).numerator
                if try relations.express(form, budget: &budget) != nil { return [] }
            }
            return [.linearCombination(coefficients.map { .number($0) })]
        }
        guard forms.allSatisfy({ $0.denominator.constant == 1 }), claim.denominator.constant == 1 else { return [] }
        let withClaim = try LinearRelations(forms.map(\.numerator) + [claim.numerator], budget: &budget)
        guard let coefficients = try withClaim.express(one, budget: &budget),
            let last = coefficients.last, !last.isZero
        else { return [] }
        let unknowns = Set(goal.facts.flatMap(\.symbols)).sorted()
        guard let model = LinearSystem.point(satisfying: equations, unknowns: unknowns, budget: &budget) else {
            return []
        }
        // Σ coefficient · (left − right) = 1, so that 1 and the negated combination add up to 0.
        return [
            .refutation(
                cofactors: coefficients.map { .number(-$0) }, weights: [1], products: [[]], squares: [.one],
                model: model.mapValues { .number($0) })
        ]
    }
}

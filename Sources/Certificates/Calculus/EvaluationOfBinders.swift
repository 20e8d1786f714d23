import Arithmetic
import Expressions

/// What the rules about integrals, sums and limits share: a proved value takes the place of the node.
extension Checker {
    /// The claim and the facts with the value for the node, as the rest decides them.
    func replaced(
        _ node: Expr, by value: Expr, _ judgement: Judgement, _ statement: Statement, _ conditions: [SideCondition],
        then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        func put(_ statement: Statement) -> Statement {
            Statement(statement.left.putting(value, for: node), statement.relation, statement.right.putting(value, for: node))
        }
        let facts = judgement.facts.map(put)
        let claim = put(statement)
        guard claim != statement || facts != judgement.facts else { throw .wrongForm("the node does not occur") }
        var finding = try finding(inner, Judgement(facts: facts, claim))
        // A point that refutes the claim might violate a condition.
        guard finding.conclusion == .holds || (conditions.isEmpty && judgement.facts.isEmpty) else {
            throw .conditionFails("the claim is refuted where a condition may fail")
        }
        finding.sideConditions += conditions.filter { !finding.sideConditions.contains($0) }
        return finding
    }

    func derivative(_ expression: Expr, _ variable: Symbol) throws(CheckFailure) -> Expr {
        var differentiation = Differentiation(variable: variable, budget: budget)
        return try checking { () throws(EvaluationError) in try differentiation.derivative(of: expression) }
    }

    /// The sign of a ground expression: exactly, by its normal form, or by enclosures.
    func sign(_ ground: Expr) throws(CheckFailure) -> Int {
        guard ground.isGround else { throw .conditionFails("a sign depends on unknowns") }
        var normalizer = Normalizer(budget: budget)
        if let value = try? normalizer.normalize(ground).constant { return value.sign }
        return try signOfDifference(Statement(ground, .greater, .zero), at: [:], precision: min(256, budget.precision))
    }

    /// The signs of a and b for an expression that is a x² + b x + c wherever it is defined; nil for another one.
    func curvatureAndSlope(of expression: Expr, _ variable: Symbol) throws(CheckFailure) -> (curvature: Int, slope: Int)? {
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(expression).polynomial, let index = normalizer.index(of: variable),
            form.generators.allSatisfy({ $0 == index || !normalizer.generators[$0].contains(variable) })
        else { return nil }
        let parts = form.coefficients(of: index)
        guard parts.keys.allSatisfy({ $0 <= 2 }) else { return nil }
        let signs = try [2, 1].map { (power) throws(CheckFailure) in
            try parts[power].map { (part) throws(CheckFailure) in try sign(normalizer.expression(part)) } ?? 0
        }
        return (signs[0], signs[1])
    }
}

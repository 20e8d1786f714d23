import Arithmetic
import Expressions

extension Checker {
    /// ∫ from a to b of f = F(b) − F(a), where F is continuous on the closed interval between the bounds and F′ = f inside it.
    func checkDefiniteIntegral(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ primitive: Expr, _ variable: Symbol,
        then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard !node.contains(variable), let (binder, body, further) = node.opened(with: variable), binder == .integral,
            let lower = further.first, let upper = further.last, !lower.contains(variable), !upper.contains(variable),
            primitive.hasListedDomain, body.hasListedDomain, lower.hasListedDomain, upper.hasListedDomain
        else { throw .wrongForm("an integral of elementary functions between bounds") }
        let slope = try derivative(primitive, variable)
        var conditions: [SideCondition] = []
        let found = try conditionsOfEquality(slope, body)
        try require(found, inside: true, &conditions, variable, lower, upper)
        try require(slope.domainConditions + body.domainConditions, inside: true, &conditions, variable, lower, upper)
        try require(primitive.domainConditions, inside: false, &conditions, variable, lower, upper)
        let value = Expr.difference(
            primitive.substituting([variable: upper]), primitive.substituting([variable: lower]))
        return try replaced(node, by: value, judgement, statement, conditions, then: inner)
    }

    /// Conditions that hold between the bounds; those without the variable are handed on.
    private func require(
        _ conditions: [SideCondition], inside: Bool, _ kept: inout [SideCondition], _ variable: Symbol, _ lower: Expr,
        _ upper: Expr
    ) throws(CheckFailure) {
        for condition in conditions where !kept.contains(condition) {
            guard condition.statement.symbols.contains(variable) else {
                if !condition.statement.isGround { kept.append(condition) }
                continue
            }
            for statement in condition.statement.sufficientParts where statement.symbols.contains(variable) {
                guard lower.isGround, upper.isGround, statement.symbols == [variable] else {
                    throw .conditionFails("a condition between bounds that are not known")
                }
                if try isKeptByEnds(statement, variable, lower, upper, inside: inside) { continue }
                guard try isKeptByEnclosures(statement, variable, lower, upper) else {
                    throw .conditionFails("the function may have a gap between the bounds")
                }
            }
        }
    }

    /// A linear or concave function has between two places no value below those that it has there.
    private func isKeptByEnds(
        _ statement: Statement, _ variable: Symbol, _ lower: Expr, _ upper: Expr, inside: Bool
    ) throws(CheckFailure) -> Bool {
        guard let curvature = try curvatureAndSlope(of: statement.difference, variable)?.curvature else { return false }
        let a = try sign(statement.difference.substituting([variable: lower]))
        let b = try sign(statement.difference.substituting([variable: upper]))
        // For ≠ a function below 0 is as good as its negative above 0.
        let direction = statement.relation == .notEqual && a + b < 0 ? -1 : 1
        guard statement.relation.holds(signOfDifference: direction) == true, curvature * direction <= 0,
            min(a * direction, b * direction) >= 0
        else { return false }
        let isStrict = statement.relation != .greaterOrEqual
        return !isStrict || a * b != 0 || inside && (a + b != 0 || curvature != 0)
    }

    /// The condition on pieces a + (b − a) t, t from i/n to (i+1)/n, by interval arithmetic.
    private func isKeptByEnclosures(_ statement: Statement, _ variable: Symbol, _ lower: Expr, _ upper: Expr)
        throws(CheckFailure) -> Bool
    {
        let place = Expr.sum([lower, .product([.difference(upper, lower), .symbol(variable)])])
        let difference = statement.difference.substituting([variable: place])
        var budget = budget
        for count in [1, 8, 64] {
            var isKept = true
            for index in 0..<count where isKept {
                let piece = try checking { () throws(EvaluationError) in
                    try Enclosure(from: Rational(Integer(index), Integer(count)), to: Rational(Integer(index + 1), Integer(count)), precision: 64)
                }
                let region = try? difference.enclosure(over: [variable: piece], precision: 64, budget: &budget)
                isKept = region?.sign.map { $0 != 0 && statement.relation.holds(signOfDifference: $0) == true } ?? false
            }
            if isKept { return true }
        }
        return false
    }
}

import Arithmetic
import Expressions

extension Checker {
    /// ∫ from a to b of f = F(b) − F(a), where F is continuous on the closed interval between the bounds and F′ = f inside it. At an end
    /// where F is not known to be continuous, and at ±∞, its limit takes the place of its value.
    func checkDefiniteIntegral(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ primitive: Expr, _ variable: Symbol,
        then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard !node.contains(variable), let (binder, body, further) = node.opened(with: variable), binder == .integral,
            let lower = further.first, let upper = further.last, !lower.contains(variable), !upper.contains(variable),
            primitive.hasListedDomain, body.hasListedDomain, lower.hasListedDomain || lower == Expr.constant(.infinity).negated,
            upper.hasListedDomain || upper == .constant(.infinity)
        else { throw .wrongForm("an integral of elementary functions between bounds") }
        let slope = try derivative(primitive, variable)
        var conditions: [SideCondition] = []
        let found = try conditionsOfEquality(slope, body)
        try require(found, inside: true, &conditions, variable, lower, upper)
        try require(slope.domainConditions + body.domainConditions, inside: true, &conditions, variable, lower, upper)
        var ends = [upper, lower].map { primitive.substituting([variable: $0]) }
        var closed = conditions
        if upper.hasListedDomain, lower.hasListedDomain,
            (try? require(primitive.domainConditions, inside: false, &closed, variable, lower, upper)) != nil
        {
            conditions = closed
        } else {
            try require(primitive.domainConditions, inside: true, &conditions, variable, lower, upper)
            if upper.hasListedDomain, lower.hasListedDomain, try sign(.difference(upper, lower)) <= 0 {
                throw .conditionFails("the bounds are out of order")
            }
            ends = zip([upper, lower], [Binder.limitFromBelow, .limitFromAbove]).map {
                .binding($0.hasListedDomain ? $1 : .limit, variable, in: primitive, [$0])
            }
        }
        return try replaced(node, by: .difference(ends[0], ends[1]), judgement, statement, conditions, then: inner)
    }

    /// Conditions that hold between the bounds; those without the variable are handed on.
    private func require(
        _ conditions: [SideCondition], inside: Bool, _ kept: inout [SideCondition], _ variable: Symbol, _ lower: Expr, _ upper: Expr
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
                guard statement.isKeptByEnclosures(variable, from: lower, to: upper, budget: budget) else {
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
        let (a, b) = (try sign(statement.difference, variable, at: lower), try sign(statement.difference, variable, at: upper))
        // For ≠ a function below 0 is as good as its negative above 0.
        let direction = statement.relation == .notEqual && a + b < 0 ? -1 : 1
        guard statement.relation.holds(signOfDifference: direction) == true, curvature * direction <= 0,
            min(a * direction, b * direction) >= 0
        else { return false }
        let isStrict = statement.relation != .greaterOrEqual
        return !isStrict || a * b != 0 || inside && (a + b != 0 || curvature != 0)
    }

    private func sign(_ function: Expr, _ variable: Symbol, at place: Expr) throws(CheckFailure) -> Int {
        if place.hasListedDomain { return try sign(function.substituting([variable: place])) }
        let far = place == .constant(.infinity) ? Expr.symbol(variable) : Expr.symbol(variable).negated
        guard let sign = function.substituting([variable: far]).signAtInfinity(variable) else { throw .conditionFails("a sign at infinity") }
        return sign
    }
}

import Arithmetic
import Expressions

extension Checker {
    /// Σ_{k=a}^{b} f(k) = T(b + 1) − T(a), where T(k + 1) − T(k) = f(k) for all k ≥ a and b ≥ a − 1. For b = ∞ the sum is the limit
    /// of the partial sums.
    func checkTelescoping(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ partner: Expr, _ variable: Symbol,
        then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard !node.contains(variable), let (binder, body, further) = node.opened(with: variable), binder == .sum,
            let lower = further.first, let upper = further.last, partner.hasListedDomain, body.hasListedDomain,
            lower.hasListedDomain
        else { throw .wrongForm("a sum of elementary terms") }
        let index = Expr.symbol(variable)
        let next = partner.substituting([variable: .sum([index, .one])])
        let equality = try conditionsOfEquality(.difference(next, partner), body)
        var conditions: [SideCondition] = []
        let all = equality + partner.domainConditions + next.domainConditions + body.domainConditions
        for condition in all where !conditions.contains(condition) {
            if condition.statement.symbols.contains(variable) {
                try requireForAllIndices(condition.statement, variable, from: lower)
            } else if !condition.statement.isGround {
                conditions.append(condition)
            }
        }
        let start = partner.substituting([variable: lower])
        if upper == .constant(.infinity) {
            let limit = Expr.binding(.limit, variable, in: next, [upper])
            return try replaced(node, by: .difference(limit, start), judgement, statement, conditions, then: inner)
        }
        guard upper.hasListedDomain else { throw .wrongForm("a sum between bounds") }
        let isOrdered = Statement(upper, .greaterOrEqual, .sum([lower, .number(-1)]))
        if isOrdered.isGround {
            guard try sign(isOrdered.difference) >= 0 else { throw .conditionFails("the bounds are out of order") }
        } else {
            conditions.append(SideCondition(isOrdered))
        }
        let value = Expr.difference(next.substituting([variable: upper]), start)
        return try replaced(node, by: value, judgement, statement, conditions, then: inner)
    }

    /// p k + q > 0 for all k ≥ a: p ≥ 0 and p a + q > 0.
    private func requireForAllIndices(_ statement: Statement, _ variable: Symbol, from lower: Expr) throws(CheckFailure) {
        for part in statement.sufficientParts where part.symbols.contains(variable) {
            guard [.notEqual, .greater, .greaterOrEqual].contains(part.relation), lower.isGround else {
                throw .conditionFails("a condition on the index")
            }
            guard let (curvature, slope) = try curvatureAndSlope(of: part.difference, variable), curvature == 0, slope >= 0,
                try sign(part.difference.substituting([variable: lower])) > 0
            else { throw .conditionFails("a term may be undefined") }
        }
    }
}

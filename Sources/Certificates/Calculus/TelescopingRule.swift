import Arithmetic
import Expressions

extension Checker {
    /// Σ_{k=a}^{b} f(k) = T(b + 1) − T(a), where T(k + 1) − T(k) = f(k) for all k from a to b ≥ a − 1; Π f(k) = T(b + 1) / T(a), where
    /// T(k + 1) = T(k) f(k). For b = ∞ it is the limit of the partial sums.
    func checkTelescoping(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ partner: Expr, _ variable: Symbol,
        then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        let next = partner.substituting([variable: .sum([.symbol(variable), .one])])
        guard !node.contains(variable), let (binder, body, further) = node.opened(with: variable), binder == .sum || binder == .product,
            let lower = further.first, let upper = further.last, lower.hasListedDomain,
            let domain = Expr.sum([partner, next, body]).termConditions
        else { throw .wrongForm("a sum or product of elementary terms") }
        let isSum = binder == .sum
        let equality = try conditionsOfEquality(isSum ? .difference(next, partner) : next, isSum ? body : .product([partner, body]))
        var conditions: [SideCondition] = []
        for condition in equality + domain where !conditions.contains(condition) {
            try require(condition.statement, &conditions, variable, from: lower, to: upper)
        }
        let start = partner.substituting([variable: lower])
        if isSum, upper == .constant(.infinity) {
            let decay = next.conditionsOfDecay(variable)
            for condition in decay ?? [] { try require(condition.statement, &conditions, variable, from: lower, to: upper) }
            let limit = decay == nil ? Expr.binding(.limit, variable, in: next, [upper]) : .zero
            return try replaced(node, by: .difference(limit, start), judgement, statement, conditions, then: inner)
        }
        guard upper.hasListedDomain else { throw .wrongForm("a sum between bounds") }
        try require(Statement(upper, .greaterOrEqual, .sum([lower, .number(-1)])), &conditions, variable, from: lower, to: upper)
        let end = next.substituting([variable: upper])
        return try replaced(node, by: isSum ? .difference(end, start) : .quotient(end, start), judgement, statement, conditions, then: inner)
    }

    /// f(k) > 0 for all k from a to b: f(a + t) = r t² + p t + q with r, p ≥ 0 and q > 0, or r = 0 and f(b) > 0. What depends on other
    /// unknowns is a condition.
    private func require(_ statement: Statement, _ conditions: inout [SideCondition], _ variable: Symbol, from lower: Expr, to upper: Expr)
        throws(CheckFailure)
    {
        for part in statement.symbols.contains(variable) ? statement.sufficientParts : [statement] {
            var part = part
            if part.symbols.contains(variable) {
                guard [.notEqual, .greater, .greaterOrEqual].contains(part.relation),
                    case let shifted = part.difference.substituting([variable: .sum([lower, .symbol(variable)])]),
                    let (curvature, slope) = try curvatureAndSlope(of: shifted, variable), curvature == 0 || min(curvature, slope) >= 0
                else { throw .conditionFails("a condition on the index") }
                let least = part.difference.substituting([variable: slope < 0 ? upper : lower])
                part = Statement(least, part.relation == .notEqual ? .greater : part.relation, .zero)
            }
            if !part.isGround {
                conditions.append(SideCondition(part))
            } else if try part.relation.holds(signOfDifference: sign(part.difference)) != true {
                throw .conditionFails("a term may be undefined, or the bounds are out of order")
            }
        }
    }
}

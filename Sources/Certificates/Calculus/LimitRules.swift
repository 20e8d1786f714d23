import Arithmetic
import Expressions

/// Limits. They are taken within the domain of the function.
extension Checker {
    /// A limit brought to a finite point: f(1/t) for t → 0⁺ instead of f(x) for x → ∞.
    private typealias Approach = (binder: Binder, body: Expr, point: Expr)

    private func approach(_ node: Expr, _ variable: Symbol) throws(CheckFailure) -> Approach {
        guard !node.contains(variable), let (binder, body, further) = node.opened(with: variable), let point = further.first,
            [.limit, .limitFromAbove, .limitFromBelow].contains(binder)
        else { throw .wrongForm("a limit") }
        for sign in [1, -1] where point == Expr.product([.number(sign), .constant(.infinity)]) {
            let inverse = Expr.product([.number(sign), .power(.symbol(variable), .number(-1))])
            return (.limitFromAbove, body.substituting([variable: inverse]), .zero)
        }
        return (binder, body, point)
    }

    /// The function equals, wherever both are defined, one that is continuous at the point: the limit is its value there. Or it equals
    /// one whose growth near the point, or at infinity, tells the limit.
    func checkLimit(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ form: Expr, _ variable: Symbol,
        then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        if let value = node.limitByGrowth(of: form, variable), let body = node.opened(with: variable)?.body,
            let equality = try? conditionsOfEquality(body, form)
        {
            let conditions = equality.filter { !$0.statement.symbols.contains(variable) }
            return try replaced(node, by: value, judgement, statement, conditions, then: inner)
        }
        let approach = try approach(node, variable)
        guard form.hasListedDomain, approach.body.hasListedDomain, approach.point.hasListedDomain else {
            throw .wrongForm("an elementary function")
        }
        var conditions = try continuity(form, variable, approach.point)
        try requireReach(approach, variable)
        let equality = try conditionsOfEquality(approach.body, form)
        conditions += equality.filter { !$0.statement.symbols.contains(variable) && !conditions.contains($0) }
        let value = form.substituting([variable: approach.point])
        return try replaced(node, by: value, judgement, statement, conditions, then: inner)
    }

    /// Numerator and denominator are analytic at the point and vanish there: the limit is that of the quotient of their derivatives
    /// (l'Hôpital's rule).
    func checkQuotientOfDerivatives(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ numerator: Expr, _ denominator: Expr,
        _ variable: Symbol, then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        let approach = try approach(node, variable)
        guard approach.body.hasListedDomain, approach.point.hasListedDomain else {
            throw .wrongForm("an elementary function")
        }
        try requireReach(approach, variable)
        var conditions: [SideCondition] = []
        for part in [numerator, denominator] {
            guard part.hasListedDomain, !part.contains(where: { $0.head == .function(.elementary(.abs)) }) else {
                throw .wrongForm("an analytic function")
            }
            conditions += try continuity(part, variable, approach.point)
            conditions += try conditionsOfEquality(part.substituting([variable: approach.point]), .zero)
        }
        let equality = try conditionsOfEquality(approach.body, .quotient(numerator, denominator))
        conditions += equality.filter { !$0.statement.symbols.contains(variable) }
        let quotient = Expr.quotient(try derivative(numerator, variable), try derivative(denominator, variable))
        let next = Expr.binding(approach.binder, variable, in: quotient, [approach.point])
        return try replaced(node, by: next, judgement, statement, conditions, then: inner)
    }

    /// The domain of the function holds in its interior at the point.
    private func continuity(_ form: Expr, _ variable: Symbol, _ point: Expr) throws(CheckFailure) -> [SideCondition] {
        var conditions: [SideCondition] = []
        for condition in form.domainConditions {
            let statement = condition.statement.substituting([variable: point])
            guard statement.isGround else {
                conditions.append(SideCondition(Statement(statement.left, statement.relation.strict, statement.right)))
                continue
            }
            guard case let sign = try sign(statement.difference), sign != 0,
                statement.relation.holds(signOfDifference: sign) == true
            else { throw .conditionFails("the form is not continuous at the point") }
        }
        return conditions
    }

    /// The function is defined at points as near as one likes: from one side, no condition of its domain fails near the point.
    private func requireReach(_ approach: Approach, _ variable: Symbol) throws(CheckFailure) {
        let isReached = [(Binder.limitFromBelow, 1), (.limitFromAbove, -1)].contains { otherSide, sign in
            if approach.binder == otherSide { return false }
            let place = Expr.sum([approach.point, .product([.number(sign), .power(.symbol(variable), .number(-1))])])
            return approach.body.domainConditions.map(\.statement).allSatisfy { condition in
                let value = condition.difference.substituting([variable: approach.point])
                guard condition.relation != .notEqual, condition.symbols.contains(variable), value.isGround else { return true }
                let sign = isDefined(value) ? try? self.sign(value) : 0
                let near = sign == 0 ? condition.difference.substituting([variable: place]).signAtInfinity(variable) : sign
                return near.map { condition.relation.holds(signOfDifference: $0) == true } ?? false
            }
        }
        guard isReached else { throw .conditionFails("the function is not defined near the point") }
    }
}

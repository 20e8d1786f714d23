import Arithmetic
import Certificates
import Expressions

/// Limits by continuity, after derivatives of numerator and denominator where both vanish.
enum LimitFinder {
    static let variable = Symbol("ξ")

    static func proposals(for node: Expr) -> [BinderValues.Proposal] {
        guard !node.contains(variable), let (binder, opened, further) = node.opened(with: variable),
            var point = further.first
        else { return [] }
        var body = opened
        var approach = binder
        for sign in [1, -1] where point == Expr.product([.number(sign), .constant(.infinity)]) {
            body = body.substituting([variable: .product([.number(sign), .power(.symbol(variable), .number(-1))])])
            (point, approach) = (.zero, .limitFromAbove)
        }
        var proposals: [BinderValues.Proposal] = []
        let canonical = Calculus.canonical(body)
        for form in [body, canonical] {
            let value = form.substituting([variable: point])
            guard isDefined(value) else { continue }
            proposals.append((value, { .limit(node, form: form, variable: variable, then: $0) }))
            break
        }
        for form in [opened, Calculus.canonical(opened)] + rationalized(opened) {
            guard let value = node.limitByGrowth(of: form, variable) else { continue }
            proposals.append((value, { .limit(node, form: form, variable: variable, then: $0) }))
            break
        }
        if proposals.isEmpty, let (numerator, denominator) = quotient(body), vanishes(numerator, point), vanishes(denominator, point),
            let next = raw(approach, numerator, denominator, point)
        {
            proposals.append((
                next,
                { .quotientOfDerivatives(node, numerator: numerator, denominator: denominator, variable: variable, then: $0) }
            ))
        }
        return proposals
    }

    /// The node that the checker makes: the derivatives as its rules write them.
    private static func raw(_ binder: Binder, _ numerator: Expr, _ denominator: Expr, _ point: Expr) -> Expr? {
        var differentiation = Differentiation(variable: variable, budget: Budget(steps: 40_000))
        guard let top = try? differentiation.derivative(of: numerator),
            let bottom = try? differentiation.derivative(of: denominator)
        else { return nil }
        return .binding(binder, variable, in: .quotient(top, bottom), [point])
    }

    /// a − b as (a² − b²)/(a + b), for sums whose leading terms cancel.
    private static func rationalized(_ body: Expr) -> [Expr] {
        guard case .sum = body.head, let root = body.arguments.last(where: { $0.contains(where: \.isSquareRoot) }) else { return [] }
        let rest = Expr.sum(body.arguments.filter { $0 != root })
        let top = Calculus.canonical(.difference(.power(root, .number(2)), .power(rest, .number(2))))
        return [.quotient(top, .difference(root, rest))]
    }

    private static func quotient(_ body: Expr) -> (Expr, Expr)? {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(body), form.polynomial == nil else { return nil }
        return (normalizer.expression(form.numerator), normalizer.expression(form.denominator))
    }

    private static func vanishes(_ expression: Expr, _ point: Expr) -> Bool {
        Calculus.canonical(expression.substituting([variable: point])).isZero
    }

    /// Whether the value has no denominator that vanishes, as far as normal forms tell.
    private static func isDefined(_ value: Expr) -> Bool {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        return (try? normalizer.normalize(value)) != nil && !value.contains { $0 == .constant(.infinity) }
            && !value.domainConditions.contains { condition in
                guard condition.statement.isGround else { return false }
                return Calculus.canonical(condition.statement.difference).isZero
            }
    }
}

extension Expr {
    fileprivate var isSquareRoot: Bool { head == .power && arguments[1].rational == .half }
}

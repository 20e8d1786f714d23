import Arithmetic

/// Differentiation under what binds a variable: the fundamental theorem, and exchanges of the order.
extension Differentiation {
    mutating func derivativeOfBinder(_ expression: Expr, _ binder: Binder) throws(EvaluationError) -> Expr {
        guard let (_, body, inner, further) = expression.openedAfresh else { throw .unable(.unsupported) }
        let dependsInside = body.contains(variable)
        switch binder {
        case .derivative:
            guard let order = further[1].rational?.int, order >= 0, order < 64 else { throw .unable(.unsupported) }
            var terms: [Expr] = []
            if further[0].contains(variable) {
                let next = Expr.binding(.derivative, inner, in: body, [further[0], .number(order + 1)])
                terms.append(.product([next, try derivative(of: further[0])]))
            }
            if dependsInside {
                let slot = fresh(for: expression)
                let varied = body.substituting([variable: .symbol(slot)])
                let node = Expr.binding(.derivative, inner, in: varied, further)
                terms.append(.binding(.derivative, slot, in: node, [.symbol(variable), .one]))
            }
            return .sum(terms)
        case .antiderivative:
            // The constant of integration may depend on a parameter.
            guard !dependsInside else { throw .unable(.unsupported) }
            return .product([body.substituting([inner: further[0]]), try derivative(of: further[0])])
        case .integral:
            // f(b) b′ − f(a) a′ + ∫ ∂f/∂x; the last needs f and ∂f/∂x continuous, so both are to be defined everywhere.
            guard body.hasContinuousParts, !further.contains(.constant(.infinity)) else { throw .unable(.unsupported) }
            var terms: [Expr] = []
            for (bound, sign) in [(further[1], 1), (further[0], -1)] where bound.contains(variable) {
                let value = body.substituting([inner: bound])
                terms.append(.product([.number(sign), value, try derivative(of: bound)]))
            }
            if dependsInside {
                let rate = try derivative(of: body)
                guard body.isTotal, rate.isTotal else { throw .unable(.unsupported) }
                terms.append(.binding(.integral, inner, in: rate, further))
            }
            return .sum(terms)
        case .sum:
            guard !further.contains(where: { $0.contains(variable) || $0.contains { $0 == .constant(.infinity) } }) else {
                throw .unable(.unsupported)
            }
            return .binding(.sum, inner, in: try derivative(of: body), further)
        default: throw .unable(.unsupported)
        }
    }
}

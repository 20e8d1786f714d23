import Arithmetic

extension Expr {
    /// What must hold for the expression to have a real value, innermost first, without repetition. Nothing is listed for
    /// parts that are defined everywhere.
    public var domainConditions: [SideCondition] {
        var found: [SideCondition] = []
        collectDomainConditions(into: &found)
        return found
    }

    private func collectDomainConditions(into found: inout [SideCondition]) {
        if isTotal { return }
        if case .function(.binder(let binder)) = head {
            // Whether a sum or integral converges is no condition on its arguments. A derivative needs its function at the point.
            for argument in arguments.dropFirst() { argument.collectDomainConditions(into: &found) }
            if binder == .derivative, let (_, body, variable, further) = openedAfresh {
                body.substituting([variable: further[0]]).collectDomainConditions(into: &found)
            }
            return
        }
        for argument in arguments { argument.collectDomainConditions(into: &found) }
        for condition in ownConditions where !found.contains(condition) { found.append(condition) }
    }

    private var ownConditions: [SideCondition] {
        func statement(_ left: Expr, _ relation: Relation, _ right: Expr) -> SideCondition {
            SideCondition(Statement(left, relation, right))
        }
        switch head {
        case .power:
            let base = arguments[0]
            guard let exponent = arguments[1].rational else {
                if base.rational.map({ $0.sign > 0 }) == true || base == .constant(.e) { return [] }
                return [statement(base.isZero ? arguments[1] : base, .greater, .zero)]
            }
            if exponent.isInteger { return exponent.sign <= 0 ? [SideCondition(nonzero: base)] : [] }
            return [statement(base, exponent.isNegative ? .greater : .greaterOrEqual, .zero)]
        case .function(.elementary(let function)):
            let argument = arguments[0]
            switch function {
            case .ln: return [statement(argument, .greater, .zero)]
            case .tan, .sec: return [SideCondition(nonzero: .elementary(.cos, argument))]
            case .cot, .csc: return [SideCondition(nonzero: .elementary(.sin, argument))]
            case .arcsin, .arccos: return [statement(.elementary(.abs, argument), .lessOrEqual, .one)]
            default: return []
            }
        default: return []
        }
    }
}

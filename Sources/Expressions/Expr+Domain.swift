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

/// Definedness of expressions that are built from others.
extension Expr {
    /// Whether the expression has a value wherever the given ones do: it is built by sums and products from parts that are
    /// defined everywhere and from their parts.
    public func isDefined(wherever others: Set<Expr>) -> Bool {
        if isTotal || others.contains(self) { return true }
        switch head {
        case .sum, .product: return arguments.allSatisfy { $0.isDefined(wherever: others) }
        case .power:
            guard let exponent = arguments[1].rational, exponent.isInteger, exponent.sign > 0 else { return false }
            return arguments[0].isDefined(wherever: others)
        default: return false
        }
    }

    /// Whether the expression has a value exactly where its `domainConditions` hold and its `opaqueValues` have one: symbols, and real
    /// functions, take values in the domain.
    public func hasKnownDomain(over domain: Domain) -> Bool {
        guard isOpaque || arguments.allSatisfy({ $0.hasKnownDomain(over: domain) }) else { return false }
        switch head {
        case .number, .symbol, .sum, .product: return true
        case .constant(let constant): return constant != .infinity && (constant != .i || domain == .complex)
        case .power: return true
        case .function(.elementary(let function)):
            switch function {
            case .realPart, .imaginaryPart, .conjugate: return false
            case .floor, .ceiling, .arctan, .tanh: return domain != .complex
            default: return true
            }
        case .function(.oddRoot):
            return domain != .complex && (arguments[1].rational?.int.map { $0 > 0 && $0 % 2 == 1 } ?? false)
        case .function: return isOpaque
        }
    }

    /// A value of which nothing is known but that it depends on what is written alone, perhaps without being defined. An antiderivative
    /// is the one of a fixed choice.
    private var isOpaque: Bool {
        switch head {
        case .function(.elementary), .function(.oddRoot): false
        case .function: true
        default: false
        }
    }

    /// The outermost of them.
    public var opaqueValues: [Expr] { isOpaque ? [self] : arguments.flatMap(\.opaqueValues) }

    /// The expression and its parts, but not what a binder binds.
    public func collectParts(into found: inout Set<Expr>) {
        guard found.insert(self).inserted else { return }
        if case .function(.binder) = head { return }
        for argument in arguments { argument.collectParts(into: &found) }
    }
}

extension Sequence<Statement> {
    /// All parts of both sides.
    public var parts: Set<Expr> {
        var found: Set<Expr> = []
        for statement in self {
            statement.left.collectParts(into: &found)
            statement.right.collectParts(into: &found)
        }
        return found
    }
}

import Arithmetic

/// Terms of sums and products over integers.
extension Expr {
    /// What must hold of the unknowns for the expression to have a value, and u ≥ 0 for every u!, v ≥ 0 and u ≥ v for every C(u, v),
    /// which are values of the continuous functions Γ(u + 1) and Γ(u + 1) / (Γ(v + 1) Γ(u − v + 1)). nil for a part with another domain.
    public var termConditions: [SideCondition]? {
        var counts: [Expr] = []
        let plain = replacingFactorials(&counts)
        guard plain.hasListedDomain else { return nil }
        return plain.domainConditions.filter { !$0.statement.isGround } + counts.map { SideCondition(Statement($0, .greaterOrEqual, .zero)) }
    }

    /// With eᵘ in the place of u!, which is positive as well.
    private func replacingFactorials(_ counts: inout [Expr]) -> Expr {
        if arguments.isEmpty { return self }
        let parts = arguments.map { $0.replacingFactorials(&counts) }
        switch head {
        case .function(.factorial):
            counts.append(arguments[0])
            return .power(.constant(.e), parts[0])
        case .function(.binomial):
            // C(u, m) with a number m is a polynomial.
            let isPolynomial = arguments[1].rational.map { $0.isInteger && !$0.isNegative } == true
            counts += isPolynomial ? [arguments[0]] : [arguments[1], .difference(arguments[0], arguments[1])]
            return .power(.constant(.e), .sum(parts))
        default: return rebuilt(parts)
        }
    }

    /// Conditions under which the values at n, n + 1, n + 2, … of the variable, all of them defined, tend to 0: those of sums of terms
    /// p(k) ρᵏ with rational functions p and |ρ| < 1, or p(k) ρᵏ/(c k + d)! with c > 0. nil for what has another form.
    public func conditionsOfDecay(_ variable: Symbol) -> [SideCondition]? {
        if head == .sum, contains(variable) {
            var conditions: [SideCondition] = []
            for term in arguments {
                guard let found = term.conditionsOfDecay(variable) else { return nil }
                conditions += found.filter { !conditions.contains($0) }
            }
            return conditions
        }
        var ratios: [Expr] = []
        var isBelowFactorial = false
        guard collectRatios(variable, exponent: .one, into: &ratios, &isBelowFactorial) else { return nil }
        if isBelowFactorial { return [] }
        if ratios.isEmpty { return nil }
        return [SideCondition(Statement(.elementary(.abs, .product(ratios)), .less, .one))]
    }

    /// The bases of powers b^(c k + d), each with its exponent c, in a product of these and rational functions; whether it is one.
    private func collectRatios(_ variable: Symbol, exponent: Expr, into ratios: inout [Expr], _ isBelowFactorial: inout Bool) -> Bool {
        guard contains(variable) else { return true }
        switch head {
        case .product: return arguments.allSatisfy { $0.collectRatios(variable, exponent: exponent, into: &ratios, &isBelowFactorial) }
        case .power where arguments[1].rational?.isInteger == true:
            return arguments[0].collectRatios(variable, exponent: .product([exponent, arguments[1]]), into: &ratios, &isBelowFactorial)
        case .power:
            guard !arguments[0].contains(variable), let slope = arguments[1].integerSlope(variable) else { return false }
            ratios.append(.power(arguments[0], .product([exponent, .number(slope)])))
            return true
        case .function(.factorial):
            guard exponent.rational?.isNegative == true, let slope = arguments[0].integerSlope(variable), slope.sign > 0 else { return false }
            isBelowFactorial = true
            return true
        default: return isPolynomial(in: variable)
        }
    }

    /// c for c k + d with an integer c ≠ 0.
    private func integerSlope(_ variable: Symbol) -> Rational? {
        if symbol == variable { return 1 }
        let moving = arguments.filter { $0.contains(variable) }
        guard moving.count == 1, let slope = moving[0].integerSlope(variable) else { return nil }
        if head == .sum { return slope }
        guard head == .product, arguments.count == 2, let factor = arguments[0].rational, factor.isInteger, !factor.isZero else { return nil }
        return factor * slope
    }

    private func isPolynomial(in variable: Symbol) -> Bool {
        guard contains(variable) else { return true }
        switch head {
        case .symbol: return true
        case .sum, .product: return arguments.allSatisfy { $0.isPolynomial(in: variable) }
        case .power: return arguments[1].rational.map { $0.isInteger && $0.sign > 0 } == true && arguments[0].isPolynomial(in: variable)
        default: return false
        }
    }
}

/// The binomial theorem.
extension Expr {
    /// c (p + q)ⁿ for Σ_{k=0}^{n} c C(n, k) pᵏ qⁿ⁻ᵏ, and c n p (p + q)ⁿ⁻¹ with a factor k more; without the term k = 0 for a sum from 1.
    /// C(2n, n) for Σ_{k=0}^{n} C(n, k)². They are equal for natural numbers n; for n = −1 the sum is empty. nil for other sums.
    public var binomialSum: Expr? {
        guard head == .function(.binder(.sum)), arguments[0].contains(where: { $0.head == .function(.binomial) }),
            let (_, body, variable, further) = openedAfresh, let lower = further[0].rational, lower.isZero || lower.isOne,
            case let n = further[1], n.rational == nil, n != .constant(.infinity)
        else { return nil }
        let k = Expr.symbol(variable)
        let below = Expr.difference(n, k)
        func isCoefficient(_ factor: Expr) -> Bool {
            factor == .function(.binomial, [n, k]) || factor == .function(.binomial, [n, below])
        }
        if lower.isZero, body.head == .power, isCoefficient(body.arguments[0]), body.arguments[1].rational == 2 {
            return .function(.binomial, [.product([.number(2), n]), n])
        }
        var (constants, p, q): ([Expr], [Expr], [Expr]) = ([], [], [])
        var (coefficients, isWeighted) = (0, false)
        for factor in body.head == .product ? body.arguments : [body] {
            if !factor.contains(variable) {
                constants.append(factor)
            } else if isCoefficient(factor) {
                coefficients += 1
            } else if factor == k, !isWeighted {
                isWeighted = true
            } else if factor.head == .power, !factor.arguments[0].contains(variable) {
                let (base, exponent) = (factor.arguments[0], factor.arguments[1])
                if exponent == k { p.append(base) } else if exponent == below { q.append(base) } else { return nil }
            } else {
                return nil
            }
        }
        guard coefficients == 1 else { return nil }
        let (first, second) = (Expr.product(p), Expr.product(q))
        let total = Expr.sum([first, second])
        if isWeighted { return .product(constants + [n, first, .power(total, .difference(n, .one))]) }
        let whole = Expr.power(total, n)
        return .product(constants + [lower.isZero ? whole : .difference(whole, .power(second, n))])
    }
}

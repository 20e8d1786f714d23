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

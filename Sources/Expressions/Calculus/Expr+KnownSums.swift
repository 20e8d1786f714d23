import Arithmetic

/// Sums whose values are known by name.
extension Expr {
    /// A value of the sum, equal to it wherever both are defined and the other expressions are not 0: by the binomial theorem, or of a
    /// series. nil for other sums.
    public var closedSum: (value: Expr, nonzero: [Expr])? {
        guard head == .function(.binder(.sum)) else { return nil }
        // A sum from 0 to −1 is empty.
        if let value = binomialSum { return (value, [.sum([arguments[2], .one])]) }
        return seriesValue.map { ($0, []) }
    }

    /// Σ xᵏ/k! = eˣ from 0 on, and Σ 1/k², Σ 1/k⁴ and Σ (−1)ᵏ⁺¹/k from 1 on: π²/6, π⁴/90 (L. Euler 1735) and ln 2.
    private var seriesValue: Expr? {
        guard arguments[2] == .constant(.infinity), let (_, body, variable, further) = openedAfresh, let lower = further[0].rational else { return nil }
        let k = Expr.symbol(variable)
        let pi = Expr.constant(.pi)
        if lower.isOne {
            if body == .power(k, .number(-2)) { return .product([.power(pi, .number(2)), Expr.power(.number(6), .number(-1))]) }
            if body == .power(k, .number(-4)) { return .product([.power(pi, .number(4)), Expr.power(.number(90), .number(-1))]) }
            let sign = Expr.power(.number(-1), .sum([k, .one]))
            return body == .quotient(sign, k) || body == .quotient(.power(.number(-1), .difference(k, .one)), k) ? .elementary(.ln, .number(2)) : nil
        }
        guard lower.isZero else { return nil }
        var (constants, ratios, count): ([Expr], [Expr], Int) = ([], [], 0)
        for factor in body.head == .product ? body.arguments : [body] {
            if !factor.contains(variable) {
                constants.append(factor)
            } else if factor == .power(.function(.factorial, [k]), .number(-1)) {
                count += 1
            } else if factor.head == .power, factor.arguments[1] == k, !factor.arguments[0].contains(variable) {
                ratios.append(factor.arguments[0])
            } else {
                return nil
            }
        }
        return count == 1 ? .product(constants + [.power(.constant(.e), .product(ratios))]) : nil
    }

    /// c (p + q)ⁿ for Σ_{k=0}^{n} c C(n, k) pᵏ qⁿ⁻ᵏ, and c n p (p + q)ⁿ⁻¹ with a factor k more; without the term k = 0 for a sum from 1.
    /// C(2n, n) for Σ_{k=0}^{n} C(n, k)². They are equal for natural numbers n. nil for other sums.
    private var binomialSum: Expr? {
        guard arguments[0].contains(where: { $0.head == .function(.binomial) }),
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

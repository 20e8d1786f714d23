import Arithmetic
import Certificates
import Expressions

/// A search for elementary antiderivatives: linearity, a table for linear arguments, parts, substitution. What it returns is a
/// proposal; the checker differentiates it.
struct Integrator {
    let variable: Symbol
    var budget = Budget(steps: 60_000)
    private var x: Expr { .symbol(variable) }

    init(variable: Symbol) { self.variable = variable }

    /// A function whose derivative is the integrand; nil when the search finds none.
    mutating func antiderivative(of integrand: Expr, depth: Int = 6) -> Expr? {
        if (try? budget.spend(integrand.size)) == nil { return nil }
        if !integrand.contains(variable) { return .product([integrand, x]) }
        guard depth > 0 else { return nil }
        switch integrand.head {
        case .symbol: return .product([.number(.half), .power(x, .number(2))])
        case .sum:
            var terms: [Expr] = []
            for term in integrand.arguments {
                guard let part = antiderivative(of: term, depth: depth) else { return nil }
                terms.append(part)
            }
            return .sum(terms)
        case .product:
            let constants = integrand.arguments.filter { !$0.contains(variable) }
            if !constants.isEmpty {
                let rest = Expr.product(integrand.arguments.filter { $0.contains(variable) })
                return antiderivative(of: rest, depth: depth).map { .product(constants + [$0]) }
            }
        default: break
        }
        return tabulated(integrand) ?? byParts(integrand, depth) ?? trigonometricSquare(integrand, depth)
            ?? bySubstitution(integrand, depth) ?? expanded(integrand, depth)
    }

    /// a for a x + b; nil for what is not linear.
    func slope(of expression: Expr) -> Expr? {
        guard let rate = Calculus.derivative(of: expression, variable), !rate.contains(variable), !rate.isZero else { return nil }
        return rate
    }

    private func tabulated(_ integrand: Expr) -> Expr? {
        let arguments = integrand.arguments
        switch integrand.head {
        case .power:
            let (base, exponent) = (arguments[0], arguments[1])
            if !exponent.contains(variable), let rate = slope(of: base) {
                if exponent.rational == -1 { return .quotient(.elementary(.ln, .elementary(.abs, base)), rate) }
                let next = Expr.sum([exponent, .one])
                return .quotient(.power(base, next), .product([next, rate]))
            }
            if !base.contains(variable), let rate = slope(of: exponent) {
                return .quotient(integrand, .product([rate, base == .constant(.e) ? .one : .elementary(.ln, base)]))
            }
            if exponent.rational == -1 { return overQuadratic(base) }
            if exponent.rational == -2, case .function(.elementary(let function)) = base.head, let rate = slope(of: base.arguments[0]) {
                let u = base.arguments[0]
                switch function {
                case .cos: return .quotient(.quotient(.elementary(.sin, u), .elementary(.cos, u)), rate)
                case .sin: return .quotient(.quotient(.elementary(.cos, u), .elementary(.sin, u)), rate).negated
                case .cosh: return .quotient(.elementary(.tanh, u), rate)
                default: return nil
                }
            }
            if exponent.rational == -.half { return arcsine(base) }
            return nil
        case .function(.elementary(let function)):
            let u = arguments[0]
            guard let rate = slope(of: u) else { return nil }
            func value(_ function: FunctionName.Elementary) -> Expr { .elementary(function, u) }
            func logarithm(_ value: Expr) -> Expr { .elementary(.ln, .elementary(.abs, value)) }
            let square = Expr.power(u, .number(2))
            let primitive: Expr? =
                switch function {
                case .sin: value(.cos).negated
                case .cos: value(.sin)
                case .sinh: value(.cosh)
                case .cosh: value(.sinh)
                case .tan: logarithm(value(.cos)).negated
                case .cot: logarithm(value(.sin))
                case .tanh: .elementary(.ln, value(.cosh))
                case .ln: .difference(.product([u, value(.ln)]), u)
                case .arctan:
                    .difference(
                        .product([u, value(.arctan)]), .product([.number(.half), .elementary(.ln, .sum([.one, square]))]))
                case .arcsin: .sum([.product([u, value(.arcsin)]), .squareRoot(.difference(.one, square))])
                case .arccos: .difference(.product([u, value(.arccos)]), .squareRoot(.difference(.one, square)))
                default: nil
                }
            return primitive.map { .quotient($0, rate) }
        default: return nil
        }
    }

    /// 1/√(a² − b² u²) for linear u: arcsin.
    private func arcsine(_ radicand: Expr) -> Expr? {
        guard let (a, b, c) = quadratic(radicand), b.isZero, let scale = c.rational, scale.isNegative else { return nil }
        let rate = Expr.squareRoot(.number(-scale))
        return .quotient(.elementary(.arcsin, .quotient(.product([rate, x]), .squareRoot(a))), rate)
    }

    /// 1/(a + b x + c x²): arctan for rational coefficients without real roots, logarithms for two real ones.
    private func overQuadratic(_ base: Expr) -> Expr? {
        guard let (a, b, c) = quadratic(base), !c.isZero else { return nil }
        let discriminant = Calculus.canonical(.difference(.product([.number(4), a, c]), .power(b, .number(2))))
        let inner = Expr.sum([.product([.number(2), c, x]), b])
        if let value = discriminant.rational, value.sign <= 0 {
            if value.isZero { return .quotient(.number(-2), inner) }
            let root = Expr.squareRoot(.number(-value))
            let ratio = Expr.quotient(.difference(inner, root), .sum([inner, root]))
            return .quotient(.elementary(.ln, .elementary(.abs, ratio)), root)
        }
        let root = Expr.squareRoot(discriminant)
        return .quotient(.product([.number(2), .elementary(.arctan, .quotient(inner, root))]), root)
    }

    /// The coefficients of 1, x, x².
    func quadratic(_ expression: Expr) -> (Expr, Expr, Expr)? {
        guard let parts = Calculus.coefficients(of: expression, variable), parts.keys.allSatisfy({ $0 <= 2 }) else { return nil }
        return (parts[0] ?? .zero, parts[1] ?? .zero, parts[2] ?? .zero)
    }

    /// ∫ p g = p G − ∫ p′ G for a polynomial p; ∫ p ln u = P ln u − ∫ P u′/u.
    private mutating func byParts(_ integrand: Expr, _ depth: Int) -> Expr? {
        guard case .product = integrand.head, depth > 1 else { return nil }
        let factors = integrand.arguments
        if let index = factors.firstIndex(where: { $0.isLogarithmOrInverse(raised: true) }) {
            var rest = factors
            let logarithm = rest.remove(at: index)
            guard let whole = antiderivative(of: .product(rest), depth: depth - 1),
                let rate = Calculus.derivative(of: logarithm, variable),
                let remainder = antiderivative(of: Calculus.canonical(.product([whole, rate])), depth: depth - 1)
            else { return nil }
            return .difference(.product([whole, logarithm]), remainder)
        }
        let polynomials = factors.filter { Calculus.coefficients(of: $0, variable) != nil }
        let others = factors.filter { Calculus.coefficients(of: $0, variable) == nil }
        guard !polynomials.isEmpty, others.count == 1, let whole = tabulated(others[0]) else {
            return exponentialTimesWave(factors)
        }
        guard let rate = Calculus.derivative(of: .product(polynomials), variable),
            let remainder = antiderivative(of: .product([rate, whole]), depth: depth + (rate.contains(variable) ? 0 : -1))
        else { return nil }
        return .difference(.product(polynomials + [whole]), remainder)
    }

    /// ∫ e^{a u} cos(b u) = e^{au} (a cos bu + b sin bu)/(a² + b²), and with sin.
    private func exponentialTimesWave(_ factors: [Expr]) -> Expr? {
        guard factors.count == 2, let growth = factors.first(where: { if case .power = $0.head { true } else { false } }),
            let wave = factors.first(where: { if case .function = $0.head { true } else { false } }),
            growth.arguments[0] == .constant(.e), let a = slope(of: growth.arguments[1]),
            case .function(.elementary(let function)) = wave.head, function == .sin || function == .cos,
            let b = slope(of: wave.arguments[0])
        else { return nil }
        let (sine, cosine) = (Expr.elementary(.sin, wave.arguments[0]), Expr.elementary(.cos, wave.arguments[0]))
        let combination =
            function == .cos
            ? Expr.sum([.product([a, cosine]), .product([b, sine])])
            : Expr.difference(.product([a, sine]), .product([b, cosine]))
        return .quotient(.product([growth, combination]), .sum([.power(a, .number(2)), .power(b, .number(2))]))
    }

    /// Even powers by half-angles: sin² u = (1 − cos 2u)/2, cos² u = (1 + cos 2u)/2; odd ones leave one factor.
    private mutating func trigonometricSquare(_ integrand: Expr, _ depth: Int) -> Expr? {
        guard depth > 1, let target = integrand.firstNode(where: { node in
            guard case .power = node.head, let n = node.arguments[1].rational?.int, n >= 2, n <= 12 else { return false }
            return node.arguments[0].head == .function(.elementary(.sin)) || node.arguments[0].head == .function(.elementary(.cos))
        }) else { return nil }
        let n = target.arguments[1].rational!.int!
        let base = target.arguments[0]
        let isSine = base.head == .function(.elementary(.sin))
        let u = base.arguments[0]
        let other = Expr.elementary(isSine ? .cos : .sin, u)
        let square: Expr
        if n % 2 == 0 {
            let double = Expr.elementary(.cos, .product([.number(2), u]))
            square = .product([.number(.half), isSine ? .difference(.one, double) : .sum([.one, double])])
        } else {
            square = .difference(.one, .power(other, .number(2)))
        }
        let replacement = Expr.product([.power(square, .number(n / 2)), n % 2 == 0 ? .one : base])
        let next = Calculus.expanded(integrand.replacing(target, by: replacement))
        return next == integrand ? nil : antiderivative(of: next, depth: depth - 1)
    }

    /// ∫ h(u) u′ dx = ∫ h(t) dt for an inner function u.
    private mutating func bySubstitution(_ integrand: Expr, _ depth: Int) -> Expr? {
        guard depth > 2 else { return nil }
        var name = "τ"
        while integrand.contains(Symbol(name)) { name += "τ" }
        let new = Symbol(name)
        for inner in Calculus.innerFunctions(of: integrand, variable).prefix(6) {
            guard let rate = Calculus.derivative(of: inner, variable), !rate.isZero else { continue }
            let ratio = Calculus.quotient(integrand, rate)
            let replaced = ratio.replacing(inner, by: .symbol(new))
            guard !replaced.contains(variable) else { continue }
            var other = Integrator(variable: new)
            other.budget = budget
            if let result = other.antiderivative(of: replaced, depth: depth - 2) {
                return result.substituting([new: inner])
            }
        }
        return nil
    }

    private mutating func expanded(_ integrand: Expr, _ depth: Int) -> Expr? {
        let next = Calculus.expanded(integrand)
        if next != integrand, let result = antiderivative(of: next, depth: depth - 1) { return result }
        guard let parts = PartialFractions.split(integrand, variable), parts != integrand else { return nil }
        return antiderivative(of: parts, depth: depth - 1)
    }
}

extension Expr {
    /// ln u, arctan u, arcsin u, or a positive power of them.
    fileprivate func isLogarithmOrInverse(raised: Bool) -> Bool {
        switch head {
        case .function(.elementary(.ln)), .function(.elementary(.arctan)), .function(.elementary(.arcsin)): return true
        case .power where raised:
            return (arguments[1].rational?.int ?? 0) > 0 && arguments[0].isLogarithmOrInverse(raised: false)
        default: return false
        }
    }

    /// The first node that satisfies the predicate, from the root down; not below binders.
    func firstNode(where predicate: (Expr) -> Bool) -> Expr? {
        if predicate(self) { return self }
        if case .function(.binder) = head { return nil }
        for argument in arguments {
            if let found = argument.firstNode(where: predicate) { return found }
        }
        return nil
    }
}

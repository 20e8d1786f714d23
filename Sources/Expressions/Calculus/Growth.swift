import Arithmetic

/// How fast a function grows: e^(λx) x^p (ln x)^r for x → ∞ (G. H. Hardy, Orders of Infinity, 1910).
///
/// With a coefficient c ≠ 0 the function is (c + o(1)) times that; without one it is at most a constant times that. Either way it is
/// defined and real for all large x.
struct Growth {
    var coefficient: Expr?
    /// λ, p and r, real numbers without unknowns.
    var orders: [Expr]

    static let constantOrders = [Expr.zero, .zero, .zero]

    init(_ coefficient: Expr?, _ orders: [Expr] = Growth.constantOrders) {
        self.coefficient = coefficient
        self.orders = orders
    }

    /// The first order that is not 0 decides: 1 for unbounded growth, −1 for a function that tends to 0; nil when a sign is not known.
    var direction: Int? { Growth.direction(orders) }

    static func direction(_ orders: [Expr]) -> Int? {
        for order in orders {
            guard let sign = sign(order) else { return nil }
            if sign != 0 { return sign }
        }
        return 0
    }

    /// The sign of a real number without unknowns that is known to exist, where 128 bits or its form tell.
    static func sign(_ number: Expr) -> Int? {
        // 0 · ln 2 is 0.
        if number.head == .product, number.arguments[0].isZero { return 0 }
        if number.head == .sum, case let terms = number.arguments.filter({ sign($0) != 0 }), terms.count < number.arguments.count {
            return sign(.sum(terms))
        }
        if let value = number.rational { return value.sign }
        var budget = Budget(steps: 20_000)
        guard number.isGround, number.isReal,
            let sign = try? number.enclosure(precision: 128, budget: &budget).sign, sign != 0
        else { return nil }
        return sign
    }
}

/// The growth of expressions in a variable that tends to ∞; nil where no rule tells it.
struct GrowthCalculus {
    let variable: Symbol

    func growth(of expression: Expr) -> Growth? {
        guard expression.contains(variable) else {
            if Growth.sign(expression).map({ $0 != 0 }) == true { return Growth(expression) }
            return expression.isTotal && expression.isReal ? Growth(nil) : nil
        }
        let arguments = expression.arguments
        switch expression.head {
        case .symbol: return Growth(.one, [.zero, .one, .zero])
        case .sum: return sum(arguments)
        case .product:
            var result = Growth(.one)
            for factor in arguments {
                guard let part = growth(of: factor) else { return nil }
                result = product(result, part)
            }
            return result
        case .power: return power(arguments[0], arguments[1])
        case .function(.oddRoot):
            guard let base = growth(of: arguments[0]), let c = base.coefficient, let degree = arguments[1].rational,
                let exponent = try? degree.inverse()
            else { return nil }
            return Growth(.function(.oddRoot, [c, arguments[1]]), base.orders.map { .product([.number(exponent), $0]) })
        case .function(.elementary(let function)): return value(function, arguments[0])
        default: return nil
        }
    }

    /// The terms of largest order together; what they leave where they cancel is of smaller order.
    private func sum(_ terms: [Expr]) -> Growth? {
        var largest: Growth?
        for term in terms where !term.isZero {
            guard let part = growth(of: term) else { return nil }
            guard let old = largest else {
                largest = part
                continue
            }
            guard let order = Growth.direction(zip(part.orders, old.orders).map { .difference($0, $1) }) else { return nil }
            if order > 0 { largest = part }
            if order == 0 {
                largest?.coefficient = both(old.coefficient, part.coefficient) { .sum([$0, $1]) }
            }
        }
        if let total = largest?.coefficient, Growth.sign(total).map({ $0 != 0 }) != true { largest?.coefficient = nil }
        return largest
    }

    private func product(_ a: Growth, _ b: Growth) -> Growth {
        Growth(both(a.coefficient, b.coefficient) { .product([$0, $1]) }, zip(a.orders, b.orders).map { .sum([$0, $1]) })
    }

    private func both(_ a: Expr?, _ b: Expr?, _ combine: (Expr, Expr) -> Expr) -> Expr? {
        guard let a, let b else { return nil }
        return combine(a, b)
    }

    private func power(_ base: Expr, _ exponent: Expr) -> Growth? {
        if exponent.contains(variable) {
            if !base.contains(variable) {
                guard Growth.sign(base) == 1 else { return nil }
                return exponential(exponent, base: base)
            }
            // u^v = e^(v ln u) for what is positive in the end.
            guard isPositive(growth(of: base)), let rate = growth(of: .product([exponent, .elementary(.ln, base)])),
                let limit = limit(of: rate)
            else { return nil }
            return Growth(.power(.constant(.e), limit))
        }
        guard exponent.isGround, exponent.isReal, let inner = growth(of: base) else { return nil }
        let orders = inner.orders.map { Expr.product([exponent, $0]) }
        guard let c = inner.coefficient else {
            return exponent.rational.map { $0.isInteger && $0.sign > 0 } == true ? Growth(nil, orders) : nil
        }
        guard exponent.rational?.isInteger == true || Growth.sign(c) == 1 else { return nil }
        return Growth(.power(c, exponent), orders)
    }

    private func isPositive(_ growth: Growth?) -> Bool { growth?.coefficient.map { Growth.sign($0) == 1 } ?? false }

    /// The limit of what has a finite one.
    private func limit(of growth: Growth) -> Expr? {
        switch growth.direction {
        case -1: .zero
        case 0: growth.coefficient
        default: nil
        }
    }

    /// b^u for a number b > 0: terms k x and k ln x of u raise the orders, terms with a limit give a factor.
    private func exponential(_ exponent: Expr, base: Expr) -> Growth? {
        let rate: Expr = base == .constant(.e) ? .one : .elementary(.ln, base)
        var result = Growth(.one)
        for term in terms(of: exponent) {
            let factors = term.head == .product ? term.arguments : [term]
            let moving = factors.filter { $0.contains(variable) }
            let constants = factors.filter { !$0.contains(variable) } + [rate]
            guard constants.allSatisfy({ $0.isGround && $0.isReal }) else { return nil }
            if moving == [.symbol(variable)] {
                result.orders[0] = .sum([result.orders[0], .product(constants)])
            } else if moving == [.elementary(.ln, .symbol(variable))] {
                result.orders[1] = .sum([result.orders[1], .product(constants)])
            } else {
                guard let part = growth(of: term), let limit = limit(of: part) else { return nil }
                result.coefficient = .product([result.coefficient!, .power(base, limit)])
            }
        }
        return result
    }

    /// The terms of a sum, also of one with constant factors: those of −(x + 1) are −x and −1.
    private func terms(of expression: Expr) -> [Expr] {
        switch expression.head {
        case .sum: return expression.arguments.flatMap(terms)
        case .product:
            guard let index = expression.arguments.firstIndex(where: { $0.head == .sum && $0.contains(variable) }) else { return [expression] }
            var factors = expression.arguments
            let sum = factors.remove(at: index)
            if factors.contains(where: { $0.contains(variable) }) { return [expression] }
            return sum.arguments.flatMap { terms(of: .product(factors + [$0])) }
        default: return [expression]
        }
    }

    private func value(_ function: FunctionName.Elementary, _ argument: Expr) -> Growth? {
        guard argument.isReal else { return nil }
        if function == .ln { return logarithm(argument) }
        if let simpler = Expr.elementary(function, argument).definition { return growth(of: simpler) }
        guard let inner = growth(of: argument), let direction = inner.direction else {
            return argument.isTotal && (function == .sin || function == .cos) ? Growth(nil) : nil
        }
        let c = inner.coefficient
        func known(_ value: Expr) -> Growth { Growth(Growth.sign(value).map { $0 != 0 } == true ? value : nil) }
        switch (function, direction) {
        // f(u) = u + o(u) for u → 0.
        case (.sin, -1), (.tan, -1), (.arctan, -1), (.arcsin, -1): return inner
        case (.cos, -1): return Growth(.one)
        case (.sin, 0), (.cos, 0), (.arctan, 0): return c.map { known(.elementary(function, $0)) } ?? Growth(nil)
        case (.sin, 1), (.cos, 1): return Growth(nil)
        case (.arctan, 1):
            guard let sign = c.flatMap(Growth.sign) else { return Growth(nil) }
            return Growth(.product([.number(sign), .number(.half), .constant(.pi)]))
        case (.abs, _): return Growth(c.map { Growth.sign($0) == -1 ? $0.negated : $0 }, inner.orders)
        default: return nil
        }
    }

    /// ln u by the first order of u that counts, and u − 1 + o(u − 1) for u → 1.
    private func logarithm(_ argument: Expr) -> Growth? {
        guard let inner = growth(of: argument), let c = inner.coefficient, Growth.sign(c) == 1,
            let exponential = Growth.sign(inner.orders[0]), let power = Growth.sign(inner.orders[1])
        else { return nil }
        if exponential != 0 { return Growth(inner.orders[0], [.zero, .one, .zero]) }
        if power != 0 { return Growth(inner.orders[1], [.zero, .zero, .one]) }
        guard inner.orders[2].isZero else { return nil }
        if c == .one {
            guard let rest = growth(of: .difference(argument, .one)), rest.direction == -1 else { return nil }
            return rest
        }
        return Growth(Growth.sign(.difference(c, .one)) == nil ? nil : .elementary(.ln, c))
    }

    /// The limit for x → ∞, ±∞ included; nil when none is found.
    func limit(of expression: Expr) -> Expr? {
        if !expression.contains(variable) { return expression }
        if let growth = growth(of: expression) {
            if let limit = limit(of: growth) { return limit }
            if growth.direction == 1, let sign = growth.coefficient.flatMap(Growth.sign) {
                return .product([.number(sign), .constant(.infinity)])
            }
        }
        guard expression.head == .sum || expression.head == .product else { return nil }
        var parts: [Expr] = []
        for argument in expression.arguments {
            guard let part = limit(of: argument), !part.contains(where: { $0 == .constant(.infinity) }) else { return nil }
            parts.append(part)
        }
        return expression.rebuilt(parts)
    }
}

extension Expr {
    /// The value, ±∞ included, of this limit, where the form equals the function under it: by growth, the same from all sides from
    /// which the variable approaches the point. nil when none is found.
    public func limitByGrowth(of form: Expr, _ variable: Symbol) -> Expr? {
        guard !contains(variable), let (binder, body, further) = opened(with: variable), let point = further.first,
            form.hasListedDomain, body.hasListedDomain
        else { return nil }
        let x = Expr.symbol(variable)
        let inverse = Expr.power(x, .number(-1))
        let (above, below) = (Expr.sum([point, inverse]), Expr.difference(point, inverse))
        let places: [Expr]
        switch (binder, point) {
        case (.limit, .constant(.infinity)): places = [x]
        case (.limit, Expr.constant(.infinity).negated): places = [x.negated]
        case (.limit, _): places = [above, below]
        case (.limitFromAbove, _): places = [above]
        case (.limitFromBelow, _): places = [below]
        default: return nil
        }
        guard point.hasListedDomain || places == [x] || places == [x.negated] else { return nil }
        let calculus = GrowthCalculus(variable: variable)
        let values = places.map { place -> Expr? in
            guard calculus.isDefinedInTheEnd(body.substituting([variable: place])) else { return nil }
            return calculus.limit(of: form.substituting([variable: place]))
        }
        guard let value = values[0], values.allSatisfy({ $0 == value }) else { return nil }
        return value
    }

    /// The sign of the expression for all large values of the variable.
    public func signAtInfinity(_ variable: Symbol) -> Int? {
        GrowthCalculus(variable: variable).growth(of: self)?.coefficient.flatMap(Growth.sign)
    }
}

extension GrowthCalculus {
    /// Whether the function has a value for all large values of the variable.
    fileprivate func isDefinedInTheEnd(_ expression: Expr) -> Bool {
        if growth(of: expression) != nil || !expression.contains(variable) { return true }
        guard expression.head == .sum || expression.head == .product else { return false }
        return expression.arguments.allSatisfy(isDefinedInTheEnd)
    }
}

extension Expr {
    /// ∞ or −∞.
    public var isInfinite: Bool { self == .constant(.infinity) || self == Expr.constant(.infinity).negated }
}

import Arithmetic

/// The only ways to make an expression. Each keeps the domain of what it is given.
extension Expr {
    public static func number(_ value: Rational) -> Expr { Expr(.number(value)) }
    public static func number(_ value: Int) -> Expr { Expr(.number(Rational(value))) }
    public static func symbol(_ name: String) -> Expr { Expr(.symbol(Symbol(name))) }
    public static func symbol(_ symbol: Symbol) -> Expr { Expr(.symbol(symbol)) }
    public static func constant(_ constant: Constant) -> Expr { Expr(.constant(constant)) }
    /// A function value; with a wrong number of arguments that of an unknown function of the same name.
    public static func function(_ name: FunctionName, _ arguments: [Expr]) -> Expr {
        Expr(.function(name.accepts(count: arguments.count) ? name : .named(name.name)), arguments)
    }
    public static func elementary(_ function: FunctionName.Elementary, _ argument: Expr) -> Expr {
        Expr(.function(.elementary(function)), [argument])
    }

    public static let zero = Expr.number(0)
    public static let one = Expr.number(1)

    /// The sum of the terms, like terms collected.
    public static func sum(_ terms: [Expr]) -> Expr {
        var constant = NumberFold(identity: 0, combine: +)
        var coefficients = Collection<Expr>()
        func add(_ term: Expr, _ scale: Rational) {
            switch term.head {
            case .number(let value): constant.add(scale.isOne ? value : value * scale)
            case .sum: for part in term.arguments { add(part, scale) }
            default:
                let (coefficient, rest) = term.splitCoefficient
                coefficients.add(scale.isOne ? coefficient : coefficient * scale, to: rest)
            }
        }
        for term in terms { add(term, 1) }
        var result: [Expr] = []
        for (rest, coefficient) in zip(coefficients.keys, coefficients.values) {
            if coefficient.isZero && rest.isTotal { continue }
            result.append(rest.scaled(by: coefficient))
        }
        let total = constant.total
        if !total.isZero { result.append(.number(total)) }
        // (1 + x)/2 + (1 + x)/2 is 1 + x, whose terms may meet others.
        if result.count > 1, result.contains(where: { if case .sum = $0.head { true } else { false } }) { return sum(result) }
        if result.isEmpty { return .zero }
        if result.count == 1 { return result[0] }
        return Expr(.sum, result.sorted(by: Expr.precedes))
    }

    /// The product of the factors, powers of one base collected when that keeps the domain.
    public static func product(_ factors: [Expr]) -> Expr {
        var numbers = NumberFold(identity: 1, combine: *)
        var exponents = Collection<PowerKey>()
        func multiply(_ factor: Expr) {
            switch factor.head {
            case .number(let value): numbers.add(value)
            case .product: for part in factor.arguments { multiply(part) }
            default:
                let (base, exponent) = factor.splitPower
                let key = PowerKey(base: base, kind: exponent.isInteger ? exponent.sign : 2, exponent: exponent)
                exponents.add(exponent, to: key)
            }
        }
        for factor in factors { multiply(factor) }
        let coefficient = numbers.total
        var result = zip(exponents.keys, exponents.values).map { key, exponent in
            key.exponent == nil ? Expr.power(key.base, .number(exponent)) : key.repeated(exponent)
        }
        if coefficient.isZero && result.allSatisfy(\.isTotal) { return .zero }
        if result.isEmpty { return .number(coefficient) }
        if result.contains(where: { if case .product = $0.head { true } else { $0.rational != nil } }) {
            return product([.number(coefficient)] + result)
        }
        result.sort(by: Expr.precedes)
        if !coefficient.isOne { result.insert(.number(coefficient), at: 0) }
        if result.count == 1 { return result[0] }
        return Expr(.product, result)
    }

    /// Keys in the order in which they came, each with the sum of its numbers.
    private struct Collection<Key: Hashable> {
        private(set) var keys: [Key] = []
        private(set) var values: [Rational] = []
        private var places: [Key: Int] = [:]
        /// Up to so many keys are compared one by one.
        private static var few: Int { 8 }

        mutating func add(_ value: Rational, to key: Key) {
            if let place = keys.count > Collection.few ? places[key] : keys.firstIndex(of: key) {
                values[place] += value
                return
            }
            keys.append(key)
            values.append(value)
            if keys.count == Collection.few + 1 {
                for (place, key) in keys.enumerated() { places[key] = place }
            } else if keys.count > Collection.few {
                places[key] = keys.count - 1
            }
        }
    }

    /// A sum or product of many numbers. Long partial results are set aside and combined pairwise at the end: one after the
    /// other, ten thousand fractions would take minutes.
    private struct NumberFold {
        private var current: Rational
        private var long: [Rational] = []
        private let identity: Rational
        private let combine: (Rational, Rational) -> Rational

        init(identity: Rational, combine: @escaping (Rational, Rational) -> Rational) {
            current = identity
            self.identity = identity
            self.combine = combine
        }

        mutating func add(_ value: Rational) {
            current = combine(current, value)
            if current.bitLength > 2_048 {
                long.append(current)
                current = identity
            }
        }

        var total: Rational {
            if long.isEmpty { return current }
            var parts = long + [current]
            while parts.count > 1 {
                parts = stride(from: 0, to: parts.count, by: 2).map {
                    $0 + 1 < parts.count ? combine(parts[$0], parts[$0 + 1]) : parts[$0]
                }
            }
            return parts[0]
        }
    }

    /// Factors that may be merged: one base, and integer exponents of one sign. Other exponents merge only with themselves.
    private struct PowerKey: Hashable {
        let base: Expr
        let kind: Int
        /// nil for integer exponents.
        let exponent: Rational?

        init(base: Expr, kind: Int, exponent: Rational) {
            self.base = base
            self.kind = kind
            self.exponent = kind == 2 ? exponent : nil
        }

        /// (b^q)^k for the collected exponent k·q.
        func repeated(_ total: Rational) -> Expr {
            let factor = Expr(.power, [base, .number(exponent!)])
            let count = (try? total.divided(by: exponent!)) ?? 1
            return count.isOne ? factor : Expr(.power, [factor, .number(count)])
        }
    }

    /// Largest bit length of a power of numbers that is computed at construction; larger ones stay as written.
    private static let foldedPowerBits = 4_096

    /// base ^ exponent. `x⁰` is 1 at once only for a base that is known not to be 0.
    public static func power(_ base: Expr, _ exponent: Expr) -> Expr {
        guard let n = exponent.rational else { return Expr(.power, [base, exponent]) }
        if n.isOne { return base }
        if n.isZero && base.isNonzeroNumber { return .one }
        if let count = n.int {
            if let value = base.rational, !(value.isZero && count <= 0),
                value.bitLength * Swift.min(count.magnitude, 1 << 20).asInt <= foldedPowerBits,
                let power = try? value.power(count)
            {
                return .number(power)
            }
            // (b^m)^n = b^(mn) for integers; with both negative the right side would gain the point b = 0.
            if case .power = base.head, let inner = base.arguments[1].rational, inner.isInteger,
                inner.sign > 0 || n.sign > 0
            {
                return power(base.arguments[0], .number(inner * n))
            }
            // (e^u)^n = e^(n u), for complex u as well.
            if case .power = base.head, base.arguments[0] == .constant(.e), base.isGround {
                return power(.constant(.e), .product([.number(n), base.arguments[1]]))
            }
        } else if let value = base.rational, value.sign > 0, n.numerator.isOne, let degree = n.denominator.int,
            degree < 1_000, let root = value.exactRoot(degree)
        {
            return .number(root)
        }
        return Expr(.power, [base, exponent])
    }

    public static func quotient(_ numerator: Expr, _ denominator: Expr) -> Expr {
        product([numerator, power(denominator, .number(-1))])
    }

    public static func difference(_ left: Expr, _ right: Expr) -> Expr { sum([left, right.negated]) }

    /// The principal square root.
    public static func squareRoot(_ radicand: Expr) -> Expr { power(radicand, .number(.half)) }

    public var negated: Expr { scaled(by: -1) }

    func scaled(by coefficient: Rational) -> Expr {
        if coefficient.isOne { return self }
        switch head {
        case .number(let value): return .number(coefficient * value)
        case _ where coefficient.isZero: break
        case .product where arguments[0].rational == nil: return Expr(.product, [.number(coefficient)] + arguments)
        case .product: break
        default: return Expr(.product, [.number(coefficient), self])
        }
        return .product([.number(coefficient), self])
    }

    private var isNonzeroNumber: Bool {
        switch head {
        case .number(let value): !value.isZero
        case .constant(let constant): constant != .infinity
        default: false
        }
    }

    /// coefficient · rest with a rational coefficient.
    private var splitCoefficient: (Rational, Expr) {
        guard case .product = head, let coefficient = arguments[0].rational else { return (1, self) }
        let rest = Array(arguments.dropFirst())
        return (coefficient, rest.count == 1 ? rest[0] : Expr(.product, rest))
    }

    /// base ^ exponent with a rational exponent.
    private var splitPower: (Expr, Rational) {
        if case .power = head, let exponent = arguments[1].rational { return (arguments[0], exponent) }
        return (self, 1)
    }
}

extension UInt {
    fileprivate var asInt: Int { Int(self) }
}

import Arithmetic

/// How near to 0 an algebraic number may come that is not 0.
extension Expr {
    /// A number b such that the real value is 0 or at least 2⁻ᵇ in magnitude; nil for what is not built from rational numbers by sums,
    /// products, rational powers and the sine and cosine of rational multiples of π, or when b would be too large for use.
    ///
    /// Every part is a quotient α/β of algebraic integers whose conjugates are at most 2ᵘ and 2ˡ in magnitude, in a field of degree
    /// at most D. The norm of α ≠ 0 is an integer, so |α| ≥ 2^(−(D − 1) u), and |α/β| ≥ 2^(−(D − 1) u − l) (Burnikel, Funke,
    /// Mehlhorn, Schirra, Schmitt, “A Separation Bound for Real Algebraic Expressions”, Algorithmica 55, 2009).
    public var separationBits: Int? {
        var field = Field()
        guard let bound = conjugates(in: &field), let degree = field.degree else { return nil }
        let (bits, overflow) = (degree - 1).multipliedReportingOverflow(by: max(bound.numerator, 0))
        return overflow || bits > 1 << 14 ? nil : bits + max(bound.denominator, 0)
    }

    /// Logarithms to base 2, rounded up, of the largest conjugates of numerator and denominator.
    fileprivate struct Conjugates {
        var numerator: Int
        var denominator: Int
    }

    /// What generates the field: roots, each once, and a root of unity.
    private struct Field {
        var roots: [Expr: Int] = [:]
        var order = Integer(1)

        var degree: Int? {
            var total = order.int ?? Int.max
            for root in roots.values {
                let (product, overflow) = total.multipliedReportingOverflow(by: root)
                if overflow { return nil }
                total = product
            }
            return total < 1 << 14 ? total : nil
        }
    }

    private func conjugates(in field: inout Field) -> Conjugates? {
        if depth > 64 { return nil }
        switch head {
        case .number(let value):
            return value.bitLength > 1 << 12
                ? nil : Conjugates(numerator: value.numerator.logarithm, denominator: value.denominator.logarithm)
        case .sum, .product:
            var parts: [Conjugates] = []
            for argument in arguments {
                guard let part = argument.conjugates(in: &field) else { return nil }
                parts.append(part)
            }
            let denominator = parts.reduce(0) { $0 + $1.denominator }
            if case .product = head {
                return Conjugates(numerator: parts.reduce(0) { $0 + $1.numerator }, denominator: denominator)
            }
            let largest = parts.map { $0.numerator + denominator - $0.denominator }.max() ?? 0
            return Conjugates(numerator: largest + Integer(parts.count).logarithm, denominator: denominator)
        case .power:
            guard let exponent = arguments[1].rational, let degree = exponent.denominator.int, degree <= 64,
                let count = exponent.numerator.int, count.magnitude <= 64
            else { return nil }
            return root(arguments[0], degree, in: &field)?.power(count)
        case .function(.oddRoot):
            guard let degree = arguments[1].rational?.int, 1...64 ~= degree else { return nil }
            return root(arguments[0], degree, in: &field)
        case .function(.elementary(let function)):
            // 2 cos(2π m/n) and 2 sin(2π m/n) lie in the field of the 4n-th roots of unity.
            guard [.sin, .cos, .tan, .cot, .sec, .csc].contains(function), let turns = arguments[0].multipleOfPi else { return nil }
            field.order = field.order.leastCommonMultiple(with: turns.denominator * 4)
            return Conjugates(numerator: 1, denominator: 1)
        default: return nil
        }
    }

    /// ⁿ√(α/β) = ⁿ√(α βⁿ⁻¹) / β
    private func root(_ radicand: Expr, _ degree: Int, in field: inout Field) -> Conjugates? {
        guard var bound = radicand.conjugates(in: &field) else { return nil }
        if degree == 1 { return bound }
        field.roots[.power(radicand, .power(.number(degree), .number(-1)))] = degree
        bound.numerator = (bound.numerator + (degree - 1) * bound.denominator + degree - 1) / degree
        return bound
    }

    /// r for the expression r π.
    private var multipleOfPi: Rational? {
        if self == .constant(.pi) { return 1 }
        if isZero { return 0 }
        guard case .product = head, arguments.count == 2, arguments[1] == .constant(.pi) else { return nil }
        return arguments[0].rational
    }
}

extension Integer {
    /// log₂ of the magnitude, rounded up; 0 for 0.
    fileprivate var logarithm: Int { isZero ? 0 : (magnitude - 1).bitLength }
}

extension Expr.Conjugates {
    fileprivate func power(_ exponent: Int) -> Self {
        let (top, bottom) = exponent < 0 ? (denominator, numerator) : (numerator, denominator)
        return Self(numerator: top * abs(exponent), denominator: bottom * abs(exponent))
    }
}

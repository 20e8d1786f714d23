import Arithmetic
import Expressions

/// A product as a rational number and powers of other factors. Quotients are formal: a/a is 1 here, wherever a is.
struct FactorExponents: Equatable {
    private var number = Rational.one
    private var exponents: [Expr: Expr] = [:]

    init(_ expression: Expr) { multiply(by: expression, .one) }

    private mutating func multiply(by factor: Expr, _ exponent: Expr) {
        switch factor.head {
        case .number(let value):
            // 0 has no powers with a negative exponent: such a product equals none. Long powers stay as they are.
            if let power = exponent.rational?.int, power.magnitude < 64, value.bitLength * abs(power) < 4_096, let value = try? value.power(power) {
                number *= value
            } else {
                add(exponent, to: factor)
            }
        case .product: for part in factor.arguments { multiply(by: part, exponent) }
        case .power: multiply(by: factor.arguments[0], .product([factor.arguments[1], exponent]))
        default: add(exponent, to: factor)
        }
    }

    private mutating func add(_ exponent: Expr, to base: Expr) {
        let total = Expr.sum([exponents[base] ?? .zero, exponent])
        exponents[base] = total.isZero ? nil : total
    }

    var isOne: Bool { number.isOne && exponents.isEmpty }
    var isNumber: Bool { exponents.isEmpty }
    var expression: Expr {
        .product([.number(number)] + exponents.sorted { $0.key.description < $1.key.description }.map { .power($0.key, $0.value) })
    }

    func divided(by other: FactorExponents) -> FactorExponents {
        var result = self
        guard let inverse = try? other.number.inverse() else { return result }
        result.number *= inverse
        for (base, exponent) in other.exponents { result.add(exponent.negated, to: base) }
        return result
    }

    /// n with self = baseⁿ; nil where none is seen.
    func exponent(of base: FactorExponents) -> Expr? {
        if let (factor, step) = base.exponents.first {
            guard let own = exponents[factor], let step = step.rational, let inverse = try? step.inverse() else { return nil }
            let result = own.multipliedOut(by: inverse)
            var power = base.exponents.mapValues { _ in Expr.zero }
            for (factor, step) in base.exponents { power[factor] = step.rational.map { result.multipliedOut(by: $0) } }
            let isRight = power == exponents && (base.number.isOne ? number.isOne : result.rational?.int.map { (try? base.number.power($0)) == number } ?? false)
            return isRight ? result : nil
        }
        // The power of a number, a part of it with an unknown exponent.
        let whole = FactorExponents.logarithm(of: number, to: base.number)
        if exponents.isEmpty { return whole.map { .number($0) } }
        guard exponents.count == 1, let (factor, own) = exponents.first, let value = factor.rational, let whole,
            let scale = FactorExponents.logarithm(of: value, to: base.number)
        else { return nil }
        return .sum([own.multipliedOut(by: Rational(scale)), .number(whole)])
    }

    /// n with baseⁿ = value.
    private static func logarithm(of value: Rational, to base: Rational) -> Int? {
        guard value.sign > 0, base.sign > 0, !base.isOne else { return value.isOne ? 0 : nil }
        if value.isOne { return 0 }
        let isRising = (value > 1) == (base > 1)
        guard let step = isRising ? base : try? base.inverse() else { return nil }
        var power = Rational.one
        for count in 1...200 {
            power *= step
            if power == value { return isRising ? count : -count }
            if (power > value) == (value > 1) { return nil }
        }
        return nil
    }
}

extension Expr {
    /// The multiple of a sum term by term, so that terms may cancel.
    func multipliedOut(by factor: Rational) -> Expr {
        let terms = if case .sum = head { arguments } else { [self] }
        return .sum(terms.map { .product([.number(factor), $0]) })
    }
}

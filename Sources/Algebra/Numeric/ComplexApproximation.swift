import Arithmetic
import Expressions
import Foundation

/// A complex number in machine numbers.
struct ComplexApproximation {
    var real: Double
    var imaginary = 0.0

    var magnitude: Double { hypot(real, imaginary) }
    var isFinite: Bool { real.isFinite && imaginary.isFinite }

    static func + (a: Self, b: Self) -> Self { Self(real: a.real + b.real, imaginary: a.imaginary + b.imaginary) }
    static func - (a: Self, b: Self) -> Self { Self(real: a.real - b.real, imaginary: a.imaginary - b.imaginary) }
    static func * (a: Self, b: Self) -> Self {
        Self(real: a.real * b.real - a.imaginary * b.imaginary, imaginary: a.real * b.imaginary + a.imaginary * b.real)
    }

    var exponential: Self { Self(real: exp(real) * cos(imaginary), imaginary: exp(real) * sin(imaginary)) }
    /// The principal value; nil for 0.
    var logarithm: Self? { magnitude > 0 ? Self(real: log(magnitude), imaginary: atan2(imaginary, real)) : nil }

    /// The principal value; nil for 0 and an exponent that is not positive.
    func power(_ exponent: Self) -> Self? {
        guard let logarithm else { return exponent.imaginary == 0 && exponent.real > 0 ? self : nil }
        if exponent.imaginary == 0, imaginary == 0, real > 0 || exponent.real == exponent.real.rounded() {
            return Self(real: pow(real, exponent.real))
        }
        return (exponent * logarithm).exponential
    }
}

/// Principal values in machine numbers, to choose where to look; nothing is concluded from them.
extension Expr {
    /// About the value at the point; nil where there seems to be none, or none that is known here.
    func complexApproximation(at point: [Symbol: ComplexApproximation]) -> ComplexApproximation? {
        guard depth <= Expr.largestApproximatedDepth, size <= CounterexampleSearch.largestSize else { return nil }
        return principalValue(point).flatMap { $0.isFinite ? $0 : nil }
    }

    private func principalValue(_ point: [Symbol: ComplexApproximation]) -> ComplexApproximation? {
        switch head {
        case .number(let value): return ComplexApproximation(real: value.approximate)
        case .symbol(let symbol): return point[symbol]
        case .constant(.pi): return ComplexApproximation(real: Double.pi)
        case .constant(.e): return ComplexApproximation(real: exp(1))
        case .constant(.i): return ComplexApproximation(real: 0, imaginary: 1)
        case .constant(.infinity): return nil
        case .sum, .product:
            var total = ComplexApproximation(real: head == .sum ? 0 : 1)
            for argument in arguments {
                guard let value = argument.principalValue(point) else { return nil }
                total = head == .sum ? total + value : total * value
            }
            return total
        case .power:
            guard let base = arguments[0].principalValue(point), let exponent = arguments[1].principalValue(point) else { return nil }
            return base.power(exponent)
        case .function(.elementary(let function)):
            guard let u = arguments[0].principalValue(point) else { return nil }
            switch function {
            case .ln: return u.logarithm
            case .abs: return ComplexApproximation(real: u.magnitude)
            case .sin:
                return ComplexApproximation(real: sin(u.real) * cosh(u.imaginary), imaginary: cos(u.real) * sinh(u.imaginary))
            case .cos:
                return ComplexApproximation(real: cos(u.real) * cosh(u.imaginary), imaginary: -sin(u.real) * sinh(u.imaginary))
            default: return nil
            }
        case .function: return nil
        }
    }
}

extension Formula {
    /// Whether it is false at the point by more than rounding, as machine numbers see it.
    func isEvidentlyFalse(at point: [Symbol: Expr]) -> Bool {
        var values: [Symbol: ComplexApproximation] = [:]
        for (symbol, value) in point { values[symbol] = value.complexApproximation(at: [:]) }
        return evidentTruth(at: values) == false
    }

    /// Nil where both sides are about equal, or a value is not known.
    private func evidentTruth(at point: [Symbol: ComplexApproximation]) -> Bool? {
        switch self {
        case .statement(let statement): return statement.evidentTruth(at: point)
        case .and(let parts):
            let truths = parts.map { $0.evidentTruth(at: point) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .or(let parts):
            let truths = parts.map { $0.evidentTruth(at: point) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .not(let part): return part.evidentTruth(at: point).map { !$0 }
        case .implies, .equivalent: return nil
        }
    }
}

extension Statement {
    fileprivate func evidentTruth(at point: [Symbol: ComplexApproximation]) -> Bool? {
        guard let a = left.complexApproximation(at: point), let b = right.complexApproximation(at: point) else { return nil }
        let gap = a - b
        guard gap.magnitude > 1e-6 * max(a.magnitude, b.magnitude, 1e-3) else { return nil }
        if relation == .equal || relation == .notEqual { return relation == .notEqual }
        guard relation.isOrder, a.imaginary == 0, b.imaginary == 0 else { return nil }
        return relation.holds(signOfDifference: gap.real < 0 ? -1 : 1)
    }
}

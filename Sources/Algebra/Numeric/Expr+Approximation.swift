import Arithmetic
import Expressions
import Foundation

/// Values in machine numbers, to choose where to look; nothing is concluded from them.
extension Expr {
    /// About the real value at the point; nil where there seems to be none, or no finite one.
    func approximateValue(at point: [Symbol: Double]) -> Double? {
        guard depth <= Expr.largestApproximatedDepth, let value = approximation(at: point), value.isFinite else {
            return nil
        }
        return value
    }

    /// The recursion must fit any thread's stack.
    static let largestApproximatedDepth = 600

    private func approximation(at point: [Symbol: Double]) -> Double? {
        switch head {
        case .number(let value): return value.approximate
        case .symbol(let symbol): return point[symbol]
        case .constant(.pi): return Double.pi
        case .constant(.e): return exp(1)
        case .constant: return nil
        case .sum, .product:
            let isSum = head == .sum
            var total = isSum ? 0.0 : 1.0
            for argument in arguments {
                guard let value = argument.approximation(at: point) else { return nil }
                total = isSum ? total + value : total * value
            }
            return total
        case .power:
            guard let base = arguments[0].approximation(at: point), let n = arguments[1].approximation(at: point) else {
                return nil
            }
            if base == 0, n <= 0 { return nil }
            if base < 0, n != n.rounded() { return nil }
            return pow(base, n)
        case .function(let name):
            if case .binder(let binder) = name { return finiteValue(binder, at: point) }
            var values: [Double] = []
            for argument in arguments {
                guard let value = argument.approximation(at: point) else { return nil }
                values.append(value)
            }
            return Expr.approximation(name, values)
        }
    }

    private static func approximation(_ name: FunctionName, _ values: [Double]) -> Double? {
        let x = values.first ?? 0
        switch name {
        case .elementary(let function): return approximation(function, x)
        case .oddRoot:
            let root = pow(abs(x), 1 / values[1])
            return x < 0 ? -root : root
        case .factorial: return x >= 0 && x == x.rounded() && x <= 170 ? tgamma(x + 1).rounded() : nil
        case .minimum: return values.min()
        case .maximum: return values.max()
        case .binomial:
            let (n, k) = (x, values[1])
            guard n >= 0, n == n.rounded(), k == k.rounded(), n <= 170 else { return nil }
            return k < 0 || k > n ? 0 : (tgamma(n + 1) / tgamma(k + 1) / tgamma(n - k + 1)).rounded()
        case .remainder:
            let modulus = values[1]
            guard modulus > 0, x == x.rounded() else { return nil }
            return x - modulus * (x / modulus).rounded(.down)
        default: return nil
        }
    }

    private static func approximation(_ function: FunctionName.Elementary, _ x: Double) -> Double? {
        func inverse(_ value: Double) -> Double? { value == 0 ? nil : 1 / value }
        switch function {
        case .sin: return sin(x)
        case .cos: return cos(x)
        case .tan: return tan(x)
        case .cot: return inverse(tan(x))
        case .sec: return inverse(cos(x))
        case .csc: return inverse(sin(x))
        case .arcsin: return abs(x) <= 1 ? asin(x) : nil
        case .arccos: return abs(x) <= 1 ? acos(x) : nil
        case .arctan: return atan(x)
        case .sinh: return sinh(x)
        case .cosh: return cosh(x)
        case .tanh: return tanh(x)
        case .ln: return x > 0 ? log(x) : nil
        case .abs: return abs(x)
        case .floor: return x.rounded(.down)
        case .ceiling: return x.rounded(.up)
        case .realPart, .conjugate: return x
        case .imaginaryPart: return 0
        }
    }

    /// A sum or product of few terms.
    private func finiteValue(_ binder: Binder, at point: [Symbol: Double]) -> Double? {
        guard binder == .sum || binder == .product,
            let lower = arguments[1].approximation(at: point), let upper = arguments[2].approximation(at: point),
            lower == lower.rounded(), upper == upper.rounded(), upper - lower >= -1, upper - lower <= 40,
            let (_, body, _) = opened(with: Symbol("")), point[Symbol("")] == nil
        else { return nil }
        var inner = point
        var total = binder == .sum ? 0.0 : 1.0
        for index in stride(from: lower, through: upper, by: 1) {
            inner[Symbol("")] = index
            guard let term = body.approximation(at: inner) else { return nil }
            total = binder == .sum ? total + term : total * term
        }
        return total
    }
}

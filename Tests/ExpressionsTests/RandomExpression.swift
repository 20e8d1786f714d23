import Arithmetic
import Expressions
import TestSupport

extension RepeatableRandom {
    /// A random expression as written: the operations in the order in which a person might write them, with its plain value.
    mutating func expression(depth: Int) -> Written {
        if depth == 0 || chance(0.15) { return chance(0.5) ? .number(int(in: -4...4)) : .symbol(pick(["x", "y"])) }
        let left = expression(depth: depth - 1)
        switch int(in: 0...5) {
        case 0, 1: return .sum(left, expression(depth: depth - 1))
        case 2: return .product(left, expression(depth: depth - 1))
        case 3: return .quotient(left, expression(depth: depth - 1))
        case 4: return .power(left, int(in: -3...3))
        default: return .difference(left, expression(depth: depth - 1))
        }
    }
}

/// Mathematics as written, with an evaluation of its own that knows no canonical form: the oracle of these tests.
indirect enum Written {
    case number(Int)
    case symbol(String)
    case sum(Written, Written)
    case difference(Written, Written)
    case product(Written, Written)
    case quotient(Written, Written)
    case power(Written, Int)

    var canonical: Expr {
        switch self {
        case .number(let value): .number(value)
        case .symbol(let name): .symbol(name)
        case .sum(let a, let b): .sum([a.canonical, b.canonical])
        case .difference(let a, let b): .difference(a.canonical, b.canonical)
        case .product(let a, let b): .product([a.canonical, b.canonical])
        case .quotient(let a, let b): .quotient(a.canonical, b.canonical)
        case .power(let a, let n): .power(a.canonical, .number(n))
        }
    }

    /// The value, nil where it is undefined: 1/0 and 0⁰.
    func value(at point: [Symbol: Rational]) -> Rational? {
        switch self {
        case .number(let value): return Rational(value)
        case .symbol(let name): return point[Symbol(name)]
        case .power(let a, let n): return a.value(at: point).flatMap { try? $0.power(n) }
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b):
            guard let left = a.value(at: point), let right = b.value(at: point) else { return nil }
            switch self {
            case .sum: return left + right
            case .difference: return left - right
            case .product: return left * right
            default: return try? left.divided(by: right)
            }
        }
    }
}

import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport

extension RepeatableRandom {
    mutating func rationalNumber() -> Expr { .number(Rational("\(int(in: -7...7))/\(int(in: 1...4))")!) }

    mutating func expression(depth: Int) -> Expr {
        if depth == 0 { return chance(0.4) ? rationalNumber() : pick([x, y]) }
        let left = expression(depth: depth - 1)
        switch int(in: 0...7) {
        case 0, 1: return left + expression(depth: depth - 1)
        case 2, 3: return left * expression(depth: depth - 1)
        case 4: return left / expression(depth: depth - 1)
        case 5: return left ** .number(int(in: -2...3))
        case 6: return apply(pick([.sin, .cos, .tan, .abs]), left)
        default: return chance(0.5) ? root(left) : 2 ** left
        }
    }

    /// The expression rewritten by laws that hold wherever both sides are defined.
    mutating func rewritten(_ value: Expr, times: Int) -> Expr {
        var result = value
        for _ in 0..<times { result = rewrittenOnce(result) }
        return result
    }

    private mutating func rewrittenOnce(_ value: Expr) -> Expr {
        // Somewhere below, or here.
        if !value.arguments.isEmpty, chance(0.5) {
            var arguments = value.arguments
            // Exponents and degrees stay as they are: a rewritten one would ask for other laws.
            let index = value.head == .power || value.head == .function(.oddRoot) ? 0 : int(in: 0...arguments.count - 1)
            arguments[index] = rewrittenOnce(arguments[index])
            return value.rebuilt(arguments)
        }
        let a = expression(depth: 1)
        let angle = pick([x, y, x + y])
        switch int(in: 0...8) {
        case 0: return (value + a) - a
        case 1: return (value * a) / a
        case 2: return value * (apply(.sin, angle) ** 2 + apply(.cos, angle) ** 2)
        case 3: return ((value + a) ** 2 - value ** 2 - a ** 2) / (2 * a)
        case 4: return value + apply(.sin, angle) - apply(.tan, angle) * apply(.cos, angle)
        case 5: return value * 2 ** (angle + 3) / (8 * 2 ** angle)
        case 6: return value * (apply(.ln, 6) - apply(.ln, 2)) / apply(.ln, 3)
        case 7: return value * apply(.sin, pi / 3) * 2 / root(3)
        default: return (value * root(2)) / root(8) * 2
        }
    }

    /// The expression with one number changed: another value almost everywhere.
    mutating func mutated(_ value: Expr) -> Expr {
        var seen = 0
        let count = value.numberOfConstants
        guard count > 0 else { return value + 1 }
        let target = int(in: 0...count - 1)
        return value.changingConstant(target, &seen)
    }
}

extension Expr {
    var numberOfConstants: Int { (rational == nil ? 0 : 1) + arguments.reduce(0) { $0 + $1.numberOfConstants } }

    /// The same with 1 added to the constant of this index, counted from the left.
    func changingConstant(_ target: Int, _ seen: inout Int) -> Expr {
        if let rational {
            seen += 1
            return seen - 1 == target ? .number(rational + 1) : self
        }
        return rebuilt(arguments.map { $0.changingConstant(target, &seen) })
    }
}

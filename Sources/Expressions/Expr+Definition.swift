import Arithmetic

/// Functions by way of simpler ones.
extension Expr {
    /// An expression in simpler functions with the same value wherever both are defined; nil for what is simple itself.
    ///
    /// C(a, b) is a! / (b! (a − b)!) for natural numbers b ≤ a.
    public var definition: Expr? {
        guard case .function(let name) = head, !arguments.isEmpty else { return nil }
        let u = arguments[0]
        let e = Expr.constant(.e)
        let (up, down) = (Expr.power(e, u), Expr.power(e, u.negated))
        switch name {
        case .elementary(.sinh): return .product([.number(.half), .difference(up, down)])
        case .elementary(.cosh): return .product([.number(.half), .sum([up, down])])
        case .elementary(.tanh): return .quotient(.difference(up, down), .sum([up, down]))
        case .elementary(.arccos):
            return .difference(.product([.number(.half), .constant(.pi)]), .elementary(.arcsin, u))
        case .elementary(.ceiling): return Expr.elementary(.floor, u.negated).negated
        case .elementary(.floor):
            let (rest, shift) = u.splitInteger
            return shift.isZero ? nil : .sum([.elementary(.floor, rest), .number(Rational(shift))])
        case .elementary(.conjugate): return u.conjugate
        case .maximum, .minimum:
            guard arguments.allSatisfy(\.isReal), arguments.count <= 4 else { return nil }
            if arguments.count == 1 { return u }
            let v = arguments.count == 2 ? arguments[1] : .function(name, Array(arguments.dropFirst()))
            let distance = Expr.elementary(.abs, .difference(u, v))
            return .product([.number(.half), .sum([u, v, name == .maximum ? distance : distance.negated])])
        case .binomial:
            let b = arguments[1]
            let below = Expr.product([.function(.factorial, [b]), .function(.factorial, [.difference(u, b)])])
            return .quotient(.function(.factorial, [u]), below)
        case .greatestCommonDivisor: return simplerDivisor
        case .leastCommonMultiple where arguments.count == 2:
            return .quotient(.elementary(.abs, .product(arguments)), .function(.greatestCommonDivisor, arguments))
        default: return nil
        }
    }

    /// The conjugate of a number, or by those of terms, factors and bases; nil for a letter, which may stand for a complex number.
    private var conjugate: Expr? {
        func part(_ expression: Expr) -> Expr { .elementary(.conjugate, expression) }
        switch head {
        case .number, .constant(.pi), .constant(.e): return self
        case .constant(.i): return negated
        case .sum: return .sum(arguments.map(part))
        case .product: return .product(arguments.map(part))
        case .power: return arguments[1].rational?.isInteger == true ? .power(part(arguments[0]), arguments[1]) : nil
        case .function(.elementary(.conjugate)): return arguments[0]
        default: return nil
        }
    }

    /// v + n for an integer n, taken from the number among the terms.
    private var splitInteger: (Expr, Integer) {
        guard case .sum = head, let index = arguments.firstIndex(where: { $0.rational != nil }),
            let shift = arguments[index].rational?.floor
        else { return (self, 0) }
        return (.difference(self, .number(Rational(shift))), shift)
    }
}

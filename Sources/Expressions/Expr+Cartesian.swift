import Arithmetic

extension Expr {
    /// (x, y) with self = x + y i and real x, y, for a number built by sums, products and integer powers from i and real parts;
    /// nil for others, and where the powers are high.
    public var cartesian: (real: Expr, imaginary: Expr)? {
        if isReal { return (self, .zero) }
        guard isGround else { return nil }
        switch head {
        case .constant(.i): return (.zero, .one)
        case .sum:
            let parts = arguments.compactMap(\.cartesian)
            guard parts.count == arguments.count else { return nil }
            return (.sum(parts.map(\.real)), .sum(parts.map(\.imaginary)))
        case .product:
            let parts = arguments.compactMap(\.cartesian)
            guard parts.count == arguments.count else { return nil }
            return parts.dropFirst().reduce(parts[0], Expr.product)
        case .power:
            guard let exponent = arguments[1].rational?.int, exponent != 0, exponent.magnitude <= 12,
                let base = arguments[0].cartesian
            else { return nil }
            let power = (1..<Int(exponent.magnitude)).reduce(base) { result, _ in Expr.product(result, base) }
            if exponent > 0 { return power }
            let norm = Expr.sum([.power(power.real, .number(2)), .power(power.imaginary, .number(2))])
            return (.quotient(power.real, norm), .quotient(power.imaginary.negated, norm))
        default: return nil
        }
    }

    private static func product(_ a: (real: Expr, imaginary: Expr), _ b: (real: Expr, imaginary: Expr)) -> (real: Expr, imaginary: Expr) {
        (
            .difference(.product([a.real, b.real]), .product([a.imaginary, b.imaginary])),
            .sum([.product([a.real, b.imaginary]), .product([a.imaginary, b.real])])
        )
    }

    /// |x + y i| = √(x² + y²) for a number with i written in it; |z| as it stands for others.
    public var modulus: Expr {
        guard isGround, !isReal, let (x, y) = cartesian else { return .elementary(.abs, self) }
        return .squareRoot(.sum([.power(x, .number(2)), .power(y, .number(2))]))
    }
}

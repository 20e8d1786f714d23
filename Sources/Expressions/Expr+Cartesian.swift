import Arithmetic

extension Expr {
    /// (x, y) with self = x + y i and real x, y, for a number built by sums, products and integer powers from i and real parts;
    /// nil for others, and where the powers are high.
    public var cartesian: (real: Expr, imaginary: Expr)? {
        if isReal { return (self, .zero) }
        let hasExponential = contains { if case .power = $0.head { $0.arguments[0] == .constant(.e) && !$0.isReal } else { false } }
        return isGround && !hasExponential ? cartesian { _ in nil } : nil
    }

    /// (x, y) with self = x + y i and real x, y, given the parts of the letters that stand for complex numbers: those of sums, products,
    /// integer powers, exponentials, magnitudes, conjugates and parts, and (self, 0) for what is real without such letters; nil for
    /// others, and where the powers are high.
    public func cartesian(_ parts: (Symbol) -> (real: Expr, imaginary: Expr)?) -> (real: Expr, imaginary: Expr)? {
        if isReal, isGround || isRealForRealLetters && symbols.allSatisfy({ parts($0) == nil }) { return (self, .zero) }
        switch head {
        case .symbol(let symbol): return parts(symbol) ?? (self, .zero)
        case .constant(.i): return (.zero, .one)
        case .sum, .product:
            let found = arguments.compactMap { $0.cartesian(parts) }
            guard found.count == arguments.count else { return nil }
            if case .sum = head { return (.sum(found.map(\.real)), .sum(found.map(\.imaginary))) }
            return found.dropFirst().reduce(found[0], Expr.product)
        case .power: return cartesianPower(parts)
        case .function(.elementary(let function)):
            if function == .abs { return arguments[0].magnitude(parts).map { ($0, .zero) } }
            guard [.conjugate, .realPart, .imaginaryPart].contains(function), let (x, y) = arguments[0].cartesian(parts) else { return nil }
            return function == .conjugate ? (x, y.negated) : (function == .realPart ? x : y, .zero)
        default: return nil
        }
    }

    /// The magnitude: |u v| = |u| |v|, |uⁿ| = |u|ⁿ, and √(x² + y²).
    private func magnitude(_ parts: (Symbol) -> (real: Expr, imaginary: Expr)?) -> Expr? {
        switch head {
        case .product:
            let found = arguments.compactMap { $0.magnitude(parts) }
            return found.count == arguments.count ? .product(found) : nil
        case .power where arguments[1].rational?.isInteger == true: return arguments[0].magnitude(parts).map { .power($0, arguments[1]) }
        default: return cartesian(parts).map { $0.imaginary.isZero ? .elementary(.abs, $0.real) : .modulus($0.real, $0.imaginary) }
        }
    }

    /// (x + y i)ⁿ by the binomial theorem, and e^(x + y i) by Euler's formula.
    private func cartesianPower(_ parts: (Symbol) -> (real: Expr, imaginary: Expr)?) -> (real: Expr, imaginary: Expr)? {
        if arguments[0] == .constant(.e), let (x, y) = arguments[1].cartesian(parts) {
            let size = Expr.power(.constant(.e), x)
            return (.product([size, .elementary(.cos, y)]), .product([size, .elementary(.sin, y)]))
        }
        guard let exponent = arguments[1].rational?.int, exponent != 0, exponent.magnitude <= 12, let (x, y) = arguments[0].cartesian(parts)
        else { return nil }
        let n = Int(exponent.magnitude)
        var terms: [[Expr]] = [[], []]
        var coefficient = 1
        for k in 0...n {
            let sign = k % 4 < 2 ? 1 : -1
            let factors = (k < n ? [Expr.power(x, .number(n - k))] : []) + (k > 0 ? [Expr.power(y, .number(k))] : [])
            terms[k % 2].append(.product([.number(sign * coefficient)] + factors))
            coefficient = coefficient * (n - k) / (k + 1)
        }
        let power = y.isZero ? (.power(x, .number(n)), .zero) : (Expr.sum(terms[0]), Expr.sum(terms[1]))
        if exponent > 0 { return power }
        let norm = Expr.sum([.power(power.0, .number(2)), .power(power.1, .number(2))])
        return (.quotient(power.0, norm), .quotient(power.1.negated, norm))
    }

    private static func product(_ a: (real: Expr, imaginary: Expr), _ b: (real: Expr, imaginary: Expr)) -> (real: Expr, imaginary: Expr) {
        (
            .difference(.product([a.real, b.real]), .product([a.imaginary, b.imaginary])),
            .sum([.product([a.real, b.imaginary]), .product([a.imaginary, b.real])])
        )
    }

    /// Whether it is real at all real values of its letters at which it has a value among the complex numbers: no root of what may be
    /// negative stands in it.
    private var isRealForRealLetters: Bool {
        if isGround { return isReal }
        switch head {
        case .symbol: return true
        case .power:
            guard arguments.allSatisfy(\.isRealForRealLetters) else { return false }
            return arguments[1].rational?.isInteger == true || arguments[0].isPositiveConstant || arguments[0].isSumOfSquares
        case .sum, .product: return arguments.allSatisfy(\.isRealForRealLetters)
        case .function(.elementary(let function)):
            return ![.ln, .arcsin, .arccos].contains(function) && arguments.allSatisfy(\.isRealForRealLetters)
        default: return false
        }
    }

    /// Whether even powers and positive numbers add up to it.
    private var isSumOfSquares: Bool {
        switch head {
        case .number(let value): value.sign >= 0
        case .sum, .product: arguments.allSatisfy(\.isSumOfSquares)
        case .power: arguments[1].rational?.int.map { $0 % 2 == 0 } ?? false
        default: isPositiveConstant
        }
    }

    private static func modulus(_ x: Expr, _ y: Expr) -> Expr { .squareRoot(.sum([.power(x, .number(2)), .power(y, .number(2))])) }

    /// |x + y i| = √(x² + y²) for a number with i written in it; |z| as it stands for others.
    public var modulus: Expr {
        guard isGround, !isReal, let (x, y) = cartesian else { return .elementary(.abs, self) }
        return .modulus(x, y)
    }
}

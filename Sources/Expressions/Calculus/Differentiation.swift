import Arithmetic

/// Differentiation by the rules of sums, products, powers and the chain, for what is elementary as written.
///
/// Where an expression is defined in a neighbourhood of a point and its result is defined there, the result is the derivative
/// at the point. Other symbols do not depend on the variable.
public struct Differentiation {
    let variable: Symbol
    public private(set) var budget: Budget

    /// Largest number of nodes of a derivative.
    private static let largestSize = 20_000

    public init(variable: Symbol, budget: Budget) {
        self.variable = variable
        self.budget = budget
    }

    /// d/d(variable) of the expression.
    /// - Throws: `.unable(.unsupported)` for what has no rule here (factorials, floors, limits), `.unable(.steps)` above the budget.
    public mutating func derivative(of expression: Expr) throws(EvaluationError) -> Expr {
        try budget.spend(1)
        if !expression.contains(variable) { return .zero }
        let result = try derivativeByHead(expression)
        if result.size > Differentiation.largestSize { throw .unable(.terms) }
        return result
    }

    private mutating func derivativeByHead(_ expression: Expr) throws(EvaluationError) -> Expr {
        let arguments = expression.arguments
        switch expression.head {
        case .symbol: return .one
        case .number, .constant: return .zero
        case .sum:
            var terms: [Expr] = []
            for term in arguments { terms.append(try derivative(of: term)) }
            return .sum(terms)
        case .product:
            var terms: [Expr] = []
            for index in arguments.indices where arguments[index].contains(variable) {
                var factors = arguments
                factors[index] = try derivative(of: arguments[index])
                terms.append(.product(factors))
            }
            return .sum(terms)
        case .power: return try derivativeOfPower(arguments[0], arguments[1])
        case .function(.elementary(let function)):
            let inner = try derivative(of: arguments[0])
            return .product([try Differentiation.derivative(of: function, at: arguments[0]), inner])
        case .function(.oddRoot):
            // (ⁿ√u)′ = u′ / (n ⁿ√uⁿ⁻¹)
            guard let n = arguments[1].rational?.int, n > 0, n % 2 == 1 else { throw .unable(.unsupported) }
            let denominator = Expr.product([.number(n), .power(expression, .number(n - 1))])
            return .quotient(try derivative(of: arguments[0]), denominator)
        case .function(.named(let name)) where arguments.count == 1 && Differentiation.primitives[name] != nil:
            return .product([Differentiation.primitives[name]!(arguments[0]), try derivative(of: arguments[0])])
        case .function(.named):
            var terms: [Expr] = []
            for index in arguments.indices where arguments[index].contains(variable) {
                terms.append(.product([partial(expression, index), try derivative(of: arguments[index])]))
            }
            return .sum(terms)
        case .function(.binder(let binder)): return try derivativeOfBinder(expression, binder)
        case .function: throw .unable(.unsupported)
        }
    }

    /// Functions with a name of their own that are antiderivatives by definition (NIST Handbook, §6.2 and §7.2): the integrands.
    private static let primitives: [String: @Sendable (Expr) -> Expr] = [
        "Ei": { .quotient(.power(.constant(.e), $0), $0) },
        "Si": { .quotient(.elementary(.sin, $0), $0) },
        "Ci": { .quotient(.elementary(.cos, $0), $0) },
        "erf": {
            .quotient(
                .product([.number(2), .power(.constant(.e), .power($0, .number(2)).negated)]), .squareRoot(.constant(.pi)))
        },
    ]

    /// b^e: e b^(e−1) b′ where e is constant, b^e ln b · e′ where b is, else b^e (e′ ln b + e b′/b).
    private mutating func derivativeOfPower(_ base: Expr, _ exponent: Expr) throws(EvaluationError) -> Expr {
        if !exponent.contains(variable) {
            let lowered = Expr.power(base, .sum([exponent, .number(-1)]))
            return .product([exponent, lowered, try derivative(of: base)])
        }
        let slope = try derivative(of: exponent)
        let power = Expr.power(base, exponent)
        if base == .constant(.e) { return .product([power, slope]) }
        // Powers of a negative number mean integer exponents: no function of a real variable.
        guard base.isReal, base.rational.map({ $0.sign > 0 }) ?? true else { throw .unable(.unsupported) }
        let logarithm = Expr.product([slope, .elementary(.ln, base)])
        if !base.contains(variable) { return .product([power, logarithm]) }
        let rest = Expr.product([exponent, try derivative(of: base), .power(base, .number(-1))])
        return .product([power, .sum([logarithm, rest])])
    }

    /// The derivative of an elementary function at u.
    private static func derivative(of function: FunctionName.Elementary, at u: Expr) throws(EvaluationError) -> Expr {
        func value(_ function: FunctionName.Elementary) -> Expr { .elementary(function, u) }
        func power(_ base: Expr, _ exponent: Rational) -> Expr { .power(base, .number(exponent)) }
        let square = power(u, 2)
        switch function {
        case .sin: return value(.cos)
        case .cos: return value(.sin).negated
        case .tan: return power(value(.cos), -2)
        case .cot: return power(value(.sin), -2).negated
        case .sec: return .product([value(.sin), power(value(.cos), -2)])
        case .csc: return .product([value(.cos), power(value(.sin), -2)]).negated
        case .sinh: return value(.cosh)
        case .cosh: return value(.sinh)
        case .tanh: return power(value(.cosh), -2)
        case .ln: return power(u, -1)
        case .arcsin, .arccos, .arctan, .abs:
            guard u.isReal else { throw .unable(.unsupported) }
            switch function {
            case .arcsin: return power(.difference(.one, square), -.half)
            case .arccos: return power(.difference(.one, square), -.half).negated
            case .arctan: return power(.sum([.one, square]), -1)
            default: return .quotient(u, value(.abs))
            }
        case .floor, .ceiling, .realPart, .imaginaryPart, .conjugate: throw .unable(.unsupported)
        }
    }

    /// ∂f/∂xᵢ at the arguments, for a function that the text names.
    private func partial(_ application: Expr, _ index: Int) -> Expr {
        let slot = fresh(for: application)
        var arguments = application.arguments
        let point = arguments[index]
        arguments[index] = .symbol(slot)
        return .binding(.derivative, slot, in: application.rebuilt(arguments), [point, .one])
    }

    func fresh(for expression: Expr) -> Symbol {
        var name = "∘"
        while expression.contains(Symbol(name)) { name += "∘" }
        return Symbol(name)
    }
}

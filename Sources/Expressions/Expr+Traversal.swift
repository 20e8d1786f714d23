import Arithmetic

extension Expr {
    /// The free symbols in it, in name order.
    public var symbols: [Symbol] {
        var found: Set<Symbol> = []
        collectSymbols(into: &found)
        return found.sorted()
    }

    public func collectSymbols(into found: inout Set<Symbol>) {
        if isGround { return }
        if let symbol, !symbol.isBound { found.insert(symbol) }
        for argument in arguments { argument.collectSymbols(into: &found) }
    }

    public func contains(_ symbol: Symbol) -> Bool {
        if isGround { return false }
        return self.symbol == symbol || arguments.contains { $0.contains(symbol) }
    }

    /// Whether some node satisfies the predicate.
    public func contains(where predicate: (Expr) -> Bool) -> Bool {
        predicate(self) || arguments.contains { $0.contains(where: predicate) }
    }

    /// Whether a function that has a name only is applied in it.
    public var hasNamedFunction: Bool { contains { if case .function(.named) = $0.head { true } else { false } } }

    /// Whether an indefinite integral stands in it.
    public var hasIntegral: Bool { contains { $0.head == .function(.binder(.antiderivative)) } }

    /// Every symbol replaced by its value, all at once.
    public func substituting(_ values: [Symbol: Expr]) -> Expr {
        if isGround || values.isEmpty { return self }
        if let symbol { return values[symbol] ?? self }
        if case .function(.binder) = head, let result = substitutingInBinder(values) { return result }
        return mappingArguments { $0.substituting(values) }
    }

    /// Every node equal to `target` replaced, outermost first; not in the body of a binder, whose variable is another one
    /// at every point.
    public func replacing(_ target: Expr, by replacement: Expr) -> Expr {
        if self == target { return replacement }
        if arguments.isEmpty || size <= target.size { return self }
        if case .function(.binder) = head { return self }
        return mappingArguments { $0.replacing(target, by: replacement) }
    }

    /// Whether the unknown occurs only under sums, products and integer powers.
    public func isRational(in unknown: Symbol) -> Bool {
        if !contains(unknown) { return true }
        switch head {
        case .symbol: return true
        case .sum, .product: return arguments.allSatisfy { $0.isRational(in: unknown) }
        case .power: return arguments[1].rational?.isInteger == true && arguments[0].isRational(in: unknown)
        default: return false
        }
    }

    /// The same operation on the arguments' images; itself where the map leaves each argument as it is.
    public func mappingArguments(_ image: (Expr) -> Expr) -> Expr {
        let images = arguments.map(image)
        return zip(images, arguments).allSatisfy { $0.node === $1.node } ? self : rebuilt(images)
    }

    /// The same operation on other arguments, canonical again.
    public func rebuilt(_ arguments: [Expr]) -> Expr {
        switch head {
        case .number, .symbol, .constant: self
        case .sum: .sum(arguments)
        case .product: .product(arguments)
        case .power: .power(arguments[0], arguments[1])
        case .function(let name): .function(name, arguments)
        }
    }

    /// Whether an indefinite integral occurs in it.
    public var hasAntiderivative: Bool { contains { $0.head == .function(.binder(.antiderivative)) } }

    /// Whether it is a power with a positive exponent that is no integer.
    public var isRoot: Bool {
        guard case .power = head, let exponent = arguments[1].rational else { return false }
        return !exponent.isInteger && exponent.sign > 0
    }

    /// i, or the square root of a prime.
    public var isIOrRootOfPrime: Bool {
        if case .constant(.i) = head { return true }
        guard let (radicand, degree) = rootParts, degree == 2, let value = radicand.rational?.integer else { return false }
        var budget = Budget(steps: 20_000)
        return (try? value.isPrime(budget: &budget)) == true
    }

    /// f(u) and the number of primes for f′(u), f″(u), …
    public var primedFunction: (base: Expr, primes: Int)? {
        guard case .function(.named(let name)) = head, arguments.count == 1, name.hasSuffix("'") else { return nil }
        let primes = name.reversed().prefix { $0 == "'" }.count
        return (.function(.named(String(name.dropLast(primes))), arguments), primes)
    }

    public var isLogarithm: Bool { head == .function(.elementary(.ln)) }

    /// The radicand and degree of u^(1/n) or of a real odd root.
    public var rootParts: (radicand: Expr, degree: Int)? {
        switch head {
        case .power:
            guard let exponent = arguments[1].rational, exponent.numerator.isOne, let degree = exponent.denominator.int,
                degree > 1, degree <= 64
            else { return nil }
            return (arguments[0], degree)
        case .function(.oddRoot):
            guard let degree = arguments[1].rational?.int, degree > 1, degree % 2 == 1, degree <= 64 else { return nil }
            return (arguments[0], degree)
        default: return nil
        }
    }
}

import Arithmetic

extension Formula {
    /// The same formula over the real numbers with exponentials and logarithms taken away where ln, an increasing bijection from
    /// the positive numbers to ℝ, does it statement by statement:
    /// - both sides products of powers of positive constants: their logarithms are compared;
    /// - left − right = Σ cᵢ ln uᵢ + c, perhaps all over the logarithm of a number: Π uᵢ^(n cᵢ) · e^(n c) is compared with 1, where
    ///   all parts of the statement are defined.
    public var comparingLogarithms: Formula {
        mapped { statement in
            guard statement.relation != .approximately, !statement.isGround, statement.left.mayHaveLogarithm || statement.right.mayHaveLogarithm
            else { return .statement(statement) }
            if let left = statement.left.logarithmOfPositive, let right = statement.right.logarithmOfPositive {
                return .statement(Statement(left, statement.relation, right))
            }
            guard let (top, bottom) = statement.difference.exponentialOfSum else { return .statement(statement) }
            // The conditions keep the domain, of which the factors know nothing.
            let conditions = (statement.left.domainConditions + statement.right.domainConditions).map(\.statement)
            return .and((conditions + [Statement(top, statement.relation, bottom)]).map { .statement($0) })
        }
    }
}

extension Expr {
    /// Whether it holds a logarithm or a power whose exponent is no number.
    fileprivate var mayHaveLogarithm: Bool {
        contains {
            switch $0.head {
            case .function(.elementary(.ln)): true
            case .power: $0.arguments[1].rational == nil
            default: false
            }
        }
    }

    /// The logarithm of a product of positive numbers and powers of positive constants with total real exponents.
    fileprivate var logarithmOfPositive: Expr? {
        switch head {
        case .number(let value): return value.sign > 0 ? .elementary(.ln, self) : nil
        case .constant(.e): return .one
        case .power where arguments[1].isTotal && arguments[1].isReal:
            return arguments[0].logarithmOfPositive.map { .product([arguments[1], $0]) }
        case .product:
            var terms: [Expr] = []
            for factor in arguments {
                guard let term = factor.logarithmOfPositive else { return nil }
                terms.append(term)
            }
            return .sum(terms)
        default: return nil
        }
    }

    /// For Σ cᵢ ln uᵢ + c, or that over ln b, products p and q of positive integer powers of the uᵢ, of e and of b: the expression has
    /// the sign of p − q where it is defined.
    fileprivate var exponentialOfSum: (Expr, Expr)? {
        var terms: [(coefficient: Rational, factors: [Expr])] = []
        collectTerms(scale: 1, into: &terms)
        let base = terms.lazy.flatMap(\.factors).compactMap(\.baseOfLogarithm).first
        var arguments: [(Rational, Expr)] = []
        for (coefficient, factors) in terms {
            let logarithms = factors.filter { $0.head == .function(.elementary(.ln)) }
            let bases = factors.compactMap(\.baseOfLogarithm)
            guard logarithms.count + bases.count == factors.count, logarithms.count <= 1 else { return nil }
            if factors.isEmpty {
                arguments.append((coefficient, base.map { .number($0) } ?? .constant(.e)))
            } else {
                guard let logarithm = logarithms.first, bases == [base].compactMap({ $0 }) else { return nil }
                arguments.append((coefficient, logarithm.arguments[0]))
            }
        }
        guard arguments.contains(where: { !$0.1.isGround }) else { return nil }
        var scale = arguments.reduce(Rational(1)) { Rational($0.numerator.leastCommonMultiple(with: $1.0.denominator)) }
        if let base, base < 1 { scale = -scale }
        var powers: [[Expr]] = [[], []]
        for (coefficient, argument) in arguments {
            guard let count = (coefficient * scale).int, count.magnitude <= 64 else { return nil }
            powers[count > 0 ? 0 : 1].append(.power(argument, .number(Int(count.magnitude))))
        }
        return (.product(powers[0]), .product(powers[1]))
    }

    /// The terms of a sum as rational multiples of products.
    private func collectTerms(scale: Rational, into found: inout [(coefficient: Rational, factors: [Expr])]) {
        switch head {
        case .number(let value): found.append((scale * value, []))
        case .sum: for term in arguments { term.collectTerms(scale: scale, into: &found) }
        case .product:
            guard let coefficient = arguments[0].rational else { return found.append((scale, arguments)) }
            if arguments.count == 2 { return arguments[1].collectTerms(scale: scale * coefficient, into: &found) }
            found.append((scale * coefficient, Array(arguments.dropFirst())))
        default: found.append((scale, [self]))
        }
    }

    /// b for 1/ln b with a rational b > 0 other than 1.
    private var baseOfLogarithm: Rational? {
        guard case .power = head, arguments[1].rational == -1, arguments[0].head == .function(.elementary(.ln)),
            let base = arguments[0].arguments[0].rational, base.sign > 0, !base.isOne
        else { return nil }
        return base
    }
}

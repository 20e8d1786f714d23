import Arithmetic

extension Formula {
    /// The same formula over the real numbers with exponentials and logarithms taken away where ln, an increasing bijection from
    /// the positive numbers to ℝ, does it statement by statement:
    /// - both sides products of powers of positive constants: their logarithms are compared;
    /// - left − right = Σ cᵢ ln uᵢ + c, perhaps all over the logarithm of a number: Π uᵢ^(n cᵢ) · e^(n c) is compared with 1, where
    ///   all parts of the statement are defined; of an equation the sum may stand over the logarithm of any b;
    /// - c ln u = r, perhaps over the logarithm of a number, where r has no logarithm: u is compared with the power.
    public var comparingLogarithms: Formula { mapped(\.comparingLogarithms) }
}

extension Statement {
    fileprivate var comparingLogarithms: Formula {
        guard relation != .approximately, !isGround, left.mayHaveLogarithm || right.mayHaveLogarithm else { return .statement(self) }
        if let left = left.logarithmOfPositive, let right = right.logarithmOfPositive { return .statement(Statement(left, relation, right)) }
        guard let (top, bottom) = difference.exponentialOfSum(isSignKept: relation.isOrder) ?? exponentialOfSide else { return .statement(self) }
        // The conditions keep the domain, of which the factors know nothing.
        let conditions = (left.domainConditions + right.domainConditions).map { condition in
            // ln b ≠ 0, where b is a base.
            if condition.statement.relation == .notEqual, case .function(.elementary(.ln)) = condition.statement.left.head, condition.statement.right.rational == 0 {
                return Statement(condition.statement.left.arguments[0], .notEqual, .one)
            }
            return condition.statement
        }
        return .and((conditions + [Statement(top, relation, bottom)]).map { .statement($0) })
    }

    /// u and b^r for an equation log_b u = r between real numbers, whichever side the logarithm is.
    private var exponentialOfSide: (Expr, Expr)? {
        guard relation == .equal || relation == .notEqual else { return nil }
        for (side, value) in [(left, right), (right, left)] where value.isTotal && value.isReal && !value.mayHaveLogarithm {
            let factors = if case .product = side.head { side.arguments } else { [side] }
            guard let logarithm = factors.first(where: { $0.head == .function(.elementary(.ln)) }), !logarithm.isGround else { continue }
            let rest = factors.filter { $0 != logarithm }
            let bases = rest.compactMap(\.baseOfLogarithm)
            guard rest.count == bases.count, bases.count <= 1 else { continue }
            if let base = bases.first, base.rational == nil { continue }
            return (logarithm.arguments[0], .power(bases.first ?? .constant(.e), value))
        }
        return nil
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
    /// the sign of p − q where it is defined; for a b that is no number, it is 0 only where p − q is.
    fileprivate func exponentialOfSum(isSignKept: Bool) -> (Expr, Expr)? {
        var terms: [(coefficient: Rational, factors: [Expr])] = []
        collectTerms(scale: 1, into: &terms)
        let base = terms.lazy.flatMap(\.factors).compactMap(\.baseOfLogarithm).first
        var arguments: [(Rational, Expr)] = []
        for (coefficient, factors) in terms {
            let logarithms = factors.filter { $0.head == .function(.elementary(.ln)) }
            let bases = factors.compactMap(\.baseOfLogarithm)
            guard logarithms.count + bases.count == factors.count, logarithms.count <= 1 else { return nil }
            if factors.isEmpty {
                arguments.append((coefficient, base ?? .constant(.e)))
            } else {
                guard let logarithm = logarithms.first, bases == [base].compactMap({ $0 }) else { return nil }
                arguments.append((coefficient, logarithm.arguments[0]))
            }
        }
        guard arguments.contains(where: { !$0.1.isGround }), !isSignKept || base.map({ $0.rational != nil }) ?? true else { return nil }
        var scale = arguments.reduce(Rational(1)) { Rational($0.numerator.leastCommonMultiple(with: $1.0.denominator)) }
        if let base = base?.rational, base < 1 { scale = -scale }
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

    /// b for 1/ln b with a rational b > 0 other than 1, or a b that is no number.
    fileprivate var baseOfLogarithm: Expr? {
        guard case .power = head, arguments[1].rational == -1, arguments[0].head == .function(.elementary(.ln)) else { return nil }
        let base = arguments[0].arguments[0]
        guard let value = base.rational else { return base.isGround ? nil : base }
        return value.sign > 0 && !value.isOne ? base : nil
    }
}

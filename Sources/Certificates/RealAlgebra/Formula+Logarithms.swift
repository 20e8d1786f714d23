import Arithmetic
import Expressions

extension Formula {
    /// The same formula over the real numbers with exponentials and logarithms taken away where ln, an increasing bijection from
    /// the positive numbers to ℝ, does it statement by statement:
    /// - both sides products of powers of positive constants: their logarithms are compared;
    /// - left − right = Σ nᵢ ln uᵢ with rational nᵢ (up to positive constant factors): Π uᵢ^nᵢ is compared with 1, where
    ///   all parts of the statement are defined.
    public func comparingLogarithms(budget: Budget) throws(EvaluationError) -> Formula {
        try mapped { statement throws(EvaluationError) in
            guard statement.relation != .approximately, !statement.isGround else { return .statement(statement) }
            if let left = statement.left.logarithmOfPositive, let right = statement.right.logarithmOfPositive {
                return .statement(Statement(left, statement.relation, right))
            }
            var normalizer = Normalizer(budget: budget)
            guard statement.left.hasLogarithm || statement.right.hasLogarithm,
                let form = try? normalizer.normalize(statement.difference),
                let (numerator, denominator) = form.sumOfLogarithms(normalizer)
            else { return .statement(statement) }
            // The conditions keep the domain, of which the factors know nothing.
            let conditions = (statement.left.domainConditions + statement.right.domainConditions).map(\.statement)
            return .and((conditions + [Statement(numerator, statement.relation, denominator)]).map { .statement($0) })
        }
    }
}

extension Expr {
    fileprivate var hasLogarithm: Bool {
        contains { $0.head == .function(.elementary(.ln)) && !$0.isGround }
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
}

extension Fraction {
    /// Products n and d of positive integer powers with sign(form) = sign(n − d), for a form that is a sum of multiples of
    /// logarithms over a positive number.
    fileprivate func sumOfLogarithms(_ normalizer: Normalizer) -> (Expr, Expr)? {
        let compiler = LiteralCompiler(normalizer: normalizer, domain: .real)
        guard compiler.knownSign(denominator) == 1 || denominator.constant?.sign == 1 else { return nil }
        var scale = Integer.one
        for value in numerator.terms.values { scale = scale.leastCommonMultiple(with: value.denominator) }
        var factors: [[Expr]] = [[], []]
        for monomial in numerator.monomials {
            guard let only = monomial.factors.first, monomial.degree == 1,
                case .function(.elementary(.ln)) = normalizer.generators[only.generator].head,
                let coefficient = numerator.terms[monomial], let count = (coefficient * Rational(scale)).int,
                count.magnitude <= 64
            else { return nil }
            let argument = normalizer.generators[only.generator].arguments[0]
            factors[count > 0 ? 0 : 1].append(.power(argument, .number(Int(count.magnitude))))
        }
        return (.product(factors[0]), .product(factors[1]))
    }
}

import Arithmetic
import Expressions

/// Function values as generators, with the rewritings that hold wherever the function is defined.
extension Normalizer {
    mutating func normalizeFunction(_ name: FunctionName, _ arguments: [Expr]) throws(EvaluationError) -> Fraction {
        let plain = Expr.function(name, arguments)
        if plain.isGround, let value = try? plain.rationalValue(budget: &budget) { return Fraction(value) }
        switch name {
        case .elementary(let function): return try normalizeElementary(function, arguments[0])
        case .oddRoot: return try normalizeOddRoot(arguments[0], arguments[1])
        default:
            var normalized: [Expr] = []
            for argument in arguments { normalized.append(expression(try normalize(argument))) }
            return opaque(.function(name, normalized))
        }
    }

    private mutating func opaque(_ expression: Expr) -> Fraction {
        Fraction(Polynomial(generator: generator(expression)))
    }

    private mutating func normalizeElementary(_ function: FunctionName.Elementary, _ argument: Expr) throws(EvaluationError) -> Fraction {
        switch function {
        case .sin, .cos: return try sineOrCosine(function, argument)
        case .tan: return try multiply(sineOrCosine(.sin, argument), invert(sineOrCosine(.cos, argument)))
        case .cot: return try multiply(sineOrCosine(.cos, argument), invert(sineOrCosine(.sin, argument)))
        case .sec: return try invert(sineOrCosine(.cos, argument))
        case .csc: return try invert(sineOrCosine(.sin, argument))
        case .ln: return try logarithm(argument)
        case .abs:
            // |u| with |u|² = u² for real u, and |−u| = |u|.
            let (_, canonical) = try signNormalized(argument)
            return opaque(.elementary(.abs, canonical))
        default: return opaque(.elementary(function, expression(try normalize(argument))))
        }
    }

    /// The argument up to sign: the form whose text does not begin with a minus, and the sign taken out.
    private mutating func signNormalized(_ argument: Expr) throws(EvaluationError) -> (Int, Expr) {
        let form = try normalize(argument)
        let canonical = expression(form)
        let negated = expression(Fraction(form.numerator.scaled(by: -1), form.denominator))
        return "\(canonical)".hasPrefix("-") && !"\(negated)".hasPrefix("-") ? (-1, negated) : (1, canonical)
    }

    private mutating func sineOrCosine(_ function: FunctionName.Elementary, _ argument: Expr) throws(EvaluationError) -> Fraction {
        let form = try normalize(argument)
        if let polynomial = form.polynomial {
            if polynomial.isZero { return Fraction(function == .sin ? 0 : 1) }
            let piIndex = generator(.constant(.pi))
            if polynomial.terms.count == 1, let turns = polynomial.terms[Monomial(generator: piIndex, exponent: 1)] {
                let shifted = function == .sin ? turns : turns + Rational("1/2")!
                if let value = SpecialAngles.sine(turns: shifted) { return try normalize(value) }
            }
        }
        let (sign, canonical) = try signNormalized(argument)
        let sine = generator(.elementary(.sin, canonical))
        let cosine = generator(.elementary(.cos, canonical))
        // sin² u = 1 − cos² u
        var relation = Polynomial(1)
        relation.add(-1, Monomial(generator: cosine, exponent: 2))
        setRelation(sine, degree: 2, value: relation)
        if function == .cos { return Fraction(Polynomial(generator: cosine)) }
        return Fraction(Polynomial(generator: sine).scaled(by: Rational(sign)))
    }

    /// ln of a positive rational as Σ aᵢ ln pᵢ, of e as 1, of b^u (b > 0) as u ln b; else a generator.
    private mutating func logarithm(_ argument: Expr) throws(EvaluationError) -> Fraction {
        let form = try normalize(argument)
        if let value = form.constant {
            if value.sign <= 0 { throw .undefined(.logarithmOfNonpositive) }
            var total = Polynomial()
            for (part, sign) in [(value.numerator, 1), (value.denominator, -1)] {
                for (prime, count) in try factors(of: part) {
                    let index = generator(.elementary(.ln, .number(Rational(prime))))
                    total.add(Rational(sign * count), Monomial(generator: index, exponent: 1))
                }
            }
            return Fraction(total)
        }
        if case .constant(.e) = argument.head { return Fraction(1) }
        if case .power = argument.head {
            let base = argument.arguments[0]
            let isE = if case .constant(.e) = base.head { true } else { false }
            if isE || (base.rational?.sign ?? 0) > 0 {
                return try multiply(normalize(argument.arguments[1]), logarithm(base))
            }
        }
        return opaque(.elementary(.ln, expression(form)))
    }

    /// The real root of odd degree: −ⁿ√(−u) for negative rationals, and gⁿ = u.
    private mutating func normalizeOddRoot(_ radicand: Expr, _ degree: Expr) throws(EvaluationError) -> Fraction {
        guard let n = degree.rational?.int, n > 0, n % 2 == 1, n <= 63 else {
            return opaque(.function(.oddRoot, [expression(try normalize(radicand)), degree]))
        }
        let form = try normalize(radicand)
        if let value = form.constant {
            let root = try self.root(of: .number(value.magnitude), degree: n)
            return value.isNegative ? Fraction(root.numerator.scaled(by: -1), root.denominator) : root
        }
        let index = generator(.function(.oddRoot, [expression(form), degree]))
        if let polynomial = form.polynomial { setRelation(index, degree: n, value: polynomial) }
        return Fraction(Polynomial(generator: index))
    }
}

import Arithmetic
import Expressions

/// Function values as generators, with the rewritings that hold wherever the function is defined.
extension Normalizer {
    mutating func normalizeFunction(_ name: FunctionName, _ arguments: [Expr]) throws(EvaluationError) -> Fraction {
        let plain = Expr.function(name, arguments)
        if plain.isGround, let value = try rationalValue(plain) { return Fraction(value) }
        switch name {
        case .elementary(let function): return try normalizeElementary(function, arguments[0])
        case .oddRoot: return try normalizeOddRoot(arguments[0], arguments[1])
        case .factorial: return try factorial(arguments[0])
        case .binomial: return try binomial(arguments[0], arguments[1])
        case .binder:
            guard listsAssumptions, let known = plain.closedSum else { return try normalizeBinder(plain) }
            for part in known.nonzero { assumeNonzero(part) }
            return try normalize(known.value)
        case .named where plain.primedFunction != nil:
            // f′(u) is the derivative of f at u.
            let slot = Expr.symbol("•")
            return try normalizeBinder(
                .binding(.derivative, slot.symbol!, in: .function(name, [slot]), [arguments[0], .zero]))
        default: return try byDefinition(name, arguments)
        }
    }

    /// By way of simpler functions; a generator where there are none.
    mutating func byDefinition(_ name: FunctionName, _ arguments: [Expr]) throws(EvaluationError) -> Fraction {
        var canonicalArguments: [Expr] = []
        for argument in arguments { canonicalArguments.append(try canonical(argument)) }
        let function = Expr.function(name, canonicalArguments)
        return try function.definition.map { (simpler) throws(EvaluationError) in try normalize(simpler) } ?? opaque(function)
    }

    /// The rational value, nil when there is none or it is out of reach.
    private mutating func rationalValue(_ expression: Expr) throws(EvaluationError) -> Rational? {
        do {
            return try expression.rationalValue(budget: &budget)
        } catch {
            // Over the reals a root may have no value where the complex numbers give one: only other reasons are final.
            if case .undefined(let reason) = error, reason != .evenRootOfNegative { throw error }
            return nil
        }
    }

    mutating func opaque(_ expression: Expr) -> Fraction {
        Fraction(Polynomial(generator: generator(expression)))
    }

    private mutating func normalizeElementary(_ function: FunctionName.Elementary, _ argument: Expr)
        throws(EvaluationError) -> Fraction
    {
        switch function {
        case .ln: return try logarithm(argument)
        case .sin, .cos: return try sineOrCosine(function, normalize(argument))
        case .tan, .cot:
            let form = try normalize(argument)
            let (top, bottom): (FunctionName.Elementary, FunctionName.Elementary) = function == .tan ? (.sin, .cos) : (.cos, .sin)
            return try multiply(sineOrCosine(top, form), invert(sineOrCosine(bottom, form)))
        case .sec, .csc: return try invert(sineOrCosine(function == .sec ? .cos : .sin, normalize(argument)))
        case .abs: return try magnitude(normalize(argument))
        case .arcsin, .arctan: return try inverseAngle(function, normalize(argument))
        default: return try byDefinition(.elementary(function), [argument])
        }
    }

    /// The sign taken out, and the form with positive leading coefficients.
    func signNormalized(_ form: Fraction) -> (Int, Expr) {
        let top = form.numerator.leadingCoefficient.isNegative
        let bottom = form.denominator.leadingCoefficient.isNegative
        let positive = Fraction(
            form.numerator.scaled(by: top ? -1 : 1), form.denominator.scaled(by: bottom ? -1 : 1))
        return (top == bottom ? 1 : -1, expression(positive))
    }

    /// ln of a positive rational as Σ aᵢ ln pᵢ, of parts that are known to be positive as Σ eᵢ ln gᵢ, of b^u (b > 0, u real) as
    /// u ln b; else a generator.
    private mutating func logarithm(_ argument: Expr) throws(EvaluationError) -> Fraction {
        let form = try normalize(argument)
        if let value = form.constant, value.sign <= 0 { throw .undefined(.logarithmOfNonpositive) }
        let (content, positive, rest) = try positivePart(of: form, evenDegree: 2)
        var total = Fraction(0)
        for (prime, count) in try content.factors(budget: &budget) {
            total = try add(total, opaque(.elementary(.ln, .number(Rational(prime)))).scaled(by: Rational(count)))
        }
        for factor in positive {
            let part: Fraction
            if case .power = factor.expression.head, isKnownPositive(factor.expression.arguments[0]) {
                part = try multiply(normalize(factor.expression.arguments[1]), logarithm(factor.expression.arguments[0]))
            } else {
                part = factor.expression == .constant(.e) ? Fraction(1) : opaque(.elementary(.ln, factor.expression))
            }
            total = try add(total, part.scaled(by: Rational(factor.exponent)))
        }
        return rest.constant == 1 ? total : try add(total, opaque(.elementary(.ln, expression(rest))))
    }

    /// The real root of odd degree of each factor: −ⁿ√u for −u, and gⁿ = u.
    private mutating func normalizeOddRoot(_ radicand: Expr, _ degree: Expr) throws(EvaluationError) -> Fraction {
        let form = try normalize(radicand)
        guard let n = degree.rational?.int, n > 0, n % 2 == 1, n <= 63 else {
            return opaque(.function(.oddRoot, [expression(form), degree]))
        }
        if form.isZero { return form }
        let (content, factors) = factors(of: form)
        let root = try self.root(of: .number(content.magnitude), degree: n)
        var result = content.isNegative ? root.negated : root
        for factor in factors {
            if !factor.expression.isGround { noteRealLaw() }
            let (sign, positive) = signNormalized(Fraction(factor.polynomial))
            let index = generator(.function(.oddRoot, [positive, degree]))
            setRelation(index, degree: n, value: factor.polynomial.scaled(by: Rational(sign)))
            result = try multiply(result, power(Fraction(Polynomial(generator: index)), factor.exponent).scaled(by: Rational(factor.exponent % 2 == 0 ? 1 : sign)))
        }
        return result
    }
}

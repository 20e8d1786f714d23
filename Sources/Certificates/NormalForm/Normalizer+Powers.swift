import Arithmetic
import Expressions

/// Powers: integer powers multiply out, roots become generators with `gⁿ = radicand`, exponentials split their exponent.
extension Normalizer {
    mutating func normalizePower(_ base: Expr, _ exponent: Expr) throws(EvaluationError) -> Fraction {
        if let n = exponent.rational {
            guard let numerator = n.numerator.int, let degree = n.denominator.int, degree <= 64 else {
                throw .unable(.degree)
            }
            let value = try degree == 1 ? normalize(base) : root(of: base, degree: degree)
            return try power(value, numerator)
        }
        let form = try normalize(exponent)
        if let value = form.constant { return try normalizePower(base, .number(value)) }
        return try exponential(base, exponent, form)
    }

    /// The principal root base^(1/degree), of a positive part by its factors.
    mutating func root(of base: Expr, degree: Int) throws(EvaluationError) -> Fraction {
        let radicand = try normalize(base)
        if let value = radicand.constant { return try rationalRoot(value, degree) }
        let (content, positive, rest) = try positivePart(of: radicand, evenDegree: degree % 2 == 0 ? degree : nil)
        var result = try multiply(rationalRoot(content, degree), simpleRoot(rest, degree))
        for factor in positive {
            let (whole, remaining) = (factor.exponent / degree, factor.exponent % degree)
            let value = Fraction(factor.polynomial)
            result = try multiply(result, power(value, whole))
            if remaining != 0 { result = try multiply(result, power(simpleRoot(value, degree), remaining)) }
        }
        return result
    }

    /// The root as a generator with its relation.
    private mutating func simpleRoot(_ radicand: Fraction, _ degree: Int) throws(EvaluationError) -> Fraction {
        if let value = radicand.constant, degree == 2 || !value.isNegative { return try rationalRoot(value, degree) }
        // (√x)^(1/3) and the like stay opaque generators; only the defining relation is used.
        let root = generator(.power(expression(radicand), .number(try Rational(1, Integer(degree)))))
        if let polynomial = radicand.polynomial { setRelation(root, degree: degree, value: polynomial) }
        return Fraction(Polynomial(generator: root))
    }

    /// The principal root of a rational: prime roots as generators, so that √2·√3 and √6 have one form.
    private mutating func rationalRoot(_ value: Rational, _ degree: Int) throws(EvaluationError) -> Fraction {
        if value.isZero { return Fraction(0) }
        if value.isNegative {
            guard degree == 2 else { throw .unable(.unsupported) }
            return try multiply(normalize(.constant(.i)), rationalRoot(-value, 2))
        }
        // √(p/q) = √(p q^(n−1)) / q
        try budget.check(bits: value.bitLength * degree)
        let radicand = value.numerator * value.denominator.power(degree - 1)
        var result = Fraction(try Rational(1, value.denominator))
        for (prime, exponent) in try Rational(radicand).factors(budget: &budget) {
            result = try multiply(result, primeRoot(prime, Rational(Integer(exponent), Integer(degree))))
        }
        return result
    }

    /// p^e for a number p > 0, by roots of prime power degrees alone: 5^(1/6) = 5^(1/2) 5^(2/3) / 5.
    private mutating func primeRoot(_ prime: Integer, _ exponent: Rational) throws(EvaluationError) -> Fraction {
        let (whole, parts) = try exponent.partialFractions(budget: &budget)
        guard let whole = whole.int else { throw .unable(.degree) }
        var result = Fraction(try Rational(prime).power(whole))
        for part in parts {
            guard let times = part.numerator.int, let degree = part.denominator.int else { throw .unable(.degree) }
            let root = Expr.power(.number(Rational(prime)), .number(try Rational(1, part.denominator)))
            setRelation(generator(root), degree: degree, value: Polynomial(Rational(prime)))
            result = try multiply(result, power(opaque(root), times))
        }
        return result
    }

    /// base^exponent for an exponent that is not a number: x^(u+v) = x^u x^v and x^(n u) = (x^u)^n for integers n, which hold for
    /// principal values of every base that is not 0.
    private mutating func exponential(_ base: Expr, _ exponent: Expr, _ form: Fraction) throws(EvaluationError) -> Fraction {
        if let value = base.rational, value.isOne { return Fraction(1) }
        if let value = base.rational, !value.isZero {
            // (−v)^u = (−1)^u v^u for v > 0.
            var result =
                try value.isNegative ? splitExponential(.number(-1), Fraction(-1), form, 1, positive: true) : Fraction(1)
            for (prime, count) in try value.factors(budget: &budget) {
                let prime = Rational(prime)
                result = try multiply(
                    result, splitExponential(.number(prime), Fraction(prime), form, Rational(count), positive: true))
            }
            return result
        }
        if case .constant(.e) = base.head {
            return try splitExponential(base, normalize(base), form, 1, positive: true)
        }
        if base.rational != nil {
            return Fraction(Polynomial(generator: generator(Expr.power(base, expression(form)))))
        }
        // (a r)^v = a^v r^v for a > 0, and (b^u)^v = b^(u v) for b > 0 and real u.
        let baseForm = try normalize(base)
        if let value = baseForm.constant { return try exponential(.number(value), exponent, form) }
        let (content, positive, rest) = try positivePart(of: baseForm)
        var result = try content.isOne ? Fraction(1) : exponential(.number(content), exponent, form)
        for factor in positive {
            let power = try multiply(form, Fraction(Rational(factor.exponent)))
            if case .power = factor.expression.head, isKnownPositive(factor.expression.arguments[0]) {
                let product = Expr.product([factor.expression.arguments[1], expression(power)])
                result = try multiply(result, normalizePower(factor.expression.arguments[0], product))
            } else {
                let isStrict = isKnownPositive(factor.expression)
                result = try multiply(
                    result, splitExponential(factor.expression, Fraction(factor.polynomial), power, 1, positive: isStrict))
            }
        }
        if rest.constant == 1 { return result }
        return try multiply(result, splitExponential(expression(rest), rest, form, 1, positive: false))
    }

    /// base^(scale · form) as a product over the terms of the exponent.
    private mutating func splitExponential(
        _ base: Expr, _ baseForm: Fraction, _ form: Fraction, _ scale: Rational, positive: Bool
    ) throws(EvaluationError) -> Fraction {
        guard let exponent = form.polynomial?.scaled(by: scale) else {
            return Fraction(
                Polynomial(generator: generator(Expr.power(base, .product([.number(scale), expression(form)])))))
        }
        var result = Fraction(1)
        if !positive, exponent.terms.count > 1 || exponent.terms.contains(where: { !$0.coefficient.isOne }) { assumeNonzero(base) }
        for term in exponent.terms {
            let (monomial, coefficient) = (term.monomial, term.coefficient)
            if base == .constant(.e), let value = try exponential(of: monomial, coefficient) {
                result = try multiply(result, value)
            } else if positive, base.rational == nil, base != .constant(.e), monomial.factors.contains(where: { generators[$0.generator].isLogarithm }) {
                // b^(u ln v) = e^(u ln v ln b)
                let factor = expression(Polynomial(coefficient, monomial))
                result = try multiply(result, normalizePower(.constant(.e), .product([.elementary(.ln, base), factor])))
            } else if monomial.isOne, let count = coefficient.int {
                result = try multiply(result, power(baseForm, count))
            } else if monomial.isOne {
                result = try multiply(result, normalizePower(base, .number(coefficient)))
            } else {
                // b^(p/q · m) = (b^(m/q))^p
                guard let count = coefficient.numerator.int else { throw .unable(.degree) }
                let unit = Polynomial(try Rational(1, coefficient.denominator), monomial)
                let index = generator(Expr.power(base, expression(unit)))
                result = try multiply(result, power(Fraction(Polynomial(generator: index)), count))
            }
        }
        return result
    }

    /// e^(r ln u) = u^r, e^(v ln p) = p^v for numbers p > 0, and e^(i v) = cos v + i sin v (Euler's formula); nil for other exponents.
    private mutating func exponential(of monomial: Monomial, _ coefficient: Rational) throws(EvaluationError) -> Fraction? {
        if monomial.degree == 1, generators[monomial.factors[0].generator].isLogarithm {
            let argument = generators[monomial.factors[0].generator].arguments[0]
            return try normalizePower(argument, .number(coefficient))
        }
        for (index, exponent) in monomial.factors where exponent == 1 {
            let base = generators[index].arguments.first ?? .zero
            guard generators[index].isLogarithm, let value = base.rational, value.sign > 0 else { continue }
            let rest = Polynomial(coefficient, Monomial(powers: monomial.powers.filter { Int($0 >> 32) != index }))
            return try splitExponential(base, Fraction(value), Fraction(rest), 1, positive: true)
        }
        guard let unit = monomial.factors.first(where: { generators[$0.generator] == .constant(.i) }) else { return nil }
        let angle = Polynomial(coefficient, Monomial(powers: monomial.powers.filter { Int($0 >> 32) != unit.generator }))
        let sine = try multiply(
            Fraction(Polynomial(generator: unit.generator)), sineOrCosine(.sin, Fraction(angle)))
        return try add(sineOrCosine(.cos, Fraction(angle)), sine)
    }
}

import Arithmetic
import Expressions

/// Inverse functions and absolute values in terms of simpler generators.
extension Normalizer {
    /// arcsin and arctan as odd functions with their special values.
    mutating func inverseAngle(_ function: FunctionName.Elementary, _ form: Fraction) throws(EvaluationError) -> Fraction {
        let (sign, positive) = signNormalized(form)
        if form.isZero { return Fraction(0) }
        if positive.isGround {
            let value = try normalize(positive)
            for twelfths in 0...6 {
                let turns = try Rational(Integer(twelfths), 12)
                guard let (sine, cosine) = SpecialAngles.values(turns: turns), function == .arcsin || twelfths < 6 else { continue }
                let scaled = try function == .arcsin ? value : multiply(value, normalize(cosine))
                let other = try normalize(sine)
                let rest = try subtract(scaled, other)
                if rest.isZero { return try normalize(.product([.number(turns * Rational(sign)), .constant(.pi)])) }
            }
        }
        return opaque(.elementary(function, positive)).scaled(by: Rational(sign))
    }

    /// sin and cos of arcsin u and arctan u, in roots of u; true for the principal values of all complex u.
    mutating func ofInverseAngle(_ angle: Expr) throws(EvaluationError) -> (sine: Fraction, cosine: Fraction)? {
        guard case .function(.elementary(let function)) = angle.head else { return nil }
        let u = angle.arguments[0]
        let square = Expr.power(u, .number(2))
        switch function {
        case .arcsin: return (try normalize(u), try normalize(.squareRoot(.difference(.one, square))))
        case .arctan:
            let cosine = try invert(normalize(.squareRoot(.sum([.one, square]))))
            return (try multiply(normalize(u), cosine), cosine)
        default: return nil
        }
    }

    /// |u|: numbers and real factors taken apart, |a b| = |a| |b|, |a|² = a² for real a.
    mutating func magnitude(_ form: Fraction) throws(EvaluationError) -> Fraction {
        if let value = form.constant { return Fraction(value.magnitude) }
        guard let top = try magnitude(form.numerator), let bottom = try magnitude(form.denominator) else {
            return opaque(.elementary(.abs, signNormalized(form).1))
        }
        return try multiply(top, invert(bottom))
    }

    private mutating func magnitude(_ polynomial: Polynomial) throws(EvaluationError) -> Fraction? {
        let (content, factors) = factors(of: Fraction(polynomial))
        guard factors.allSatisfy(\.expression.isReal) else { return nil }
        var result = Fraction(content.magnitude)
        for factor in factors {
            let base = Fraction(factor.polynomial)
            if !factor.expression.isGround { noteRealLaw() }
            if factor.exponent >= 2 { result = try multiply(result, power(base, factor.exponent - factor.exponent % 2)) }
            guard factor.exponent % 2 == 1 else { continue }
            let (sign, positive) = signNormalized(base)
            if isKnownNonnegative(factor.expression) {
                result = try multiply(result, base)
            } else if isKnownNonnegative(factor.expression.negated) || sign < 0 && isKnownNonnegative(positive) {
                result = try multiply(result, base.negated)
            } else {
                // |a|² = a²
                let index = generator(.elementary(.abs, positive))
                setRelation(index, degree: 2, value: try product(factor.polynomial, factor.polynomial))
                result = try multiply(result, Fraction(Polynomial(generator: index)))
            }
        }
        return result
    }
}

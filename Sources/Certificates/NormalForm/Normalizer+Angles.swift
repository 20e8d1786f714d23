import Arithmetic
import Expressions

/// Sine and cosine of a sum of terms by the addition theorems, in the sines and cosines of the terms' units.
extension Normalizer {
    private typealias SineCosine = (sine: Fraction, cosine: Fraction)

    /// Longer sums and higher multiples stay one generator.
    private static let splitTerms = 4
    private static let splitMultiple = 24

    mutating func sineOrCosine(_ function: FunctionName.Elementary, _ form: Fraction) throws(EvaluationError) -> Fraction {
        let split = try splitAngle(form)
        let pair: SineCosine
        if let split { pair = split } else { pair = try generators(of: form) }
        return function == .sin ? pair.sine : pair.cosine
    }

    private mutating func splitAngle(_ form: Fraction) throws(EvaluationError) -> SineCosine? {
        guard let polynomial = form.quotientByTerm, polynomial.terms.count <= Normalizer.splitTerms else { return nil }
        let piIndex = generator(.constant(.pi))
        var total: SineCosine = (Fraction(0), Fraction(1))
        for term in polynomial.terms {
            let isTurns = term.monomial == Monomial(generator: piIndex, exponent: 1)
            guard let pair = try isTurns ? turns(term.coefficient) : multiple(term.coefficient, of: term.monomial) else { return nil }
            total = try sum(total, pair)
        }
        return total
    }

    /// sin(a + b) = sin a cos b + cos a sin b, cos(a + b) = cos a cos b − sin a sin b
    private mutating func sum(_ a: SineCosine, _ b: SineCosine) throws(EvaluationError) -> SineCosine {
        let sine = try add(multiply(a.sine, b.cosine), multiply(a.cosine, b.sine))
        let product = try multiply(a.sine, b.sine)
        let negated = product.negated
        return (sine, try add(multiply(a.cosine, b.cosine), negated))
    }

    /// The angle `coefficient` · π: exact where it is known, else with whole turns taken off.
    private mutating func turns(_ coefficient: Rational) throws(EvaluationError) -> SineCosine {
        if let value = SpecialAngles.values(turns: coefficient) { return (try normalize(value.sine), try normalize(value.cosine)) }
        // Between −π and π, where p π/q and q π/q − p π/q are multiples of one unit.
        let rest = coefficient - Rational(((coefficient + 1) * Rational.half).floor) * 2
        let pi = Monomial(generator: generator(.constant(.pi)), exponent: 1)
        if let value = try multiple(rest, of: pi) { return value }
        return try generators(of: normalize(.product([.number(rest), .constant(.pi)])))
    }

    /// The angle p/q · m as p times the unit m/q; nil for high multiples.
    private mutating func multiple(_ coefficient: Rational, of monomial: Monomial) throws(EvaluationError) -> SineCosine? {
        guard let count = coefficient.numerator.int, count.magnitude <= Normalizer.splitMultiple else { return nil }
        let unit = Polynomial(try Rational(1, coefficient.denominator), monomial)
        var power = try generators(of: Fraction(unit))
        var total: SineCosine = (Fraction(0), Fraction(1))
        var rest = count.magnitude
        while true {
            if rest % 2 == 1 { total = try sum(total, power) }
            rest /= 2
            if rest == 0 { break }
            power = try sum(power, power)
        }
        if count < 0 { total.sine = total.sine.negated }
        return total
    }

    /// The generators sin u and cos u with sin² u = 1 − cos² u, for u with a positive leading coefficient.
    private mutating func generators(of form: Fraction) throws(EvaluationError) -> SineCosine {
        let (sign, canonical) = signNormalized(form)
        if let value = try ofInverseAngle(canonical) {
            return (value.sine.scaled(by: Rational(sign)), value.cosine)
        }
        let sine = generator(.elementary(.sin, canonical))
        let cosine = generator(.elementary(.cos, canonical))
        var relation = Polynomial(1)
        relation.add(-1, Monomial(generator: cosine, exponent: 2))
        setRelation(sine, degree: 2, value: relation)
        return (
            Fraction(Polynomial(generator: sine).scaled(by: Rational(sign))), Fraction(Polynomial(generator: cosine))
        )
    }
}

/// numerator / denominator of polynomials, not reduced: equal fractions differ by a fraction with a zero numerator.
public struct Fraction: Sendable {
    public var numerator: Polynomial
    public let denominator: Polynomial

    public init(_ numerator: Polynomial, _ denominator: Polynomial) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public init(_ numerator: Polynomial) { self.init(numerator, .one) }

    public init(_ value: Rational) { self.init(Polynomial(value)) }

    public var isZero: Bool { numerator.isZero }

    public var negated: Fraction { scaled(by: -1) }

    public func scaled(by factor: Rational) -> Fraction { Fraction(numerator.scaled(by: factor), denominator) }

    /// The value when both parts are constant.
    public var constant: Rational? {
        guard let top = numerator.constant, let bottom = denominator.constant else { return nil }
        return try? top.divided(by: bottom)
    }

    /// The polynomial it equals when the denominator is a number.
    public var polynomial: Polynomial? {
        guard let bottom = denominator.constant, let inverse = try? bottom.inverse() else { return nil }
        return numerator.scaled(by: inverse)
    }

    /// The polynomial that it equals wherever it is defined, for a denominator with one term that divides all of the numerator's.
    public var quotientByTerm: Polynomial? {
        guard let term = denominator.singleTerm, let inverse = try? term.coefficient.inverse() else { return nil }
        var quotient = Polynomial()
        for part in numerator.terms {
            guard let monomial = part.monomial.divided(by: term.monomial) else { return nil }
            quotient.add(part.coefficient * inverse, monomial)
        }
        return quotient
    }

    /// content · Π base^exponent: a part with one term gives the generators, one with several is a base without a content of its own.
    public var factors: (content: Rational, factors: [(base: Polynomial, exponent: Int)]) {
        var content = Rational.one
        var result: [(base: Polynomial, exponent: Int)] = []
        // What stands above and below is one factor: the fraction is not reduced.
        func add(_ base: Polynomial, _ exponent: Int) {
            if let index = result.firstIndex(where: { $0.base == base }) { result[index].exponent += exponent } else { result.append((base, exponent)) }
        }
        for (part, sign) in [(numerator, 1), (denominator, -1)] {
            let scale = part.singleTerm?.coefficient ?? part.content
            guard let inverse = try? scale.inverse() else { continue }
            content *= sign > 0 ? scale : inverse
            if let monomial = part.singleTerm?.monomial {
                for factor in monomial.factors { add(Polynomial(generator: factor.generator), sign * factor.exponent) }
            } else {
                add(part.scaled(by: inverse), sign)
            }
        }
        return (content, result.filter { $0.exponent != 0 })
    }
}

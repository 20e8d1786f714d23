/// numerator / denominator of polynomials, not reduced: equal fractions differ by a fraction with a zero numerator.
public struct Fraction: Sendable {
    public var numerator: Polynomial
    public let denominator: Polynomial

    public init(_ numerator: Polynomial, _ denominator: Polynomial = Polynomial(1)) {
        self.numerator = numerator
        self.denominator = denominator
    }

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
}

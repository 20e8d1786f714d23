import Arithmetic

/// numerator / denominator, not reduced: a zero numerator is all that the rules ask for.
public struct Fraction: Sendable {
    public internal(set) var numerator: Polynomial
    public let denominator: Polynomial

    init(_ numerator: Polynomial, _ denominator: Polynomial = Polynomial(1)) {
        self.numerator = numerator
        self.denominator = denominator
    }

    init(_ value: Rational) { self.init(Polynomial(value)) }

    public var isZero: Bool { numerator.isZero }

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

/// A closed interval with rational ends that contains a real number: exact arithmetic outward, roots rounded outward.
public struct RationalInterval: Sendable {
    public let lower: Rational
    public let upper: Rational

    public init(_ lower: Rational, _ upper: Rational) { (self.lower, self.upper) = (lower, upper) }

    /// The sign of every number inside; nil when they differ.
    public var sign: Int? {
        if lower.sign > 0 { return 1 }
        if upper.sign < 0 { return -1 }
        return lower.isZero && upper.isZero ? 0 : nil
    }

    public static func + (a: RationalInterval, b: RationalInterval) -> RationalInterval {
        RationalInterval(a.lower + b.lower, a.upper + b.upper)
    }

    public static func * (a: RationalInterval, b: RationalInterval) -> RationalInterval {
        let ends = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper]
        return RationalInterval(ends.min()!, ends.max()!)
    }

    /// The real root of the degree, to `bits` binary places. For an even degree the radicand is not negative, so that a lower end
    /// below 0 counts as 0.
    public func root(_ degree: Int, bits: Int) throws(EvaluationError) -> RationalInterval {
        let scale = Integer(2).power(bits)
        func bound(_ value: Rational, up: Bool) throws(EvaluationError) -> Rational {
            if value.isNegative {
                return degree % 2 == 0 ? 0 : -(try bound(-value, up: !up))
            }
            let scaled = (value * Rational(scale.power(degree))).floor.floorRoot(degree)
            return try Rational(up ? scaled + 1 : scaled, scale)
        }
        return RationalInterval(try bound(lower, up: false), try bound(upper, up: true))
    }
}

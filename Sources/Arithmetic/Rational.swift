/// A rational number in lowest terms with a positive denominator.
public struct Rational: Hashable, Sendable {
    public let numerator: Integer
    public let denominator: Integer

    init(lowestTerms numerator: Integer, _ denominator: Integer) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public init(_ value: Integer) { self.init(lowestTerms: value, 1) }
    public init(_ value: Int) { self.init(lowestTerms: Integer(value), 1) }

    /// numerator / denominator.
    /// - Throws: `.undefined(.divisionByZero)`.
    public init(_ numerator: Integer, _ denominator: Integer) throws(EvaluationError) {
        if denominator.isZero { throw .undefined(.divisionByZero) }
        self = Rational.reduced(numerator, denominator)
    }

    static func reduced(_ numerator: Integer, _ denominator: Integer) -> Rational {
        if denominator.isOne { return Rational(lowestTerms: numerator, 1) }
        var divisor = numerator.greatestCommonDivisor(with: denominator)
        if denominator.isNegative { divisor = -divisor }
        if divisor.isOne { return Rational(lowestTerms: numerator, denominator) }
        return Rational(
            lowestTerms: numerator.dividedExactly(by: divisor), denominator.dividedExactly(by: divisor))
    }

    public static let zero = Rational(0)
    public static let one = Rational(1)
    public static let half = Rational(lowestTerms: 1, 2)
    public static let hundredth = Rational(lowestTerms: 1, 100)

    public var isZero: Bool { numerator.isZero }
    public var isOne: Bool { numerator.isOne && denominator.isOne }
    public var isInteger: Bool { denominator.isOne }
    public var isNegative: Bool { numerator.isNegative }
    public var sign: Int { numerator.sign }
    public var integer: Integer? { denominator.isOne ? numerator : nil }
    public var int: Int? { denominator.isOne ? numerator.int : nil }
    public var magnitude: Rational { isNegative ? -self : self }
    public var bitLength: Int { max(numerator.bitLength, denominator.bitLength) }

    /// The greatest integer not above self.
    public var floor: Integer { numerator.quotientAndRemainder(by: denominator).quotient }
    /// The least integer not below self.
    public var ceiling: Integer { -((-self).floor) }

    /// A double near the value: for display and search order, never for a verdict.
    public var approximate: Double { numerator.approximate / denominator.approximate }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Comparable {
    public static func < (left: Rational, right: Rational) -> Bool {
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        return left.numerator * right.denominator < right.numerator * left.denominator
    }
}

extension Rational {
    public static func + (left: Rational, right: Rational) -> Rational {
        if left.denominator == right.denominator {
            return reduced(left.numerator + right.numerator, left.denominator)
        }
        return reduced(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    public static func - (left: Rational, right: Rational) -> Rational { left + -right }

    public static func * (left: Rational, right: Rational) -> Rational {
        reduced(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    public static prefix func - (value: Rational) -> Rational {
        Rational(lowestTerms: -value.numerator, value.denominator)
    }

    public static func += (left: inout Rational, right: Rational) { left = left + right }
    public static func -= (left: inout Rational, right: Rational) { left = left - right }
    public static func *= (left: inout Rational, right: Rational) { left = left * right }

    /// 1 / self.
    public func inverse() throws(EvaluationError) -> Rational {
        if isZero { throw .undefined(.divisionByZero) }
        return numerator.isNegative
            ? Rational(lowestTerms: -denominator, -numerator) : Rational(lowestTerms: denominator, numerator)
    }

    public func divided(by divisor: Rational) throws(EvaluationError) -> Rational { self * (try divisor.inverse()) }

    /// selfⁿ for any integer n; the caller bounds the size. 0⁰ is undefined here.
    public func power(_ n: Int) throws(EvaluationError) -> Rational {
        if n == 0, isZero { throw .undefined(.zeroToTheZero) }
        if n < 0 { return try inverse().power(-n) }
        return Rational(lowestTerms: numerator.power(n), denominator.power(n))
    }

    /// The rational r with rⁿ = self, if there is one (for even n the nonnegative one).
    public func exactRoot(_ n: Int) -> Rational? {
        guard let top = numerator.exactRoot(n), let bottom = denominator.exactRoot(n) else { return nil }
        return Rational(lowestTerms: top, bottom)
    }
}

extension Rational: CustomStringConvertible {
    /// `a` or `a/b`.
    public var description: String { isInteger ? numerator.description : "\(numerator)/\(denominator)" }

    /// Reads `a` or `a/b`; nil for anything else and for a zero denominator.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let numerator = Integer(String(parts[0])) else { return nil }
        if parts.count == 1 {
            self.init(numerator)
        } else {
            guard let denominator = Integer(String(parts[1])), !denominator.isZero else { return nil }
            self = Rational.reduced(numerator, denominator)
        }
    }
}

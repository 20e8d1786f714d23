/// A decimal number as it was written: its exact value and the number of digits after the point.
public struct DecimalLiteral: Hashable, Sendable {
    public let value: Rational
    /// The last written digit counts 10^(−scale): 0 for an integer, 2 for `1.25`, −1 for `1.2E2`.
    public let scale: Int
    /// Written with a point or an exponent, and so perhaps rounded.
    public let isDecimal: Bool
    /// Exponents of larger size are refused.
    public static let largestExponent = 10_000

    public init(value: Rational, scale: Int) { self.init(value: value, scale: scale, isDecimal: scale > 0) }

    private init(value: Rational, scale: Int, isDecimal: Bool) {
        self.value = value
        self.scale = scale
        self.isDecimal = isDecimal
    }

    /// value · 10^exponent, with as many digits.
    public func shifted(by exponent: Int) -> DecimalLiteral {
        let power = Rational(Integer(10).power(abs(exponent)))
        let shifted = exponent < 0 ? value * ((try? power.inverse()) ?? 1) : value * power
        return DecimalLiteral(value: shifted, scale: scale - exponent, isDecimal: true)
    }

    /// Reads digits with at most one point and perhaps an exponent (`12`, `.5`, `3.`, `0.250`, `1.5E-3`), exactly; nil for
    /// anything else.
    public init?(_ text: String) {
        if let mark = text.utf8.firstIndex(of: UInt8(ascii: "E")) {
            guard let mantissa = DecimalLiteral(String(text[..<mark])),
                let exponent = Int(text[text.index(after: mark)...]), abs(exponent) <= DecimalLiteral.largestExponent
            else { return nil }
            self = mantissa.shifted(by: exponent)
            return
        }
        var digits = ""
        var scale: Int?
        for character in text.utf8 {
            switch character {
            case 48...57:
                digits.unicodeScalars.append(Unicode.Scalar(character))
                scale = scale.map { $0 + 1 }
            case UInt8(ascii: ".") where scale == nil: scale = 0
            default: return nil
            }
        }
        guard let integer = Integer(digits) else { return nil }
        self.scale = scale ?? 0
        isDecimal = self.scale > 0
        value = Rational.reduced(integer, Integer(10).power(self.scale))
    }

    public var negated: DecimalLiteral { DecimalLiteral(value: -value, scale: scale, isDecimal: isDecimal) }

    /// Whether the value is a whole multiple of one unit of the last digit.
    public var hasItsDigits: Bool { (try? value.divided(by: unitInLastPlace))?.isInteger ?? false }

    /// One unit of the last written digit, 10^(−scale).
    public var unitInLastPlace: Rational {
        scale < 0 ? Rational(Integer(10).power(-scale)) : Rational.reduced(1, Integer(10).power(scale))
    }

    /// Sixteen significant digits and more are what a calculation in IEEE 754 binary64 prints.
    private static let binary64Digits = 16
    /// A few roundings of binary64 to 53 bits, one after the other.
    private static let binary64Error = Rational.reduced(1, Integer(2).power(46))

    /// How far the last digit can be trusted: one unit of it; where the digits are those of binary64, also its relative error.
    private var resolution: Rational {
        guard scale > 0, let digits = try? value.magnitude.divided(by: unitInLastPlace),
            digits >= Rational(Integer(10).power(DecimalLiteral.binary64Digits - 1))
        else { return unitInLastPlace }
        return max(unitInLastPlace, value.magnitude * DecimalLiteral.binary64Error)
    }

    /// The open intervals of the numbers that are rounded to the literal and of those that are cut off to it toward zero.
    public var roundingIntervals: [(lower: Rational, upper: Rational)] {
        let unit = resolution
        let half = unit * Rational.half
        let towardZero = value.isNegative ? value - unit : value + unit
        return [(value - half, value + half), (min(value, towardZero), max(value, towardZero))]
    }

    /// Whether the literal is `exact` rounded to its own digits: |exact − literal| ≤ ½ unit in the last place, or cut off
    /// toward zero: less than one unit, literal nearer to zero. Of sixteen and more digits the last ones are those of binary64.
    public func isRounding(of exact: Rational) -> Bool {
        let error = (exact - value).magnitude
        let unit = resolution
        if error + error <= unit { return true }
        return error < unit && value.magnitude < exact.magnitude && value.sign * exact.sign >= 0
    }
}

/// A decimal number as it was written: its exact value and the number of digits after the point.
public struct DecimalLiteral: Hashable, Sendable {
    public let value: Rational
    /// Digits after the decimal point; 0 for an integer.
    public let scale: Int

    public init(value: Rational, scale: Int) {
        self.value = value
        self.scale = scale
    }

    /// Reads digits with at most one point (`12`, `.5`, `3.`, `0.250`), exactly; nil for anything else.
    public init?(_ text: String) {
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
        value = Rational.reduced(integer, Integer(10).power(self.scale))
    }

    /// One unit of the last written digit, 10^(−scale).
    public var unitInLastPlace: Rational { Rational.reduced(1, Integer(10).power(scale)) }

    /// Whether the literal is `exact` rounded to its own digits: |exact − literal| ≤ ½ unit in the last place, or cut off
    /// toward zero: less than one unit, literal nearer to zero.
    public func isRounding(of exact: Rational) -> Bool {
        let error = (exact - value).magnitude
        if error + error <= unitInLastPlace { return true }
        return error < unitInLastPlace && value.magnitude < exact.magnitude && value.sign * exact.sign >= 0
    }
}

/// A polynomial with integer coefficients in machine numbers. It tells signs that no rounding can change.
///
/// With u = 2⁻⁵², coefficients and place are taken with relative errors of at most u and 3u, and each of the 2n operations of Horner's
/// scheme adds u/2: the value is off by less than 8 (n + 1) u Σ |cₖ| |x|ᵏ (Higham, Accuracy and Stability of Numerical Algorithms, §5.1).
/// Underflow adds less than 10⁻³⁰⁰: for |x| ≥ 1 no partial result but 0 lies below 2⁻⁵⁴, the coefficients being integers.
struct MachinePolynomial: Sendable {
    /// From the highest power down.
    private let coefficients: [Double]

    /// - Precondition: integer coefficients.
    init(_ polynomial: UnivariatePolynomial) { coefficients = polynomial.coefficients.reversed().map(\.numerator.approximate) }

    private static let underflow = 1e-300

    /// The sign of the value at x; nil when it is not evident.
    func sign(at x: Rational) -> Int? {
        let place = x.approximate
        guard isInRange(place) || x.isZero else { return nil }
        var (value, size) = (0.0, 0.0)
        for coefficient in coefficients {
            value = value * place + coefficient
            size = size * abs(place) + abs(coefficient)
        }
        return sign(value, bound: error(size))
    }

    /// The one sign at all places between the two; nil when it is not evident. By the mean value theorem the value differs from the one
    /// in the middle by at most half the width times Σ k |cₖ| Mᵏ⁻¹, where M bounds all places.
    func sign(between lower: Rational, and upper: Rational) -> Int? {
        let (low, high) = (lower.approximate, upper.approximate)
        let (middle, largest) = ((low + high) / 2, max(abs(low), abs(high)) * (1 + 0x1p-48))
        guard isInRange(largest) else { return nil }
        var (value, size, slope) = (0.0, 0.0, 0.0)
        for coefficient in coefficients {
            value = value * middle + coefficient
            slope = slope * largest + size
            size = size * largest + abs(coefficient)
        }
        // The ends are rounded too.
        let reach = ((high - low) / 2 + largest * 0x1p-48) * slope * 1.001
        return sign(value, bound: error(size) + reach)
    }

    private func isInRange(_ place: Double) -> Bool { (0x1p-500...0x1p500).contains(abs(place)) }

    private func error(_ size: Double) -> Double { size * Double(8 * coefficients.count) * 0x1p-52 + MachinePolynomial.underflow }

    private func sign(_ value: Double, bound: Double) -> Int? { abs(value) > bound && bound.isFinite ? (value > 0 ? 1 : -1) : nil }
}

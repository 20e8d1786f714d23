/// A real algebraic number: a rational, or the one root of a square-free polynomial in an open rational interval at whose ends
/// the polynomial has opposite signs.
public enum RealPoint: Hashable, Sendable {
    case rational(Rational)
    case root(of: UnivariatePolynomial, lower: Rational, upper: Rational)

    public var lower: Rational {
        switch self {
        case .rational(let value): value
        case .root(_, let lower, _): lower
        }
    }

    public var upper: Rational {
        switch self {
        case .rational(let value): value
        case .root(_, _, let upper): upper
        }
    }

    public var width: Rational { upper - lower }

    /// The same number with the interval halved.
    public var refined: RealPoint {
        guard case .root(let polynomial, let lower, let upper) = self else { return self }
        let middle = (lower + upper) * .half
        let sign = polynomial.sign(at: middle)
        if sign == 0 { return .rational(middle) }
        return polynomial.sign(at: lower) == sign
            ? .root(of: polynomial, lower: middle, upper: upper) : .root(of: polynomial, lower: lower, upper: middle)
    }

    /// The sign of another polynomial at this number: 0 exactly when the common divisor has the root, else from an interval in
    /// which the other has no root.
    public func sign(of other: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError) -> Int {
        if other.degree <= 0 { return other.leading.sign }
        guard case .root(let polynomial, _, _) = self else { return other.sign(at: lower) }
        if let sign = evidentSign(of: other) { return sign }
        let common = try polynomial.greatestCommonDivisor(with: other, budget: &budget)
        // The common divisor is square-free and has at most this one root of the polynomial in the interval.
        if common.degree > 0, common.sign(at: lower) * common.sign(at: upper) < 0 { return 0 }
        let sequence = try SturmSequence(other.squareFreePart(budget: &budget), budget: &budget)
        var point = self
        while true {
            guard case .root(_, let low, let high) = point else { return other.sign(at: point.lower) }
            try budget.spend(sequence.price(bits: max(low.bitLength, high.bitLength)))
            if other.sign(at: high) != 0, sequence.variations(at: low) == sequence.variations(at: high) {
                return other.sign(at: high)
            }
            point = point.refined
        }
    }

    /// The sign that machine numbers see on the whole interval, made a little smaller; nil when they see none.
    private func evidentSign(of other: UnivariatePolynomial) -> Int? {
        guard other.coefficients.allSatisfy(\.isInteger) else { return nil }
        let machine = MachinePolynomial(other)
        var point = self
        for _ in 0..<8 {
            if let sign = machine.sign(between: point.lower, and: point.upper) { return sign }
            point = point.refined
        }
        return nil
    }
}

/// Isolation of the real roots of a square-free polynomial (Sturm's theorem).
public enum RealRoots {
    /// All real roots in increasing order, rational ones as rationals, intervals disjoint.
    public static func isolate(_ polynomial: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError)
        -> [RealPoint]
    {
        guard polynomial.degree > 0 else { return [] }
        let sequence = try SturmSequence(polynomial, budget: &budget)
        let bound = Rational(Integer(2).power(polynomial.primitive.rootExponent))
        var result: [RealPoint] = []
        // Half-open intervals (lower, upper] with the variations at both ends.
        var pending = [(-bound, sequence.variations(at: -bound), bound, sequence.variations(at: bound))]
        while let (lower, before, upper, after) = pending.popLast() {
            try budget.spend(sequence.price(bits: max(lower.bitLength, upper.bitLength)))
            let count = before - after
            if count == 0 { continue }
            if count == 1 {
                if polynomial.sign(at: upper) == 0 {
                    result.append(.rational(upper))
                    continue
                }
                if polynomial.sign(at: lower) != 0 {
                    result.append(try rational(.root(of: polynomial, lower: lower, upper: upper), budget: &budget))
                    continue
                }
            }
            let middle = (lower + upper) * .half
            let between = sequence.variations(at: middle)
            pending.append((middle, between, upper, after))
            pending.append((lower, before, middle, between))
        }
        return result
    }

    /// Rationals below, between and above points in increasing order, which are refined until there is room; the simplest found.
    public static func separate(_ points: inout [RealPoint], budget: inout Budget) throws(EvaluationError) -> [Rational] {
        guard let first = points.first else { return [0] }
        var result = [Rational(first.lower.floor - 1)]
        for index in points.indices.dropFirst() {
            while points[index - 1].upper >= points[index].lower {
                try budget.spend(bits: max(points[index].width.bitLength, points[index - 1].width.bitLength))
                points[index - 1] = points[index - 1].refined
                points[index] = points[index].refined
            }
            let (low, high) = (points[index - 1].upper, points[index].lower)
            let middle = (low + high) * .half
            let whole = Rational(middle.floor)
            result.append(whole > low ? whole : whole + 1 < high ? whole + 1 : middle)
        }
        result.append(Rational(points[points.count - 1].upper.ceiling + 1))
        return result
    }

    /// A rational root told as such: its denominator divides the leading coefficient.
    private static func rational(_ point: RealPoint, budget: inout Budget) throws(EvaluationError) -> RealPoint {
        guard case .root(let polynomial, _, _) = point else { return point }
        let leading = polynomial.primitive.leading.magnitude
        if leading.bitLength > 200 { return point }
        var point = point
        while point.width * leading >= 1 {
            try budget.spend(bits: point.width.bitLength)
            point = point.refined
        }
        guard let candidate = try? Rational((point.upper * leading).floor).divided(by: leading) else { return point }
        return candidate > point.lower && polynomial.sign(at: candidate) == 0 ? .rational(candidate) : point
    }
}

extension UnivariatePolynomial {
    /// e ≥ 1 with |x| < 2ᵉ for every complex root x, for integer coefficients aₖ: |x| ≤ 2 max |aₙ₋ₖ/aₙ|^(1/k) (Fujiwara 1916), where a
    /// quotient of numbers with a and b bits lies below 2^(a − b + 1).
    fileprivate var rootExponent: Int {
        var exponent = 0
        for k in coefficients.indices.dropFirst() where !coefficients[degree - k].isZero {
            let bits = coefficients[degree - k].bitLength - leading.bitLength + 1
            exponent = max(exponent, (bits + k - 1) / k)
        }
        return exponent + 1
    }
}

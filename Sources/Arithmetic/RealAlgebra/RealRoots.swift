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
        let common = try polynomial.greatestCommonDivisor(with: other, budget: &budget)
        // The common divisor is square-free and has at most this one root of the polynomial in the interval.
        if common.degree > 0, common.sign(at: lower) * common.sign(at: upper) < 0 { return 0 }
        let sequence = try other.squareFreePart(budget: &budget).sturmSequence(budget: &budget)
        var point = self
        while true {
            guard case .root(_, let low, let high) = point else { return other.sign(at: point.lower) }
            try budget.spend(bits: max(low.bitLength, high.bitLength))
            if other.sign(at: high) != 0, RealRoots.count(sequence, low, high) == 0 {
                return other.sign(at: high)
            }
            point = point.refined
        }
    }
}

/// Isolation of the real roots of a square-free polynomial (Sturm's theorem).
public enum RealRoots {
    /// The number of roots in the half-open interval (lower, upper]: sign variations lost on the way.
    static func count(_ sequence: [UnivariatePolynomial], _ lower: Rational, _ upper: Rational) -> Int {
        variations(sequence.map { $0.sign(at: lower) }) - variations(sequence.map { $0.sign(at: upper) })
    }

    private static func variations(_ signs: [Int]) -> Int {
        let nonzero = signs.filter { $0 != 0 }
        return zip(nonzero, nonzero.dropFirst()).count { $0 != $1 }
    }

    /// All real roots in increasing order, rational ones as rationals, intervals disjoint.
    public static func isolate(_ polynomial: UnivariatePolynomial, budget: inout Budget) throws(EvaluationError)
        -> [RealPoint]
    {
        guard polynomial.degree > 0 else { return [] }
        let sequence = try polynomial.sturmSequence(budget: &budget)
        // Cauchy's bound: every root is smaller than 1 + max |a_k / a_n|; the next power of two keeps the ends short.
        let inverse = try polynomial.leading.magnitude.inverse()
        let largest = polynomial.coefficients.reduce(Rational.zero) { max($0, $1.magnitude * inverse) }
        let bound = Rational(Integer(2).power((largest + 1).ceiling.bitLength))
        var result: [RealPoint] = []
        var pending = [(-bound, bound)]
        while let (lower, upper) = pending.popLast() {
            try budget.spend(sequence.count * sequence.count)
            try budget.spend(bits: max(lower.bitLength, upper.bitLength))
            let count = RealRoots.count(sequence, lower, upper)
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
            pending.append((middle, upper))
            pending.append((lower, middle))
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

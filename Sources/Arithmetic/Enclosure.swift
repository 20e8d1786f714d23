internal import CGMP
internal import CMPFR

/// A rigorous enclosure of a real number: two MPFR endpoints, every operation rounded outward.
///
/// The inclusion principle is the one rule: if x ∈ X and y ∈ Y, then x ∘ y ∈ X ∘ Y. What follows from it and nothing else
/// is decided; endpoints that overlap decide nothing.
public struct Enclosure: Sendable {
    let endpoints: Endpoints

    init(_ endpoints: Endpoints) { self.endpoints = endpoints }

    /// Working precision in bits.
    public var precision: Int { endpoints.precision }

    /// The enclosure of a rational: one point when the value is representable.
    public init(_ value: Rational, precision: Int) {
        endpoints = Endpoints(precision: precision)
        value.numerator.withGMP { numerator in
            value.denominator.withGMP { denominator in
                var quotient = mpq_t()
                __gmpq_init(&quotient)
                __gmpq_set_num(&quotient, numerator)
                __gmpq_set_den(&quotient, denominator)
                mpfr_set_q(endpoints.lower, &quotient, MPFR_RNDD)
                mpfr_set_q(endpoints.upper, &quotient, MPFR_RNDU)
                __gmpq_clear(&quotient)
            }
        }
    }

    /// All numbers from one rational to another that is not less.
    public init(from lower: Rational, to upper: Rational, precision: Int) {
        let (low, high) = (Enclosure(lower, precision: precision), Enclosure(upper, precision: precision))
        endpoints = Endpoints(precision: precision)
        _ = mpfr_assign(endpoints.lower, low.endpoints.lower, MPFR_RNDD)
        _ = mpfr_assign(endpoints.upper, high.endpoints.upper, MPFR_RNDU)
    }

    public static func pi(precision: Int) -> Enclosure {
        Enclosure(Endpoints(precision: precision) { mpfr_const_pi($0, $1) })
    }

    public static func eulerNumber(precision: Int) throws(EvaluationError) -> Enclosure {
        try Enclosure(1, precision: precision).exponential()
    }

    /// Makes an enclosure whose ends come from the same monotone function with both roundings.
    init(precision: Int, lower: (UnsafeMutablePointer<mpfr_t>) -> Void, upper: (UnsafeMutablePointer<mpfr_t>) -> Void)
        throws(EvaluationError)
    {
        endpoints = Endpoints(precision: precision)
        lower(endpoints.lower)
        upper(endpoints.upper)
        try checkFinite()
    }

    /// - Throws: `.unable(.precision)` when an end is infinite or not a number.
    func checkFinite() throws(EvaluationError) {
        if mpfr_number_p(endpoints.lower) == 0 || mpfr_number_p(endpoints.upper) == 0 { throw .unable(.precision) }
    }

    /// −1, 0 or 1 when every number inside has that sign; nil when the enclosure does not tell.
    public var sign: Int? {
        let low = mpfr_sign(endpoints.lower)
        let high = mpfr_sign(endpoints.upper)
        if low > 0 { return 1 }
        if high < 0 { return -1 }
        // MPFR gives what is no number the sign 0.
        return mpfr_zero_p(endpoints.lower) != 0 && mpfr_zero_p(endpoints.upper) != 0 ? 0 : nil
    }

    public var isPoint: Bool { mpfr_equal_p(endpoints.lower, endpoints.upper) != 0 }

    /// Whether no number lies in both.
    public func isSeparated(from other: Enclosure) -> Bool { isBelow(other) || other.isBelow(self) }

    /// Whether every number inside is less than every number inside `other`.
    public func isBelow(_ other: Enclosure) -> Bool { mpfr_less_p(endpoints.upper, other.endpoints.lower) != 0 }

    /// Whether the rational lies between the ends.
    public func contains(_ value: Rational) -> Bool {
        let point = Enclosure(value, precision: precision + 64)
        return !isSeparated(from: point)
    }

    /// A double near the middle: for display and search order only.
    public var approximate: Double {
        (mpfr_get_d(endpoints.lower, MPFR_RNDN) + mpfr_get_d(endpoints.upper, MPFR_RNDN)) / 2
    }
}

/// Two MPFR numbers that live as long as this object and do not change once an `Enclosure` holds it.
final class Endpoints: @unchecked Sendable {
    let lower: UnsafeMutablePointer<mpfr_t>
    let upper: UnsafeMutablePointer<mpfr_t>
    let precision: Int

    init(precision: Int) {
        self.precision = precision
        lower = .allocate(capacity: 2)
        upper = lower + 1
        mpfr_init2(lower, mpfr_prec_t(precision))
        mpfr_init2(upper, mpfr_prec_t(precision))
    }

    /// Both ends of a constant, from its correctly rounded value in each direction.
    convenience init(precision: Int, constant: (UnsafeMutablePointer<mpfr_t>, mpfr_rnd_t) -> Int32) {
        self.init(precision: precision)
        _ = constant(lower, MPFR_RNDD)
        _ = constant(upper, MPFR_RNDU)
    }

    deinit {
        mpfr_clear(lower)
        mpfr_clear(upper)
        lower.deallocate()
    }
}

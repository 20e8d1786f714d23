internal import CMPFR

extension Enclosure {
    public static func + (left: Enclosure, right: Enclosure) -> Enclosure {
        let result = Endpoints(precision: max(left.precision, right.precision))
        mpfr_add(result.lower, left.endpoints.lower, right.endpoints.lower, MPFR_RNDD)
        mpfr_add(result.upper, left.endpoints.upper, right.endpoints.upper, MPFR_RNDU)
        return Enclosure(result)
    }

    public static prefix func - (value: Enclosure) -> Enclosure {
        let result = Endpoints(precision: value.precision)
        mpfr_neg(result.lower, value.endpoints.upper, MPFR_RNDD)
        mpfr_neg(result.upper, value.endpoints.lower, MPFR_RNDU)
        return Enclosure(result)
    }

    public static func - (left: Enclosure, right: Enclosure) -> Enclosure { left + -right }

    public static func * (left: Enclosure, right: Enclosure) -> Enclosure {
        combine(left, right) { mpfr_mul($0, $1, $2, $3) }
    }

    /// self / divisor.
    /// - Throws: `.undefined(.divisionByZero)` for exactly zero, `.unable(.precision)` when the divisor may be zero.
    public func divided(by divisor: Enclosure) throws(EvaluationError) -> Enclosure {
        guard let sign = divisor.sign else { throw .unable(.precision) }
        if sign == 0 { throw .undefined(.divisionByZero) }
        return Enclosure.combine(self, divisor) { mpfr_div($0, $1, $2, $3) }
    }

    /// The least and greatest of the four end products (or quotients), rounded outward.
    private static func combine(
        _ left: Enclosure, _ right: Enclosure,
        _ operation: (
            UnsafeMutablePointer<mpfr_t>, UnsafeMutablePointer<mpfr_t>, UnsafeMutablePointer<mpfr_t>, mpfr_rnd_t
        ) -> Int32
    ) -> Enclosure {
        let precision = max(left.precision, right.precision)
        let result = Endpoints(precision: precision)
        let trial = Endpoints(precision: precision)
        var isFirst = true
        for a in [left.endpoints.lower, left.endpoints.upper] {
            for b in [right.endpoints.lower, right.endpoints.upper] {
                _ = operation(trial.lower, a, b, MPFR_RNDD)
                _ = operation(trial.upper, a, b, MPFR_RNDU)
                // 0 · ∞ after an overflow: ends that are no numbers compare with nothing, so nothing follows from them.
                if mpfr_nan_p(trial.lower) != 0 { return Enclosure(trial) }
                if isFirst || mpfr_less_p(trial.lower, result.lower) != 0 {
                    _ = mpfr_assign(result.lower, trial.lower, MPFR_RNDD)
                }
                if isFirst || mpfr_greater_p(trial.upper, result.upper) != 0 {
                    _ = mpfr_assign(result.upper, trial.upper, MPFR_RNDU)
                }
                isFirst = false
            }
        }
        return Enclosure(result)
    }

    /// selfⁿ for |n| < 2³¹; n = 0 needs a base that is certainly not zero.
    public func power(_ n: Int) throws(EvaluationError) -> Enclosure {
        guard n.magnitude < 1 << 31 else { throw .unable(.precision) }
        if n == 0 {
            guard let sign else { throw .unable(.precision) }
            if sign == 0 { throw .undefined(.zeroToTheZero) }
            return Enclosure(1, precision: precision)
        }
        if n < 0 { return try Enclosure(1, precision: precision).divided(by: power(-n)) }
        let low = endpoints.lower
        let high = endpoints.upper
        if n % 2 == 1 || sign == 1 {
            return try Enclosure(precision: precision) {
                mpfr_pow_ui($0, low, UInt(n), MPFR_RNDD)
            } upper: {
                mpfr_pow_ui($0, high, UInt(n), MPFR_RNDU)
            }
        }
        if sign == -1 { return try (-self).power(n) }
        // The enclosure holds zero and the power is even: from 0 to the larger end.
        let larger = mpfr_cmpabs(low, high) > 0 ? low : high
        return try Enclosure(precision: precision) {
            mpfr_set_zero($0, 1)
        } upper: {
            mpfr_pow_ui($0, larger, UInt(n), MPFR_RNDA)
        }
    }

    /// The real n-th root; for odd n also of negative numbers.
    public func root(_ n: Int) throws(EvaluationError) -> Enclosure {
        if n % 2 == 0 {
            if sign == -1 { throw .undefined(.evenRootOfNegative) }
            if mpfr_sign(endpoints.lower) < 0 { throw .unable(.precision) }
        }
        let low = endpoints.lower
        let high = endpoints.upper
        return try Enclosure(precision: precision) {
            mpfr_rootn_ui($0, low, UInt(n), MPFR_RNDD)
        } upper: {
            mpfr_rootn_ui($0, high, UInt(n), MPFR_RNDU)
        }
    }

    public var magnitude: Enclosure {
        if sign == 1 || sign == 0 { return self }
        if sign == -1 { return -self }
        let result = Endpoints(precision: precision)
        let larger = mpfr_cmpabs(endpoints.lower, endpoints.upper) > 0 ? endpoints.lower : endpoints.upper
        mpfr_set_zero(result.lower, 1)
        mpfr_abs(result.upper, larger, MPFR_RNDU)
        return Enclosure(result)
    }

    /// Largest exponent for which a floor is written out: a short number may have a floor of gigabytes.
    private static let largestFloorExponent = 1 << 17

    /// ⌊x⌋ when both ends agree on it.
    public func floor() throws(EvaluationError) -> Integer {
        try checkFinite()
        let limit = Enclosure.largestFloorExponent
        if mpfr_cmp_si_2exp(endpoints.upper, 1, limit) > 0 || mpfr_cmp_si_2exp(endpoints.lower, -1, limit) < 0 {
            throw .unable(.digits)
        }
        let low = Endpoints(precision: precision)
        mpfr_floor(low.lower, endpoints.lower)
        mpfr_floor(low.upper, endpoints.upper)
        if mpfr_equal_p(low.lower, low.upper) == 0 { throw .unable(.precision) }
        return Integer { mpfr_get_z($0, low.lower, MPFR_RNDN) }
    }
}

internal import CMPFR

/// Enclosures of the elementary functions. Increasing functions map the ends; sine and cosine use |f′| ≤ 1.
extension Enclosure {
    private typealias Function = (UnsafeMutablePointer<mpfr_t>, UnsafeMutablePointer<mpfr_t>, mpfr_rnd_t) -> Int32

    private func increasing(_ function: Function) throws(EvaluationError) -> Enclosure {
        let low = endpoints.lower
        let high = endpoints.upper
        return try Enclosure(precision: precision) {
            _ = function($0, low, MPFR_RNDD)
        } upper: {
            _ = function($0, high, MPFR_RNDU)
        }
    }

    public func exponential() throws(EvaluationError) -> Enclosure { try increasing { mpfr_exp($0, $1, $2) } }

    /// The natural logarithm.
    public func logarithm() throws(EvaluationError) -> Enclosure {
        if sign == -1 || sign == 0 { throw .undefined(.logarithmOfNonpositive) }
        if sign == nil { throw .unable(.precision) }
        return try increasing { mpfr_log($0, $1, $2) }
    }

    public func arctangent() throws(EvaluationError) -> Enclosure { try increasing { mpfr_atan($0, $1, $2) } }
    public func hyperbolicSine() throws(EvaluationError) -> Enclosure { try increasing { mpfr_sinh($0, $1, $2) } }
    public func hyperbolicTangent() throws(EvaluationError) -> Enclosure { try increasing { mpfr_tanh($0, $1, $2) } }

    public func arcsine() throws(EvaluationError) -> Enclosure {
        try checkUnitInterval()
        return try increasing { mpfr_asin($0, $1, $2) }
    }

    /// arccos x = π/2 − arcsin x.
    public func arccosine() throws(EvaluationError) -> Enclosure {
        let half = try Enclosure.pi(precision: precision).divided(by: Enclosure(2, precision: precision))
        return try half - arcsine()
    }

    private var relativeExponent: Int {
        let larger = mpfr_cmpabs(endpoints.lower, endpoints.upper) > 0 ? endpoints.lower : endpoints.upper
        return mpfr_zero_p(larger) != 0 ? 0 : Int(mpfr_get_exp(larger))
    }

    private func checkUnitInterval() throws(EvaluationError) {
        let one = Enclosure(1, precision: precision)
        if one.isBelow(self) || isBelow(-one) { throw .undefined(.outsideFunctionDomain) }
        if mpfr_cmp_si_2exp(endpoints.upper, 1, 0) > 0 || mpfr_cmp_si_2exp(endpoints.lower, -1, 0) < 0 {
            throw .unable(.precision)
        }
    }

    public func sine() throws(EvaluationError) -> Enclosure { try boundedByOne { mpfr_sin($0, $1, $2) } }
    public func cosine() throws(EvaluationError) -> Enclosure { try boundedByOne { mpfr_cos($0, $1, $2) } }

    /// f(m) ± r, cut to [−1, 1], for the midpoint m and radius r: valid for sine and cosine since |f′| ≤ 1.
    private func boundedByOne(_ function: Function) throws(EvaluationError) -> Enclosure {
        // Argument reduction costs as many bits as the exponent has value.
        if relativeExponent > 4_096 { throw .unable(.precision) }
        let middle = Endpoints(precision: precision + 8)
        mpfr_add(middle.lower, endpoints.lower, endpoints.upper, MPFR_RNDN)
        mpfr_div_2ui(middle.lower, middle.lower, 1, MPFR_RNDN)
        let radius = Endpoints(precision: precision)
        mpfr_sub(radius.lower, middle.lower, endpoints.lower, MPFR_RNDU)
        mpfr_sub(radius.upper, endpoints.upper, middle.lower, MPFR_RNDU)
        mpfr_max(radius.upper, radius.lower, radius.upper, MPFR_RNDU)
        return try Enclosure(precision: precision) {
            _ = function($0, middle.lower, MPFR_RNDD)
            mpfr_sub($0, $0, radius.upper, MPFR_RNDD)
            if mpfr_cmp_si_2exp($0, -1, 0) < 0 { mpfr_set_si_2exp($0, -1, 0, MPFR_RNDD) }
        } upper: {
            _ = function($0, middle.lower, MPFR_RNDU)
            mpfr_add($0, $0, radius.upper, MPFR_RNDU)
            if mpfr_cmp_si_2exp($0, 1, 0) > 0 { mpfr_set_si_2exp($0, 1, 0, MPFR_RNDU) }
        }
    }
}

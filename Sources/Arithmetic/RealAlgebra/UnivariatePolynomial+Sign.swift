internal import CGMP

extension UnivariatePolynomial {
    /// The sign of the value at a rational number, by machine numbers where they tell it.
    public func sign(at x: Rational) -> Int {
        guard coefficients.allSatisfy(\.isInteger) else { return value(at: x).sign }
        return MachinePolynomial(self).sign(at: x) ?? exactSign(at: x)
    }

    /// The same for integer coefficients: the sign of Σ cₖ pᵏ qⁿ⁻ᵏ at p/q.
    func exactSign(at x: Rational) -> Int {
        let (p, q) = (x.numerator, x.denominator)
        return wordSign(p, q) ?? longSign(p, q)
    }

    /// Nil where a partial result is longer than a machine word.
    private func wordSign(_ p: Integer, _ q: Integer) -> Int? {
        guard let p = p.int, let q = q.int else { return nil }
        var (result, power) = (0, 1)
        var isOver = false
        func product(_ a: Int, _ b: Int) -> Int {
            let (value, overflow) = a.multipliedReportingOverflow(by: b)
            isOver = isOver || overflow
            return value
        }
        for coefficient in coefficients.reversed() {
            guard let whole = coefficient.numerator.int else { return nil }
            let (sum, overflow) = product(result, p).addingReportingOverflow(product(whole, power))
            if isOver || overflow { return nil }
            result = sum
            // The power behind the last coefficient is not used.
            if q != 1 { power = product(power, q) }
        }
        return result.signum()
    }

    private func longSign(_ p: Integer, _ q: Integer) -> Int {
        let (whole, factor, summand) = (BigInteger(), BigInteger(), BigInteger())
        let (result, power, term) = (whole.pointer, factor.pointer, summand.pointer)
        gmp_z_set_si(power, 1)
        p.withGMP { p in
            q.withGMP { q in
                for coefficient in coefficients.reversed() {
                    gmp_z_mul(result, result, p)
                    switch coefficient.numerator.storage {
                    case .small(let value): gmp_z_set_si(term, value)
                    case .big(let big): gmp_z_set(term, big.pointer)
                    }
                    if !coefficient.isZero {
                        gmp_z_mul(term, term, power)
                        gmp_z_add(result, result, term)
                    }
                    gmp_z_mul(power, power, q)
                }
            }
        }
        return Int(gmp_z_sgn(result))
    }
}

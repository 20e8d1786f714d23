extension Rational {
    /// Pairs (p, n) with |self| = Π pⁿ, n ≠ 0, for a nonzero number; those of the numerator come first.
    ///
    /// Factors come from trial division up to a fixed bound. What is left over counts as one factor: then p need not be prime.
    public func factors(budget: inout Budget) throws(EvaluationError) -> [(prime: Integer, exponent: Int)] {
        let top = try numerator.magnitude.factors(budget: &budget)
        let bottom = try denominator.factors(budget: &budget)
        return top + bottom.map { ($0.prime, -$0.exponent) }
    }

    /// The number as a whole number and a sum of fractions k/q with 0 < k < q, where the q are powers of the different factors of the
    /// denominator: 5/6 = 1/2 + 1/3, 1/6 = 1/2 + 2/3 − 1.
    public func partialFractions(budget: inout Budget) throws(EvaluationError) -> (whole: Integer, parts: [Rational]) {
        var rest = self
        var parts: [Rational] = []
        for (base, count) in try denominator.factors(budget: &budget) {
            let unit = Rational.reduced(1, base.power(count))
            var part = Rational.zero
            while rest.denominator.quotientAndRemainder(by: base).remainder.isZero { (rest, part) = (rest - unit, part + unit) }
            parts.append(part)
        }
        return (rest.numerator, parts)
    }
}

extension Integer {
    fileprivate func factors(budget: inout Budget) throws(EvaluationError) -> [(prime: Integer, exponent: Int)] {
        var rest = self
        var result: [(prime: Integer, exponent: Int)] = []
        var divisor = 2
        while divisor <= 10_000, !rest.isOne {
            if let small = rest.int, small < divisor * divisor { break }
            var count = 0
            while true {
                let (quotient, remainder) = rest.quotientAndRemainder(by: Integer(divisor))
                if !remainder.isZero { break }
                rest = quotient
                count += 1
            }
            if count > 0 { result.append((Integer(divisor), count)) }
            divisor += divisor == 2 ? 1 : 2
        }
        try budget.spend(divisor / 64 + 1)
        if !rest.isOne { result.append((rest, 1)) }
        return result
    }
}

extension Rational {
    /// Pairs (p, n) with |self| = Π pⁿ, n ≠ 0, for a nonzero number; those of the numerator come first.
    ///
    /// Factors come from trial division up to a fixed bound. What is left over counts as one factor: then p need not be prime.
    public func factors(budget: inout Budget) throws(EvaluationError) -> [(prime: Integer, exponent: Int)] {
        let top = try numerator.magnitude.factors(budget: &budget)
        let bottom = try denominator.factors(budget: &budget)
        return top + bottom.map { ($0.prime, -$0.exponent) }
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

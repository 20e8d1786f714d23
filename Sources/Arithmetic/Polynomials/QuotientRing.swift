/// ℚ[g₀, g₁, …] modulo relations gᵢⁿ = vᵢ, such as i² = −1, (√2)² = 2 or sin² = 1 − cos², and fractions over it.
///
/// Every result is a representative of the right class; a class has several where the relations make the ring more than these.
public struct QuotientRing: Sendable {
    /// generator → (degree, what that power equals).
    private var relations: [Int: (degree: Int, value: Polynomial)] = [:]
    public var budget: Budget

    public init(budget: Budget) { self.budget = budget }

    /// From now on generator^degree = value.
    public mutating func setRelation(_ generator: Int, degree: Int, value: Polynomial) {
        relations[generator] = (degree, value)
    }

    public mutating func add(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction {
        var numerator = try product(left.numerator, right.denominator)
        try numerator.add(product(right.numerator, left.denominator), budget: &budget)
        return Fraction(numerator, try denominator(left, right))
    }

    public mutating func multiply(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Fraction {
        if left.isZero || right.isZero { return Fraction(0) }
        // One cancellation that keeps denominators small: equal parts across the product.
        if left.numerator == right.denominator { return Fraction(right.numerator, left.denominator) }
        if left.denominator == right.numerator { return Fraction(left.numerator, right.denominator) }
        return Fraction(try product(left.numerator, right.numerator), try denominator(left, right))
    }

    /// The product of the denominators. It is 0 for such as √(x²) − x and √(x²) + x, which vanish by turns: then the two
    /// fractions are never defined together.
    private mutating func denominator(_ left: Fraction, _ right: Fraction) throws(EvaluationError) -> Polynomial {
        let result = try product(left.denominator, right.denominator)
        if result.isZero { throw .undefined(.divisionByZero) }
        return result
    }

    public mutating func invert(_ value: Fraction) throws(EvaluationError) -> Fraction {
        if value.isZero { throw .undefined(.divisionByZero) }
        if let constant = value.constant { return Fraction(try constant.inverse()) }
        return Fraction(value.denominator, value.numerator)
    }

    public mutating func power(_ value: Fraction, _ exponent: Int) throws(EvaluationError) -> Fraction {
        if exponent == Int.min { throw .unable(.degree) }
        if exponent < 0 { return try power(invert(value), -exponent) }
        if let constant = value.constant {
            if exponent == 0 && constant.isZero { throw .undefined(.zeroToTheZero) }
            let (bits, overflow) = constant.bitLength.multipliedReportingOverflow(by: exponent)
            if constant.magnitude.isOne || constant.isZero {
                return Fraction(try constant.power(exponent % 2 == 0 ? 2 : 1))
            }
            try budget.check(bits: overflow ? Int.max : bits)
            return Fraction(try constant.power(exponent))
        }
        if exponent > budget.degree { throw .unable(.degree) }
        var result = Fraction(1)
        var square = value
        var remaining = exponent
        while remaining > 0 {
            if remaining & 1 == 1 { result = try multiply(result, square) }
            remaining >>= 1
            if remaining > 0 { square = try multiply(square, square) }
        }
        return result
    }

    /// left · right with the generators' relations applied.
    public mutating func product(_ left: Polynomial, _ right: Polynomial) throws(EvaluationError) -> Polynomial {
        if right.constant?.isOne == true { return try reduce(left) }
        if left.constant?.isOne == true { return try reduce(right) }
        return try reduce(left.multiplied(by: right, budget: &budget))
    }

    /// Applies the relations until every exponent is below its generator's degree.
    private mutating func reduce(_ polynomial: Polynomial) throws(EvaluationError) -> Polynomial {
        if relations.isEmpty || !polynomial.terms.contains(where: { reducible($0.monomial) != nil }) { return polynomial }
        var reduced: [Polynomial.Term] = []
        var pending = polynomial.terms
        while let term = pending.popLast() {
            guard let (generator, exponent, relation) = reducible(term.monomial) else {
                reduced.append(term)
                continue
            }
            let left = exponent - relation.degree
            let rest = Monomial(
                powers: term.monomial.powers.compactMap {
                    Int($0 >> 32) != generator ? $0 : left == 0 ? nil : UInt64(generator) << 32 | UInt64(left)
                })
            try budget.spend(relation.value.terms.count)
            try budget.spend(bits: term.coefficient.bitLength + relation.value.bitLength)
            for other in relation.value.terms {
                pending.append(Polynomial.Term(term.coefficient * other.coefficient, rest * other.monomial))
            }
        }
        let result = Polynomial(addingUp: reduced)
        if result.terms.count > budget.terms { throw .unable(.terms) }
        return result
    }

    /// A generator of the monomial with an exponent that its relation takes down.
    private func reducible(_ monomial: Monomial) -> (generator: Int, exponent: Int, relation: (degree: Int, value: Polynomial))? {
        for power in monomial.powers {
            let (generator, exponent) = (Int(power >> 32), Int(power & 0xFFFF_FFFF))
            if let relation = relations[generator], exponent >= relation.degree { return (generator, exponent, relation) }
        }
        return nil
    }
}

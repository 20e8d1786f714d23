extension Polynomial {
    /// (p, n) with self = pⁿ and n > 1 as great as it is found; nil for other polynomials, and where the search would cost much.
    public var asPower: (root: Polynomial, exponent: Int)? {
        guard 3...60 ~= terms.count, let leading = lexicographicallyGreatest?.monomial else { return nil }
        return [6, 5, 4, 3, 2].lazy.compactMap { exponent in root(exponent, leading).map { ($0, exponent) } }.first
    }

    /// The root, its terms found from the greatest on: p = r + t + …, so that the greatest term of self − rⁿ is n r₀ⁿ⁻¹ t.
    private func root(_ exponent: Int, _ leading: Monomial) -> Polynomial? {
        guard let first = leading.root(exponent), let start = coefficient(of: leading)?.realRoot(exponent) else { return nil }
        var budget = Budget(steps: 5_000)
        var result = Polynomial(start, first)
        var slope = Polynomial(Rational(exponent))
        for _ in 1..<exponent { slope = (try? slope.multiplied(by: result, budget: &budget)) ?? Polynomial() }
        guard let (divisor, scale) = slope.singleTerm else { return nil }
        for _ in 0..<16 {
            var power = Polynomial(-1)
            for _ in 0..<exponent {
                guard let next = try? power.multiplied(by: result, budget: &budget) else { return nil }
                power = next
            }
            let rest = self + power
            guard let next = rest.lexicographicallyGreatest else { return result }
            guard let quotient = next.monomial.divided(by: divisor), Monomial.isLexicographicallyLess(quotient, first),
                let coefficient = try? next.coefficient.divided(by: scale), result.coefficient(of: quotient) == nil
            else { return nil }
            result.add(coefficient, quotient)
        }
        return nil
    }
}

extension Polynomial {
    fileprivate var lexicographicallyGreatest: Term? {
        terms.max { Monomial.isLexicographicallyLess($0.monomial, $1.monomial) }
    }
}

extension Rational {
    fileprivate func realRoot(_ n: Int) -> Rational? { isNegative && n % 2 == 0 ? nil : exactRoot(n) }
}

extension Monomial {
    /// The lexicographic order, which multiplication keeps.
    fileprivate static func isLexicographicallyLess(_ left: Monomial, _ right: Monomial) -> Bool {
        for (a, b) in zip(left.powers, right.powers) where a != b {
            // The same generator: the higher exponent; else the one with the earlier generator.
            return a >> 32 == b >> 32 ? a < b : a > b
        }
        return left.powers.count < right.powers.count
    }

    fileprivate func root(_ n: Int) -> Monomial? {
        guard powers.allSatisfy({ Int($0 & 0xFFFF_FFFF) % n == 0 }) else { return nil }
        return Monomial(powers: powers.map { $0 & ~0xFFFF_FFFF | ($0 & 0xFFFF_FFFF) / UInt64(n) })
    }

    func divided(by other: Monomial) -> Monomial? {
        var result = Array(powers)
        for factor in other.powers {
            guard let place = result.firstIndex(where: { $0 >> 32 == factor >> 32 }),
                result[place] & 0xFFFF_FFFF >= factor & 0xFFFF_FFFF
            else { return nil }
            result[place] -= factor & 0xFFFF_FFFF
        }
        return Monomial(powers: result.filter { $0 & 0xFFFF_FFFF != 0 })
    }
}

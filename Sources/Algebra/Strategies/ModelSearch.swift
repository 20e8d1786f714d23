import Arithmetic
import Certificates
import Expressions

/// Points where polynomial equations hold together: linear unknowns are eliminated, equations in one unknown solved for their
/// rational roots or, last of all, by the quadratic formula; other unknowns try small numbers.
struct ModelSearch {
    private let ring: GeneratorRing
    private let equations: [SparsePolynomial]
    /// For each unknown the power of it that the equations are about: 2 where all its exponents are even.
    private let powers: [Int]
    /// The unknowns of the ring that are square roots of numbers, √2, with these numbers.
    private let radicands: [Int: Rational]
    /// What unknowns try that nothing determines: more values where they lie in some order, or must not be 0.
    private let freeValues: [Rational]
    private var tries = 60

    /// Nil when an equation is no polynomial equation in symbols.
    init?(_ facts: [Statement], budget: inout Budget) throws(EvaluationError) {
        var normalizer = Normalizer(budget: budget)
        var forms: [Polynomial] = []
        for fact in facts {
            let form = try normalizer.normalize(fact.difference)
            forms.append(form.numerator)
            // The unknowns of inequalities need values too.
            forms.append(form.denominator)
        }
        let ring = try GeneratorRing(forms, normalizer: normalizer)
        let radicands = ring.squareRoots
        guard ring.count - radicands.count <= 8, (0..<ring.count).allSatisfy({ ring.expression(of: $0).symbol != nil || radicands[$0] != nil })
        else { return nil }
        self.radicands = radicands
        freeValues = facts.contains { $0.relation != .equal } ? [1, 2, -1, .half, 100] : [1, 2, -1]
        let written = zip(facts, stride(from: 0, to: forms.count, by: 2)).filter { $0.0.relation == .equal }
            .map { ring.polynomial(forms[$0.1]) }
        powers = (0..<ring.count).map { unknown in
            let exponents = written.flatMap { $0.terms.map { $0.monomial[unknown] } }
            return radicands[unknown] == nil && exponents.contains { $0 > 0 } && exponents.allSatisfy { $0 % 2 == 0 } ? 2 : 1
        }
        equations = powers.contains(2) ? written.map { [powers] in $0.dividingExponents(by: powers) } : written
        self.ring = ring
    }

    /// A few points, found in a fixed order.
    mutating func points(budget: inout Budget) -> [[Symbol: Expr]] {
        var result: [[Symbol: Expr]] = []
        for free in freeValues {
            tries = 60
            guard let values = try? solve(equations, free: free, budget: &budget) else { continue }
            var point: [Symbol: Expr] = [:]
            for position in 0..<ring.count {
                guard let symbol = ring.expression(of: position).symbol else { continue }
                let value = values[position] ?? .number(free)
                point[symbol] = powers[position] == 2 ? .squareRoot(value) : value
            }
            // The kernel would refuse a point that is not real.
            guard zip(powers, (0..<ring.count).map { values[$0]?.rational?.sign ?? 1 }).allSatisfy({ $0 == 1 || $1 >= 0 }) else { continue }
            if !result.contains(point) { result.append(point) }
        }
        return result
    }

    private mutating func solve(_ system: [SparsePolynomial], free: Rational, budget: inout Budget)
        throws(EvaluationError) -> [Int: Expr]?
    {
        tries -= 1
        var rest: [SparsePolynomial] = []
        for polynomial in system.lazy.map(reduced).filter({ !$0.isZero }).map(\.monic) where !rest.contains(polynomial) { rest.append(polynomial) }
        if rest.contains(where: { unknowns(of: $0).isEmpty }) || tries < 0 { return nil }
        guard let first = rest.min(by: { (unknowns(of: $0).count, $0.degree) < (unknowns(of: $1).count, $1.degree) }) else {
            return [:]
        }
        if let (unknown, value) = try linear(rest, budget: &budget) {
            let next = try rest.map { polynomial throws(EvaluationError) in
                reduced(try polynomial.substituting(value, for: unknown, budget: &budget))
            }
            guard var values = try solve(next, free: free, budget: &budget) else { return nil }
            let known = Dictionary(
                uniqueKeysWithValues: (0..<ring.count).compactMap { position in
                    ring.expression(of: position).symbol.map { ($0, values[position] ?? .number(free)) }
                })
            values[unknown] = ring.expression(value).substituting(known)
            return values
        }
        let candidates: [Rational]
        let unknown: Int
        let letters = unknowns(of: first)
        if letters.count == 1 {
            unknown = letters[0]
            candidates = first.variables.count == 1 ? try first.rationalRoots(in: unknown, budget: &budget) : []
            if candidates.isEmpty, rest.filter({ $0.variables.contains(unknown) }).count == 1,
                let root = try quadraticRoot(first, unknown, budget: &budget)
            {
                guard var values = try solve(rest.filter { $0 != first }, free: free, budget: &budget) else { return nil }
                values[unknown] = root
                return values
            }
        } else {
            unknown = letters.max { first.degree(in: $0) < first.degree(in: $1) } ?? 0
            candidates = [free, 1, 2, 3, 0, -1, 4, 5, -2]
        }
        for candidate in candidates {
            let next = try rest.map { polynomial throws(EvaluationError) in
                try polynomial.evaluated(at: [unknown: candidate], budget: &budget)
            }
            if var values = try solve(next, free: free, budget: &budget) {
                values[unknown] = .number(candidate)
                return values
            }
        }
        return nil
    }

    /// The unknowns of a polynomial that are to be found.
    private func unknowns(of polynomial: SparsePolynomial) -> [Int] { polynomial.variables.filter { radicands[$0] == nil } }

    /// The polynomial with numbers for the squares of square roots.
    private func reduced(_ polynomial: SparsePolynomial) -> SparsePolynomial {
        radicands.isEmpty ? polynomial : polynomial.reducingSquares(radicands)
    }

    /// An unknown that occurs in one of the polynomials only to the first power and with a number as its coefficient, and what it equals.
    private func linear(_ polynomials: [SparsePolynomial], budget: inout Budget) throws(EvaluationError) -> (Int, SparsePolynomial)? {
        for polynomial in polynomials {
            for unknown in unknowns(of: polynomial) where polynomial.degree(in: unknown) == 1 {
                let coefficients = polynomial.coefficients(in: unknown)
                guard let inverse = inverse(of: coefficients[1]) else { continue }
                return (unknown, reduced(try coefficients[0].multiplied(by: inverse, budget: &budget).scaled(by: -1)))
            }
        }
        return nil
    }

    /// 1/q, or √n/(qn) for q√n; nil for anything else.
    private func inverse(of slope: SparsePolynomial) -> SparsePolynomial? {
        guard slope.terms.count == 1, let term = slope.leading, var factor = try? term.coefficient.inverse() else { return nil }
        for root in term.monomial.support {
            guard term.monomial[root] == 1, let radicand = radicands[root], let inverse = try? radicand.inverse() else { return nil }
            factor = factor * inverse
        }
        return SparsePolynomial(count: slope.count, order: slope.order, terms: [(term.monomial, factor)])
    }

    /// (−b + √(b² − 4ac)) / 2a when the radicand is a positive number.
    private func quadraticRoot(_ polynomial: SparsePolynomial, _ unknown: Int, budget: inout Budget) throws(EvaluationError) -> Expr? {
        let coefficients = polynomial.coefficients(in: unknown)
        guard coefficients.count == 3, let a = coefficients[2].constant else { return nil }
        let (c, b) = (coefficients[0], coefficients[1])
        let square = reduced(try b.multiplied(by: b, budget: &budget)) - c.scaled(by: 4 * a)
        guard let radicand = square.isZero ? 0 : square.constant, radicand.sign > 0 else { return nil }
        return .product([.number(try (2 * a).inverse()), .sum([ring.expression(b.scaled(by: -1)), .squareRoot(.number(radicand))])])
    }
}

extension GeneratorRing {
    /// The unknowns of the ring that are square roots of positive numbers, with these numbers.
    fileprivate var squareRoots: [Int: Rational] {
        var found: [Int: Rational] = [:]
        for position in 0..<count {
            let value = expression(of: position)
            guard value.isGround, value.head == .power, value.arguments[1].rational.map({ $0 + $0 == 1 }) == true,
                let radicand = value.arguments[0].rational, radicand.sign > 0
            else { continue }
            found[position] = radicand
        }
        return found
    }
}

extension SparsePolynomial {
    /// The polynomial in the powers of its unknowns of which all its exponents are multiples.
    fileprivate func dividingExponents(by powers: [Int]) -> SparsePolynomial {
        SparsePolynomial(
            count: count, order: order,
            terms: terms.map { term in (PowerProduct((0..<count).map { term.monomial[$0] / powers[$0] }), term.coefficient) })
    }

    /// The polynomial with numbers for the squares of some unknowns.
    fileprivate func reducingSquares(_ squares: [Int: Rational]) -> SparsePolynomial {
        SparsePolynomial(
            count: count, order: order,
            terms: terms.map { term in
                var (exponents, coefficient) = ((0..<count).map { term.monomial[$0] }, term.coefficient)
                for (unknown, value) in squares {
                    while exponents[unknown] > 1 {
                        exponents[unknown] -= 2
                        coefficient = coefficient * value
                    }
                }
                return (PowerProduct(exponents), coefficient)
            })
    }

    /// The polynomial with another one for an unknown.
    func substituting(_ value: SparsePolynomial, for unknown: Int, budget: inout Budget) throws(EvaluationError)
        -> SparsePolynomial
    {
        // Horner's rule in the unknown.
        var result = zero
        for coefficient in coefficients(in: unknown).reversed() {
            result = try result.multiplied(by: value, budget: &budget) + coefficient
        }
        return result
    }

    /// The rational roots of a polynomial in one unknown, each once, from divisors of its outer coefficients; small ones only.
    func rationalRoots(in unknown: Int, budget: inout Budget) throws(EvaluationError) -> [Rational] {
        let coefficients = primitiveOverIntegers.coefficients(in: unknown).map { $0.constant ?? 0 }
        guard let low = coefficients.firstIndex(where: { !$0.isZero }), let last = coefficients.last,
            let first = coefficients[low].int?.magnitude, let lead = last.int?.magnitude,
            first <= 1_000_000, lead <= 10_000
        else { return [] }
        var roots: [Rational] = low > 0 ? [0] : []
        var numerators: [UInt] = []
        for divisor in 1...max(1, first.squareRootFloor) where first % divisor == 0 {
            numerators += [divisor, first / divisor]
        }
        for denominator in (1...lead).filter({ lead % $0 == 0 }) {
            for numerator in numerators {
                for sign in [1, -1] {
                    let value = try Rational(Integer(sign * Int(numerator)), Integer(Int(denominator)))
                    try budget.spend(coefficients.count)
                    let total = coefficients.reversed().reduce(Rational.zero) { $0 * value + $1 }
                    if total.isZero, !roots.contains(value) { roots.append(value) }
                }
            }
        }
        return roots
    }
}

extension UInt {
    /// ⌊√self⌋.
    fileprivate var squareRootFloor: UInt {
        var root = UInt(Double(self).squareRoot())
        while root * root > self { root -= 1 }
        return root
    }
}

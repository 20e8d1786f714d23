import Arithmetic
import Certificates
import Expressions

/// Points where polynomial equations hold together: linear unknowns are eliminated, equations in one unknown solved for their
/// rational roots or, last of all, by the quadratic formula; other unknowns try small numbers.
struct ModelSearch {
    private let ring: GeneratorRing
    private let equations: [SparsePolynomial]
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
        guard ring.count <= 8, (0..<ring.count).allSatisfy({ ring.expression(of: $0).symbol != nil }) else { return nil }
        equations = zip(facts, stride(from: 0, to: forms.count, by: 2)).filter { $0.0.relation == .equal }
            .map { ring.polynomial(forms[$0.1]) }
        self.ring = ring
    }

    /// Up to three points, found in a fixed order.
    mutating func points(budget: inout Budget) -> [[Symbol: Expr]] {
        var result: [[Symbol: Expr]] = []
        for free in [Rational(1), 2, -1] {
            tries = 60
            guard let values = try? solve(equations, free: free, budget: &budget) else { continue }
            var point: [Symbol: Expr] = [:]
            for position in 0..<ring.count {
                if let symbol = ring.expression(of: position).symbol { point[symbol] = values[position] ?? .number(free) }
            }
            if !result.contains(point) { result.append(point) }
        }
        return result
    }

    private mutating func solve(_ system: [SparsePolynomial], free: Rational, budget: inout Budget)
        throws(EvaluationError) -> [Int: Expr]?
    {
        tries -= 1
        let rest = system.filter { !$0.isZero }
        if rest.contains(where: { $0.constant != nil }) || tries < 0 { return nil }
        guard let first = rest.min(by: { ($0.variables.count, $0.degree) < ($1.variables.count, $1.degree) }) else {
            return [:]
        }
        if let (unknown, value) = rest.lazy.compactMap({ ModelSearch.linear($0) }).first {
            let next = try rest.map { polynomial throws(EvaluationError) in
                try polynomial.substituting(value, for: unknown, budget: &budget)
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
        if first.variables.count == 1 {
            unknown = first.variables[0]
            candidates = try first.rationalRoots(in: unknown, budget: &budget)
            if candidates.isEmpty, rest.filter({ $0.variables.contains(unknown) }).count == 1,
                let root = try ModelSearch.quadraticRoot(first, unknown)
            {
                guard var values = try solve(rest.filter { $0 != first }, free: free, budget: &budget) else { return nil }
                values[unknown] = root
                return values
            }
        } else {
            unknown = first.variables.max { first.degree(in: $0) < first.degree(in: $1) } ?? 0
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

    /// An unknown that occurs only to the first power and with a number as its coefficient, and what it equals.
    private static func linear(_ polynomial: SparsePolynomial) -> (Int, SparsePolynomial)? {
        for unknown in polynomial.variables where polynomial.degree(in: unknown) == 1 {
            let coefficients = polynomial.coefficients(in: unknown)
            guard let slope = coefficients[1].constant, let inverse = try? slope.inverse() else { continue }
            return (unknown, coefficients[0].scaled(by: -inverse))
        }
        return nil
    }

    /// (−b + √(b² − 4ac)) / 2a when the radicand is positive.
    private static func quadraticRoot(_ polynomial: SparsePolynomial, _ unknown: Int) throws(EvaluationError) -> Expr? {
        guard polynomial.degree == 2 else { return nil }
        let coefficients = polynomial.coefficients(in: unknown).map { $0.constant ?? 0 }
        let (c, b, a) = (coefficients[0], coefficients[1], coefficients[2])
        let radicand = b * b - 4 * a * c
        guard radicand.sign > 0 else { return nil }
        return .product([
            .number(try (2 * a).inverse()), .sum([.number(-b), .squareRoot(.number(radicand))]),
        ])
    }
}

extension SparsePolynomial {
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

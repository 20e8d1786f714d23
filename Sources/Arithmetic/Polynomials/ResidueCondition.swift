/// What is known of a polynomial p over ℚ at integers, told by their residues modulo a number m.
///
/// With the common denominator s of p and P = s p: that p is a multiple of d, P ≡ 0 (mod s d), or that it is an integer and none,
/// for s d a divisor of m; or only what p = 0 needs, P ≡ 0 (mod m).
public struct ResidueCondition: Sendable {
    public let terms: [(factors: [(generator: Int, exponent: Int)], coefficient: Int)]
    /// Whether it tells the truth of what it is about, and not just something that this needs.
    public let decides: Bool
    private let modulus: Int
    private let whole: Int
    private let scale: Int
    private let isZero: Bool

    /// - Parameter divisor: d, or nil for the equation p = 0.
    /// - Parameter isZero: whether p is to be a multiple of d, or not to be one.
    /// - Returns: nil when s d is no divisor of m, or too large.
    public init?(_ polynomial: Polynomial, modulus: Int, divisor: Int?, isZero: Bool) {
        let common = polynomial.commonDenominator
        guard let scale = common.int, case let (whole, overflow) = (divisor ?? 1).multipliedReportingOverflow(by: scale),
            !overflow, divisor == nil || modulus % whole == 0
        else { return nil }
        terms = polynomial.terms.map { term in
            let integer = (term.coefficient * Rational(common)).numerator
            let residue = integer.quotientAndRemainder(by: Integer(modulus)).remainder.int ?? 0
            return (factors: term.monomial.factors, coefficient: residue < 0 ? residue + modulus : residue)
        }
        decides = divisor != nil
        self.modulus = modulus
        self.whole = divisor == nil ? modulus : whole
        self.scale = scale
        self.isZero = isZero
    }

    /// At which residues of the generators, taken through all of 0 ..< m, the conditions hold.
    public enum Survey: Sendable { case nowhere, claimHolds, claimFails }

    /// Whether the claim holds at all residues of the unknowns at which the facts hold, of which there is one.
    /// - Throws: `.unable(.steps)` above the budget or 100,000 tuples of residues.
    public static func survey(
        _ claim: ResidueCondition, _ facts: [ResidueCondition], budget: inout Budget
    ) throws(EvaluationError) -> Survey {
        let modulus = claim.modulus
        let unknowns = Set(([claim] + facts).flatMap { $0.terms.flatMap { $0.factors.map(\.generator) } }).sorted()
        var count = 1
        for _ in unknowns {
            count *= modulus
            if count > 100_000 { throw .unable(.steps) }
        }
        try budget.spend(count * ([claim] + facts).reduce(1) { $0 + $1.work } / 16)
        var residues = [Int](repeating: 0, count: (unknowns.last ?? -1) + 1)
        var result = Survey.nowhere
        for number in 0..<count {
            var rest = number
            for unknown in unknowns { (rest, residues[unknown]) = rest.quotientAndRemainder(dividingBy: modulus) }
            guard facts.allSatisfy({ $0.holds(residues) }) else { continue }
            guard claim.holds(residues) else { return .claimFails }
            result = .claimHolds
        }
        return result
    }

    /// Products and sums that one evaluation takes.
    public var work: Int { terms.reduce(1) { $0 + 1 + $1.factors.reduce(0) { $0 + $1.exponent } } }

    /// Whether it holds where the generators have these residues modulo m, of less than 31 bits.
    public func holds(_ residues: [Int]) -> Bool {
        var total = 0
        for term in terms {
            var value = term.coefficient
            for (generator, exponent) in term.factors {
                for _ in 0..<exponent { value = value * residues[generator] % modulus }
            }
            total = (total + value) % modulus
        }
        return isZero ? total % whole == 0 : total % scale == 0 && total % whole != 0
    }
}

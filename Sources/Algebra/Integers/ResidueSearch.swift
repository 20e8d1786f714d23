import Arithmetic
import Certificates
import Expressions

/// Congruences in integer unknowns, proved at all residues: of the claim alone, then with the latest facts, up to all of them.
struct ResidueSearch: Strategy {
    let name = "residues"
    /// Most tuples of residues that are gone through.
    private static let largestCount = 50_000

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard !goal.statement.isGround, let modulus = ResidueSearch.modulus(of: goal.statement) else { return [] }
        let symbols = Set(goal.statement.symbols)
        var proposals: [Certificate] = []
        if ResidueSearch.count(modulus, symbols.count) { proposals.append(.residues(facts: [], modulus: modulus)) }
        var kept: [Int] = []
        var common = modulus
        var reach = symbols
        for index in goal.facts.indices.reversed() {
            let fact = goal.facts[index]
            guard !fact.isGround, !reach.isDisjoint(with: fact.symbols), let other = ResidueSearch.modulus(of: fact) ?? ResidueSearch.one(fact)
            else { continue }
            let (product, overflow) = (common / ResidueSearch.divisor(common, other)).multipliedReportingOverflow(by: other)
            guard !overflow, ResidueSearch.count(product, reach.union(fact.symbols).count) else { continue }
            common = product
            reach.formUnion(fact.symbols)
            kept.insert(index, at: 0)
            proposals.append(.residues(facts: kept, modulus: common))
        }
        return proposals
    }

    private static func count(_ modulus: Int, _ unknowns: Int) -> Bool {
        modulus < 1 << 20 && (0..<unknowns).reduce(1) { count, _ in count > largestCount ? count : count * modulus } <= largestCount
    }

    /// The number that the truth of a congruence depends on; nil for what is none.
    private static func modulus(of statement: Statement) -> Int? {
        guard case .function(.remainder) = statement.left.head, statement.right.rational?.isInteger == true,
            let modulus = statement.left.arguments[1].rational?.int, 1..<1 << 20 ~= modulus
        else { return nil }
        var budget = Budget(steps: 2_000)
        guard let scale = scale(of: .difference(statement.left.arguments[0], statement.right), &budget), scale < 1 << 20 else {
            return nil
        }
        return modulus * scale
    }

    /// 1 for an equation between polynomials.
    private static func one(_ statement: Statement) -> Int? {
        var budget = Budget(steps: 2_000)
        return statement.relation == .equal && scale(of: statement.difference, &budget) != nil ? 1 : nil
    }

    /// The common denominator of a polynomial's coefficients.
    private static func scale(of expression: Expr, _ budget: inout Budget) -> Int? {
        var normalizer = Normalizer(budget: budget)
        guard let polynomial = try? normalizer.normalize(expression).polynomial,
            polynomial.generators.allSatisfy({ normalizer.generators[$0].symbol != nil })
        else { return nil }
        return polynomial.commonDenominator.int
    }

    private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}

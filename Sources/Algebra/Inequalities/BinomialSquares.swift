import Arithmetic
import Certificates
import Expressions

/// A polynomial that is not negative for unknowns of known signs, as a sum of terms monomial · (a monomial − b monomial)², found by
/// linear programming over the pairs of monomials A, B whose product is a square: A − 2 √(A B) + B (Reznick 1989).
extension PositivitySearch {
    private static let largestDegree = 8
    private static let mostMonomials = 60
    private static let mostColumns = 160

    /// The certificate from the claim, such squares, and products of what has a known sign.
    func searchBinomialSquares(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        guard let claim = system.signs.first(where: { $0.premise == system.claim }) else { return nil }
        let target = claim.polynomial.scaled(by: -1)
        guard target.degree <= PositivitySearch.largestDegree, target.terms.contains(where: \.coefficient.isNegative) else { return nil }
        let signs = knownSigns
        guard let one = try column([claim], system.ring.zero.one, budget: &budget) else { return nil }
        var columns = [one]
        let monomials = monomials(of: target)
        guard monomials.count <= PositivitySearch.mostMonomials else { return nil }
        var coefficients: [PowerProduct: Rational] = [:]
        for term in target.terms { coefficients[term.monomial] = term.coefficient }
        for (index, first) in monomials.enumerated() {
            if let sign = sign(of: first, signs), let column = try column(sign.factors, sign.root, budget: &budget) { columns.append(column) }
            for second in monomials[(index + 1)...] {
                let common = first.greatestCommonDivisor(with: second)
                guard let a = PositivitySearch.squareRoot(first.divided(by: common)), let b = PositivitySearch.squareRoot(second.divided(by: common)),
                    let sign = sign(of: common, signs)
                else { continue }
                for (p, q) in PositivitySearch.weights(coefficients[first], coefficients[second]) {
                    let one = system.ring.zero.one
                    let difference = one.multiplied(by: a, p) - one.multiplied(by: b, q)
                    let root = try sign.root.multiplied(by: difference, budget: &budget)
                    if let column = try column(sign.factors, root, budget: &budget) { columns.append(column) }
                }
                if columns.count > PositivitySearch.mostColumns { return nil }
            }
        }
        guard let weights = try solve(columns, budget: &budget) else { return nil }
        return try certificate(columns, weights)
    }

    /// The premise that tells the sign of an unknown, by its place: x > 0 or x ≥ 0.
    var knownSigns: [Int: PremiseSystem.Sign] {
        var result: [Int: PremiseSystem.Sign] = [:]
        for sign in system.signs where sign.premise != system.claim && sign.polynomial.terms.count == 1 && sign.polynomial.degree == 1 {
            let term = sign.polynomial.terms[0]
            guard term.coefficient.isOne, let place = term.monomial.support.first else { continue }
            if result[place]?.isStrict != true { result[place] = sign }
        }
        return result
    }

    /// A monomial as premises times a square; nil where an unknown without sign has an odd exponent.
    func sign(of monomial: PowerProduct, _ signs: [Int: PremiseSystem.Sign]) -> (factors: [PremiseSystem.Sign], root: SparsePolynomial)? {
        var factors: [PremiseSystem.Sign] = []
        var root = monomial
        for place in monomial.support {
            let exponent = monomial[place]
            if let sign = signs[place], sign.isStrict {
                // What is positive may stand as often as it likes, so that the whole is.
                factors += [PremiseSystem.Sign](repeating: sign, count: exponent)
                root = root.removing(place)
            } else if exponent % 2 == 1 {
                guard let sign = signs[place] else { return nil }
                factors.append(sign)
            }
        }
        return (factors, system.ring.zero.one.multiplied(by: root.halved, 1))
    }

    /// Monomials in the unknowns of the target, between its degrees and with no exponent above those in it.
    private func monomials(of target: SparsePolynomial) -> [PowerProduct] {
        // A root stands in the target below its degree, and in squares up to it.
        let bounds = (0..<target.count).map { place in
            let degree = target.degree(in: place)
            return degree == 0 ? 0 : max(degree, system.ring.expression(of: place).rootParts?.degree ?? 0)
        }
        let least = target.terms.map(\.monomial.degree).min() ?? 0
        var result: [[Int]] = [[]]
        for bound in bounds {
            result = result.flatMap { head in
                (0...bound).compactMap { head.reduce(0, +) + $0 <= target.degree ? head + [$0] : nil }
            }
            if result.count > 600 { return result.map { PowerProduct($0) } }
        }
        return result.map { PowerProduct($0) }.filter { $0.degree >= least }
    }

    private static func squareRoot(_ monomial: PowerProduct?) -> PowerProduct? {
        guard let monomial, monomial.isSquare else { return nil }
        return monomial.halved
    }

    /// (1, 1), and the roots of two coefficients where these are square numbers up to a factor.
    private static func weights(_ first: Rational?, _ second: Rational?) -> [(Rational, Rational)] {
        guard let first, let second, first.sign > 0, second.sign > 0, first != second, let ratio = try? first.divided(by: second),
            let root = ratio.exactRoot(2)
        else { return [(1, 1)] }
        return [(1, 1), (root, 1)]
    }
}

/// An inequality between fractions as one between polynomials: N/D ≥ 0 where D > 0 and N ≥ 0.
struct ClearedDenominators: Strategy {
    let name = "cleared-denominators"
    private static let largestSize = 300

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        guard statement.relation.isOrder, !statement.isGround, statement.left.isReal, statement.right.isReal,
            statement.left.size + statement.right.size <= ClearedDenominators.largestSize
        else { return [] }
        let symbols = Set(statement.symbols)
        let facts = Array(goal.facts.filter { !$0.left.hasNamedFunction && !symbols.isDisjoint(with: $0.symbols) }.suffix(12))
        guard let found = ClearedDenominators.certificate(statement, facts), (try? ConsequenceOfFacts.areContradictory(facts)) == false else { return [] }
        if facts == goal.facts { return [found] }
        return [.instance(of: Judgement(facts: facts, statement), proofs: facts.map { _ in .identity }, values: [:], then: found)]
    }

    private static func certificate(_ statement: Statement, _ facts: [Statement]) -> Certificate? {
        var budget = Budget.ofConsequences
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(statement.difference) else { return nil }
        guard form.denominator.constant == nil else { return squares(statement, facts, &budget) }
        guard form.numerator.terms.count <= 60, form.denominator.terms.count <= 60 else { return nil }
        var proofs = SignProofs(premises: Judgement(facts: facts, statement).premises)
        let known = proofs.premises
        let denominator = Statement(normalizer.expression(form.denominator), .greater, .zero)
        guard proofs.addPositive(denominator, factorsOf: [statement.left, statement.right]) else { return nil }
        let numerator = Statement(normalizer.expression(form.numerator), statement.relation, .zero)
        guard let proof = squares(numerator, proofs.premises, &budget) else { return nil }
        proofs.add(numerator, proof: proof)
        let general = Judgement(facts: known + proofs.facts, statement)
        let (places, claim) = (general.facts, general.facts.count)
        guard let first = places.firstIndex(of: numerator), let second = places.firstIndex(of: denominator) else { return nil }
        return .instance(
            of: general, proofs: known.map { _ in .identity } + proofs.proofs, values: [:],
            then: .positiveCombination(cofactors: [], weights: [1, 1], products: [[claim], [first, second]], squares: [.one, .one]))
    }

    private static func squares(_ statement: Statement, _ facts: [Statement], _ budget: inout Budget) -> Certificate? {
        let goal = Goal(facts: facts, statement: statement, reading: .consequence)
        if let found = EvidentSigns().propose(goal, budget: &budget).first { return found }
        guard let system = try? PremiseSystem(goal, budget: &budget) else { return nil }
        return try? PositivitySearch(system: system).searchBinomialSquares(budget: &budget)
    }
}

import Arithmetic
import Certificates
import Expressions

/// An inequality with square roots by way of the squares of its sides: u ≥ l where u ≥ 0 and u² ≥ l².
struct SquaredSides: Strategy {
    let name = "squared-sides"
    private static let largestSize = 200
    /// Squares leave roots of products, which may be squared again.
    private static let largestDepth = 2

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        guard statement.relation.isOrder, !statement.isGround, statement.left.isReal, statement.right.isReal,
            statement.left.size + statement.right.size <= SquaredSides.largestSize, statement.left.hasSquareRoot || statement.right.hasSquareRoot
        else { return [] }
        let symbols = Set(statement.symbols)
        let facts = Array(goal.facts.filter { !$0.left.hasNamedFunction && !symbols.isDisjoint(with: $0.symbols) }.suffix(12))
        guard let found = SquaredSides.certificate(statement, facts, depth: SquaredSides.largestDepth),
            (try? ConsequenceOfFacts.areContradictory(facts)) == false
        else { return [] }
        if facts == goal.facts { return [found] }
        return [.instance(of: Judgement(facts: facts, statement), proofs: facts.map { _ in .identity }, values: [:], then: found)]
    }

    private static func certificate(_ statement: Statement, _ facts: [Statement], depth: Int) -> Certificate? {
        let isReversed = statement.relation == .less || statement.relation == .lessOrEqual
        let relation: Relation = statement.relation == .less || statement.relation == .greater ? .greater : .greaterOrEqual
        let (upper, lower) = isReversed ? (statement.right, statement.left) : (statement.left, statement.right)
        guard depth > 0, let sides = sides(upper, lower, isFirst: depth == largestDepth) else { return nil }
        let (u, l) = (Symbol("u’"), Symbol("l’"))
        guard !statement.symbols.contains(u), !statement.symbols.contains(l) else { return nil }
        var proofs = SignProofs(premises: Judgement(facts: facts, statement).premises)
        guard proofs.add(Statement(.symbol(u), .greaterOrEqual, .zero), instance: Statement(sides.upper, .greaterOrEqual, .zero)) else { return nil }
        let squares = Statement(.power(.symbol(u), .number(2)), relation, .power(.symbol(l), .number(2)))
        let instance = squares.substituting([u: sides.upper, l: sides.lower])
        guard let proof = proof(of: instance, from: proofs.premises, depth: depth) else { return nil }
        proofs.add(squares, proof: proof)
        // (l − u)² + 2 u (l − u) + (u² − l²) = 0.
        let claim = isReversed ? Statement(.symbol(l), statement.relation, .symbol(u)) : Statement(.symbol(u), statement.relation, .symbol(l))
        return .instance(
            of: Judgement(facts: proofs.facts, claim), proofs: proofs.proofs, values: [u: sides.upper, l: sides.lower],
            then: .positiveCombination(cofactors: [], weights: [1, 2, 1], products: [[2, 2], [0, 2], [1]], squares: [.one, .one, .one]))
    }

    /// The sides to be squared: as they are written, later the terms with roots against the others.
    private static func sides(_ upper: Expr, _ lower: Expr, isFirst: Bool) -> (upper: Expr, lower: Expr)? {
        if isFirst { return (upper, lower) }
        var normalizer = Normalizer(budget: .ofConsequences)
        guard let form = try? normalizer.normalize(.difference(upper, lower)).polynomial else { return nil }
        let terms = normalizer.expression(form).writtenTerms
        let roots = terms.filter { !$0.hasNegativeCoefficient && $0.hasSquareRoot }
        let rest = terms.filter { !roots.contains($0) }
        guard !roots.isEmpty, !rest.contains(where: \.hasSquareRoot) else { return nil }
        return (.sum(roots), Expr.sum(rest).negated)
    }

    private static func proof(of statement: Statement, from premises: [Statement], depth: Int) -> Certificate? {
        var budget = Budget.ofConsequences
        let goal = Goal(facts: premises, statement: statement, reading: .consequence)
        for strategy in [EvidentSigns(), ConsequenceOfFacts(), ClearedDenominators()] as [any Strategy] {
            if let found = strategy.propose(goal, budget: &budget).first { return found }
        }
        return certificate(statement, premises, depth: depth - 1)
    }
}

extension Expr {
    /// Whether a square root of unknowns occurs, outside of what is bound.
    fileprivate var hasSquareRoot: Bool {
        if isGround { return false }
        if case .function(.binder) = head { return false }
        if case .power = head, arguments[1].rational?.denominator == 2, !arguments[0].isGround { return true }
        return arguments.contains(where: \.hasSquareRoot)
    }
}

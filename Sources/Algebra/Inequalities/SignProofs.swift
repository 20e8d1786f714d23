import Arithmetic
import Certificates
import Expressions

/// An order that the terms show: sums of products of what the facts say is not negative.
struct EvidentSigns: Strategy {
    let name = "evident-signs"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.relation.isOrder, !goal.statement.isGround, !goal.facts.isEmpty else { return [] }
        var budget = Budget.ofConsequences
        guard let context = try? Branches(goal.facts, goal.statement, refuting: false, budget: budget), let branch = context.branches.first,
            let found = BranchRefuter.evident(branch.literals, goal.facts.count, normalizer: context.normalizer, budget: &budget),
            (try? ConsequenceOfFacts.areContradictory(goal.facts)) == false
        else { return [] }
        return [found]
    }
}

/// Statements that a list of premises proves, each from those before it: the facts of a general claim, at the values put in.
struct SignProofs {
    private(set) var premises: [Statement]
    private(set) var facts: [Statement] = []
    private(set) var proofs: [Certificate] = []

    init(premises: [Statement]) { self.premises = premises }

    /// Adds the general fact whose instance is the statement; false where no proof of it is found.
    mutating func add(_ fact: Statement, instance: Statement) -> Bool {
        guard let proof = SignProofs.proof(of: instance, from: premises) else { return false }
        facts.append(fact)
        proofs.append(proof)
        if !premises.contains(instance) { premises.append(instance) }
        return true
    }

    /// Adds a statement as it stands, unless it is among the premises.
    mutating func add(_ statement: Statement) -> Bool {
        premises.contains(statement) || add(statement, instance: statement)
    }

    /// Adds that a term is not negative, by the signs of its factors.
    mutating func addNonnegative(_ fact: Statement, _ term: Expr) -> Bool {
        for factor in SignProofs.factors(of: term) {
            let positive = Statement(factor, .greater, .zero)
            if add(positive) || premises.contains(Statement(factor, .greaterOrEqual, .zero)) { continue }
            if !add(Statement(factor, .greaterOrEqual, .zero)) { return false }
        }
        return add(fact, instance: Statement(term, .greaterOrEqual, .zero))
    }

    /// Adds a statement with a proof that was found elsewhere.
    mutating func add(_ statement: Statement, proof: Certificate) {
        facts.append(statement)
        proofs.append(proof)
        premises.append(statement)
    }

    /// Adds that a denominator is positive, by the signs of the sums that stand below in the expressions.
    mutating func addPositive(_ statement: Statement, factorsOf expressions: [Expr]) -> Bool {
        if add(statement) { return true }
        var found = false
        for factor in expressions.flatMap(\.denominators) where !premises.contains(Statement(factor, .greater, .zero)) {
            if add(Statement(factor, .greater, .zero)) { found = true }
        }
        return found && add(statement)
    }

    /// Sums with unknowns that a term has as factors, outside of even powers.
    private static func factors(of term: Expr) -> [Expr] {
        switch term.head {
        case .product: return term.arguments.flatMap(factors)
        case .power where !term.isGround:
            guard let exponent = term.arguments[1].rational else { return [] }
            return (exponent * .half).isInteger ? [] : factors(of: term.arguments[0])
        case .sum where !term.isGround: return [term]
        default: return []
        }
    }

    /// The proof of an order statement: one that is visible in its terms, else by a search.
    private static func proof(of statement: Statement, from premises: [Statement]) -> Certificate? {
        if premises.contains(statement) { return .identity }
        var budget = Budget.ofConsequences
        let goal = Goal(facts: premises, statement: statement, reading: .consequence)
        if let found = EvidentSigns().propose(goal, budget: &budget).first { return found }
        return ConsequenceOfFacts().propose(goal, budget: &budget).first
    }
}

extension Expr {
    /// Sums with unknowns that are bases of powers with a negative exponent.
    fileprivate var denominators: [Expr] {
        if case .function = head { return [] }
        if case .power = head, arguments[1].rational?.isNegative == true, case .sum = arguments[0].head, !isGround { return [arguments[0]] }
        return arguments.flatMap(\.denominators)
    }
}

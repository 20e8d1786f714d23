import Arithmetic
import Expressions

extension Judgement {
    /// What an instance may build on: the facts, and what the claim needs to be defined.
    public var premises: [Statement] {
        guard case .statement(let statement) = claim else { return facts }
        return facts + (statement.left.domainConditions + statement.right.domainConditions).map(\.statement)
    }
}

extension Checker {
    /// The general claim holds at all real numbers at which its facts do: so at these values for its unknowns, of which the facts are
    /// proved, each from the premises and those before it. The claim is the general one there: its sides differ by the same number.
    /// A fact about a named function would speak of one point here, and of all points in the proof of the general claim.
    func checkInstance(
        _ judgement: Judgement, _ claim: Statement, of general: Judgement, _ proofs: [Certificate], _ values: [Symbol: Expr],
        _ inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard case .statement(let pattern) = general.claim, pattern.relation == claim.relation, pattern.relation != .approximately,
            proofs.count == general.facts.count, values.values.allSatisfy(\.isReal)
        else { throw .wrongForm("a claim about real numbers, with a proof for each fact") }
        func put(_ statement: Statement) throws(CheckFailure) -> Statement {
            try checking { () throws(EvaluationError) in try statement.substitutingWithinLimit(values) }
        }
        var (known, conditions): ([Statement], [SideCondition]) = (judgement.premises, [])
        /// What excludes single points may be left to the reader, what excludes signs not.
        func require(_ found: [SideCondition]) throws(CheckFailure) {
            let domain = known.flatMap { $0.left.domainConditions + $0.right.domainConditions }
            for condition in found where !known.contains(condition.statement) && !domain.contains(condition) {
                guard condition.statement.relation == .notEqual else { throw .conditionFails("a value may be undefined") }
                conditions.append(condition)
            }
        }
        func prove(_ judgement: Judgement, _ proof: Certificate) throws(CheckFailure) -> [SideCondition] {
            let found = try finding(proof, judgement)
            guard found.conclusion == .holds else { throw .conditionFails("only what holds is carried over") }
            return found.sideConditions
        }
        for (fact, proof) in zip(general.facts, proofs) {
            let instance = try put(fact)
            if fact.left.hasNamedFunction || instance.left.hasNamedFunction { throw .wrongForm("a fact about a function") }
            if known.contains(instance) { continue }
            try require(prove(Judgement(facts: known, instance), proof))
            known.append(instance)
        }
        try require(values.sorted { $0.key < $1.key }.flatMap(\.value.domainConditions))
        try require(prove(general, inner).map { condition throws(CheckFailure) in SideCondition(try put(condition.statement)) })
        var normalizer = Normalizer(budget: budget, facts: known, parts: [claim.left, claim.right])
        let rest = Expr.difference(claim.difference, try put(pattern).difference)
        guard try checking({ () throws(EvaluationError) in try normalizer.normalize(rest).isZero }) else { throw .conditionFails("no instance") }
        return Finding(conclusion: .holds, sideConditions: conditions + (try sideConditions([claim.left, claim.right], normalizer)))
    }
}

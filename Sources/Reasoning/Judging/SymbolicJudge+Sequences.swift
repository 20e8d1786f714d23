import Algebra
import Certificates
import Expressions

/// Terms of sequences: a law that holds for all indices gives an equation for each.
extension SymbolicJudge {
    /// Instances of the laws for the terms in a claim, and the values that the text has given their terms; empty when no law
    /// speaks of the claim.
    static func termFacts(for statement: Statement, _ context: Context, onlyGiven: Bool = false) -> [Statement] {
        guard !context.laws.isEmpty else { return [] }
        let laws = onlyGiven ? context.laws.filter(\.isGiven) : context.laws
        let bases = Set(laws.flatMap { $0.terms.map(\.name.base) })
        var wanted = statement.symbols.filter { IndexedName($0).map { bases.contains($0.base) } == true }
        if wanted.isEmpty {
            // a_n = p qⁿ + r and a_1 = 14 say something of p, q and r.
            let parameters = Set(statement.symbols)
            let concerned = laws.filter { law in law.statement.symbols.contains { parameters.contains($0) && $0 != law.variable } }
            let known = Set(concerned.flatMap { $0.terms.map(\.name.base) })
            guard !known.isEmpty else { return [] }
            wanted = context.knownTerms(of: known)
        }
        wanted += context.knownTerms(of: Set(wanted.compactMap { IndexedName($0)?.base })).filter { !wanted.contains($0) }
        var result: [Statement] = []
        var seen = Set(wanted)
        var index = 0
        while index < wanted.count, result.count < mostInstancesOfLaws {
            defer { index += 1 }
            guard let name = IndexedName(wanted[index]) else { continue }
            for law in laws {
                for term in law.terms where result.count < mostInstancesOfLaws {
                    guard let instance = law.instance(making: name, from: term.name), instance.left != instance.right,
                        !result.contains(instance)
                    else { continue }
                    result.append(instance)
                    // Terms before it are reckoned from those before them.
                    guard name.variable == nil, law.terms.count > 1 else { continue }
                    for symbol in instance.symbols where IndexedName(symbol).map({ bases.contains($0.base) && $0.offset < name.offset }) == true {
                        if context.settledValues(of: [symbol]) == nil, seen.insert(symbol).inserted { wanted.append(symbol) }
                    }
                }
            }
        }
        return result
    }

    private static let mostInstancesOfLaws = 10

    /// Whether the claim follows from what is known of the terms of sequences.
    func holdsOfTerms(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        let instances = SymbolicJudge.termFacts(for: statement, context)
        guard !instances.isEmpty else { return nil }
        if let same = instances.first(where: { $0 == statement || $0.converse == statement }) { return holds(statement, [same], &prover) }
        let symbols = Array(Set(instances.flatMap(\.symbols) + statement.symbols)).sorted()
        let known = context.relevant(to: symbols).filter { !instances.contains($0) }
        return holds(statement, instances + known, &prover)
    }

    /// The refutation of an equation about terms by the laws of the problem and what was derived from them.
    func exclusionOfTerms(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        // Of a_n nobody knows which n is meant.
        guard statement.symbols.allSatisfy({ IndexedName($0)?.variable == nil }) else { return nil }
        let instances = SymbolicJudge.termFacts(for: statement, context, onlyGiven: true)
        guard !instances.isEmpty else { return nil }
        let symbols = Array(Set(instances.flatMap(\.symbols) + statement.symbols)).sorted()
        let known = context.settledFacts(about: symbols).filter { $0.left != statement.left || !$0.right.isGround }
        let orders = context.termOrders(of: symbols)
        // Beside orders what was derived is left out: they are many.
        let values = known.filter { $0.left.symbol != nil && $0.right.isGround }
        for premises in orders.isEmpty ? [instances + known] : [instances + known, instances + values + orders] {
            guard let checked = prover.exclusion(of: statement, by: premises) else { continue }
            return input.report(.consequence, .invalid, "contradicts", evidence(checked, of: statement))
        }
        return nil
    }

    /// `a_3 = …` for a sequence with a law: what follows from it is no definition.
    func judgeTerm(_ input: ClaimInput, _ context: inout Context, _ prover: inout Prover) -> ClaimReport? {
        guard !context.laws.isEmpty, let symbol = input.definedSymbol else { return nil }
        if input.link.right.shape == .number, !input.roles.contains(.consequence), context.laws.contains(where: { $0.variable == symbol }) {
            // "Taking n = 1": one of the indices.
            return judgeFollowing(input, &context, &prover) ?? input.report(.assumption, .undecided, "assumption")
        }
        guard let name = IndexedName(symbol) else { return nil }
        // The terms of a sequence that the problem gives have their values; others may be defined.
        guard name.variable == nil, context.laws.contains(where: { law in law.isGiven && law.terms.contains { $0.name.base == name.base } }) else {
            return judgeFollowing(input, &context, &prover)
        }
        return judgeConsequence(input, context: &context, prover: &prover)
    }
}

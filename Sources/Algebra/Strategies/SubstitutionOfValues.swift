import Arithmetic
import Certificates
import Expressions

/// Facts `symbol = value` put into the claim, in the order in which they were stated.
struct SubstitutionOfValues: Strategy {
    let name = "substitution"
    let inner: [any Strategy]

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        var indices: [Int] = []
        var seen: Set<Symbol> = []
        let wanted = Set(goal.statement.symbols)
        for (index, fact) in goal.facts.enumerated().reversed() {
            guard fact.relation == .equal, let symbol = fact.left.symbol, wanted.contains(symbol), !seen.contains(symbol),
                !fact.right.contains(symbol)
            else { continue }
            seen.insert(symbol)
            indices.append(index)
        }
        guard !indices.isEmpty else { return [] }
        indices.reverse()
        let values = Dictionary(uniqueKeysWithValues: indices.map { (goal.facts[$0].left.symbol!, goal.facts[$0].right) })
        let rest = goal.facts.indices.filter { !indices.contains($0) }.map { goal.facts[$0].substituting(values) }
        let reduced = Goal(facts: rest, statement: goal.statement.substituting(values), reading: .consequence)
        return inner.flatMap { $0.propose(reduced, budget: &budget) }.map { .substitution(indices, then: $0) }
    }
}

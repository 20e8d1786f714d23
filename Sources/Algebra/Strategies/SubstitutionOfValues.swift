import Arithmetic
import Certificates
import Expressions

/// Facts `symbol = value` put into the claim, the latest fact of each symbol, round after round while the values bring in
/// symbols that have values themselves (`y = x²`, `x = 3`).
struct SubstitutionOfValues: Strategy {
    let name = "substitution"
    let inner: [any Strategy]
    private static let largestRounds = 8

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        var result: [Certificate] = []
        var current = goal
        var rounds: [[Int]] = []
        while rounds.count < SubstitutionOfValues.largestRounds {
            let indices = SubstitutionOfValues.usable(current)
            guard !indices.isEmpty, let next = SubstitutionOfValues.substitute(indices, in: current) else { break }
            rounds.append(indices)
            current = next
            for strategy in inner {
                for certificate in strategy.propose(current, budget: &budget) {
                    result.append(rounds.reversed().reduce(certificate) { .substitution($1, then: $0) })
                }
            }
        }
        return result
    }

    /// The facts that give a symbol of the statement a value free of such symbols, in the order in which they were stated.
    private static func usable(_ goal: Goal) -> [Int] {
        var wanted = Set(goal.statement.symbols)
        var candidates: [Int] = []
        for index in goal.facts.indices.reversed() {
            let fact = goal.facts[index]
            guard fact.relation == .equal, let symbol = fact.left.symbol, wanted.contains(symbol),
                !fact.right.contains(symbol)
            else {
                continue
            }
            wanted.remove(symbol)
            candidates.append(index)
        }
        // A symbol that another value brings in again waits for the next round; in a cycle all of them wait for ever.
        return candidates.reversed().filter { index in
            guard let symbol = goal.facts[index].left.symbol else { return false }
            return !candidates.contains { goal.facts[$0].right.contains(symbol) }
        }
    }

    private static func substitute(_ indices: [Int], in goal: Goal) -> Goal? {
        var values: [Symbol: Expr] = [:]
        for index in indices { values[goal.facts[index].left.symbol!] = goal.facts[index].right }
        let used = Set(indices)
        do throws(EvaluationError) {
            var rest: [Statement] = []
            for (index, fact) in goal.facts.enumerated() where !used.contains(index) {
                rest.append(try fact.substitutingWithinLimit(values))
            }
            return Goal(
                facts: rest, statement: try goal.statement.substitutingWithinLimit(values), reading: .consequence)
        } catch {
            return nil
        }
    }
}

import Arithmetic
import Certificates
import Expressions

/// Values that facts give to symbols, put into other facts where these stand in exponents or below functions: 5^b = 125 from a = 5 and
/// a^b = 125. Of polynomials the ideal of the facts tells as much.
struct ValuesInFacts: Strategy {
    let name = "values-in-facts"
    private let inner: [any Strategy] = [LinearConsequence(), InverseFunctions()]

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.facts.count > 1, goal.statement.relation == .equal else { return [] }
        var indices: [Int] = []
        var values: [Symbol: Expr] = [:]
        for index in goal.facts.indices.reversed() {
            let fact = goal.facts[index]
            guard fact.relation == .equal, let symbol = fact.left.symbol, fact.right.isGround, fact.right.isReal, values[symbol] == nil else { continue }
            values[symbol] = fact.right
            indices.append(index)
        }
        let isUsed = goal.facts.contains { fact in
            fact.relation == .equal && fact.left.symbol == nil && fact.symbols.contains { values[$0] != nil && fact.hasBelowFunction($0) }
        }
        guard isUsed, let statement = try? goal.statement.substitutingWithinLimit(values) else { return [] }
        let used = Set(indices)
        var facts: [Statement] = []
        for (index, fact) in goal.facts.enumerated() where !used.contains(index) {
            guard let instance = try? fact.substitutingWithinLimit(values) else { return [] }
            facts.append(instance)
        }
        let next = Goal(facts: facts, statement: statement, reading: .consequence)
        return inner.flatMap { $0.propose(next, budget: &budget) }.map { .substitution(indices.sorted(), then: $0) }
    }
}

extension Statement {
    /// Whether the symbol stands in an exponent, in a power whose exponent is no number, or in an argument of a function.
    fileprivate func hasBelowFunction(_ symbol: Symbol) -> Bool {
        [left, right].contains { side in
            side.contains { part in
                switch part.head {
                case .power: part.arguments[1].rational == nil && part.contains(symbol)
                case .function: part.contains(symbol)
                default: false
                }
            }
        }
    }
}

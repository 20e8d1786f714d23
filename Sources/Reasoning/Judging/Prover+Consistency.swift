import Algebra
import Arithmetic
import Expressions

extension Prover {
    /// Whether the statement is proved by itself: equal numbers, an identity.
    mutating func proves(_ statement: Statement) -> Bool {
        decide(statement, reading: .rewriting).checked?.conclusion == .holds
    }

    /// Whether the first statement is proved from the second.
    mutating func follows(_ statement: Statement, from fact: Statement) -> Bool {
        decide(statement, facts: [fact], reading: .consequence).checked?.conclusion == .holds
    }

    /// Whether the equations are seen to have no common solution: by a combination of them, or by putting in the values that
    /// some of them give. From such equations everything would follow, so nothing may be built on them.
    mutating func areInconsistent(_ equations: [Statement]) -> Bool {
        if let known = consistency[equations] { return known }
        let result = searchInconsistency(equations)
        if consistency.count >= Prover.mostRemembered { consistency.removeAll(keepingCapacity: true) }
        consistency[equations] = result
        return result
    }

    private static let mostRemembered = 256

    private mutating func searchInconsistency(_ equations: [Statement]) -> Bool {
        if areContradictory(equations) { return true }
        var rest = equations
        var wasReduced = false
        while let index = rest.firstIndex(where: { $0.givesValue }) {
            let fact = rest.remove(at: index)
            guard let symbol = fact.left.symbol ?? fact.right.symbol else { break }
            let value = fact.left.symbol == nil ? fact.left : fact.right
            rest = rest.map { $0.substituting([symbol: value]) }
            wasReduced = true
            if rest.contains(where: { $0.isGround && isFalse($0) }) { return true }
        }
        return wasReduced && areContradictory(rest)
    }

    private mutating func isFalse(_ statement: Statement) -> Bool {
        decide(statement, reading: .rewriting).checked?.conclusion == .fails
    }
}

extension Statement {
    /// `symbol = number`, in either order.
    fileprivate var givesValue: Bool {
        relation == .equal && (left.symbol != nil && right.isGround || right.symbol != nil && left.isGround)
    }
}

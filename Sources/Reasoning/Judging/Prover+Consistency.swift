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
        proof(of: statement, from: [fact]) != nil
    }

    /// Whether the equations are seen to have no common solution: by a combination of them, by putting in the values that some of them
    /// give, or since one says that a product of letters is 0 by all of which others divide. From such equations everything would follow, so nothing may be built on them.
    mutating func areInconsistent(_ equations: [Statement]) -> Bool {
        if let known = consistency[equations] { return known }
        let result = searchInconsistency(equations)
        if consistency.count >= Prover.mostRemembered { consistency.removeAll(keepingCapacity: true) }
        consistency[equations] = result
        return result
    }

    /// Whether a contradiction follows from the facts.
    mutating func areRefutable(_ facts: [Statement]) -> Bool {
        if areInconsistent(facts) { return true }
        return decide(Statement(.one, .equal, .zero), facts: facts, reading: .consequence).checked?.conclusion == .holds
    }

    private static let mostRemembered = 256

    private mutating func searchInconsistency(_ equations: [Statement]) -> Bool {
        if areContradictory(equations) || giveTwoValues(equations) { return true }
        let products = equations.compactMap(\.vanishing)
        if !products.isEmpty {
            let divisors = Set(equations.flatMap { $0.left.divisors + $0.right.divisors })
            if products.contains(where: divisors.isSuperset) { return true }
        }
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

    /// Whether two of them give one expression different values.
    private mutating func giveTwoValues(_ equations: [Statement]) -> Bool {
        let values = equations.filter { $0.relation == .equal && $0.left.isGround != $0.right.isGround }
            .map { $0.left.isGround ? (expression: $0.right, value: $0.left) : (expression: $0.left, value: $0.right) }
        return values.indices.contains { index in
            values[..<index].contains { $0.expression == values[index].expression && $0.value != values[index].value && isFalse(Statement($0.value, .equal, values[index].value)) }
        }
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

    /// The letters of which one must be 0 where a product of them is: `3 a b² = 0`. A letter alone may be set to 0 in what came of
    /// clearing denominators.
    fileprivate var vanishing: [Symbol]? {
        guard relation == .equal, left.isZero || right.isZero, let symbols = (left.isZero ? right : left).factorSymbols,
            symbols.count > 1
        else { return nil }
        return symbols
    }
}

extension Expr {
    /// The letters of a product of letters, their powers with positive exponents and numbers; nil for anything else.
    fileprivate var factorSymbols: [Symbol]? {
        switch head {
        case .number(let value): return value.isZero ? nil : []
        case .symbol(let symbol): return [symbol]
        case .power where (arguments[1].rational?.sign ?? 0) > 0: return arguments[0].factorSymbols
        case .product:
            let parts = arguments.map(\.factorSymbols)
            return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
        default: return nil
        }
    }

    /// The letters by which the expression divides, outside of functions.
    fileprivate var divisors: [Symbol] {
        if isGround { return [] }
        switch head {
        case .power where (arguments[1].rational?.sign ?? 0) < 0: return arguments[0].factorSymbols ?? []
        case .sum, .product, .power: return arguments.flatMap(\.divisors)
        default: return []
        }
    }
}

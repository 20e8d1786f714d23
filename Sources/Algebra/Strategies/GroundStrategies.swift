import Arithmetic
import Certificates
import Expressions

/// Rational arithmetic for ground statements: cheapest and most often decisive.
struct ExactArithmetic: Strategy {
    let name = "exact-arithmetic"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        goal.statement.isGround ? [.exactValues] : []
    }
}

/// Enclosures of rising precision for ground statements.
struct Separation: Strategy {
    let name = "separation"
    let precisions: [Int]

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.isGround else { return [] }
        return precisions.filter { $0 <= budget.precision }.map { .enclosures(precision: $0) }
    }
}

/// Enclosures of the precision at which equality of algebraic numbers shows.
struct AlgebraicEquality: Strategy {
    let name = "algebraic-equality"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.isGround, goal.statement.relation != .approximately,
            let bits = goal.statement.difference.separationBits
        else { return [] }
        let precision = bits + 64 + goal.statement.difference.size
        return precision <= budget.precision ? [.enclosures(precision: precision)] : []
    }
}

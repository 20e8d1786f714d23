import Arithmetic
import Certificates
import Expressions

/// Both sides have one normal form, or differ by a number.
struct NormalFormComparison: Strategy {
    let name = "normal-form"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        [.equal, .notEqual, .lessOrEqual, .greaterOrEqual].contains(goal.statement.relation) ? [.identity] : []
    }
}

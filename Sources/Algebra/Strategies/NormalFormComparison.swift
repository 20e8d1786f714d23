import Arithmetic
import Certificates
import Expressions

/// Both sides have one normal form.
struct NormalFormComparison: Strategy {
    let name = "normal-form"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        [.equal, .lessOrEqual, .greaterOrEqual].contains(goal.statement.relation) ? [.identity] : []
    }
}

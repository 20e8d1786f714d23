import Arithmetic
import Certificates
import Expressions

/// Sums of roots under roots: √(16 + 2√55) = √11 + √5 by squaring once or twice.
struct SquareBothSides: Strategy {
    let name = "square-both-sides"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.isGround, goal.statement.relation == .equal,
            goal.statement.left.hasRoot || goal.statement.right.hasRoot
        else { return [] }
        let once = Certificate.equalPowers(degree: 2, precision: 64, then: .identity)
        return [once, .equalPowers(degree: 2, precision: 64, then: once)]
    }
}

extension Expr {
    fileprivate var hasRoot: Bool {
        contains { node in
            if case .power = node.head { node.arguments[1].rational?.isInteger == false } else { false }
        }
    }
}

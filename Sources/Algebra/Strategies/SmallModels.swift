import Arithmetic
import Expressions

/// Small integers at which facts hold together that are no polynomial equations, as xʸ + 1 = yˣ.
enum SmallModels {
    private static let values = [1, 2, 3, 4, 5, 0, -1]
    private static let mostUnknowns = 3

    /// The first such point, in at most one list; none where a fact cannot be computed exactly, or has too many unknowns.
    static func points(of facts: [Statement], budget: inout Budget) -> [[Symbol: Expr]] {
        let symbols = Set(facts.flatMap(\.symbols)).sorted()
        guard 1...mostUnknowns ~= symbols.count, facts.allSatisfy({ $0.left.isReal && $0.right.isReal && !$0.left.hasNamedFunction && !$0.right.hasNamedFunction })
        else { return [] }
        var point = [Symbol: Rational]()
        func search(_ depth: Int, _ budget: inout Budget) -> Bool {
            if depth == symbols.count {
                for fact in facts { if (try? fact.holdsExactly(at: point, budget: &budget)) != true { return false } }
                return true
            }
            for value in values {
                point[symbols[depth]] = Rational(value)
                if search(depth + 1, &budget) { return true }
            }
            return false
        }
        return search(0, &budget) ? [point.mapValues { .number($0) }] : []
    }
}

extension Statement {
    /// Whether it holds at a point where both sides are rational numbers.
    fileprivate func holdsExactly(at point: [Symbol: Rational], budget: inout Budget) throws(EvaluationError) -> Bool {
        let (a, b) = (try left.rationalValue(at: point, budget: &budget), try right.rationalValue(at: point, budget: &budget))
        return relation.holds(signOfDifference: a == b ? 0 : a < b ? -1 : 1) == true
    }
}

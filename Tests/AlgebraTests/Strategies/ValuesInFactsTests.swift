import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Algebra

private let (a, b) = (Expr.symbol("a"), Expr.symbol("b"))

@Suite struct ValuesInFactsTests {
    @Test func valuesInExponentsAndFunctions() {
        #expect(decide(.power(5, b) === 125, facts: [a === 5, .power(a, b) === 125]) == "holds")
        #expect(decide(.power(b, 3) === 8, facts: [a === 3, .power(b, a) === 8]) == "holds")
        #expect(decide(.power(2, x) === y, facts: [a === 2, .power(a, x) === y]) == "holds")
        for (wrong, facts) in [
            (.power(5, b) === 25, [a === 5, .power(a, b) === 125]), (.power(5, b) === 125, [.power(a, b) === 125]),
            (.power(4, b) === 125, [a === 5, .power(a, b) === 125]), (.power(2, x) === y, [a === 2, .power(a, x) === 2 * y]),
        ] as [(Statement, [Statement])] { #expect(decide(wrong, facts: facts) != "holds", "\(wrong)") }
    }

    @Test("Models among small integers: for facts that are no polynomial equations") func smallModels() {
        let facts = [.power(x, y) + 1 === .power(y, x), 2 * .power(x, y) === .power(y, x) + 7]
        #expect(decide(.power(x, y) === 7, facts: facts) == "contradicts")
        #expect(decide(.power(x, y) === 8, facts: facts) == "holds")
        // These facts hold at no small integers: nothing is refuted.
        #expect(decide(.power(x, y) === 7, facts: [.power(x, y) === 8, .power(y, x) === 8]) != "contradicts")
        var budget = Budget(steps: 100_000)
        #expect(SmallModels.points(of: [.power(x, y) === 8], budget: &budget) == [[Symbol("x"): 2, Symbol("y"): 3]])
        #expect(SmallModels.points(of: [.power(x, y) === 7, x === 3], budget: &budget).isEmpty)
    }
}

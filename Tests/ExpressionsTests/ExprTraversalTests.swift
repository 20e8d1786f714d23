import ExpressionNotation
import Testing

@testable import Expressions

@Suite struct ExprTraversalTests {
    private let x = Expr.symbol("x")
    private let y = Expr.symbol("y")

    /// What a substitution does not reach stays the same object, and not only equal.
    @Test func unchangedPartsAreShared() {
        let sine = Expr.elementary(.sin, .sum([x, .one]))
        let sum = Expr.sum([sine, .power(y, .number(2))])
        #expect(sum.substituting([Symbol("z"): .one]).node === sum.node)
        #expect(sine.substituting([Symbol("y"): .one]).node === sine.node)
        #expect(sum.replacing(.elementary(.cos, x), by: .one).node === sum.node)
        let replaced = sum.substituting([Symbol("y"): .number(3)])
        #expect(replaced == .sum([sine, .number(9)]) && replaced.node !== sum.node)
        #expect(replaced.arguments.contains { $0.node === sine.node })
    }

    @Test func belowBinders() {
        let sum = Expr.binding(.sum, Symbol("k"), in: .product([x, .symbol("k")]), [.one, y])
        #expect(sum.substituting([Symbol("z"): .one]).node === sum.node)
        #expect(sum.substituting([Symbol("k"): .one]).node === sum.node)
        #expect(sum.substituting([Symbol("x"): y]) == .binding(.sum, Symbol("k"), in: .product([y, .symbol("k")]), [.one, y]))
        #expect(sum.substituting([Symbol("y"): .number(4)]) != sum)
    }
}

import Algebra
import ExpressionNotation
import Expressions
import Testing

@Suite struct RealSolutionsTests {
    private func solutions(_ left: Expr, _ relation: Relation, _ right: Expr) -> String? {
        (try? RealSolutions(of: .statement(Statement(left, relation, right)), unknown: Symbol("x")))?.description
    }

    @Test func exactSets() {
        #expect(solutions(x ** 2 - 5 * x + 6, .equal, 0) == "x = 2 or x = 3")
        #expect(solutions(x ** 2, .equal, 2) == "x = -sqrt(2) or x = sqrt(2)")
        #expect(solutions(x ** 2 + 1, .equal, 0) == "none" && solutions(x ** 2 + 1, .greater, 0) == "all")
        #expect(solutions(2 * x + 1, .lessOrEqual, 5) == "x <= 2")
        #expect(solutions(x ** 2, .less, 4) == "-2 < x < 2")
        #expect(solutions(x ** 2, .greaterOrEqual, 4) == "x <= -2 or x >= 2")
        #expect(solutions(1 / x, .greater, 1) == "0 < x < 1")
        #expect(solutions(apply(.abs, 2 * x - 1), .equal, 3) == "x = -1 or x = 2")
        #expect(solutions(root(2 * x + 3), .equal, x) == "x = 3")
        #expect(solutions(x ** 2, .notEqual, 1) == "x < -1 or -1 < x < 1 or x > 1")
        #expect(solutions(x ** 5 - x, .equal, 1)?.hasPrefix("x = root of") == true)
    }

    @Test func notSolved() {
        #expect(solutions(apply(.sin, x), .equal, 0) == nil && solutions(x + y, .equal, 0) == nil)
        #expect(solutions(x ** x, .equal, 1) == nil && solutions(x, .approximately, 1) == nil)
        #expect((try? RealSolutions(of: .true, unknown: Symbol("x"), domain: .complex)) == nil)
    }
}

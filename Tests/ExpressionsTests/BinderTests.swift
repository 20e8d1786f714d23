import Arithmetic
import ExpressionNotation
import Testing

@testable import Expressions

@Suite struct BinderTests {
    private let k = Symbol("k")
    private let n = Expr.symbol("n")

    private func sum(_ body: Expr, _ variable: String, _ lower: Expr, _ upper: Expr) -> Expr {
        .binding(.sum, Symbol(variable), in: body, [lower, upper])
    }

    @Test func boundVariablesAreNotFree() {
        let total = sum(.symbol("k") * x, "k", 1, n)
        #expect(total.symbols == [Symbol("n"), Symbol("x")])
        #expect(!total.isGround && sum(.symbol("k"), "k", 1, 5).isGround)
        #expect(total.substituting([k: 7]) == total)
    }

    @Test func substitutionCapturesNothing() {
        // Σ_k (x + k) with x := k is Σ_j (k + j).
        let shifted = sum(x + .symbol("k"), "k", 1, n).substituting([Symbol("x"): .symbol("k")])
        #expect(shifted == sum(.symbol("k") + .symbol("j"), "j", 1, n))
        // A value that binds a variable of its own, put below a binder.
        let inner = sum(.symbol("k"), "k", 1, y)
        let outer = sum(x * .symbol("j"), "j", 1, n).substituting([Symbol("x"): inner])
        #expect(outer == sum(sum(.symbol("u"), "u", 1, y) * .symbol("v"), "v", 1, n))
        #expect(outer.opened(with: Symbol("w"))?.body == inner * .symbol("w"))
    }

    /// Each level is rebuilt once. Opened anew for each level above it, this would take 3²⁴ steps.
    @Test func substitutionBelowManyBinders() {
        var sum = Expr.symbol(Symbol("x"))
        for level in 0..<24 {
            let variable = Symbol("k\(level)")
            sum = .binding(.sum, variable, in: .product([.symbol(variable), sum]), [.one, .number(2)])
        }
        let replaced = sum.substituting([Symbol("x"): .symbol(Symbol("y"))])
        #expect(replaced.contains(Symbol("y")) && !replaced.contains(Symbol("x")))
    }

    @Test func nestedBindersKeepApart() throws {
        let square = sum(sum(.symbol("i") * .symbol("j"), "j", 1, .symbol("i")), "i", 1, n)
        let other = sum(sum(.symbol("i") * .symbol("j"), "i", 1, .symbol("j")), "j", 1, n)
        #expect(square == other)
        let wrong = sum(sum(.symbol("j") * .symbol("j"), "j", 1, .symbol("i")), "i", 1, n)
        #expect(square != wrong)
        // 1·1 + (2·1 + 2·2) + (3·1 + 3·2 + 3·3)
        var budget = Budget()
        #expect(try square.rationalValue(at: [Symbol("n"): 3], budget: &budget) == 25)
    }

    @Test func finiteSumsHaveValues() throws {
        var budget = Budget()
        let total = sum(.symbol("k") ** 2, "k", 1, n)
        #expect(try total.rationalValue(at: [Symbol("n"): 10], budget: &budget) == 385)
        #expect(try total.rationalValue(at: [Symbol("n"): 0], budget: &budget) == 0)
        let product = Expr.binding(.product, k, in: .symbol("k"), [1, n])
        #expect(try product.rationalValue(at: [Symbol("n"): 6], budget: &budget) == 720)
        #expect(try product.rationalValue(at: [Symbol("n"): 0], budget: &budget) == 1)
    }

    @Test func whatHasNoFiniteSumHasNoValue() {
        func fails(_ expression: Expr, at point: [Symbol: Rational] = [:], steps: Int = 200_000) -> Bool {
            var budget = Budget(steps: steps)
            return (try? expression.rationalValue(at: point, budget: &budget)) == nil
        }
        let total = sum(.symbol("k"), "k", 1, n)
        #expect(fails(total) && fails(total, at: [Symbol("n"): -5]) && fails(total, at: [Symbol("n"): .half]))
        #expect(fails(sum(.symbol("k") ** -1, "k", 0, 5)) && fails(sum(.symbol("k"), "k", 1, .constant(.infinity))))
        #expect(fails(sum(1, "k", 1, .number(Rational("100000000000000000000")!))))
        #expect(fails(sum(.symbol("k"), "k", 1, 1_000_000), steps: 1_000))
        #expect(fails(.binding(.integral, k, in: 1, [0, 1])) && fails(.binding(.limit, k, in: 1, [0])))
        #expect(fails(.binding(.derivative, k, in: 1, [0, 1])) && fails(.binding(.antiderivative, k, in: 1, [0])))
    }

    @Test func replacingStaysOutsideOfBodies() {
        let total = sum(x * .symbol("k"), "k", 1, n)
        #expect((total + x).replacing(x, by: y) == total + y)
    }

    @Test func nothingIsClaimedOfWhatMayDiverge() {
        let integral = Expr.binding(.integral, k, in: .symbol("k") ** -1, [0, 1])
        #expect(!integral.isTotal && !integral.isReal && integral.domainConditions.isEmpty)
    }
}

import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

/// Σ f(k) for k from a to b.
private func sum(_ body: Expr, _ lower: Expr, _ upper: Expr) -> Expr { .binding(.sum, k.symbol!, in: body, [lower, upper]) }
private let (k, n, r) = (Expr.symbol("k"), Expr.symbol("n"), Expr.symbol("r"))

@Suite struct SumTests {
    @Test("Geometric sums with a ratio that is no number", arguments: [
        (sum(r ** k, 0, n - 1), (1 - r ** n) / (1 - r)), (sum(r ** k, 1, n), (r ** (n + 1) - r) / (r - 1)),
        (sum(x * r ** k, 0, n), x * (r ** (n + 1) - 1) / (r - 1)), (sum(r ** (2 * k), 0, n), (r ** (2 * n + 2) - 1) / (r ** 2 - 1)),
        (sum(x ** (n - k) * y ** k, 0, n), (x ** (n + 1) - y ** (n + 1)) / (x - y)),
        (sum(k * r ** k, 1, n), (r - (n + 1) * r ** (n + 1) + n * r ** (n + 2)) / (1 - r) ** 2),
        (sum((1 + r) ** (-k), 1, n), (1 - (1 + r) ** (-n)) / r),
    ]) func geometricSums(sum: Expr, value: Expr) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        #expect(decide(sum === value + 1) != "holds", "\(sum)")
        #expect(decide(sum === value * r) != "holds", "\(sum)")
    }

    @Test func geometricSumsWithRatioOne() {
        #expect(decide(sum(r ** k, 0, n - 1) === (1 - r ** n) / (1 - r), facts: [r === 1]) != "holds")
        #expect(decide(sum(r ** k, 0, n - 1) === n, facts: [r === 1]) == "holds")
        #expect(decide(sum(r ** k, 0, n - 1) === n + 1, facts: [r === 1]) != "holds")
    }
}

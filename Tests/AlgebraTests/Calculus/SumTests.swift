import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

/// Σ f(k) for k from a to b.
private func sum(_ body: Expr, _ lower: Expr, _ upper: Expr) -> Expr { .binding(.sum, k.symbol!, in: body, [lower, upper]) }
private let (k, n, r) = (Expr.symbol("k"), Expr.symbol("n"), Expr.symbol("r"))

private func factorial(_ argument: Expr) -> Expr { .function(.factorial, [argument]) }
private func choose(_ upper: Expr, _ lower: Expr) -> Expr { .function(.binomial, [upper, lower]) }
private func product(_ body: Expr, _ lower: Expr, _ upper: Expr) -> Expr { .binding(.product, k.symbol!, in: body, [lower, upper]) }
private let longSum = sum(1 / (root(k) + root(k + 1)), 1, 99)
private let infinity = Expr.constant(.infinity)

@Suite struct SumTests {
    static let geometricSumsCases: [(Expr, Expr)] = [
        (sum(r ** k, 0, n - 1), (1 - r ** n) / (1 - r)), (sum(r ** k, 1, n), (r ** (n + 1) - r) / (r - 1)),
        (sum(x * r ** k, 0, n), x * (r ** (n + 1) - 1) / (r - 1)), (sum(r ** (2 * k), 0, n), (r ** (2 * n + 2) - 1) / (r ** 2 - 1)),
        (sum(x ** (n - k) * y ** k, 0, n), (x ** (n + 1) - y ** (n + 1)) / (x - y)),
        (sum(k * r ** k, 1, n), (r - (n + 1) * r ** (n + 1) + n * r ** (n + 2)) / (1 - r) ** 2),
        (sum((1 + r) ** (-k), 1, n), (1 - (1 + r) ** (-n)) / r),
    ]

    @Test("Geometric sums with a ratio that is no number", arguments: geometricSumsCases) func geometricSums(sum: Expr, value: Expr) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        #expect(decide(sum === value + 1) != "holds", "\(sum)")
        #expect(decide(sum === value * r) != "holds", "\(sum)")
    }

    @Test func geometricSumsWithRatioOne() {
        #expect(decide(sum(r ** k, 0, n - 1) === (1 - r ** n) / (1 - r), facts: [r === 1]) != "holds")
        #expect(decide(sum(r ** k, 0, n - 1) === n + 1, facts: [r === 1]) != "holds")
    }

    static let hypergeometricSumsCases: [(Expr, Expr)] = [
        (sum(k * factorial(k), 1, n), factorial(n + 1) - 1), (sum(k / factorial(k + 1), 1, n), 1 - 1 / factorial(n + 1)),
        (sum(choose(k, 2), 2, n), choose(n + 1, 3)), (sum(choose(k, r), r, n), choose(n + 1, r + 1)),
        (sum(choose(r + k, k), 0, n), choose(r + n + 1, n)), (sum((k + 2) / (k * (k + 1) * 2 ** k), 1, n), 1 - 1 / ((n + 1) * 2 ** n)),
        (sum(k * factorial(k), 0, 30), factorial(31) - 1),
    ]

    @Test("Factorials and binomial coefficients that telescope", arguments: hypergeometricSumsCases) func hypergeometricSums(sum: Expr, value: Expr) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        #expect(decide(sum === value + 1) != "holds", "\(sum)")
        #expect(decide(sum === value * (n + 1)) != "holds", "\(sum)")
    }

    static let differencesCases: [(Expr, Expr)] = [
        (sum(root(k + 1) - root(k), 1, n), root(n + 1) - 1), (sum(1 / (root(k) + root(k + 1)), 1, n), root(n + 1) - 1),
        (sum(1 / k - 1 / (k + 2), 1, n), rational("3/2") - 1 / (n + 1) - 1 / (n + 2)), (sum(apply(.ln, (k + 1) / k), 1, n), apply(.ln, n + 1)),
        (sum(apply(.ln, 1 + 1 / k), 1, n), apply(.ln, n + 1)), (longSum, 9),
        
    ]

    @Test("Differences of roots and logarithms", arguments: differencesCases) func differences(sum: Expr, value: Expr) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        #expect(decide(sum === value + 1) != "holds", "\(sum)")
        #expect(decide(sum === 2 * value) != "holds", "\(sum)")
    }

    static let productsCases: [(Expr, Expr)] = [
        (product(n - k, 0, n - 1), factorial(n)), (product(1 - 1 / k, 2, n), 1 / n), (product(1 - 1 / k ** 2, 2, n), (n + 1) / (2 * n)),
        (product((k + 1) / k, 1, n), n + 1), (product(r, 1, n), r ** n), (product(2 * k, 1, n), 2 ** n * factorial(n)),
        (product(2 * k - 1, 1, n), factorial(2 * n) / (2 ** n * factorial(n))), (product(k ** 2, 1, n), factorial(n) ** 2),
        (product(k + 3, 1, n), factorial(n + 3) / 6),
    ]

    @Test("Products", arguments: productsCases) func products(product: Expr, value: Expr) {
        #expect(decide(product === value) == "holds", "\(product)")
        #expect(decide(product === value + 1) != "holds", "\(product)")
        #expect(decide(product === value * n) != "holds", "\(product)")
    }

    static let productsThatVanishCases: [Statement] = [
        product(1 - 1 / k, 0, n) === 1 / n, product(n - k, 0, n) === factorial(n), product(1 - 1 / k, 1, n) === 1 / n,
        product(k - 1, 1, n) === factorial(n - 1), product(n - k, 0, n + 1) === factorial(n),
    ]

    @Test("Products with a factor 0, or where a factor is undefined", arguments: productsThatVanishCases) func productsThatVanish(claim: Statement) { #expect(decide(claim) != "holds", "\(claim)") }

    static let seriesCases: [(Expr, Expr, Expr?)] = [
        (sum(r ** k, 0, infinity), 1 / (1 - r), r), (sum(k * r ** (k - 1), 1, infinity), 1 / (1 - r) ** 2, r),
        (sum(x * r ** k, 0, infinity), x / (1 - r), r), (sum((-1) ** k * r ** (2 * k), 0, infinity), 1 / (1 + r ** 2), r),
        (sum(rational("-1/3") ** k, 0, infinity), rational("3/4"), nil), (sum(2 ** k / 3 ** (k + 1), 0, infinity), 1, nil),
    ]

    @Test("Series whose terms decay", arguments: seriesCases) func series(sum: Expr, value: Expr, ratio: Expr?) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        #expect(decide(sum === value + 1) != "holds", "\(sum)")
        guard let ratio else { return }
        #expect(decide(sum === value, facts: [Statement(apply(.abs, ratio), .less, 1)]) == "holds", "\(sum)")
        #expect(decide(sum === value, facts: [Statement(ratio, .greater, 1)]) != "holds", "\(sum)")
        #expect(decide(sum === value, facts: [ratio === 3]) != "holds", "\(sum)")
    }

    static let divergentCases: [Statement] = [
        sum(2 ** k, 0, infinity) === -1, sum((-1) ** k, 0, infinity) === rational("1/2"), sum((-2) ** k, 0, infinity) === rational("1/3"),
        sum(k * (-1) ** k, 0, infinity) === rational("-1/4"), sum((3 / 2) ** k / 1, 0, infinity) === -2, sum(1, 0, infinity) === 0,
    ]

    @Test("Series that diverge have no value", arguments: divergentCases) func divergent(claim: Statement) {
        #expect(decide(claim) != "holds", "\(claim)")
        #expect(decide(Statement(claim.left, .notEqual, claim.right)) != "fails", "\(claim)")
    }
}

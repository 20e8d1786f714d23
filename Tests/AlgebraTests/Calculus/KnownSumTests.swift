import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

private func sum(_ body: Expr, _ lower: Expr, _ upper: Expr) -> Expr { .binding(.sum, k.symbol!, in: body, [lower, upper]) }
private func choose(_ upper: Expr, _ lower: Expr) -> Expr { .function(.binomial, [upper, lower]) }
private func factorial(_ argument: Expr) -> Expr { .function(.factorial, [argument]) }
private let (k, n, m) = (Expr.symbol("k"), Expr.symbol("n"), Expr.symbol("m"))
private let infinity = Expr.constant(.infinity)

/// The binomial theorem and series that are known by name.
@Suite struct KnownSumTests {
    static let binomial: [(Expr, Expr)] = [
        (sum(choose(n, k), 0, n), 2 ** n), (sum(choose(n, k), 1, n), 2 ** n - 1), (sum(choose(n, k) * x ** k, 0, n), (1 + x) ** n),
        (sum(choose(n, k) * x ** k * y ** (n - k), 0, n), (x + y) ** n), (sum(choose(n, k) * 2 ** k, 0, n), 3 ** n),
        (sum(choose(n, k) * (-1) ** k * 3 ** (n - k), 0, n), 2 ** n), (sum(k * choose(n, k), 0, n), n * 2 ** (n - 1)),
        (sum(k * choose(n, k), 1, n), n * 2 ** (n - 1)), (sum(choose(n, k) ** 2, 0, n), choose(2 * n, n)),
        (sum(choose(m - 1, k), 0, m - 1), 2 ** (m - 1)), (sum(x * choose(n, n - k), 0, n), x * 2 ** n),
    ]
    @Test(arguments: binomial) func binomialSums(sum: Expr, value: Expr) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        for wrong in [value + 1, 2 * value, value * (n + 1)] {
            #expect(decide(sum === wrong) != "holds", "\(sum)")
            #expect(decide(sum === wrong, .rewriting) != "holds", "\(sum)")
        }
    }

    @Test("What the values are is what the sums are at small numbers", arguments: binomial)
    func valuesAtSmallNumbers(sum: Expr, value: Expr) {
        for count in 1...6 {
            let point: [Symbol: Rational] = [Symbol("n"): Rational(count), Symbol("m"): Rational(count), Symbol("x"): 3, Symbol("y"): Rational("2/5")!]
            var budget = Budget()
            #expect((try? sum.rationalValue(at: point, budget: &budget)) == (try? value.rationalValue(at: point, budget: &budget)), "\(sum) at \(count)")
        }
    }

    static let other: [Statement] = [
        sum(choose(n, k), 0, n - 1) === 2 ** n, sum(choose(n, k), 2, n) === 2 ** n, sum(choose(n, k), 0, 2 * n) === 2 ** n,
        sum(choose(n + 1, k), 0, n) === 2 ** (n + 1), sum(choose(n, k) * x ** (2 * k), 0, n) === (1 + x) ** n,
        sum(k ** 2 * choose(n, k), 0, n) === n * 2 ** (n - 1), sum(choose(n, k) * choose(n, k) * k, 0, n) === choose(2 * n, n),
        sum(choose(n, k) / k, 1, n) === 2 ** n, sum(choose(k, n), 0, n) === 2 ** n,
    ]
    @Test(arguments: other) func otherSums(claim: Statement) { #expect(decide(claim) != "holds", "\(claim)") }

    @Test func emptySumsAreNoPowers() {
        // From 0 to −1 there is nothing to add.
        let claim = sum(choose(n, k), 0, n) === 2 ** n
        #expect(decide(claim, facts: [n === -1]) != "holds")
        let checked = try? Checker().check(.identity, for: Judgement(claim))
        #expect(checked?.sideConditions.contains(SideCondition(nonzero: n + 1)) == true)
    }

    static let series: [(Expr, Expr)] = [
        (sum(1 / factorial(k), 0, infinity), e), (sum(x ** k / factorial(k), 0, infinity), e ** x), (sum(2 ** k / factorial(k), 0, infinity), e ** 2),
        (sum((-1) ** k / factorial(k), 0, infinity), 1 / e), (sum(k ** (-2), 1, infinity), pi ** 2 / 6), (sum(k ** (-4), 1, infinity), pi ** 4 / 90),
        (sum((-1) ** (k + 1) / k, 1, infinity), apply(.ln, 2)), (sum(k / factorial(k + 1), 1, infinity), 1),
    ]
    @Test(arguments: series) func knownSeries(sum: Expr, value: Expr) {
        #expect(decide(sum === value) == "holds", "\(sum)")
        #expect(decide(sum === value + 1) != "holds" && decide(sum === 2 * value) != "holds", "\(sum)")
    }

    static let otherSeries: [Statement] = [
        sum(1 / factorial(k), 1, infinity) === e, sum(k ** (-2), 2, infinity) === pi ** 2 / 6, sum(k ** (-1), 1, infinity) === 0,
        sum(x ** k, 0, infinity) === e ** x, sum(x ** (k + 1) / factorial(k), 0, infinity) === e ** x, sum((-1) ** k / k, 1, infinity) === apply(.ln, 2),
        sum(k ** (-3), 1, infinity) === pi ** 3 / 25, sum(factorial(k), 0, infinity) === e, sum(2 ** k * factorial(k), 0, infinity) === 0,
    ]
    @Test(arguments: otherSeries) func otherInfiniteSums(claim: Statement) { #expect(decide(claim) != "holds", "\(claim)") }
}

import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

private let n = Expr.symbol("n")
private func factorial(_ argument: Expr) -> Expr { .function(.factorial, [argument]) }
private func choose(_ upper: Expr, _ lower: Expr) -> Expr { .function(.binomial, [upper, lower]) }

/// Laws of the normal form about whole numbers, roots of numbers, and units of angles.
@Suite struct FactorialTests {
    private static func found(_ statement: Statement, facts: [Statement] = [], _ certificate: Certificate = .identity) -> Checked? {
        try? Checker().check(certificate, for: Judgement(facts: facts, statement))
    }

    static let identities: [Statement] = [
        factorial(n + 1) === (n + 1) * factorial(n), factorial(n) === n * factorial(n - 1),
        factorial(n + 2) / factorial(n) === (n + 2) * (n + 1), factorial(n) / factorial(n - 3) === n * (n - 1) * (n - 2),
        factorial(2 * n + 1) === (2 * n + 1) * factorial(2 * n), factorial(n + 1) - factorial(n) === n * factorial(n),
        choose(n, 2) === n * (n - 1) / 2, choose(n + 1, 3) === choose(n, 3) + choose(n, 2), choose(n, 0) === 1,
        choose(n, 1) === n, binder(.product, x, 1, n) === factorial(n),
        apply(.ceiling, x) === -apply(.floor, -x), apply(.floor, x + 3) === apply(.floor, x) + 3,
        apply(.floor, x - rational("1/2")) === apply(.floor, x + rational("1/2")) - 1,
        5 ** rational("1/3") * 5 ** rational("1/6") === root(5), 4 ** rational("1/4") === root(2),
        12 ** rational("5/6") === 12 ** rational("1/3") * root(12), (rational("4/5") ** rational("1/6")) ** 3 === root(rational("4/5")),
        e ** (x * apply(.ln, 2)) === 2 ** x, e ** ((2 * x + 1) * apply(.ln, 9)) === 9 ** (2 * x + 1),
        apply(.cos, 2 * pi / 5) === 1 - 2 * apply(.sin, pi / 5) ** 2, apply(.cos, -pi / 8) === apply(.cos, pi / 8),
        apply(.cos, 15 * pi / 8) === apply(.cos, pi / 8),
        apply(.cos, 16) === 1 - 2 * apply(.sin, 8) ** 2,
        root(x ** 2 + 8 * x + 16) === apply(.abs, x + 4), root((x - y) ** 2) === apply(.abs, y - x),
        root(x ** 4 + 2 * x ** 2 + 1) === x ** 2 + 1,
    ]

    @Test(arguments: identities) func holds(statement: Statement) {
        #expect(Self.found(statement)?.conclusion == .holds, "\(statement)")
    }

    static let unproved: [Statement] = [
        factorial(n + 1) === n * factorial(n), factorial(n + 1) === factorial(n), factorial(2 * n) === 2 * factorial(n),
        factorial(n) === n * factorial(n + 1), choose(n, 2) === n * (n + 1) / 2, choose(n, 3) === choose(n, 2), choose(n, -1) === 1,
        binder(.product, x, 2, n) === factorial(n) + 1, binder(.product, x + 1, 1, n) === factorial(n),
        binder(.product, x, 1, n) === factorial(n + 1), apply(.ceiling, x) === apply(.floor, x) + 1, apply(.floor, x + rational("1/2")) === apply(.floor, x),
        apply(.floor, 2 * x) === 2 * apply(.floor, x), 5 ** rational("1/3") * 5 ** rational("1/6") === 5,
        4 ** rational("1/4") === 2 ** rational("1/4"), 5 ** rational("1/3") * 5 ** rational("1/4") === root(5),
        e ** (x * apply(.ln, 2)) === 2 ** (2 * x), e ** (apply(.ln, x) * y) === 2 ** y,
        apply(.cos, 2 * pi / 5) === 1 - apply(.sin, pi / 5) ** 2, apply(.cos, 9 * pi / 8) === apply(.cos, pi / 8),
        apply(.sin, -pi / 8) === apply(.sin, pi / 8), apply(.cos, 16) === 2 * apply(.cos, 8),
        root(x ** 2 + 8 * x + 16) === x + 4, root(x ** 2 + 8 * x + 15) === apply(.abs, x + 4), root(x ** 4 - 2 * x ** 2 + 1) === x ** 2 - 1,
    ]

    @Test(arguments: unproved) func leavesOpen(statement: Statement) {
        #expect(Self.found(statement)?.conclusion != .holds, "\(statement)")
    }

    @Test("That a smaller factorial is defined too is a condition, and what excludes it proves nothing")
    func conditions() throws {
        let checked = try #require(Self.found(factorial(n + 1) === (n + 1) * factorial(n)))
        #expect(checked.sideConditions.map(\.statement) == [Statement(n + 1, .notEqual, 0)])
        // At n = −1 both facts hold, since 0! = 1.
        let facts = [factorial(n + 1) === 1, n === -1]
        #expect(Self.found(x === y, facts: facts, .linearCombination([factorial(n), 1])) == nil)
        #expect(Self.found(Expr.number(0) === 1, facts: facts, .linearCombination([-1, factorial(n)])) == nil)
        let implication = Judgement(
            claim: .implication(.and(facts.map { .statement($0) }), .false, over: .real))
        for certificate in [Certificate.cells, .branches([]), .branches([.positiveCombination(cofactors: [-1, factorial(n)], weights: [1], products: [[]], squares: [1])])] {
            #expect((try? Checker().check(certificate, for: implication))?.conclusion != .holds)
        }
    }
}

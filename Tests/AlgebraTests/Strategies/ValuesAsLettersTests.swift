import Algebra
import Certificates
import ExpressionNotation
import Expressions
import Testing

/// Sines, cosines and absolute values read as letters.
@Suite struct ValuesAsLettersTests {
    private let sum = Expr.elementary(.sin, x) + Expr.elementary(.cos, x)

    private func excludes(_ claim: Statement, _ facts: [Statement]) -> Bool {
        guard let named = ValuesAsLetters.named(claim, facts) else { return false }
        var prover = Prover()
        return prover.exclusion(of: named.claim, by: named.facts) != nil
    }

    @Test func sineAndCosineAreTiedByPythagoras() throws {
        let named = try #require(ValuesAsLetters.named(sum === 1, []))
        let (s, c) = (Expr.symbol("sin(x)"), Expr.symbol("cos(x)"))
        #expect(named.facts == [s ** 2 + c ** 2 === 1])
        #expect(named.claim.symbols.allSatisfy { $0.name.hasSuffix(")") })
    }

    @Test func sumsOfSineAndCosine() {
        let root = Expr.squareRoot(2)
        let fact = root * sum / 2 === 1 / Expr(3)
        #expect(excludes(sum === 2 * root / 3, [fact]))
        #expect(excludes(sum === 1, [fact]))
        #expect(!excludes(sum === root / 3, [fact]))
        #expect(!excludes(sum === -root / 3, [root * sum * sum === 2 * root / 9]))
    }

    @Test func multiplesOfAnAngle() {
        let double = Expr.elementary(.sin, 2 * x)
        #expect(excludes(double === 1 / Expr(3), [sum === 1]))
        #expect(!excludes(double === 0, [sum === 1]))
    }

    @Test func absoluteValues() {
        let size = Expr.elementary(.abs, z)
        let fact = size ** 2 === (3 - size) ** 2 + 81
        #expect(excludes(size ** 2 - 6 * size - 90 === 0, [fact]))
        #expect(excludes(size === 14, [fact]))
        #expect(!excludes(size === 15, [fact]))
    }

    @Test func whatIsTiedByMore() {
        // The unknown outside, two angles with one unknown, an angle that is no linear form, other functions.
        for claim in [sum === x, Expr.elementary(.sin, x) === Expr.elementary(.cos, x * Expr.squareRoot(2)), Expr.elementary(.sin, x ** 2) === 1, Expr.elementary(.arctan, x) === Expr.elementary(.sin, y)] {
            #expect(ValuesAsLetters.named(claim, []) == nil)
        }
        #expect(ValuesAsLetters.named(x === 1, [sum === 1]) == nil, "no value in the claim")
        #expect(ValuesAsLetters.named(Statement(sum, .less, 1), []) == nil)
    }
}

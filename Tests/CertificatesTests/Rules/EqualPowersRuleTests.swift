import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

@Suite struct EqualPowersRuleTests {
    static let once = Certificate.equalPowers(degree: 2, precision: 64, then: .identity)
    static let twice = Certificate.equalPowers(degree: 2, precision: 64, then: once)

    @Test func squaringOnceOrTwiceProvesNestedRoots() {
        #expect(conclusion(Self.once, root(2) + root(7) === root(9 + 2 * root(14))) == .holds)
        #expect(conclusion(Self.twice, root(root(2) + 1) === root(root(3 + 2 * root(2)))) == .holds)
    }

    @Test(
        "Equal squares of numbers that are not both positive prove nothing",
        arguments: [
            -root(4) === 2, root(2) - root(3) === root(3) - root(2), root(5 - 2 * root(6)) === root(2) - root(3),
            0 * root(2) === root(2) - root(2), i * 1 === -i, root(-4) === root(-4) * -1,
        ])
    func signsCount(statement: Statement) {
        #expect(conclusion(Self.once, statement) == nil)
        #expect(conclusion(Self.twice, statement) == nil)
    }

    @Test(
        "Near misses, unknowns and other relations are left alone",
        arguments: [
            root(2) + root(7) === root(9 + 2 * root(15)), root(x ** 2) === x,
            Statement(root(8), .lessOrEqual, 2 * root(2)),
        ])
    func rejects(statement: Statement) {
        #expect(conclusion(Self.once, statement) == nil)
    }

    @Test func innerCertificateMustHold() {
        let statement = root(2) + root(7) === root(9 + 2 * root(14))
        #expect(conclusion(.equalPowers(degree: 2, precision: 64, then: .exactValues), statement) == nil)
        #expect(conclusion(.equalPowers(degree: 1, precision: 64, then: .identity), statement) == nil)
        #expect(conclusion(.equalPowers(degree: 9, precision: 64, then: .identity), statement) == nil)
    }
}

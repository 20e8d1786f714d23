import Algebra
import Certificates
import ExpressionNotation
import Expressions
import Testing

/// Refutations by linear facts with numbers as cofactors, told from the others.
@Suite struct LinearRefutationTests {
    private func refutation(_ statement: Statement, _ facts: [Statement]) -> Checked? {
        var prover = Prover()
        let checked = prover.decide(statement, facts: facts, reading: .consequence).checked
        return checked?.conclusion == .contradicts ? checked : nil
    }

    @Test func linearFacts() throws {
        for claim in [y === 4, 2 * x + 2 * y === 11, x + y === 6] {
            #expect(try #require(refutation(claim, [2 * x + y === 7, x + 0 * y === 2 + 0 * y])).isNonlinearRefutation == false)
        }
    }

    @Test func factsOfHigherDegree() {
        for (claim, fact) in [(x * y === 5, x * y === 4), (x ** 2 + y ** 2 === 2, x ** 2 + y ** 2 === 1)] {
            #expect(refutation(claim, [fact])?.isNonlinearRefutation != false)
        }
    }

    @Test func whatIsNotExcluded() {
        for (claim, facts) in [(y === 3, [x + y === 5]), (x ** 2 === 4, [x === 2]), (x === 2, [x === 1, x === 3])] {
            #expect(refutation(claim, facts) == nil)
        }
    }
}

import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

@Suite struct ScalingRuleTests {
    private static func scaling(_ scale: Rational, _ inner: Certificate = .identity) -> Certificate {
        .scaling([Symbol("x"): scale], then: inner)
    }

    static let accepted: [Case] = [
        Case(apply(.cos, x) === 1 - 2 * apply(.sin, x / 2) ** 2, scaling(2), .holds),
        Case(apply(.tan, x) === 2 * apply(.tan, x / 2) / (1 - apply(.tan, x / 2) ** 2), scaling(2), .holds),
        Case(e ** x === (e ** (x / 3)) ** 3, scaling(3), .holds),
        Case(x + 1 === 1 + x, scaling(-1), .holds),
        Case(apply(.sin, y) === 2 * apply(.sin, x / 4) * apply(.cos, x / 4), facts: [x === 2 * y], scaling(4, .substitution([0], then: .identity)), .holds),
    ]

    @Test(arguments: accepted.dropLast()) func accepts(item: Case) { #expect(item.found(item.certificate) == item.conclusion) }

    @Test(arguments: accepted) func mutants(item: Case) {
        for mutant in item.certificate.mutants {
            let found = item.found(mutant)
            #expect(found == nil || found == item.conclusion, "\(mutant)")
        }
    }

    static let rejected: [Case] = [
        Case(apply(.cos, x) === 1 - apply(.sin, x / 2) ** 2, scaling(2), .holds),
        Case(apply(.sin, x) === apply(.sin, x / 2), scaling(0), .holds),
        Case(x === 2 * x, scaling(2), .holds), Case(x === 0, scaling(0), .holds), Case(x === 0, scaling(0, .exactValues), .holds),
        Case(y === 1, facts: [x === 1], scaling(0, .linearCombination([1])), .holds),
        Case(y === 2, facts: [y === x, x === 1], scaling(2, .linearCombination([1, 1])), .holds),
        // A claim that is refuted is refuted elsewhere.
        Case(x === 2, scaling(2, .witness([Symbol("x"): 1], precision: 64)), .holds),
        Case(x === 2, scaling(2, .witness([Symbol("x"): 5], precision: 64)), .fails),
    ]

    @Test(arguments: rejected) func rejects(item: Case) { #expect(item.found(item.certificate) == nil) }

    @Test("Conditions speak of the unknowns of the claim")
    func conditions() throws {
        let claim = 1 / x === (1 / (2 * x)) * 2
        let checked = try Checker().check(Self.scaling(3), for: Judgement(claim))
        #expect(checked.sideConditions.allSatisfy { $0.statement == Statement(x, .notEqual, 0) || $0.statement == Statement(2 * x, .notEqual, 0) })
        #expect(!checked.sideConditions.isEmpty)
    }
}

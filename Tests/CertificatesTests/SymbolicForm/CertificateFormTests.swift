import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Certificates

/// The exact text form of judgements and certificates.
@Suite struct CertificateFormTests {
    @Test("Reading what was written gives an equal certificate and judgement", arguments: RuleTests.accepted)
    func roundTrip(item: Case) throws {
        let judgement = Judgement(facts: item.facts, claim: item.claim)
        let form = try #require(item.certificate.symbolicForm)
        #expect(try Certificate(symbolicForm: form) == item.certificate, "\(form)")
        let text = try #require(judgement.symbolicForm)
        #expect(try Judgement(symbolicForm: text) == judgement, "\(text)")
        #expect(form.hasPrefix("(" + item.certificate.rule))
        let checked = try Checker().check(Certificate(symbolicForm: form), for: Judgement(symbolicForm: text))
        #expect(checked.conclusion == item.conclusion)
    }

    @Test func everyRuleIsAmongTheCases() {
        // A rule without a case here would have an untested form.
        let rules = Set(RuleTests.accepted.map(\.certificate.rule))
        #expect(rules.count >= 12)
    }

    @Test(
        arguments: [
            "", "identity", "(identity 1)", "(unknown-rule)", "(enclosures)", "(enclosures x)", "(enclosures 64 64)",
            "(enclosures 99999999999999999999)", "(rounding 1/3 64)", "(rounding (literal 1/3) 64)",
            "(rounding (lateral 1/3 2) 64)", "(witness 64)", "(witness ((x 1) (x 2)) 64)", "(witness ((1 x)) 64)",
            "(equal-powers 2 64)", "(equal-powers 2 64 identity)", "(linear-combination 1)", "(contradiction (1) 1)",
            "(substitution 0 (identity))", "(substitution (0))", "(substitution (a) (identity))", "(factorization 1)",
            "(factorization (1/2))", "(not-a-root (identity))", "(not-a-root 0)", "((identity))", "(|identity|)",
        ])
    func refusedCertificates(text: String) {
        #expect(throws: SExpressionError.self) { try Certificate(symbolicForm: text) }
    }

    @Test(
        arguments: [
            "", "(judgement)", "(judgement ())", "(judgement () (= 1 1))", "(judgement (statement (= 1 1)))",
            "(judgement () (statement (= 1 1)) 1)", "(judgement (1) (statement (= 1 1)))",
            "(judgement () (statement 1))",
            "(judgement () (solution-set (= x 1) 2 (1)))", "(judgement () (solution-set (= x 1) x 1))",
            "(judgment () (statement (= 1 1)))", "(judgement () (fact (= 1 1)))",
        ])
    func refusedJudgements(text: String) {
        #expect(throws: SExpressionError.self) { try Judgement(symbolicForm: text) }
    }

    @Test("Numbers out of range are read and then refused by the rules")
    func hostileNumbers() throws {
        for text in [
            "(enclosures 9223372036854775807)", "(enclosures -9223372036854775808)", "(enclosures 0)",
            "(rounding (literal 141/100 -9223372036854775808) 64)",
            "(rounding (literal 141/100 9223372036854775807) 64)",
            "(substitution (9223372036854775807) (identity))", "(substitution (-1) (identity))",
            "(equal-powers 9223372036854775807 64 (identity))", "(equal-powers -9223372036854775808 64 (identity))",
            "(factorization (9223372036854775807 9223372036854775807))", "(not-a-root -1 (identity))",
            "(linear-combination ((^ x -9223372036854775808)))", "(witness ((x 1/7)) 9223372036854775807)",
        ] {
            let certificate = try Certificate(symbolicForm: text)
            for judgement in [
                Judgement(root(2) === rational("141/100")), Judgement(facts: [x === 1], x === 2),
                Judgement(claim: .solutionSet(equation: x ** 2 === 1, unknown: Symbol("x"), values: [1, -1])),
            ] {
                #expect((try? Checker().check(certificate, for: judgement)) == nil, "\(text)")
            }
        }
    }

    @Test("Deeply nested certificates do not exhaust the stack")
    func depth() throws {
        var text = "(identity)"
        for _ in 0..<700 { text = "(substitution () \(text))" }
        let certificate = try Certificate(symbolicForm: text)
        #expect((try? Checker().check(certificate, for: Judgement(x === y))) == nil)
        #expect(throws: SExpressionError.self) {
            try Certificate(symbolicForm: String(repeating: "(substitution () ", count: 10_000))
        }
    }
}

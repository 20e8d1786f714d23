import CertificateForms
import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Certificates

/// The exact text form of judgements and certificates.
@Suite struct CertificateFormTests {
    /// Judgements with certificates that the checker accepts, from the tests of all rules.
    static let accepted: [(judgement: Judgement, certificate: Certificate, conclusion: Checked.Conclusion)] = {
        let cases =
            RuleTests.accepted + CalculusRulesTests.accepted + PositiveCombinationRuleTests.accepted + InstanceRuleTests.accepted
            + [Case(.congruence(x ** 2 + x, 0, 2, holds: true), .residues(facts: [], modulus: 2), .holds)]
        let implications = [Checked.Conclusion.holds, .fails].flatMap { conclusion in
            (conclusion == .holds ? ImplicationRulesTests.holding : ImplicationRulesTests.failing).map { item in
                (Judgement(claim: .implication(item.premise, item.conclusion, over: item.domain)), item.certificate, conclusion)
            }
        }
        return cases.map { (Judgement(facts: $0.facts, claim: $0.claim), $0.certificate, $0.conclusion) } + implications
    }()

    @Test("Reading what was written gives an equal certificate and judgement, with the same conclusion")
    func roundTrip() throws {
        for (judgement, certificate, conclusion) in Self.accepted {
            let form = try #require(certificate.symbolicForm)
            #expect(try Certificate(symbolicForm: form) == certificate, "\(form)")
            let text = try #require(judgement.symbolicForm)
            #expect(try Judgement(symbolicForm: text) == judgement, "\(text)")
            #expect(form.hasPrefix("(" + certificate.rule))
            let found = try? Checker().check(certificate, for: judgement)
            let checked = try? Checker().check(Certificate(symbolicForm: form), for: Judgement(symbolicForm: text))
            // Whether the rule accepts its case is for its own tests to say.
            #expect(checked?.conclusion == found?.conclusion && (checked == nil || checked?.conclusion == conclusion), "\(form)")
            #expect(checked?.sideConditions == found?.sideConditions)
        }
    }

    @Test("Mutants too are read back equal, whatever the rules make of them")
    func mutants() throws {
        for certificate in Self.accepted.flatMap(\.certificate.mutants) {
            let form = try #require(certificate.symbolicForm)
            #expect(try Certificate(symbolicForm: form) == certificate, "\(form)")
        }
    }

    /// One certificate of every rule, with payloads that no rule would accept.
    static let everyRule: [Certificate] = [
        .exactValues, .enclosures(precision: 0), .rounding(DecimalLiteral(value: 1, scale: -3), precision: 1), .identity,
        .witness([:], precision: 64), .linearCombination([]),
        .positiveCombination(cofactors: [], weights: [-1, .half], products: [[], [3, -1]], squares: [root(x)]),
        .refutation(cofactors: [1 / x], weights: [], products: [[]], squares: [], model: [Symbol("x y"): root(2)]),
        .substitution([-1, 5], then: .factorization(multiplicities: [])), .factorization(multiplicities: [0, -2]),
        .notARoot(index: 7, .exactValues), .antiderivative(of: x, is: y, then: .identity),
        .definiteIntegral(binder(.integral, x, 0, 1), primitive: x, variable: Symbol("a|b"), then: .identity),
        .limit(x, form: y, variable: Symbol("#1"), then: .identity),
        .quotientOfDerivatives(x, numerator: 1, denominator: 0, variable: Symbol("-"), then: .identity),
        .telescoping(binder(.sum, x, 1, 2), partner: x, variable: Symbol(""), then: .identity),
        .functionDefinition(-1, then: .identity), .rewriting(3, fromRight: true, then: .identity), .cells,
        .branches([.cells, .branches([])]),
        .instance(of: Judgement(facts: [x === 1], y === 2), proofs: [.identity], values: [Symbol("x"): 1 / x], then: .identity), .residues(facts: [-1], modulus: 0),
        .implicationWitness([Symbol("x"): i]), .logarithms(.logarithms(.cells)),
    ]

    @Test(arguments: everyRule) func everyRuleHasAForm(certificate: Certificate) throws {
        let form = try #require(certificate.symbolicForm)
        #expect(try Certificate(symbolicForm: form) == certificate, "\(form)")
        for (judgement, accepted, conclusion) in Self.accepted.prefix(40) {
            // Being a rounding is no equality.
            if case .rounding = accepted { continue }
            let found = try? Checker().check(certificate, for: judgement).conclusion
            #expect(found == nil || found == conclusion || (found == .fails && conclusion == .contradicts), "\(judgement)")
        }
        // A part less or more is refused.
        let parts = try SExpression(parsing: form)
        guard case .list(let whole) = parts.content else { return #expect(Bool(false), "\(form)") }
        #expect(throws: SExpressionError.self) { try Certificate(symbolicForm: form.dropLast() + " 1)") }
        #expect(throws: SExpressionError.self) { try Certificate(symbolicForm: form.dropLast() + " (cells))") }
        if whole.count > 1 { #expect(throws: SExpressionError.self) { try Certificate(symbolicForm: "(\(certificate.rule))") } }
    }

    @Test func everyRuleIsAmongTheCases() {
        #expect(Set(Self.everyRule.map(\.rule)).count == 24)
        let others = Set(Self.everyRule.map(\.rule)).subtracting(Self.accepted.map(\.certificate.rule))
        #expect(others.isEmpty, "without a case: \(others)")
    }

    @Test("The variable of a binder has no name outside of it")
    func boundVariables() throws {
        let bound = try #require(binder(.sum, x ** 2, 1, 3).arguments[0].arguments[0].symbol)
        for certificate in [
            .telescoping(x, partner: x, variable: bound, then: .identity), .witness([bound: 1], precision: 64),
            .antiderivative(of: .symbol(bound), is: x, then: .identity),
        ] as [Certificate] {
            let form = try #require(certificate.symbolicForm)
            #expect(throws: SExpressionError.self) { try Certificate(symbolicForm: form) }
        }
        // The names that opened binders get are free symbols like any other.
        let opened = try #require(binder(.sum, x ** 2, 1, 3).openedAfresh)
        let certificate = Certificate.telescoping(x, partner: opened.body, variable: opened.variable, then: .identity)
        #expect(try Certificate(symbolicForm: #require(certificate.symbolicForm)) == certificate)
    }

    @Test(
        arguments: [
            "", "identity", "(identity 1)", "(unknown-rule)", "(enclosures)", "(enclosures x)", "(enclosures 64 64)",
            "(enclosures 99999999999999999999)", "(rounding 1/3 64)", "(rounding (literal 1/3) 64)",
            "(rounding (lateral 1/3 2) 64)", "(witness 64)", "(witness ((x 1) (x 2)) 64)", "(witness ((1 x)) 64)",
            "(linear-combination 1)", "(refutation (1) 1)",
            "(substitution 0 (identity))", "(substitution (0))", "(substitution (a) (identity))", "(factorization 1)",
            "(factorization (1/2))", "(positive-combination () () ())", "(positive-combination (x) (y) () ())",
            "(positive-combination () () (1) ())", "(refutation () () () () ((x 1) (x 1)))", "(cells ())", "(branches (identity))",
            "(branches identity)", "(signs x)", "(signs () x)", "(logarithms)", "(implication-witness x)",
            "(antiderivative x (identity))", "(definite-integral x y 1 (identity))", "(limit x y :pi (identity))",
            "(limit x y #t (identity))", "(telescoping x y (t) (identity))", "(quotient-of-derivatives x y t (identity))",
            "(function-definition x (identity))", "(rewriting 0 yes (identity))", "(rewriting 0 (identity))",
            "(positive-combination () (x) () ())", "(instance (judgement () (statement (= x 1))) () ((x)) (identity))", "(instance (identity))", "(positive-combination () () ((1/2)) ())", "(not-a-root (identity))", "(not-a-root 0)", "((identity))", "(|identity|)",
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
            "(judgement () (implication (= x 1) (= x 1)))", "(judgement () (implication (= x 1) (= x 1) rational))",
            "(judgement () (implication x y real))", "(judgement () (implication (and (= x 1)) (or) real))",
            "(judgement () (implication (not) (or ()) real))", "(judgement () (implication (and ()) (not (or ())) |real|))",
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

    @Test(
        "Deeply nested certificates do not exhaust the stack",
        arguments: [
            ("(substitution () ", ")"), ("(branches (", "))"), ("(logarithms ", ")"), ("(not-a-root 0 ", ")"),
            ("(rewriting 0 true ", ")"), ("(function-definition 0 ", ")"),
            ("(limit x x t ", ")"), ("(antiderivative x x ", ")"),
        ])
    func depth(open: String, close: String) throws {
        func nested(_ count: Int) -> String {
            String(repeating: open, count: count) + "(identity)" + String(repeating: close, count: count)
        }
        let certificate = try Certificate(symbolicForm: nested(390))
        for judgement in [
            Judgement(facts: [x === y], x === y), Judgement(root(2) === root(3)),
            Judgement(claim: .implication(equation(x, 1), equation(x ** 2, 1), over: .real)),
            Judgement(claim: .solutionSet(equation: x ** 2 === 1, unknown: Symbol("x"), values: [1, -1])),
        ] {
            let found = try? Checker().check(certificate, for: judgement).conclusion
            #expect(found == nil || found == .holds)
        }
        #expect(throws: SExpressionError.self) { try Certificate(symbolicForm: nested(10_000)) }
    }
}

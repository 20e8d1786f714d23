import CertificateForms
import Certificates
import ExpressionNotation
import Expressions
import TestSupport
import Testing

/// Forms from anywhere: read or refused at their place, never a trap.
@Suite struct RefusedFormsTests {
    private static let forms = [
        "(witness ((x 1) (y -2/3)) 64)", "(linear-combination (1 (* 2 x) 0))", "(substitution (0 1) (identity))",
        "(positive-combination (0 x) (1 1/2) ((0 1) ()) (1 (+ x y)))", "(telescoping (sum k (^ k 2) 1 n) (* n (+ 1 n)) k (identity))",
        "(refutation (1 -1) (1) (()) (1) ((x 2)))", "(instance (judgement ((≥ t 0)) (statement (= t (* 2 t)))) ((identity)) ((t (^ x 2))) (identity))", "(branches ((cells) (branches ())))",
        "(rounding (literal 141/100 2) 64)", "(factorization (1 2))", "(not-a-root 1 (exact-values))", "(residues (0) 7)",
    ]

    @Test("The form of what is read is read as the same", arguments: forms)
    func roundTrip(form: String) throws { #expect(try Certificate(symbolicForm: form).symbolicForm == form) }

    @Test("Any bytes are refused or read", arguments: [1, 2] as [UInt64])
    func mutants(seed: UInt64) throws {
        let mutator = Mutator(samples: Self.forms.map { Array($0.utf8) }, seed: seed)
        var read = 0
        for number in 0..<3_000 {
            let text = String(decoding: mutator.mutant(number), as: UTF8.self)
            guard let certificate = try? Certificate(symbolicForm: text) else { continue }
            let form = try #require(certificate.symbolicForm)
            #expect((try? Certificate(symbolicForm: form)) == certificate, "seed \(seed), mutant \(number): \(form)")
            for judgement in [Judgement(facts: [x === y], x === 1), Judgement(x + 1 === 1 + x)] {
                let found = try? Checker().check(certificate, for: judgement)
                #expect(found == nil || found?.conclusion != .contradicts)
            }
            read += 1
        }
        #expect(read > 25)
    }

    @Test func texts() throws {
        let checked = try Checker().check(.identity, for: Judgement(x + 1 === 1 + x))
        let text = try #require(CertificateText(checked))
        #expect(text.certificate == "(identity)" && text.conclusion == "holds")
        #expect(try Judgement(symbolicForm: text.judgement) == checked.judgement)
        // Shared parts make a form longer than what is read back.
        var long: Expr = x
        for _ in 0..<60 { long = .function(.named("f"), [long, long]) }
        #expect(Judgement(long === long).symbolicForm == nil && Certificate.linearCombination([long]).symbolicForm == nil)
    }
}

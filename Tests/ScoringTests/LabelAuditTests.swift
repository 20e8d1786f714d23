import Records
import Testing

@testable import Scoring

@Suite struct LabelAuditTests {
    private static let judges = try! Judges()

    private func audit(_ json: String, zero: ZeroLabel = .neutral, includingProved: Bool = false) -> LabelAudit {
        var scorer = SolutionScorer(judges: Self.judges)
        let line = InputLine(source: "test", number: 7, bytes: Array(json.utf8))
        return scorer.audit(line, names: .recognised, zero: zero, includingProved: includingProved)
    }

    @Test func aRefutedStepContradictsItsLabel() {
        let found = audit(
            #"{"id": "a", "steps": ["So 2 + 2 = 5.", "So 3 + 4 = 7.", "So 3 * 4 = 13.", "Done."], "labels": [1, 1, -1, 1]}"#)
        #expect(found.id == "a" && found.error == nil)
        #expect(found.contradictions.map(\.step.index) == [0])
        #expect(found.contradictions[0].label == .right && found.contradictions[0].text == "So 2 + 2 = 5.")
        #expect(found.contradictions[0].step.claims.contains { $0.verdict == .invalid && $0.evidence?.rule == "exact-values" })
        #expect(found.counts == [.right: [.invalid: 1, .valid: 1, .undecided: 1], .wrong: [.invalid: 1]])
    }

    @Test func whatIsProvedIsListedOnRequest() {
        let json = #"{"steps": ["So 3 + 4 = 7.", "So 3 + 4 = 8."], "labels": [0, 0]}"#
        #expect(audit(json).contradictions.isEmpty)
        #expect(audit(json, zero: .wrong).contradictions.isEmpty)
        #expect(audit(json, zero: .wrong, includingProved: true).contradictions.map(\.step.index) == [0])
        #expect(audit(json, includingProved: true).contradictions.isEmpty)
    }

    @Test func nothingIsSaidOfStepsBehindTheFirstError() {
        let found = audit(#"{"steps": ["1 + 1 = 2", "2 + 2 = 5", "3 + 3 = 7"], "first_error": 1}"#)
        #expect(found.contradictions.isEmpty)
        #expect(found.counts == [.right: [.valid: 1], .wrong: [.invalid: 1]])
    }

    @Test(arguments: [
        ("rubbish", "not JSON"), (#"{"id": 3, "labels": [1]}"#, "no solution"),
        (#"{"id": 3, "solution": "1 + 1 = 2", "labels": [1]}"#, "no steps"), (#"{"id": 3, "steps": ["a"]}"#, "no labels"),
        (#"{"id": 3, "steps": ["a"], "labels": [2, 1]}"#, "2 labels for 1 steps"),
    ]) func faultsAreNamed(json: String, message: String) {
        let found = audit(json)
        #expect(found.error?.message.contains(message) == true && found.error?.line == 7)
        #expect(found.contradictions.isEmpty && found.counts.isEmpty)
        if json != "rubbish" { #expect(found.id == 3) }
    }
}

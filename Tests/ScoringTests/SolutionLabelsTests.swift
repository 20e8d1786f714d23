import Records
import Testing

@testable import Scoring

@Suite struct SolutionLabelsTests {
    private func steps(_ findings: [Finding]) -> [StepVerdict] {
        findings.enumerated().map {
            StepVerdict(index: $0, span: ByteSpan(start: $0 * 10, end: $0 * 10 + 5), verdict: $1, reason: "r")
        }
    }

    @Test func verdictsBecomeLabels() throws {
        let verdicts = steps([.valid, .invalid, .undecided])
        let labelled = try #require(
            LabelledSolution(
                prompt: "p", completion: "c", verdicts: verdicts,
                outcome: AnswerOutcome(verdict: .same, reason: "equal")))
        #expect(labelled.outcome == .desirable)
        #expect(labelled.steps.map(\.label) == [.desirable, .undesirable, .abstain])
        #expect(labelled.steps.map(\.start) == [0, 10, 20] && labelled.steps.map(\.end) == [5, 15, 25])
    }

    @Test(arguments: [
        (AnswerFinding.same, StepLabel?.some(.desirable)), (.different, .undesirable), (.noAnswer, .undesirable),
        (.undecided, nil), (.noGold, nil),
    ]) func outcomes(finding: AnswerFinding, expected: StepLabel?) {
        let labelled = LabelledSolution(
            prompt: "p", completion: "c", verdicts: [], outcome: AnswerOutcome(verdict: finding, reason: "r"))
        #expect(labelled?.outcome == expected)
    }
}

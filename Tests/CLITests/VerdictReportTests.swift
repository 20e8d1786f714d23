import Records
import Testing

@testable import stepkto

@Suite struct VerdictReportTests {
    private let record: VerdictRecord = {
        let witness = Witness(assignment: [("x", "2")], lhs: "4", rhs: "5")
        let claims = [
            ClaimVerdict(
                span: ByteSpan(start: 6, end: 7), text: "x=1", kind: "definition", verdict: .valid, reason: "given",
                evidence: Evidence(rule: "given", sideConditions: ["x ≠ 0"])),
            ClaimVerdict(
                span: ByteSpan(start: 8, end: 11), text: "x^2=x+3", kind: "rewriting", verdict: .invalid,
                reason: "separated",
                evidence: Evidence(rule: "exact-witness", lhs: "x^2", rhs: "x + 3", witness: witness)),
        ]
        return VerdictRecord(
            id: 1, profile: "default/1", outcome: AnswerOutcome(verdict: .noGold, reason: "no-gold"),
            steps: [
                StepVerdict(index: 0, span: ByteSpan(start: 0, end: 5), verdict: .undecided, reason: "no-claim"),
                StepVerdict(
                    index: 1, span: ByteSpan(start: 6, end: 11), verdict: .invalid, reason: "separated", claims: claims),
                StepVerdict(index: 2, span: ByteSpan(start: 6, end: 99), verdict: .valid, reason: "proved"),
            ])
    }()
    private let plain = Terminal(descriptor: -1, isInteractive: false, hasColours: false)

    @Test func theAccountOfASolution() {
        let lines = VerdictReport(record: record, solution: "first\nséco").lines(for: plain)
        #expect(
            lines == [
                "step 0  undecided  no-claim", "    first", "step 1  invalid  separated", "    séco", "      ^^",
                "  ✓ x=1  given", "  ✗ x^2=x+3  separated", "      read as x^2 = x + 3", "      by exact-witness",
                "      found at x = 2 the left side is 4, the right side 5", "step 2  valid  proved",
                "1 valid, 1 invalid, 1 undecided; the first invalid step is 1",
            ])
    }

    @Test func explainingShowsAllEvidence() {
        let lines = VerdictReport(record: record, steps: ["a", "b\u{1B}", "c"], explain: true).lines(for: plain)
        #expect(lines.contains("      provided x ≠ 0"))
        #expect(lines.contains("    b "))
    }
}

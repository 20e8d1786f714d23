import Reasoning
import TestSupport
import Testing

@Suite struct SolutionVerifierTests {
    private func slice(_ text: String, _ start: Int, _ end: Int) -> String {
        String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
    }

    /// Spans are byte offsets: what they cut out is the claim as reported, whatever stands before it.
    @Test(arguments: ["", "Größe ", "総額は ", "🙂🙂 ", "naïve — "]) func spansPointAtTheClaim(prefix: String) {
        let text =
            "\(prefix)we have $3 + 4 = 8$.\n\n\(prefix)then 5 * 6 = 31 \(prefix)\n\n\(prefix)\\begin{align*} 1 + 1 &= 2 \\\\ &= 3 \\end{align*}"
        let report = Judge.solution(text)
        #expect(report.steps.map(\.verdict) == [.invalid, .invalid, .invalid])
        for step in report.steps {
            for claim in step.claims {
                #expect(slice(text, claim.span.start, claim.span.end) == claim.text)
                #expect(step.span.start <= claim.span.start && claim.span.end <= step.span.end)
            }
        }
        #expect(report.steps[0].claims.map(\.text) == ["3 + 4 = 8"])
        #expect(report.steps[1].claims.map(\.text) == ["5 * 6 = 31"])
    }

    @Test func spansOfGivenStepsAreOffsetsIntoEachStep() {
        let steps = ["Größe: $2 + 2 = 4$", "総額は $2 + 3 = 6$"]
        for (step, text) in zip(Judge.verdicts(steps), steps) {
            #expect(step.span.start == 0 && step.span.end == text.utf8.count)
            for claim in step.claims { #expect(slice(text, claim.span.start, claim.span.end) == claim.text) }
        }
    }

    /// Everything in a report can be cut out of the text, whatever the text.
    @Test(arguments: 0..<4 as Range<UInt64>) func spansStayInsideAnyText(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let pieces = [
            "$", "$$", "\\[", "\\]", "3 + 4 = 7", "x = 5", "\\frac", "{", "}", "é", "日本", "\n", "\n\n", "so ", " or ",
            ". ", "=", "<<", ">>",
            "\\begin{align*}", "\\end{align*}", "&", "\\\\", "- ", "1. ", "\u{0}", "\r\n", "50%", "\\boxed{", "\\text{",
            "(", ")", "x^2",
        ]
        for _ in 0..<60 {
            let text = (0..<random.int(in: 0...25)).map { _ in random.pick(pieces) }.joined()
            let report = Judge.solution(text, given: random.chance(0.3) ? text : nil)
            let bytes = text.utf8.count
            var end = 0
            for step in report.steps {
                #expect(step.span.start >= end && step.span.end <= bytes, "seed \(seed): \(text)")
                end = step.span.end
                for claim in step.claims {
                    #expect(
                        step.span.start <= claim.span.start && claim.span.end <= step.span.end, "seed \(seed): \(text)")
                }
            }
        }
    }

    @Test func firstInvalidStepAndShare() {
        let report = Judge.solution("2 + 2 = 4\nNothing here.\n2 + 3 = 6\n4 + 4 = 9")
        #expect(report.firstInvalidStep == 2)
        #expect(report.decidedShare == 0.75)
        #expect(Judge.solution("").firstInvalidStep == nil)
        #expect(Judge.solution("").decidedShare == 0)
    }

    @Test(arguments: [
        ("(x+1)^2", "x^2+2x+1", Verdict.valid), ("(x+1)^2", "x^2+1", .invalid), ("\\frac{1}{x}", "x^{-1}", .valid),
        ("2+3", "6", .invalid),
        ("\\sqrt{x^2}", "x", .invalid), ("x", "y", .undecided), ("\\foo{", "x", .undecided),
    ])
    func rewritingOfOneExpression(from: String, to: String, expected: Verdict) {
        var verifier = SolutionVerifier(configuration: Judge.configuration)
        let steps = verifier.verifyRewriting(from: from, to: to, problem: nil).steps
        #expect(steps.map(\.verdict) == [expected])
    }
}

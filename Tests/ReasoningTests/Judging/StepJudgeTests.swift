import Reasoning
import TestSupport
import Testing

/// How steps depend on each other and on the policies.
@Suite struct StepJudgeTests {
    /// After a wrong line, a line that follows from it is judged on the wrong line.
    @Test func validityIsLocal() {
        let verdicts = Judge.verdicts(["$2x = 16$", "$x = 9$", "$x + 1 = 10$"], given: "Solve $2x + 2 = 18$.").map(
            \.verdict)
        #expect(verdicts == [.valid, .invalid, .valid])
    }

    @Test(arguments: [
        ("5 + 3 = 8 * 2 = 16", Verdict.undecided, Verdict.invalid), ("2 + 2 = 4", .valid, .valid),
        ("2 + 2 = 5", .invalid, .invalid),
    ])
    func runOnIsAPolicy(text: String, byDefault: Verdict, strict: Verdict) {
        #expect(Judge.verdict(text) == byDefault)
        #expect(Judge.verdict(text, profile: .strict) == strict)
    }

    @Test func assumptionsEndWithTheirStep() {
        let verdicts = Judge.verdicts(["If $a = 3$ then $a + 1 = 4$.", "$a + 2 = 5$"]).map(\.verdict)
        #expect(verdicts[1] != .valid)
    }

    /// A step with a wrong claim is invalid whatever else it says, and a step with an open claim is not valid.
    @Test(arguments: 0..<3 as Range<UInt64>) func aStepIsNoBetterThanItsWorstClaim(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<20 {
            let right = (0..<random.int(in: 1...3)).map { _ in
                RandomWorking.chain(&random).map { $0.text(times: "*") }.joined(separator: " = ")
            }
            let (a, b) = (random.int(in: 2...40), random.int(in: 2...40))
            let wrong = "\(a) + \(b) = \(a + b + random.int(in: 1...9))"
            let all = (right + [wrong]).shuffled(using: &random).map { "$\($0)$" }.joined(separator: ", ")
            #expect(Judge.verdict(all) == .invalid, "seed \(seed): \(all)")
            let open = (right + ["p + q = r"]).shuffled(using: &random).map { "$\($0)$" }.joined(separator: ", ")
            #expect(Judge.verdict(open) == .undecided, "seed \(seed): \(open)")
        }
    }

    /// Statements said again earn nothing, in any order and number.
    @Test(arguments: 0..<3 as Range<UInt64>) func repetitionIsNotRewarded(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let claims = (0..<6).map { _ in
            RandomWorking.chain(&random).map { $0.text(times: "*") }.joined(separator: " = ")
        }
        var steps = claims
        for _ in 0..<10 { steps.append(random.pick(["So ", "", "Again: "]) + random.pick(claims)) }
        let valid = Judge.verdicts(steps).count { $0.verdict == .valid }
        #expect(valid == Set(claims).count, "seed \(seed)")
    }

    @Test(arguments: [
        "", " ", "\u{0}\u{1}\u{2}", "$", "$$$$", "\\", "\\begin{", "$\\frac{$", "= = =", "<<>>", "<<=>>", "$=$", "$x=$",
        "$=x$", "((((", "🙂 = 🙂", "|||||", "\\left(", "$\\left($", "1 = ",
    ])
    func nothingIsReadIntoRubble(text: String) { #expect(Judge.verdict(text) == .undecided) }
}

import Reasoning
import Testing

@Suite struct StepCaseTests {
    @Test(arguments: [
        "traps.txt", "right.txt", "wrong.txt", "dots.txt", "angles.txt", "cases.txt", "inverses.txt", "triangles.txt", "polynomials.txt", "points.txt", "relations.txt", "vectors.txt", "figures.txt", "inversefunctions.txt", "refutations.txt", "exponents.txt",
        "contradictions.txt", "signs.txt", "harvest.txt", "evaluations.txt", "systems.txt", "residues.txt",
    ])
    func everyStepIsJudgedAsExpected(file: String) throws {
        var verifier = SolutionVerifier(configuration: Judge.configuration)
        for item in try StepCase.read(file) {
            let report = verifier.verify(problem: item.given, steps: item.steps.map(\.text))
            for (step, (expected, text)) in zip(report.steps, item.steps) where !expected.admits(step.verdict) {
                Issue.record(
                    "\(file) [\(item.title)]: \(step.verdict) (\(step.reason)) instead of \(expected): \(text)")
            }
        }
    }

    /// A judge that never decides would pass the cases above: the right lines must mostly be found right.
    @Test func enoughIsDecided() throws {
        var decided = 0
        var all = 0
        for item in try StepCase.read("right.txt") {
            let reports = Judge.verdicts(item.steps.map(\.text), given: item.given)
            decided += reports.count { $0.verdict == .valid }
            all += reports.count
        }
        #expect(Double(decided) > 0.5 * Double(all), "\(decided) of \(all)")
    }
}

import Reasoning
import TestSupport
import Testing

/// What may be rewritten without changing a verdict, and what may not.
@Suite struct MetamorphicTests {
    @Test(arguments: 0..<6 as Range<UInt64>) func rightArithmeticIsValidInEveryStyle(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<12 {
            let chain = RandomWorking.chain(&random)
            for style in RandomWorking.Style.allCases {
                let times = RandomWorking.times(style, &random)
                let text = RandomWorking.text(chain.map { $0.text(times: times) }, style, &random)
                #expect(Judge.verdict(text) == .valid, "seed \(seed): \(text)")
            }
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>) func oneWrongResultIsInvalidInEveryStyle(seed: UInt64) {
        var random = RepeatableRandom(seed: seed + 100)
        for _ in 0..<12 {
            let chain = RandomWorking.chain(&random)
            for style in RandomWorking.Style.allCases {
                let times = RandomWorking.times(style, &random)
                var rows = chain.map { $0.text(times: times) }
                let wrong = chain[0].value + random.pick([-20, -3, -1, 1, 2, 10, 100])
                rows[rows.count - 1] = wrong < 0 ? "(\(wrong))" : "\(wrong)"
                let text = RandomWorking.text(rows, style, &random)
                #expect(Judge.verdict(text) != .valid, "seed \(seed): \(text)")
                // Where units stand beside it a wrong factor may be a conversion.
                if style != .withUnit { #expect(Judge.verdict(text) == .invalid, "seed \(seed): \(text)") }
            }
        }
    }

    /// One wrong row among right ones: that step alone is invalid.
    @Test(arguments: 0..<4 as Range<UInt64>) func aFaultIsFoundWhereItIs(seed: UInt64) {
        var random = RepeatableRandom(seed: seed + 200)
        for _ in 0..<10 {
            let steps = (0..<5).map { _ in RandomWorking.chain(&random).map { $0.text(times: "*") } }
            let faulty = random.int(in: 0...4)
            let texts = steps.enumerated().map { index, rows in
                index == faulty
                    ? rows[0] + " = \(Int(rows[rows.count - 1].filter { $0 != "(" && $0 != ")" })! + 7)"
                    : rows.joined(separator: " = ")
            }
            let verdicts = Judge.verdicts(texts).map(\.verdict)
            #expect(verdicts.indices.filter { verdicts[$0] == .invalid } == [faulty], "seed \(seed): \(texts)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func rightFractionsAreValid(seed: UInt64) {
        var random = RepeatableRandom(seed: seed + 300)
        for _ in 0..<15 {
            let (a, b, c, d) = (
                random.int(in: 1...9), random.int(in: 2...9), random.int(in: 1...9), random.int(in: 2...9)
            )
            let fraction = random.pick(["\\frac", "\\dfrac", "\\tfrac"])
            let sum = "$\(fraction){\(a)}{\(b)} + \(fraction){\(c)}{\(d)} = \(fraction){\(a * d + c * b)}{\(b * d)}$"
            #expect(Judge.verdict(sum) == .valid, "seed \(seed): \(sum)")
            let wrong = "$\(fraction){\(a)}{\(b)} + \(fraction){\(c)}{\(d)} = \(fraction){\(a + c)}{\(b + d)}$"
            #expect(Judge.verdict(wrong) == .invalid, "seed \(seed): \(wrong)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func linearEquationsAreFollowed(seed: UInt64) {
        var random = RepeatableRandom(seed: seed + 400)
        for _ in 0..<15 {
            let (x, a, b) = (random.int(in: 2...12), random.int(in: 2...9), random.int(in: 1...20))
            let right = ["\(a)x + \(b) = \(a * x + b)", "\(a)x = \(a * x)", "x = \(x)"]
            let verdicts = Judge.verdicts(right.map { "$\($0)$" }, given: "Solve $\(right[0])$.").map(\.verdict)
            #expect(verdicts == [.undecided, .valid, .valid], "seed \(seed): \(right)")
            // A slip in the middle: found there, and what follows from the slip is right again.
            let slip = [
                "\(a)x + \(b) = \(a * x + b)", "\(a)x = \(a * x + 2 * b)", "\(2 * a)x = \(2 * (a * x + 2 * b))",
            ]
            let found = Judge.verdicts(slip.map { "$\($0)$" }, given: "Solve $\(slip[0])$.").map(\.verdict)
            #expect(found == [.undecided, .invalid, .valid], "seed \(seed): \(slip)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func quadraticsAreFactored(seed: UInt64) {
        var random = RepeatableRandom(seed: seed + 500)
        func signed(_ n: Int, _ tail: String = "") -> String { n < 0 ? "- \(-n)\(tail)" : "+ \(n)\(tail)" }
        for _ in 0..<15 {
            let (p, q) = (random.int(in: 1...9), -random.int(in: 1...9))
            guard p + q != 0 else { continue }
            let expanded = "x^2 \(signed(-(p + q), "x")) \(signed(p * q))"
            let factored = "(x \(signed(-p)))(x \(signed(-q)))"
            #expect(Judge.verdict("Factoring, $\(expanded) = \(factored)$.") == .valid, "seed \(seed)")
            let wrong = "(x \(signed(p)))(x \(signed(-q)))"
            #expect(
                Judge.verdict("Factoring, $\(expanded) = \(wrong)$.") == .invalid,
                "seed \(seed): \(expanded) = \(wrong)")
            let steps = ["$\(expanded) = 0$", "So $x = \(p)$ or $x = \(q)$."]
            #expect(Judge.verdicts(steps)[1].verdict == .valid, "seed \(seed): \(steps)")
            let lost = ["$\(expanded) = 0$", "So $x = \(p)$ or $x = \(q - 1)$."]
            #expect(Judge.verdicts(lost)[1].verdict == .invalid, "seed \(seed): \(lost)")
        }
    }

    /// Words that take a claim back keep it from being refuted, wherever it stands.
    @Test(arguments: [
        "If %, we would be lucky.", "Suppose %.", "It is not true that %.", "We cannot have %.", "Is %?",
        "Then %, which is a contradiction.",
        "This would mean %, which is impossible.", "%, which is false.", "Assume %.", "Does % hold?",
    ])
    func hypothesesAreNotRefuted(frame: String) {
        var random = RepeatableRandom(seed: 7)
        for _ in 0..<10 {
            let claim = "$\(random.int(in: 2...50)) + \(random.int(in: 2...50)) = \(random.int(in: 200...300))$"
            #expect(Judge.verdict(frame.replacing("%", with: claim)) == .undecided, "\(frame) \(claim)")
        }
    }

    @Test func twoVerifiersAgree() throws {
        for file in ["traps.txt", "right.txt", "wrong.txt", "dots.txt", "angles.txt", "cases.txt", "inverses.txt", "triangles.txt", "polynomials.txt", "points.txt", "relations.txt", "vectors.txt", "figures.txt", "inversefunctions.txt"] {
            let cases = try StepCase.read(file)
            var first = SolutionVerifier(configuration: Judge.configuration)
            var second = SolutionVerifier(configuration: try Configuration())
            let forward = cases.map { first.verify(problem: $0.given, steps: $0.steps.map(\.text)) }
            let backward = cases.reversed().map { second.verify(problem: $0.given, steps: $0.steps.map(\.text)) }
                .reversed()
            for (a, b) in zip(forward, backward) { #expect(String(describing: a) == String(describing: b)) }
        }
    }
}

import Testing

@testable import Pipeline

@Suite struct ProblemSourceTests {
    /// Every line of the working is true, every slip is false, the last line shows the answer. All problems, all lines.
    @Test(arguments: ProblemFamily.allCases) func linesAreTrueAndSlipsAreFalse(family: ProblemFamily) {
        let all = ProblemSource.all(family)
        #expect(all.count > 900)
        var wrong: [String] = []
        // Debug builds are slow; every seventh problem still visits every value of every number.
        for problem in all.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
            let x = family == .linear ? Double(problem.answer) ?? .nan : 0
            for line in problem.steps {
                if PlainEvaluator.holds(line.text, x: x) != true { wrong.append("\(problem.id): \(line.text)") }
                for slip in line.slips where PlainEvaluator.holds(slip, x: x) != false {
                    wrong.append("\(problem.id): slip \(slip)")
                }
            }
            let last = problem.steps[problem.steps.count - 1]
            if !last.text.hasSuffix("=\(problem.answer)") || !last.slips.isEmpty {
                wrong.append("\(problem.id): last line")
            }
        }
        #expect(wrong.isEmpty)
        #expect(Set(all.map(\.id)).count == all.count && Set(all.map(\.prompt)).count == all.count)
    }

    @Test func splitsAreDisjointAndHaveTheirShares() {
        let source = ProblemSource(families: [.linear], seed: 3)
        let parts = ProblemSplit.allCases.map { source.problems($0) }
        let total = Double(ProblemSource.all(.linear).count)
        #expect(Set(parts.flatMap { $0.map(\.prompt) }).count == parts.reduce(0) { $0 + $1.count })
        for (part, share) in zip(parts, [0.65, 0.25, 0.1]) { #expect(abs(Double(part.count) / total - share) < 0.03) }
        #expect(source.problems(.test, count: 20) == Array(parts[2].prefix(20)))
        #expect(ProblemSource(families: [.linear], seed: 4).problems(.test, count: 20) != Array(parts[2].prefix(20)))
    }

    @Test func corpusEndsRightAndSlipsAsOftenAsAsked() {
        let source = ProblemSource(seed: 1)
        let corpus = source.corpus(count: 1000)
        var slips = 0
        var omissions = 0
        for solution in corpus {
            let lines = solution.completion.split(separator: "\n").map(String.init)
            let answer = lines[lines.count - 1].dropFirst("Answer: ".count)
            let x = Double(answer) ?? .nan
            let equation = solution.prompt.dropFirst("Solve ".count).dropLast()
            #expect(PlainEvaluator.holds(String(equation), x: x) == true)
            slips += lines.dropLast().contains { PlainEvaluator.holds($0, x: x) == false } ? 1 : 0
            omissions += lines.count < 5 ? 1 : 0
            #expect(ProblemSplit(prompt: solution.prompt) == .sft)
        }
        #expect((180...280).contains(slips))
        #expect((150...250).contains(omissions))
        #expect(source.corpus(count: 1000) == corpus)
    }
}

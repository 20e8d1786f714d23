import Algebra
import Arithmetic
import Elaboration
import Expressions
import Grammars
import LatexSyntax

/// Judges whole solutions: one value per worker, since it holds the worker's prover.
public struct SolutionVerifier: Sendable {
    let configuration: Configuration
    var prover: Prover

    public init(configuration: Configuration) {
        self.configuration = configuration
        prover = Prover(budget: configuration.budget)
    }

    /// Judges a solution that is one text; step spans are offsets into it.
    public mutating func verify(problem: String?, solution: String) -> SolutionReport {
        let text = ReadText(solution, configuration: configuration)
        let spans = Segmenter.steps(of: text.source, spans: text.pieces.map(\.span))
        return judge(problem: problem, texts: [text], steps: spans.map { (text, $0) })
    }

    /// Judges a solution that is given as steps; spans are offsets into each step.
    public mutating func verify(problem: String?, steps: [String]) -> SolutionReport {
        let texts = steps.map { ReadText($0, configuration: configuration) }
        return judge(problem: problem, texts: texts, steps: texts.map { ($0, $0.wholeSpan) })
    }

    /// Judges whether one expression may be written for another.
    public mutating func verifyRewriting(from: String, to: String, problem: String?) -> SolutionReport {
        let source = SourceText("\(from) = \(to)")
        let whole = SourceSpan(start: 0, end: source.bytes.count)
        let mode: Mode = source.bytes.contains(UInt8(ascii: "\\")) ? .latex : .plain
        let text = ReadText(source: source, parsed: configuration.parser.parse(source, in: whole, mode: mode))
        return judge(problem: problem, texts: [text], steps: [(text, whole)], roles: .requestedRewriting)
    }

    private mutating func judge(
        problem: String?, texts: [ReadText], steps: [(ReadText, SourceSpan)], roles: DiscourseRoles = []
    ) -> SolutionReport {
        var judge = StepJudge(configuration: configuration, prover: prover)
        let problem = problem.map { ReadText($0, configuration: configuration) }
        judge.problem = problem
        judge.learnNames(from: (problem.map { [$0] } ?? []) + texts)
        if let problem {
            judge.learnGivens(problem)
            judge.learnStatedFacts(problem)
        }
        var reports: [StepReport] = []
        for (index, (text, span)) in steps.enumerated() {
            reports.append(judge.judge(step: index, text, span, roles: roles))
        }
        prover = judge.prover
        return SolutionReport(steps: reports)
    }
}

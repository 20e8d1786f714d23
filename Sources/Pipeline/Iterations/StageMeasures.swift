// What is measured of a model at every stage of a run.
import Records

/// Accuracy and step quality of one model on the test problems.
public struct StageMeasures: Sendable, Codable {
    public var model: String
    public var problems: Int
    /// Share of problems whose greedy completion has the reference answer.
    public var passAtOne: Double
    /// Share of sampled completions with the reference answer.
    public var sampledAccuracy: Double
    /// Share of sampled completions with the right answer that have a step found invalid.
    public var stepwiseErrorsInCorrect: Double
    /// Share of decided steps of the samples that are invalid.
    public var invalidSteps: Double
    /// Share of steps of the samples that are decided.
    public var decidedSteps: Double
    public var stepsPerSolution: Double

    enum CodingKeys: String, CodingKey {
        case model, problems
        case passAtOne = "pass@1"
        case sampledAccuracy = "sampled_accuracy"
        case stepwiseErrorsInCorrect = "stepwise_errors_in_correct"
        case invalidSteps = "invalid_steps"
        case decidedSteps = "decided_steps"
        case stepsPerSolution = "steps_per_solution"
    }

    init(model: String, greedy: [ScoredCompletion], samples: [ScoredCompletion]) {
        func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
        self.model = model
        problems = greedy.count
        passAtOne = share(greedy.count(where: \.isCorrect), greedy.count)
        let correct = samples.filter(\.isCorrect)
        sampledAccuracy = share(correct.count, samples.count)
        stepwiseErrorsInCorrect = share(correct.count { $0.steps.contains { $0.verdict == .invalid } }, correct.count)
        let steps = samples.flatMap(\.steps)
        let decided = steps.filter { $0.verdict != .undecided }
        invalidSteps = share(decided.count { $0.verdict == .invalid }, decided.count)
        decidedSteps = share(decided.count, steps.count)
        stepsPerSolution = share(steps.count, samples.count)
    }
}

/// A completion with the judges' findings.
struct ScoredCompletion: Sendable {
    let problem: ProblemRecord
    let completion: String
    let outcome: AnswerOutcome
    let steps: [StepVerdict]

    var isCorrect: Bool { outcome.verdict == .same }
}

// Verdicts as binary feedback for training.
import Records

extension LabelledSolution {
    /// The labels of a judged completion: valid steps and a matching answer are desirable, refuted ones undesirable, and
    /// whatever is undecided is left out. nil when the outcome is undecided: then there is nothing to learn at that level.
    public init?(prompt: String, completion: String, verdicts: [StepVerdict], outcome: AnswerOutcome) {
        let label: StepLabel
        switch outcome.verdict {
        case .same: label = .desirable
        case .different, .noAnswer: label = .undesirable
        case .undecided, .noGold: return nil
        }
        self.init(
            prompt: prompt, completion: completion,
            steps: verdicts.map { Step(start: $0.span.start, end: $0.span.end, label: StepLabel($0.verdict)) },
            outcome: label)
    }
}

extension StepLabel {
    init(_ finding: Finding) {
        switch finding {
        case .valid: self = .desirable
        case .invalid: self = .undesirable
        case .undecided: self = .abstain
        }
    }
}

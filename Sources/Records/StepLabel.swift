// The training label of one step or one outcome.

/// Binary feedback with a third value: what is undecided is absent from the loss, never counted as wrong.
public enum StepLabel: String, Codable, CaseIterable, Sendable {
    case desirable
    case undesirable
    case abstain
}

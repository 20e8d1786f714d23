// The training record that crosses from the judges to the trainer: one solution, a label per step, a label for the outcome.

/// One completion of one prompt with labels. JSON names are the Swift names; unknown fields are ignored on reading.
public struct LabelledSolution: Codable, Equatable, Sendable {
    /// Step h covers the bytes `start ..< end` of the UTF-8 text of `completion`.
    public struct Step: Codable, Equatable, Sendable {
        public var start: Int
        public var end: Int
        public var label: StepLabel

        public init(start: Int, end: Int, label: StepLabel) {
            self.start = start
            self.end = end
            self.label = label
        }
    }

    public var prompt: String
    public var completion: String
    public var steps: [Step]
    public var outcome: StepLabel

    public init(prompt: String, completion: String, steps: [Step], outcome: StepLabel) {
        self.prompt = prompt
        self.completion = completion
        self.steps = steps
        self.outcome = outcome
    }
}

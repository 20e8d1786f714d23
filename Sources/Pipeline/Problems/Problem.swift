// The value types of generated problems.

/// A school problem with its working, written as plain text that a checker of steps can read.
public struct Problem: Codable, Equatable, Sendable {
    public var id: String
    public var family: ProblemFamily
    /// What the model is given, ending with a line break.
    public var prompt: String
    /// The correct working, one line each, the last of which shows the answer.
    public var steps: [Line]
    public var answer: String

    /// One line of working and the mistakes that people make in it.
    public struct Line: Codable, Equatable, Sendable {
        public var text: String
        /// False variants of `text`; never equivalent to it.
        public var slips: [String]

        public init(_ text: String, slips: [String] = []) {
            self.text = text
            self.slips = slips
        }
    }

    public init(id: String, family: ProblemFamily, prompt: String, steps: [Line], answer: String) {
        self.id = id
        self.family = family
        self.prompt = prompt
        self.steps = steps
        self.answer = answer
    }

    /// Working and answer line for the given lines.
    public func completion(_ lines: [String]) -> String { (lines + ["Answer: \(answer)"]).joined(separator: "\n") }

    /// The correct working and the answer line.
    public var solution: String { completion(steps.map(\.text)) }
}

public enum ProblemFamily: String, Codable, CaseIterable, Sendable {
    /// a(x + b) + c = e
    case linear
    /// Products, sums and differences of small integers.
    case arithmetic
    /// Sums and differences of two fractions.
    case fractions
}

/// Which stage of training may see a problem. Every problem is in exactly one split, decided by its own text.
public enum ProblemSplit: String, Codable, CaseIterable, Sendable {
    case sft
    case preference
    case test

    /// FNV-1a of the prompt: 65 % SFT, 25 % preference, 10 % test.
    public init(prompt: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in prompt.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The low bits of FNV-1a of texts that differ in the last character are not independent; fold the high ones in.
        switch (hash ^ (hash >> 32)) % 100 {
        case ..<65: self = .sft
        case ..<90: self = .preference
        default: self = .test
        }
    }
}

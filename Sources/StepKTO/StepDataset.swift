// Labelled solutions as token sequences with step masks.
public import LanguageModel
public import Records

/// One training sequence: prompt, completion, end token; the completion's tokens are the scored ones.
public struct TrainingExample: Equatable, Sendable {
    public var sequence: TokenSequence
    public var labels: LabelledTokens
    /// Examples with the same number have the same prompt.
    public var promptIdentity: Int
    public var promptCount: Int

    public init(sequence: TokenSequence, labels: LabelledTokens, promptIdentity: Int, promptCount: Int) {
        self.sequence = sequence
        self.labels = labels
        self.promptIdentity = promptIdentity
        self.promptCount = promptCount
    }

    var prompt: ArraySlice<Int32> { sequence.tokens.prefix(promptCount) }
    var completion: ArraySlice<Int32> { sequence.tokens.dropFirst(promptCount) }
}

/// The examples of one training run.
public struct StepDataset: Sendable {
    public private(set) var examples: [TrainingExample]
    /// Solutions left out because they have more than `maximumTokens` tokens.
    public private(set) var droppedTooLong = 0

    public init(examples: [TrainingExample]) { self.examples = examples }

    /// Encodes solutions. A token belongs to the step whose byte range holds its first byte; the tokens after the last
    /// step's range, at least the end token, belong to the last step; abstained steps are kept without a label.
    ///
    /// Throws `TrainingError.data` when step ranges overlap, go backwards or leave the text, and `TokenizerError`
    /// when a text cannot be expressed.
    public init(
        _ solutions: [LabelledSolution], tokenizer: any Tokenizer, maximumTokens: Int, scoresPrompt: Bool = false
    ) throws {
        var identities: [String: Int] = [:]
        var prompts: [String: [Int32]] = [:]
        var examples: [TrainingExample] = []
        examples.reserveCapacity(solutions.count)
        for (index, solution) in solutions.enumerated() {
            let known = prompts[solution.prompt]
            let prompt = try known ?? tokenizer.promptTokens(solution.prompt)
            if known == nil { prompts[solution.prompt] = prompt }
            let completion = try tokenizer.encode(solution.completion)
            let tokens = prompt + completion.map(\.id) + [tokenizer.endToken]
            if tokens.count > maximumTokens {
                droppedTooLong += 1
                continue
            }
            guard !prompt.isEmpty else {
                throw TrainingError.data("solution \(index): an empty prompt needs a tokenizer with a beginning token")
            }
            let identity = identities[solution.prompt] ?? identities.count
            identities[solution.prompt] = identity
            examples.append(
                TrainingExample(
                    sequence: TokenSequence(tokens: tokens, scoredStart: scoresPrompt ? 1 : prompt.count),
                    labels: LabelledTokens(
                        steps: try StepDataset.steps(of: solution, index: index, tokens: completion),
                        isDesirable: solution.outcome.isDesirable),
                    promptIdentity: identity, promptCount: prompt.count))
        }
        self.examples = examples
    }

    private static func steps(
        of solution: LabelledSolution, index: Int, tokens: [TextToken]
    ) throws -> [LabelledTokens.Step] {
        var result: [LabelledTokens.Step] = []
        var token = 0
        var previousEnd = 0
        let length = solution.completion.utf8.count
        for (number, step) in solution.steps.enumerated() {
            guard step.start >= previousEnd, step.end >= step.start, step.end <= length else {
                throw TrainingError.data(
                    "solution \(index), step \(number): bytes \(step.start)..<\(step.end) overlap the step before or leave the completion of \(length) bytes"
                )
            }
            previousEnd = step.end
            while token < tokens.count, tokens[token].bytes.lowerBound < step.start { token += 1 }
            let first = token
            while token < tokens.count, tokens[token].bytes.lowerBound < step.end { token += 1 }
            let end = number == solution.steps.count - 1 ? tokens.count + 1 : token
            // A range between two token starts has no token of its own: there is nothing to train.
            if first < end {
                result.append(LabelledTokens.Step(tokens: first..<end, isDesirable: step.label.isDesirable))
            }
        }
        return result
    }

    /// FNV-1a over tokens and labels; a checkpoint continues only on the data it was made from.
    public var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ value: Int) {
            hash = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x100_0000_01B3
        }
        for example in examples {
            mix(example.promptCount)
            mix(example.sequence.scoredStart)
            for token in example.sequence.tokens { mix(Int(token)) }
            for step in example.labels.steps {
                mix(step.tokens.lowerBound)
                mix(step.tokens.upperBound)
                mix(step.isDesirable.map { $0 ? 1 : 0 } ?? 2)
            }
            mix(example.labels.isDesirable.map { $0 ? 1 : 0 } ?? 2)
        }
        return String(hash, radix: 16)
    }
}

extension StepLabel {
    /// true, false, or nil for `abstain`.
    public var isDesirable: Bool? {
        switch self {
        case .desirable: true
        case .undesirable: false
        case .abstain: nil
        }
    }
}

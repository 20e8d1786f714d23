// Batches: which examples an update sees, and the mismatched completions that estimate its reference points.
public import LanguageModel
internal import Tensors

/// The examples of one update. Sequences are laid end to end by the decoder, so nothing is padded.
public struct TrainingBatch: Sendable {
    /// Numbers of the examples in the data set.
    public let indices: [Int]
    public let sequences: [TokenSequence]
    public let labels: [LabelledTokens]
    public let totals: BatchTotals
}

/// Chooses batches by seed and epoch, and pairs every prompt with a completion of another prompt.
public struct Collator: Sendable {
    public let dataset: StepDataset
    public let batchSize: Int
    public let seed: UInt64
    /// `partners[i]` is the example whose completion follows prompt i in a mismatched pair; empty when none are needed.
    public let partners: [Int]
    /// A last batch smaller than this is left out of the epoch.
    let smallestBatch: Int

    /// Throws `TrainingError` for an empty data set, a batch below 2 where a mean over mismatched pairs is needed, one
    /// prompt only, or labels of one kind only where two are compared.
    public init(
        dataset: StepDataset, configuration: StepKTOConfiguration, batchSize: Int, seed: UInt64, maximumTokens: Int,
        partners: [Int]? = nil
    ) throws {
        guard !dataset.examples.isEmpty else { throw TrainingError.data("there are no examples") }
        guard batchSize >= 1 else { throw TrainingError.configuration("the batch size is \(batchSize)") }
        if configuration.method != .sft {
            guard batchSize >= 2 else {
                throw TrainingError.configuration("preference training needs a batch of at least 2, not \(batchSize)")
            }
            try Collator.checkLabels(dataset, configuration)
        }
        self.dataset = dataset
        self.batchSize = batchSize
        self.seed = seed
        smallestBatch = configuration.method == .sft ? 1 : 2
        if configuration.needsMismatchedCompletions {
            self.partners = try partners ?? Collator.pair(dataset, seed: seed, maximumTokens: maximumTokens)
        } else {
            self.partners = []
        }
    }

    private static func checkLabels(_ dataset: StepDataset, _ configuration: StepKTOConfiguration) throws {
        var outcomes = Set<Bool>()
        var steps = Set<Bool>()
        for example in dataset.examples {
            if let label = example.labels.isDesirable { outcomes.insert(label) }
            if configuration.method == .stepKTO { steps.formUnion(example.labels.steps.compactMap(\.isDesirable)) }
        }
        guard outcomes.count == 2 || steps.count == 2 else {
            throw TrainingError.data(
                configuration.method == .kto
                    ? "KTO needs desirable and undesirable outcomes; found \(outcomes.count) of the two labels"
                    : "Step-KTO needs desirable and undesirable labels; found \(outcomes.count) of the two among outcomes, \(steps.count) among steps"
            )
        }
    }

    /// A random completion of a different prompt for each example, whatever the order of the data.
    ///
    /// Pairs are fixed for the run, so their reference log-probabilities are computed once.
    static func pair(_ dataset: StepDataset, seed: UInt64, maximumTokens: Int) throws -> [Int] {
        let examples = dataset.examples
        var random = RandomSource(seed: seed, 0x6D69_736D)
        return try examples.indices.map { index in
            let start = random.integer(in: 0...examples.count - 1)
            for offset in 0..<examples.count {
                let other = (start + offset) % examples.count
                let length = examples[index].promptCount + examples[other].completion.count
                if examples[other].promptIdentity != examples[index].promptIdentity, length <= maximumTokens {
                    return other
                }
            }
            throw TrainingError.data(
                "example \(index) has no completion of a different prompt to be paired with; the reference point cannot be estimated"
            )
        }
    }

    public var batchesPerEpoch: Int {
        let (whole, rest) = dataset.examples.count.quotientAndRemainder(dividingBy: batchSize)
        return max(1, whole + (rest >= smallestBatch ? 1 : 0))
    }

    /// The batch with the given number in an epoch's order.
    public func batch(index: Int, order: [Int]) -> TrainingBatch {
        let start = index * batchSize
        return batch(indices: Array(order[start..<min(start + batchSize, order.count)]))
    }

    /// The order of the examples in an epoch; it depends on the seed and the epoch alone.
    public func order(epoch: Int) -> [Int] {
        var random = RandomSource(seed: seed, 0x6570_6F63, UInt64(epoch))
        return random.permutation(dataset.examples.count)
    }

    public func batch(indices: [Int]) -> TrainingBatch {
        let examples = indices.map { dataset.examples[$0] }
        return TrainingBatch(
            indices: indices, sequences: examples.map(\.sequence), labels: examples.map(\.labels),
            totals: BatchTotals(
                examples: examples.count, labelledSteps: examples.reduce(0) { $0 + $1.labels.labelledStepCount }))
    }

    /// Prompt i with the completion of its partner; its steps are the partner's.
    public func mismatched(_ indices: [Int]) -> [TokenSequence] {
        indices.map { index in
            let example = dataset.examples[index]
            return TokenSequence(
                tokens: Array(example.prompt + dataset.examples[partners[index]].completion),
                scoredStart: example.promptCount)
        }
    }

    public func mismatchedSteps(_ index: Int) -> [LabelledTokens.Step] {
        dataset.examples[partners[index]].labels.steps
    }
}

// The training loop, top to bottom.
public import Foundation
public import LanguageModel
internal import Tensors

/// What the caller wants after seeing an update's metrics.
public enum TrainingDisposition: Sendable {
    case more
    /// Ends the run; a checkpoint is written when there is an output folder.
    case stop
}

/// Minimises the configured objective over a data set, one update at a time.
///
/// The state after update u is a function of the starting weights, the data, the configurations and u: chance enters
/// through the seed alone, so a run that is resumed from a checkpoint continues as if it had not stopped.
public final class Trainer {
    public let model: LanguageModel
    public let tokenizer: (any Tokenizer)?
    public let configuration: StepKTOConfiguration
    public let training: TrainingConfiguration
    public let objective: BatchObjective
    public let optimizer: AdamW
    /// Checkpoints and metrics.jsonl go here; nil writes nothing.
    public let output: URL?
    var watch = DivergenceWatch()
    private var order: (epoch: Int, indices: [Int])?

    /// Prepares a run. The reference is `reference`, or the model as it is now; its log-probabilities are computed here
    /// unless `referenceLogProbabilities` brings them. `partners` fixes the mismatched pairs.
    ///
    /// Throws `TrainingError` when the configuration or the data cannot be trained on.
    public init(
        model: LanguageModel, tokenizer: (any Tokenizer)? = nil, dataset: StepDataset,
        configuration: StepKTOConfiguration,
        training: TrainingConfiguration, reference: LanguageModel? = nil,
        referenceLogProbabilities: ReferenceLogProbabilities? = nil, partners: [Int]? = nil, output: URL? = nil
    ) throws {
        try configuration.validate()
        try training.validate()
        let limit = min(training.maximumTokens, model.configuration.maximumPositions + 1)
        for (index, example) in dataset.examples.enumerated() {
            guard example.sequence.tokens.count <= limit else {
                throw TrainingError.data(
                    "example \(index) has \(example.sequence.tokens.count) tokens, more than \(limit)")
            }
            guard example.sequence.tokens.allSatisfy({ (0..<Int32(model.configuration.vocabularySize)).contains($0) })
            else {
                throw TrainingError.data("example \(index) has a token outside the model's vocabulary")
            }
        }
        self.model = model
        self.tokenizer = tokenizer
        self.configuration = configuration
        self.training = training
        self.output = output
        let decoder = ParallelDecoder(
            model: model, workers: training.workers, blasThreads: training.blasThreads,
            positionsPerPass: training.positionsPerPass)
        let collator = try Collator(
            dataset: dataset, configuration: configuration, batchSize: training.examplesPerUpdate, seed: training.seed,
            maximumTokens: limit, partners: partners)
        var values = referenceLogProbabilities
        if values == nil, configuration.method != .sft {
            let scorer = reference.map {
                ParallelDecoder(
                    model: $0, workers: training.workers, blasThreads: training.blasThreads,
                    positionsPerPass: training.positionsPerPass)
            }
            values = ReferenceLogProbabilities(decoder: scorer ?? decoder, collator: collator)
        }
        objective = BatchObjective(
            decoder: decoder, collator: collator, configuration: configuration, reference: values)
        optimizer = AdamW(training.optimizer, count: model.layout.count)
    }

    public var totalUpdates: Int {
        let all = training.epochs * objective.collator.batchesPerEpoch
        return min(all, training.maximumUpdates ?? all)
    }

    /// Updates done so far.
    public var update: Int { optimizer.updates }
    public var isFinished: Bool { update >= totalUpdates }

    /// The batch of the next update.
    public func nextBatch() -> TrainingBatch {
        let (epoch, index) = update.quotientAndRemainder(dividingBy: objective.collator.batchesPerEpoch)
        if order?.epoch != epoch { order = (epoch, objective.collator.order(epoch: epoch)) }
        return objective.collator.batch(index: index, order: order?.indices ?? [])
    }

    /// One update. Throws `TrainingError.notFinite` with the weights unchanged when the loss or the gradient is not finite.
    public func advance(points: ReferencePoints? = nil) throws -> TrainingMetrics {
        let batch = nextBatch()
        objective.decoder.clearGradient()
        let result = objective.evaluate(batch, gradient: true, points: points)
        guard result.loss.isFinite else { throw notFinite("loss", batch, result) }
        let gradient = objective.decoder.reducedGradient()
        let norm = Rows.sumOfSquares(gradient.pointer, count: gradient.count).squareRoot()
        guard norm.isFinite else { throw notFinite("gradient", batch, result) }
        let rate = training.schedule.rate(update: update, of: totalUpdates)
        optimizer.update(
            model: model, gradient: gradient, norm: norm, learningRate: rate, workers: training.workers)
        var metrics = TrainingMetrics(step: update, values: result.values)
        metrics["grad_norm"] = norm
        metrics["learning_rate"] = rate
        metrics["epoch"] = Double(update) / Double(objective.collator.batchesPerEpoch)
        if configuration.needsMismatchedCompletions, let warning = watch.note(result.points.outcome) {
            metrics.warnings.append(warning)
        }
        return metrics
    }

    /// Runs the remaining updates. Metrics go to `progress` and, with an output folder, to metrics.jsonl; checkpoints are
    /// written at the interval and at the end. Returns the last metrics, nil when nothing was left to do.
    @discardableResult
    public func run(progress: (TrainingMetrics) throws -> TrainingDisposition = { _ in .more }) throws
        -> TrainingMetrics?
    {
        let log = try output.map { try MetricsLog(folder: $0, keeping: update) }
        var last: TrainingMetrics?
        while !isFinished {
            let metrics = try advance()
            last = metrics
            try log?.append(metrics)
            let stops = try progress(metrics) == .stop
            let due = training.checkpointInterval > 0 && update % training.checkpointInterval == 0
            if let output, stops || due || isFinished { try saveCheckpoint(in: output) }
            if stops { break }
        }
        return last
    }

    /// Mean objective over a data set without learning from it, with metrics named `eval_…`.
    ///
    /// `reference` is the model that the log-ratios compare with; SFT needs none.
    public static func evaluate(
        model: LanguageModel, reference: LanguageModel?, dataset: StepDataset, configuration: StepKTOConfiguration,
        training: TrainingConfiguration
    ) throws -> TrainingMetrics {
        let trainer = try Trainer(
            model: model, dataset: dataset, configuration: configuration, training: training, reference: reference)
        let collator = trainer.objective.collator
        let order = Array(dataset.examples.indices)
        var sums: [String: (sum: Double, count: Int)] = [:]
        for index in 0..<collator.batchesPerEpoch {
            let result = trainer.objective.evaluate(collator.batch(index: index, order: order), gradient: false)
            for (name, value) in result.values {
                let old = sums[name] ?? (0, 0)
                sums[name] = (old.sum + value, old.count + 1)
            }
        }
        var metrics = TrainingMetrics(step: 0)
        for (name, value) in sums { metrics["eval_" + name] = value.sum / Double(value.count) }
        return metrics
    }

    private func notFinite(_ what: String, _ batch: TrainingBatch, _ result: BatchResult) -> TrainingError {
        let file = output?.appendingPathComponent("non-finite-batch-\(update + 1).json")
        let saved = file.flatMap {
            try? NonFiniteBatch(update: update + 1, what: what, batch: batch, result: result).write(to: $0)
        }
        return .notFinite(what: what, update: update + 1, batch: saved)
    }
}

internal import Foundation
// The value of the objective on one batch, with or without its gradient.
public import LanguageModel

/// Everything that a batch says about the model.
public struct BatchResult: Sendable {
    public var loss = 0.0
    /// The two terms before w_o and w_s.
    public var outcome = 0.0
    public var process = 0.0
    public var points = ReferencePoints(outcome: 0, step: 0)
    public var examples: [ExampleLoss] = []
    /// Metrics without learning rate, norm and epoch, which the trainer adds.
    public var values: [String: Double] = [:]
}

/// Computes batches of one data set with one decoder.
public struct BatchObjective {
    public let decoder: ParallelDecoder
    public let collator: Collator
    public let reference: ReferenceLogProbabilities?
    public let loss: StepKTOLoss

    /// `reference` may be nil for SFT only.
    public init(
        decoder: ParallelDecoder, collator: Collator, configuration: StepKTOConfiguration,
        reference: ReferenceLogProbabilities?
    ) {
        precondition(
            configuration.method == .sft || reference != nil, "preference methods need reference log-probabilities")
        self.decoder = decoder
        self.collator = collator
        self.reference = reference
        loss = StepKTOLoss(configuration)
    }

    /// The objective on `batch`. With `gradient` the decoder's gradient grows by ∂L/∂θ.
    ///
    /// `points` replaces the reference points that the configuration asks for.
    public func evaluate(_ batch: TrainingBatch, gradient: Bool, points: ReferencePoints? = nil) -> BatchResult {
        if loss.configuration.method == .sft { return crossEntropy(batch, gradient: gradient) }
        guard let reference else { return BatchResult() }
        let points = points ?? referencePoints(batch, reference)
        var terms = [ExampleLoss](repeating: ExampleLoss(), count: batch.indices.count)
        terms.withUnsafeMutableBufferPointer { terms in
            guard let base = terms.baseAddress else { return }
            run(batch, gradient: gradient) { index, policy, upstream in
                base[index] = loss.evaluate(
                    batch.labels[index], policy: policy, reference: reference.matched[batch.indices[index]],
                    points: points,
                    totals: batch.totals, upstream: upstream)
            }
        }
        var result = BatchResult()
        result.points = points
        result.examples = terms
        result.outcome = terms.reduce(0) { $0 + $1.outcome }
        result.process = terms.reduce(0) { $0 + $1.process }
        let configuration = loss.configuration
        result.loss = configuration.outcome.weight * result.outcome + configuration.step.weight * result.process
        result.values = preferenceValues(batch, result)
        return result
    }

    /// −mean log p over the scored tokens of the batch.
    private func crossEntropy(_ batch: TrainingBatch, gradient: Bool) -> BatchResult {
        let tokens = batch.sequences.reduce(0) { $0 + $1.scoredCount }
        var sums = [Double](repeating: 0, count: batch.sequences.count)
        sums.withUnsafeMutableBufferPointer { sums in
            guard let base = sums.baseAddress else { return }
            run(batch, gradient: gradient) { index, policy, upstream in
                base[index] = policy.reduce(0.0) { $0 + Double($1) }
                upstream?.update(repeating: -1 / Float(max(tokens, 1)))
            }
        }
        var result = BatchResult()
        result.loss = -sums.reduce(0, +) / Double(max(tokens, 1))
        result.values = ["loss": result.loss, "num_tokens": Double(tokens)]
        return result
    }

    private func run(
        _ batch: TrainingBatch, gradient: Bool,
        body: (Int, UnsafeBufferPointer<Float>, UnsafeMutableBufferPointer<Float>?) -> Void
    ) {
        if gradient {
            decoder.accumulate(batch.sequences) { body($0, $1, $2) }
            return
        }
        let scored = decoder.score(batch.sequences)
        scored.values.withUnsafeBufferPointer { values in
            for index in 0..<scored.count {
                body(
                    index, UnsafeBufferPointer(rebasing: values[scored.offsets[index]..<scored.offsets[index + 1]]), nil
                )
            }
        }
    }

    /// Scores the mismatched pairs of the batch when a level estimates its own reference point.
    public func referencePoints(_ batch: TrainingBatch, _ reference: ReferenceLogProbabilities) -> ReferencePoints {
        guard loss.configuration.needsMismatchedCompletions else {
            return loss.referencePoints(outcomeRatios: [], stepRatios: [])
        }
        let scored = decoder.score(collator.mismatched(batch.indices))
        var outcomes: [Double] = []
        var steps: [Double] = []
        scored.values.withUnsafeBufferPointer { values in
            for (row, index) in batch.indices.enumerated() {
                let policy = UnsafeBufferPointer(rebasing: values[scored.offsets[row]..<scored.offsets[row + 1]])
                let ratios = loss.logRatios(
                    policy: policy, reference: reference.mismatched[index], steps: collator.mismatchedSteps(index))
                outcomes.append(ratios.outcome)
                steps.append(contentsOf: ratios.steps)
            }
        }
        return loss.referencePoints(outcomeRatios: outcomes, stepRatios: steps)
    }

    /// rewards = β r, as TRL reports them; means over what the batch has of each label.
    private func preferenceValues(_ batch: TrainingBatch, _ result: BatchResult) -> [String: Double] {
        let configuration = loss.configuration
        var values = [
            "loss": result.loss, "loss/outcome": result.outcome, "loss/step": result.process,
            "kl": result.points.outcome,
            "kl/step": result.points.step,
        ]
        func mean(_ list: [Double]) -> Double? { list.isEmpty ? nil : list.reduce(0, +) / Double(list.count) }
        for (name, wanted) in [("chosen", true), ("rejected", false)] {
            let outcomes = zip(batch.labels, result.examples).filter { $0.0.isDesirable == wanted }.map(\.1)
            values["rewards/\(name)"] = mean(outcomes.map { configuration.outcome.beta * $0.outcomeLogRatio })
            values["logps/\(name)"] = mean(outcomes.map(\.logProbability))
            values["count/\(name)"] = Double(outcomes.count)
            guard configuration.method == .stepKTO else { continue }
            let steps = zip(batch.labels, result.examples).flatMap { labels, example in
                zip(labels.steps, example.stepLogRatios).filter { $0.0.isDesirable == wanted }.map(\.1)
            }
            values["rewards/steps/\(name)"] = mean(steps.map { configuration.step.beta * $0 })
            values["count/steps/\(name)"] = Double(steps.count)
        }
        for prefix in ["rewards", "rewards/steps"] {
            if let chosen = values[prefix + "/chosen"], let rejected = values[prefix + "/rejected"] {
                values[prefix + "/margins"] = chosen - rejected
            }
        }
        return values
    }
}

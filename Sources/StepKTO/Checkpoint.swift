// Checkpoints: everything that the next update depends on, written so that a half-written one is never seen.
public import Foundation
public import LanguageModel
internal import Tensors

/// The content of trainer_state.json.
struct TrainerState: Codable {
    static let currentVersion = 1
    var version = TrainerState.currentVersion
    var update: Int
    var dataset: String
    var configuration: StepKTOConfiguration
    var training: TrainingConfiguration
    var watch: DivergenceWatch
    var partners: [Int]
}

extension Trainer {
    /// Writes `checkpoint-NNNNNN` into `folder`: model.safetensors, config.json, tokenizer.json, optimizer.safetensors,
    /// reference.safetensors and trainer_state.json. A temporary folder is filled first and then renamed.
    @discardableResult
    public func saveCheckpoint(in folder: URL) throws -> URL {
        let name = "checkpoint-" + String(repeating: "0", count: max(0, 6 - "\(update)".count)) + "\(update)"
        let target = folder.appendingPathComponent(name)
        let temporary = folder.appendingPathComponent("." + name + ".partial")
        let files = FileManager.default
        try? files.removeItem(at: temporary)
        try files.createDirectory(at: temporary, withIntermediateDirectories: true)
        try model.save(to: temporary)
        if let tokenizer {
            try tokenizer.json().write(to: temporary.appendingPathComponent("tokenizer.json"))
        }
        let count = [model.layout.count]
        try Safetensors.write(
            [
                ("first_moment", count, UnsafePointer(optimizer.first.pointer)),
                ("second_moment", count, UnsafePointer(optimizer.second.pointer)),
            ],
            to: temporary.appendingPathComponent("optimizer.safetensors"))
        if let reference = objective.reference {
            try reference.matched.values.withUnsafeBufferPointer { matched in
                try reference.mismatched.values.withUnsafeBufferPointer { mismatched in
                    let nothing = UnsafePointer(optimizer.first.pointer)
                    try Safetensors.write(
                        [
                            ("matched", [matched.count], matched.baseAddress ?? nothing),
                            ("mismatched", [mismatched.count], mismatched.baseAddress ?? nothing),
                        ], to: temporary.appendingPathComponent("reference.safetensors"))
                }
            }
        }
        let state = TrainerState(
            update: update, dataset: objective.collator.dataset.fingerprint, configuration: configuration,
            training: training, watch: watch, partners: objective.collator.partners)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(state).write(to: temporary.appendingPathComponent("trainer_state.json"))
        try? files.removeItem(at: target)
        try files.moveItem(at: temporary, to: target)
        return target
    }

    /// The newest complete checkpoint in a run's folder.
    public static func latestCheckpoint(in folder: URL) -> URL? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let complete = names.compactMap { name -> (Int, URL)? in
            guard name.hasPrefix("checkpoint-"), let number = Int(name.dropFirst("checkpoint-".count)) else {
                return nil
            }
            return (number, folder.appendingPathComponent(name))
        }
        return complete.max { $0.0 < $1.0 }?.1
    }

    /// A trainer that continues from `checkpoint` on the same data.
    ///
    /// With one worker and one BLAS thread the weights after any further update equal those of the uninterrupted run bit
    /// for bit. Throws `TrainingError.checkpoint` for other data or files that do not belong together.
    public static func resume(
        from checkpoint: URL, dataset: StepDataset, tokenizer: (any Tokenizer)? = nil, output: URL? = nil
    ) throws -> Trainer {
        let file = checkpoint.appendingPathComponent("trainer_state.json")
        guard let data = try? Data(contentsOf: file),
            let state = try? JSONDecoder().decode(TrainerState.self, from: data)
        else {
            throw TrainingError.checkpoint("\(file.path) could not be read")
        }
        guard state.version == TrainerState.currentVersion else {
            throw TrainingError.checkpoint("version \(state.version) is not \(TrainerState.currentVersion)")
        }
        guard state.dataset == dataset.fingerprint else {
            throw TrainingError.checkpoint("it was made from other data (\(state.dataset), now \(dataset.fingerprint))")
        }
        let needsReference = state.configuration.method != .sft
        let partners = state.configuration.needsMismatchedCompletions ? state.partners : nil
        guard
            partners.map({ $0.count == dataset.examples.count && $0.allSatisfy(dataset.examples.indices.contains) })
                ?? true
        else { throw TrainingError.checkpoint("the mismatched pairs do not fit the data") }
        let collator = try Collator(
            dataset: dataset, configuration: state.configuration, batchSize: state.training.examplesPerUpdate,
            seed: state.training.seed, maximumTokens: state.training.maximumTokens, partners: partners)
        let trainer = try Trainer(
            model: try LanguageModel(folder: checkpoint), tokenizer: tokenizer, dataset: dataset,
            configuration: state.configuration, training: state.training,
            referenceLogProbabilities: needsReference ? try storedReference(checkpoint, collator) : nil,
            partners: partners, output: output)
        let moments = try Safetensors.read(checkpoint.appendingPathComponent("optimizer.safetensors"))
        for (name, buffer) in [("first_moment", trainer.optimizer.first), ("second_moment", trainer.optimizer.second)] {
            guard let tensor = moments[name], tensor.shape == [buffer.count] else {
                throw TrainingError.checkpoint("optimizer.safetensors has no fitting \(name)")
            }
            try tensor.copy(to: buffer.pointer)
        }
        trainer.optimizer.updates = state.update
        trainer.watch = state.watch
        return trainer
    }

    private static func storedReference(_ checkpoint: URL, _ collator: Collator) throws -> ReferenceLogProbabilities {
        let tensors = try Safetensors.read(checkpoint.appendingPathComponent("reference.safetensors"))
        func read(_ name: String, _ sequences: [TokenSequence]) throws -> ScoredTokens {
            var scored = ScoredTokens(sequences)
            guard let tensor = tensors[name], tensor.shape == [scored.values.count] else {
                throw TrainingError.checkpoint("reference.safetensors has no fitting \(name)")
            }
            try scored.values.withUnsafeMutableBufferPointer { values in
                if let base = values.baseAddress { try tensor.copy(to: base) }
            }
            return scored
        }
        let examples = collator.dataset.examples
        return ReferenceLogProbabilities(
            matched: try read("matched", examples.map(\.sequence)),
            mismatched: try read(
                "mismatched", collator.partners.isEmpty ? [] : collator.mismatched(Array(examples.indices))))
    }
}

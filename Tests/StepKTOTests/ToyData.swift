// Small labelled data and a small model for the trainer's tests.
import Foundation
import LanguageModel
import Records
import TestSupport

@testable import StepKTO

enum Toy {
    static let tokenizer = ByteTokenizer(covering: ["0123456789+=x\n"])

    /// Sums of two digits, half of them wrong; one step per line, the first abstains sometimes.
    static func solutions(_ count: Int, seed: UInt64 = 1) -> [LabelledSolution] {
        var random = RepeatableRandom(seed: seed)
        return (0..<count).map { index in
            let (a, b) = (random.int(in: 1...9), random.int(in: 1...9))
            let isRight = index % 2 == 0
            let first = "\(a)+\(b)"
            let second = "\(isRight ? a + b : a + b + 1)"
            return LabelledSolution(
                prompt: "\(a)+\(b)=", completion: first + "\n" + second,
                steps: [
                    LabelledSolution.Step(
                        start: 0, end: first.utf8.count, label: random.chance(0.3) ? .abstain : .desirable),
                    LabelledSolution.Step(
                        start: first.utf8.count + 1, end: first.utf8.count + 1 + second.utf8.count,
                        label: isRight ? .desirable : .undesirable),
                ], outcome: isRight ? .desirable : .undesirable)
        }
    }

    static func dataset(_ count: Int, seed: UInt64 = 1) throws -> StepDataset {
        try StepDataset(solutions(count, seed: seed), tokenizer: tokenizer, maximumTokens: 64)
    }

    static func model(seed: UInt64 = 1) throws -> LanguageModel {
        let model = try LanguageModel(
            configuration: ModelConfiguration(
                vocabularySize: tokenizer.vocabularySize, hiddenSize: 16, intermediateSize: 24, layerCount: 2,
                headCount: 2,
                maximumPositions: 64))
        model.initialize(seed: seed)
        return model
    }

    static func training(
        epochs: Int = 2, batchSize: Int = 8, accumulation: Int = 1, pass: Int = 1024, workers: Int = 1,
        interval: Int = 0
    ) -> TrainingConfiguration {
        TrainingConfiguration(
            epochs: epochs, batchSize: batchSize, gradientAccumulation: accumulation, positionsPerPass: pass,
            optimizer: AdamWConfiguration(weightDecay: 0.01), schedule: LearningRateSchedule(peak: 1e-3, warmup: 2),
            seed: 5,
            maximumTokens: 64, workers: workers, checkpointInterval: interval)
    }

    /// A fresh folder that is removed when the test ends.
    static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stepkto-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}

import Foundation
import LanguageModel
import Records
import TestSupport
import Testing

@testable import StepKTO

@Suite struct TrainerTests {
    private func trainer(
        _ configuration: StepKTOConfiguration = StepKTOConfiguration(),
        training: TrainingConfiguration = Toy.training(),
        output: URL? = nil
    ) throws -> Trainer {
        try Trainer(
            model: Toy.model(), tokenizer: Toy.tokenizer, dataset: Toy.dataset(24), configuration: configuration,
            training: training, output: output)
    }

    @Test(arguments: StepKTOConfiguration.Method.allCases) func lossFalls(method: StepKTOConfiguration.Method) throws {
        var configuration = StepKTOConfiguration(method: method)
        configuration.outcome.beta = 1
        configuration.step.beta = 1
        var training = Toy.training(epochs: 10, workers: 2)
        training.schedule = LearningRateSchedule(shape: .cosine, peak: 5e-3, warmup: 3)
        let trainer = try trainer(configuration, training: training)
        var losses: [Double] = []
        try trainer.run { metrics in
            losses.append(metrics["loss"] ?? .nan)
            return .more
        }
        #expect(losses.count == trainer.totalUpdates)
        let start: Double = losses.prefix(3).reduce(0, +)
        let end: Double = losses.suffix(3).reduce(0, +)
        #expect(end < 0.9 * start)
    }

    /// Log-ratios are 0 up to the rounding of products of different shapes.
    @Test func startsAtTheReference() throws {
        let metrics = try trainer().advance()
        for name in ["rewards/chosen", "rewards/rejected", "kl", "learning_rate"] {
            let value = try #require(metrics[name])
            #expect(abs(value) < 1e-6, "\(name)")
        }
        let outcome = try #require(metrics["loss/outcome"])
        #expect(abs(outcome - 0.5) < 1e-6)
        #expect(metrics["epoch"] == 1.0 / 3)
        for name in ["loss", "loss/step", "rewards/margins", "logps/chosen", "logps/rejected", "grad_norm"] {
            #expect(metrics[name]?.isFinite == true, "\(name)")
        }
    }

    /// Four small batches accumulated are one big batch; so are small passes.
    @Test func accumulationEqualsTheBigBatch() throws {
        let big = try trainer(training: Toy.training(batchSize: 8))
        let small = try trainer(training: Toy.training(batchSize: 2, accumulation: 4, pass: 12))
        for _ in 0..<4 {
            let a = try big.advance()
            let b = try small.advance()
            #expect(abs((a["loss"] ?? 0) - (b["loss"] ?? 1)) < 1e-5)
        }
        #expect(zip(big.model.weights.values, small.model.weights.values).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func lossDoesNotDependOnTheOrderInTheBatch() throws {
        let objective = try trainer().objective
        let forwards = objective.evaluate(objective.collator.batch(indices: [3, 8, 1, 12]), gradient: false)
        let backwards = objective.evaluate(objective.collator.batch(indices: [12, 1, 8, 3]), gradient: false)
        #expect(abs(forwards.loss - backwards.loss) < 1e-6)
        #expect(
            zip(forwards.examples, backwards.examples.reversed()).allSatisfy { abs($0.outcome - $1.outcome) < 1e-6 })
    }

    /// Stopped, read back and continued: the same bits as without stopping.
    @Test(arguments: StepKTOConfiguration.Method.allCases) func resumeIsExact(method: StepKTOConfiguration.Method)
        throws
    {
        try Toy.withFolder { folder in
            let configuration = StepKTOConfiguration(method: method)
            let whole = try trainer(configuration)
            try whole.run()
            let first = try trainer(configuration, output: folder)
            try first.run { $0.step == 4 ? .stop : .more }
            let checkpoint = try #require(Trainer.latestCheckpoint(in: folder))
            #expect(checkpoint.lastPathComponent == "checkpoint-000004")
            let second = try Trainer.resume(
                from: checkpoint, dataset: Toy.dataset(24), tokenizer: Toy.tokenizer, output: folder)
            #expect(second.update == 4)
            try second.run()
            #expect(second.update == whole.update)
            #expect(second.model.weights.values == whole.model.weights.values)
            let lines = try String(contentsOf: folder.appendingPathComponent("metrics.jsonl"), encoding: .utf8)
            #expect(lines.split(separator: "\n").count == whole.totalUpdates)
            let tokenizer = try TokenizerFile.read(checkpoint.appendingPathComponent("tokenizer.json"))
            #expect(tokenizer as? ByteTokenizer == Toy.tokenizer)
        }
    }

    @Test func resumeOnOtherDataIsRefused() throws {
        try Toy.withFolder { folder in
            let trainer = try trainer(output: folder)
            _ = try trainer.advance()
            let checkpoint = try trainer.saveCheckpoint(in: folder)
            #expect(throws: TrainingError.self) {
                try Trainer.resume(from: checkpoint, dataset: Toy.dataset(24, seed: 2))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        }
    }

    /// A broken weight stops training with the weights as they were and the batch on disk.
    @Test func notANumberStopsWithTheBatchSaved() throws {
        try Toy.withFolder { folder in
            let trainer = try trainer(output: folder)
            trainer.model.weights.pointer[trainer.model.layout.finalNorm] = .nan
            let before = trainer.model.weights.values
            let error = #expect(throws: TrainingError.self) { try trainer.advance() }
            guard case .notFinite(_, let update, let batch)? = error else {
                Issue.record("unexpected \(String(describing: error))")
                return
            }
            #expect(update == 1 && batch.map { FileManager.default.fileExists(atPath: $0.path) } == true)
            #expect(zip(before, trainer.model.weights.values).allSatisfy { $0.bitPattern == $1.bitPattern })
        }
    }

    @Test func evaluationDoesNotLearn() throws {
        let model = try Toy.model()
        let before = model.weights.values
        let metrics = try Trainer.evaluate(
            model: model, reference: Toy.model(seed: 2), dataset: Toy.dataset(10),
            configuration: StepKTOConfiguration(),
            training: Toy.training())
        #expect(metrics["eval_loss"]?.isFinite == true)
        #expect(model.weights.values == before)
    }
}

// The built-in trainer behind the same protocol as trainers that are processes.
import Foundation
import LanguageModel
import PluginHost
import Records
import StepKTO

/// Trains and samples in this process. Models are folders with config.json, model.safetensors and tokenizer.json.
public final class NativeTrainer: ModelTrainer {
    public static let manifest = PluginManifest.builtin(
        name: "native", version: "1.0.0", kind: .trainer,
        summary: "SFT, KTO and Step-KTO for Llama-architecture models, in this program", options: NativeOptions.schema)

    public init() {}

    public func shutdown() {}

    /// Fits and writes the model folder whole or not at all. An interrupted fit goes on from its last checkpoint.
    public func fit(_ request: FitRequest, progress: (TrainingProgress) -> Void) throws -> JSONObject {
        let options = try NativeOptions(request.options)
        let solutions = try LabelledFile.read(request.data)
        let (model, tokenizer) = try startingModel(request.model, options, texts: solutions)
        let dataset = try StepDataset(solutions, tokenizer: tokenizer, maximumTokens: options.int("maximum_tokens"))
        let work = URL(fileURLWithPath: request.output + ".partial")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        let trainer: StepKTO.Trainer
        if let checkpoint = StepKTO.Trainer.latestCheckpoint(in: work),
            let resumed = try? StepKTO.Trainer.resume(
                from: checkpoint, dataset: dataset, tokenizer: tokenizer, output: work),
            resumed.configuration == options.objective, resumed.training == options.training
        {
            trainer = resumed
        } else {
            trainer = try StepKTO.Trainer(
                model: model, tokenizer: tokenizer, dataset: dataset, configuration: options.objective,
                training: options.training, output: work)
        }
        let total = trainer.totalUpdates
        let last = try trainer.run { metrics in
            progress(TrainingProgress(step: metrics.step, total: total, metrics: metrics.json))
            return .more
        }
        try NativeModelFolder.write(trainer.model, tokenizer, to: request.output)
        try? FileManager.default.removeItem(at: work)
        var result = last?.json ?? JSONObject()
        result["updates"] = JSONValue(total)
        result["examples"] = JSONValue(dataset.examples.count)
        result["dropped_too_long"] = JSONValue(dataset.droppedTooLong)
        return result
    }

    /// Completions; each depends on the model, its prompt, its number among the samples and the seed alone.
    public func sample(_ request: SampleRequest, progress: (TrainingProgress) -> Void) throws -> [[String]] {
        guard let folder = request.model else { throw TrainingError.configuration("sampling needs a model folder") }
        let options = try NativeOptions(request.options)
        let (model, tokenizer) = try NativeModelFolder.read(folder)
        let generator = Generator(model: model, endToken: tokenizer.endToken, workers: options.int("workers"))
        var requests: [SamplingRequest] = []
        for prompt in request.prompts {
            let tokens = try tokenizer.promptTokens(prompt)
            for number in 0..<request.samples {
                requests.append(SamplingRequest(prompt: tokens, seed: NativeTrainer.seed(options.seed, prompt, number)))
            }
        }
        let parameters = SamplingParameters(
            temperature: options.number("temperature"), maximumTokens: options.int("maximum_tokens"))
        let texts = try generator.sample(requests, parameters: parameters).map { tokenizer.decode($0.tokens) }
        return stride(from: 0, to: texts.count, by: max(1, request.samples)).map {
            Array(texts[$0..<$0 + request.samples])
        }
    }

    /// Mean losses of a labelled data set under the model, itself the reference.
    public func evaluate(_ request: EvaluateRequest, progress: (TrainingProgress) -> Void) throws -> JSONObject {
        let options = try NativeOptions(request.options)
        let (model, tokenizer) = try NativeModelFolder.read(request.model)
        let dataset = try StepDataset(
            try LabelledFile.read(request.data), tokenizer: tokenizer, maximumTokens: options.int("maximum_tokens"))
        return try StepKTO.Trainer.evaluate(
            model: model, reference: model, dataset: dataset, configuration: options.objective,
            training: options.training
        ).json
    }

    /// The given model, or a new one over the bytes of the texts.
    private func startingModel(_ folder: String?, _ options: NativeOptions, texts: [LabelledSolution]) throws -> (
        LanguageModel, any Tokenizer
    ) {
        if let folder { return try NativeModelFolder.read(folder) }
        let tokenizer = ByteTokenizer(covering: texts.flatMap { [$0.prompt, $0.completion] })
        let hidden = options.int("hidden")
        let model = try LanguageModel(
            configuration: ModelConfiguration(
                vocabularySize: tokenizer.vocabularySize, hiddenSize: hidden, intermediateSize: hidden * 8 / 3,
                layerCount: options.int("layers"),
                headCount: options.int("heads"), maximumPositions: max(256, 2 * options.int("maximum_tokens")),
                beginningToken: 1, endToken: 2,
                paddingToken: 0))
        model.initialize(seed: options.seed)
        return (model, tokenizer)
    }

    /// One seed for each sample of each prompt: FNV-1a over the run's seed, the prompt and the number.
    private static func seed(_ seed: UInt64, _ prompt: String, _ number: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
        for byte in prompt.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (hash ^ UInt64(number)) &* 0x100_0000_01b3
    }
}

extension TrainingMetrics {
    /// The metrics under their own names.
    var json: JSONObject {
        JSONObject(
            members: values.sorted { $0.key < $1.key }.map {
                JSONObject.Member(name: $0.key, value: JSONValue($0.value))
            })
    }
}

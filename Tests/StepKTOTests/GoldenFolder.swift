// A folder of values from an independent implementation: one batch, its losses, gradients and weights after updates.
import Foundation
import LanguageModel
import Tensors

@testable import StepKTO

/// Reads batch.json, expected.json and the tensors of a golden folder (the format of `Scripts/make-golden`).
struct GoldenFolder {
    struct Batch: Codable {
        var input_ids: [[Int32]]
        var prompt_lengths: [Int]
        var total_lengths: [Int]
        var step_bounds: [[[Int]]]
        var step_labels: [[Int]]
        var outcome_labels: [Int]
    }

    struct Hyper: Codable {
        var beta: Double
        var lambda_D: Double
        var lambda_U: Double
        var w_outcome: Double
        var w_step: Double
        var z0_fixed_kto: Double
    }

    struct BatchFile: Codable {
        var hyper: Hyper
        var batch: Batch
    }

    let url: URL
    let hyper: Hyper
    let examples: [TrainingExample]
    let expected: [String: Any]

    init(_ url: URL) throws {
        self.url = url
        let file = try JSONDecoder().decode(
            BatchFile.self, from: Data(contentsOf: url.appendingPathComponent("batch.json")))
        hyper = file.hyper
        let batch = file.batch
        examples = batch.input_ids.indices.map { row in
            let prompt = batch.prompt_lengths[row]
            return TrainingExample(
                sequence: TokenSequence(
                    tokens: Array(batch.input_ids[row].prefix(batch.total_lengths[row])), scoredStart: prompt),
                labels: LabelledTokens(
                    steps: zip(batch.step_bounds[row], batch.step_labels[row]).map { bounds, label in
                        LabelledTokens.Step(tokens: bounds[0] - prompt..<bounds[1] - prompt, isDesirable: label == 1)
                    }, isDesirable: batch.outcome_labels[row] == 1),
                promptIdentity: row, promptCount: prompt)
        }
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: url.appendingPathComponent("expected.json")))
        expected = ((json as? [String: Any])?["float64"] as? [String: Any]) ?? [:]
    }

    /// The number at a path such as `step_kto/flat/loss` or `adamw_fixed_z0/1/loss`.
    func number(_ path: String) -> Double {
        var value: Any? = expected
        for part in path.split(separator: "/").map(String.init) {
            if let list = value as? [Any] {
                value = Int(part).map { list[$0] }
            } else {
                value = (value as? [String: Any])?[part]
            }
        }
        return (value as? NSNumber)?.doubleValue ?? .nan
    }

    func numbers(_ path: String) -> [Double] { (expected[path] as? [NSNumber])?.map(\.doubleValue) ?? [] }

    func tensors(_ name: String) throws -> [String: StoredTensor] {
        try Safetensors.read(url.appendingPathComponent(name + ".safetensors"))
    }

    /// The model whose weights are in `name`.safetensors.
    func model(_ name: String) throws -> LanguageModel {
        let tensors = try tensors(name)
        let json = try Data(contentsOf: url.appendingPathComponent("config.json"))
        let model = try LanguageModel(configuration: ModelConfiguration(json: json))
        try model.load(tensors)
        return model
    }

    func configuration(
        _ method: StepKTOConfiguration.Method, weighted: Bool = true, outcome: StepKTOConfiguration.ReferencePoint,
        step: StepKTOConfiguration.ReferencePoint = .none,
        reduction: StepKTOConfiguration.StepReduction = .perExampleMean,
        variant: StepKTOConfiguration.Variant = .kto
    ) -> StepKTOConfiguration {
        func level(_ weight: Double, _ point: StepKTOConfiguration.ReferencePoint) -> StepKTOConfiguration.Level {
            StepKTOConfiguration.Level(
                beta: hyper.beta, desirableWeight: weighted ? hyper.lambda_D : 1,
                undesirableWeight: weighted ? hyper.lambda_U : 1,
                weight: weight, referencePoint: point)
        }
        return StepKTOConfiguration(
            method: method, variant: variant, outcome: level(hyper.w_outcome, outcome), step: level(hyper.w_step, step),
            stepReduction: reduction)
    }

    /// A trainer whose every update is the whole golden batch, with the golden's mismatched pairs (completion i − 1).
    func trainer(
        _ configuration: StepKTOConfiguration, optimizer: AdamWConfiguration = AdamWConfiguration(), workers: Int = 1,
        positionsPerPass: Int = 1024
    ) throws -> Trainer {
        let count = examples.count
        return try Trainer(
            model: try model("policy"), dataset: StepDataset(examples: examples), configuration: configuration,
            training: TrainingConfiguration(
                epochs: 3, batchSize: count, positionsPerPass: positionsPerPass, optimizer: optimizer,
                schedule: LearningRateSchedule(shape: .constant, peak: 2e-4), workers: workers),
            reference: try model("reference"), partners: (0..<count).map { ($0 + count - 1) % count })
    }

    /// max |ours − golden| over all tensors of `name`, skipping entries that `skips` names.
    func deviation(
        _ layout: ParameterLayout, _ values: FloatBuffer, from name: String, skips: (Int) -> Bool = { _ in false }
    ) throws -> Double {
        let golden = try tensors(name)
        var worst = 0.0
        for view in layout.views {
            guard let tensor = golden[view.name] else { return .infinity }
            for (index, value) in try tensor.doubles().enumerated() where !skips(view.offset + index) {
                worst = max(worst, abs(value - Double(values.pointer[view.offset + index])))
            }
        }
        return worst
    }
}

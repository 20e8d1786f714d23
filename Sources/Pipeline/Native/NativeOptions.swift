// The options of the built-in trainer: one table for the manifest, and their reading into configurations.
import PluginHost
import Records
import StepKTO

/// What a caller may set on the built-in trainer, read from a resolved option object.
struct NativeOptions {
    private let values: JSONObject

    /// - Throws: `PluginError` for an unknown option or a value out of range; options left out take their defaults.
    init(_ given: JSONObject) throws(PluginError) { values = try NativeTrainer.manifest.resolve(options: given) }

    static let schema: [PluginOption] = [
        PluginOption(
            name: "method", type: .choice(StepKTOConfiguration.Method.allCases.map(\.rawValue)),
            defaultValue: "step-kto", summary: "objective"),
        PluginOption(name: "epochs", type: .integer(minimum: 1, maximum: 1_000_000), defaultValue: 1),
        PluginOption(
            name: "maximum_updates", type: .integer(minimum: 0, maximum: nil), defaultValue: 0,
            summary: "stops earlier; 0 does not"),
        PluginOption(name: "batch_size", type: .integer(minimum: 1, maximum: 65_536), defaultValue: 64),
        PluginOption(
            name: "learning_rate", type: .number(minimum: 0, maximum: 1), defaultValue: JSONValue(3e-4), summary: "peak"
        ),
        PluginOption(
            name: "schedule", type: .choice(LearningRateSchedule.Shape.allCases.map(\.rawValue)),
            defaultValue: "linear", summary: "after the warm-up"),
        PluginOption(name: "warmup", type: .integer(minimum: 0, maximum: nil), defaultValue: 10, summary: "updates"),
        PluginOption(
            name: "clip_norm", type: .number(minimum: 0, maximum: nil), defaultValue: 1, summary: "0 never clips"),
        PluginOption(
            name: "beta", type: .number(minimum: 0, maximum: nil), defaultValue: 1, summary: "β of both levels"),
        PluginOption(
            name: "lambda_desirable", type: .number(minimum: 0, maximum: nil), defaultValue: 1, summary: "λ_D"),
        PluginOption(
            name: "lambda_undesirable", type: .number(minimum: 0, maximum: nil), defaultValue: JSONValue(0.5),
            summary: "λ_U"),
        PluginOption(name: "weight_outcome", type: .number(minimum: 0, maximum: nil), defaultValue: 1, summary: "w_o"),
        PluginOption(name: "weight_step", type: .number(minimum: 0, maximum: nil), defaultValue: 1, summary: "w_s"),
        PluginOption(
            name: "step_reduction", type: .choice(StepKTOConfiguration.StepReduction.allCases.map(\.rawValue)),
            defaultValue: .string(StepKTOConfiguration.StepReduction.perExampleMean.rawValue)),
        PluginOption(
            name: "reference_point", type: .choice(["own", "none"]), defaultValue: "none",
            summary: "z of both levels: estimated from mismatched pairs, or 0"),
        PluginOption(name: "seed", type: .integer(minimum: 0, maximum: nil), defaultValue: 0),
        PluginOption(name: "workers", type: .integer(minimum: 1, maximum: 1_024), defaultValue: 2, summary: "threads"),
        PluginOption(
            name: "maximum_tokens", type: .integer(minimum: 2, maximum: 65_536), defaultValue: 128,
            summary: "longest sequence, and longest completion when sampling"),
        PluginOption(
            name: "temperature", type: .number(minimum: 0, maximum: nil), defaultValue: 1,
            summary: "sampling; 0 is greedy"),
        PluginOption(
            name: "hidden", type: .integer(minimum: 8, maximum: 8_192), defaultValue: 48, summary: "size of a new model"
        ),
        PluginOption(
            name: "layers", type: .integer(minimum: 1, maximum: 128), defaultValue: 3, summary: "of a new model"),
        PluginOption(
            name: "heads", type: .integer(minimum: 1, maximum: 128), defaultValue: 4, summary: "of a new model"),
    ]

    func int(_ name: String) -> Int { values[name]?.int ?? 0 }
    func number(_ name: String) -> Double { values[name]?.double ?? 0 }
    func text(_ name: String) -> String { values[name]?.string ?? "" }

    var seed: UInt64 { UInt64(int("seed")) }

    var objective: StepKTOConfiguration {
        let point: StepKTOConfiguration.ReferencePoint = text("reference_point") == "own" ? .ownEstimate : .none
        func level(_ weight: String) -> StepKTOConfiguration.Level {
            StepKTOConfiguration.Level(
                beta: number("beta"), desirableWeight: number("lambda_desirable"),
                undesirableWeight: number("lambda_undesirable"),
                weight: number(weight), referencePoint: point)
        }
        return StepKTOConfiguration(
            method: StepKTOConfiguration.Method(rawValue: text("method")) ?? .stepKTO, outcome: level("weight_outcome"),
            step: level("weight_step"),
            stepReduction: StepKTOConfiguration.StepReduction(rawValue: text("step_reduction")) ?? .perExampleMean)
    }

    var training: TrainingConfiguration {
        let clip = number("clip_norm")
        let updates = int("maximum_updates")
        let shape = LearningRateSchedule.Shape(rawValue: text("schedule")) ?? .linear
        return TrainingConfiguration(
            epochs: int("epochs"), maximumUpdates: updates > 0 ? updates : nil, batchSize: int("batch_size"),
            optimizer: AdamWConfiguration(secondDecay: 0.98, clipNorm: clip > 0 ? clip : nil),
            schedule: LearningRateSchedule(
                shape: shape, peak: number("learning_rate"), warmup: int("warmup"), final: shape == .cosine ? 0.02 : 0),
            seed: seed,
            maximumTokens: int("maximum_tokens"), workers: int("workers"))
    }
}

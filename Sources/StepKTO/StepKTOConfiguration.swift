// What is minimised: the method, the weights of both levels, the reference points.
//
// Symbols as in DESIGN: d = log π_θ − log π_ref per token, r = Σ d over a completion or a step, z a reference point,
// term(r, z, good) = λ_D (1 − σ(β (r − z))), term(r, z, bad) = λ_U (1 − σ(β (z − r))).

/// The objective L = w_o · outcome + w_s · process, or cross entropy.
public struct StepKTOConfiguration: Codable, Equatable, Sendable {
    public enum Method: String, Codable, CaseIterable, Sendable {
        /// Cross entropy of the completion's tokens.
        case sft
        /// The outcome term alone (Ethayarajh et al. 2024).
        case kto
        /// Outcome and process terms (Lin et al. 2025, arXiv 2501.10799).
        case stepKTO = "step-kto"
    }

    /// Where the value function of a level has its origin.
    public enum ReferencePoint: Equatable, Sendable {
        /// z = max(0, mean r over mismatched completions, or over their steps), without gradient.
        case ownEstimate
        /// The other level's z.
        case shared
        /// z = 0
        case none
        case fixed(Double)
    }

    public enum StepReduction: String, Codable, CaseIterable, Sendable {
        /// Mean over the batch of the mean over an example's labelled steps.
        case perExampleMean = "per-example-mean"
        /// Mean over all labelled steps of the batch.
        case flatMean = "flat-mean"
        /// Mean over the batch of the sum over an example's labelled steps.
        case sum
    }

    public enum Variant: String, Codable, CaseIterable, Sendable {
        case kto
        /// z = 0 at both levels (D'Oosterlinck et al. 2024, unpaired); no mismatched completions are needed.
        case apoZeroUnpaired = "apo-zero-unpaired"
    }

    public struct Level: Codable, Equatable, Sendable {
        /// β
        public var beta: Double
        /// λ_D
        public var desirableWeight: Double
        /// λ_U
        public var undesirableWeight: Double
        /// w_o or w_s
        public var weight: Double
        /// z_o or z_s
        public var referencePoint: ReferencePoint

        public init(
            beta: Double = 0.1, desirableWeight: Double = 1, undesirableWeight: Double = 1, weight: Double = 1,
            referencePoint: ReferencePoint = .ownEstimate
        ) {
            self.beta = beta
            self.desirableWeight = desirableWeight
            self.undesirableWeight = undesirableWeight
            self.weight = weight
            self.referencePoint = referencePoint
        }
    }

    public var method: Method
    public var variant: Variant
    public var outcome: Level
    public var step: Level
    public var stepReduction: StepReduction
    /// SFT only: also score the prompt's tokens.
    public var scoresPrompt: Bool

    public init(
        method: Method = .stepKTO, variant: Variant = .kto, outcome: Level = Level(), step: Level = Level(),
        stepReduction: StepReduction = .perExampleMean, scoresPrompt: Bool = false
    ) {
        self.method = method
        self.variant = variant
        self.outcome = outcome
        self.step = step
        self.stepReduction = stepReduction
        self.scoresPrompt = scoresPrompt
    }

    /// Throws `TrainingError.configuration` unless every number is usable.
    public func validate() throws {
        for (name, level) in [("outcome", outcome), ("step", step)] {
            let numbers = [level.beta, level.desirableWeight, level.undesirableWeight, level.weight]
            guard numbers.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
                throw TrainingError.configuration("\(name): β, λ_D, λ_U and the weight must be finite and not negative")
            }
            guard level.beta > 0 else { throw TrainingError.configuration("\(name): β must be positive") }
            if case .fixed(let value) = level.referencePoint, !value.isFinite {
                throw TrainingError.configuration("\(name): the fixed reference point is not finite")
            }
        }
        if outcome.referencePoint == .shared, step.referencePoint == .shared {
            throw TrainingError.configuration("both reference points are `shared`; one level needs its own")
        }
        if outcome.weight == 0, method == .kto || step.weight == 0 {
            throw TrainingError.configuration("all loss weights are 0")
        }
    }

    /// Whether completions of other prompts have to be scored to estimate a reference point.
    public var needsMismatchedCompletions: Bool {
        guard method != .sft, variant == .kto else { return false }
        return outcome.referencePoint == .ownEstimate || (method == .stepKTO && step.referencePoint == .ownEstimate)
            || (method == .kto && outcome.referencePoint == .shared)
    }
}

extension StepKTOConfiguration.ReferencePoint: Codable {
    /// In JSON `"own"`, `"shared"`, `"none"` or a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Double.self) {
            self = .fixed(value)
            return
        }
        switch try container.decode(String.self) {
        case "own": self = .ownEstimate
        case "shared": self = .shared
        case "none": self = .none
        case let other:
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "reference point \"\(other)\" is not own, shared, none or a number")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .ownEstimate: try container.encode("own")
        case .shared: try container.encode("shared")
        case .none: try container.encode("none")
        case .fixed(let value): try container.encode(value)
        }
    }
}

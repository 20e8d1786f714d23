// The loss of one example and its gradient by the log-probability of each token.
internal import Foundation

/// Labelled tokens of one completion; positions count from the completion's first token.
public struct LabelledTokens: Equatable, Sendable {
    public struct Step: Equatable, Sendable {
        public var tokens: Range<Int>
        /// nil abstains: the step has no term.
        public var isDesirable: Bool?

        public init(tokens: Range<Int>, isDesirable: Bool?) {
            self.tokens = tokens
            self.isDesirable = isDesirable
        }
    }

    public var steps: [Step]
    public var isDesirable: Bool?

    public init(steps: [Step], isDesirable: Bool?) {
        self.steps = steps
        self.isDesirable = isDesirable
    }

    public var labelledStepCount: Int { steps.reduce(0) { $0 + ($1.isDesirable == nil ? 0 : 1) } }
}

/// z_o and z_s.
public struct ReferencePoints: Equatable, Sendable {
    public var outcome: Double
    public var step: Double

    public init(outcome: Double, step: Double) {
        self.outcome = outcome
        self.step = step
    }
}

/// What the means of a batch divide by.
public struct BatchTotals: Equatable, Sendable {
    /// All examples, with or without labels: an abstained label lowers the weight of nothing else.
    public var examples: Int
    public var labelledSteps: Int

    public init(examples: Int, labelledSteps: Int) {
        self.examples = examples
        self.labelledSteps = labelledSteps
    }
}

/// The contribution of one example to the batch loss, and its log-ratios.
public struct ExampleLoss: Equatable, Sendable {
    /// Already divided by the batch totals, not yet weighted by w_o and w_s.
    public var outcome = 0.0
    public var process = 0.0
    /// r_o
    public var outcomeLogRatio = 0.0
    /// r_s of every step, labelled or not.
    public var stepLogRatios: [Double] = []
    /// log π_θ of the completion.
    public var logProbability = 0.0

    public init() {}
}

/// L = w_o · mean_i term(r_o, z_o) + w_s · reduce term(r_s, z_s); sums in double precision.
public struct StepKTOLoss: Sendable {
    public let configuration: StepKTOConfiguration

    public init(_ configuration: StepKTOConfiguration) { self.configuration = configuration }

    /// term(r, z, good) and its derivative by r.
    ///
    /// With s = σ(±β(r − z)): good λ_D (1 − s), derivative −λ_D β s (1 − s); bad likewise with λ_U and the opposite sign.
    public static func term(
        ratio: Double, point: Double, isDesirable: Bool, level: StepKTOConfiguration.Level
    ) -> (value: Double, derivative: Double) {
        let argument = level.beta * (isDesirable ? ratio - point : point - ratio)
        // 1 − σ(x) = σ(−x) = 1 / (1 + eˣ)
        let rest = 1 / (1 + exp(argument))
        let slope = level.beta * rest * (1 - rest)
        return isDesirable
            ? (level.desirableWeight * rest, -level.desirableWeight * slope)
            : (level.undesirableWeight * rest, level.undesirableWeight * slope)
    }

    /// The reference points from the log-ratios of mismatched completions and of their steps.
    ///
    /// An empty list gives 0. The estimates are clamped at 0 from below, as a KL divergence is.
    public func referencePoints(outcomeRatios: [Double], stepRatios: [Double]) -> ReferencePoints {
        if configuration.variant == .apoZeroUnpaired { return ReferencePoints(outcome: 0, step: 0) }
        func mean(_ values: [Double]) -> Double {
            values.isEmpty ? 0 : max(0, values.reduce(0, +) / Double(values.count))
        }
        func point(_ level: StepKTOConfiguration.Level, own: Double) -> Double? {
            switch level.referencePoint {
            case .ownEstimate: own
            case .none: 0
            case .fixed(let value): value
            case .shared: nil
            }
        }
        let outcome = point(configuration.outcome, own: mean(outcomeRatios))
        let step = point(configuration.step, own: mean(stepRatios))
        return ReferencePoints(outcome: outcome ?? step ?? 0, step: step ?? outcome ?? 0)
    }

    /// Σ d over the completion and over each step.
    public func logRatios(
        policy: UnsafeBufferPointer<Float>, reference: ArraySlice<Float>, steps: [LabelledTokens.Step]
    ) -> (outcome: Double, steps: [Double]) {
        let base = reference.startIndex
        func sum(_ range: Range<Int>) -> Double {
            range.reduce(0.0) { $0 + (Double(policy[$1]) - Double(reference[base + $1])) }
        }
        return (sum(0..<policy.count), steps.map { sum($0.tokens) })
    }

    /// The terms of one example; `upstream`, when given, receives ∂L/∂ log π_θ of each of its tokens.
    public func evaluate(
        _ example: LabelledTokens, policy: UnsafeBufferPointer<Float>, reference: ArraySlice<Float>,
        points: ReferencePoints,
        totals: BatchTotals, upstream: UnsafeMutableBufferPointer<Float>?
    ) -> ExampleLoss {
        var result = ExampleLoss()
        let ratios = logRatios(policy: policy, reference: reference, steps: example.steps)
        result.outcomeLogRatio = ratios.outcome
        result.stepLogRatios = ratios.steps
        result.logProbability = policy.reduce(0.0) { $0 + Double($1) }
        let examples = Double(max(totals.examples, 1))
        upstream?.update(repeating: 0)
        if let isDesirable = example.isDesirable {
            let level = configuration.outcome
            let term = StepKTOLoss.term(
                ratio: ratios.outcome, point: points.outcome, isDesirable: isDesirable, level: level)
            result.outcome = term.value / examples
            upstream?.update(repeating: Float(level.weight * term.derivative / examples))
        }
        guard configuration.method == .stepKTO else { return result }
        let share: Double
        switch configuration.stepReduction {
        case .perExampleMean: share = 1 / (examples * Double(max(example.labelledStepCount, 1)))
        case .flatMean: share = 1 / Double(max(totals.labelledSteps, 1))
        case .sum: share = 1 / examples
        }
        for (step, ratio) in zip(example.steps, ratios.steps) {
            guard let isDesirable = step.isDesirable else { continue }
            let level = configuration.step
            let term = StepKTOLoss.term(ratio: ratio, point: points.step, isDesirable: isDesirable, level: level)
            result.process += term.value * share
            guard let upstream else { continue }
            let derivative = Float(level.weight * term.derivative * share)
            for token in step.tokens { upstream[token] += derivative }
        }
        return result
    }
}

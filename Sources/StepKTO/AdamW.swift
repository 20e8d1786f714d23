// AdamW over the one parameter buffer, with torch's clipping.
public import LanguageModel
public import Tensors

public struct AdamWConfiguration: Codable, Equatable, Sendable {
    /// Which weights shrink towards 0.
    public enum DecayTargets: String, Codable, CaseIterable, Sendable {
        /// Matrices and not the vectors of the norms, as Hugging Face's Trainer.
        case matrices
        case all
    }

    /// β₁, β₂, ε of Adam.
    public var firstDecay: Double
    public var secondDecay: Double
    public var epsilon: Double
    public var weightDecay: Double
    public var decayTargets: DecayTargets
    /// The gradient is scaled by min(1, c / (norm + 10⁻⁶)); nil never clips.
    public var clipNorm: Double?

    public init(
        firstDecay: Double = 0.9, secondDecay: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0,
        decayTargets: DecayTargets = .matrices, clipNorm: Double? = 1
    ) {
        self.firstDecay = firstDecay
        self.secondDecay = secondDecay
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        self.decayTargets = decayTargets
        self.clipNorm = clipNorm
    }

    public func validate() throws {
        guard (0..<1).contains(firstDecay), (0..<1).contains(secondDecay), epsilon > 0, weightDecay >= 0 else {
            throw TrainingError.configuration("AdamW needs decays in 0..<1, ε > 0 and weight decay ≥ 0")
        }
        if let clipNorm, !(clipNorm > 0) { throw TrainingError.configuration("the clipping norm must be positive") }
    }
}

/// Moments and update count.
public final class AdamW {
    public let configuration: AdamWConfiguration
    public internal(set) var updates = 0
    let first: FloatBuffer
    let second: FloatBuffer

    public init(_ configuration: AdamWConfiguration, count: Int) {
        self.configuration = configuration
        first = FloatBuffer(count: count)
        second = FloatBuffer(count: count)
    }

    /// The factor that clipping multiplies a gradient of the given norm by.
    public func clipFactor(norm: Double) -> Double {
        configuration.clipNorm.map { min(1, $0 / (norm + 1e-6)) } ?? 1
    }

    /// One update of `model` with `gradient` of the given norm.
    public func update(
        model: LanguageModel, gradient: FloatBuffer, norm: Double, learningRate: Double, workers: Int = 1
    ) {
        updates += 1
        let step = AdamWStep(
            learningRate: learningRate, firstDecay: configuration.firstDecay, secondDecay: configuration.secondDecay,
            epsilon: configuration.epsilon, update: updates, gradientScale: clipFactor(norm: norm))
        let decayed = Float(1 - learningRate * configuration.weightDecay)
        Parallel.run(workers: workers) { worker in
            let share = Parallel.piece(worker, of: workers, count: model.layout.count)
            for view in model.layout.views {
                let range = view.range.clamped(to: share)
                if range.isEmpty { continue }
                let decays = configuration.decayTargets == .all || view.isMatrix
                step.apply(
                    weights: model.weights.pointer + range.lowerBound, gradient: gradient.pointer + range.lowerBound,
                    first: first.pointer + range.lowerBound, second: second.pointer + range.lowerBound,
                    count: range.count,
                    keep: decays ? decayed : 1)
            }
        }
    }
}

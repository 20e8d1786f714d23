internal import Foundation
// A model: its configuration and its weights.
public import Tensors

/// A Llama decoder's weights in one buffer with named views.
public final class LanguageModel {
    public let configuration: ModelConfiguration
    public let layout: ParameterLayout
    public let weights: FloatBuffer
    let rotary: RotaryEmbedding

    /// A model with all weights zero. Throws `ModelConfigurationError`.
    public init(configuration: ModelConfiguration) throws {
        try configuration.validate()
        self.configuration = configuration
        layout = ParameterLayout(configuration)
        weights = FloatBuffer(count: layout.count)
        rotary = RotaryEmbedding(
            positions: configuration.maximumPositions, headDimension: configuration.headDimension,
            base: configuration.ropeBase)
    }

    /// An independent model with the same weights.
    public init(copying other: LanguageModel) {
        configuration = other.configuration
        layout = other.layout
        weights = FloatBuffer(count: other.layout.count)
        weights.copy(from: other.weights)
        rotary = other.rotary
    }

    public var parameterCount: Int { layout.count }

    /// Random weights: norms 1, matrices normal with standard deviation `scale`, and 1/√(2·layers) of it for the two
    /// matrices of each layer that write to the residual stream (Radford et al. 2019).
    /// Without `scale`, 1/√(fan-in) for matrices and 0.02·√(512/C) bounded by 0.08 for embeddings.
    public func initialize(seed: UInt64, scale: Double? = nil) {
        let residual = 1 / Double(2 * configuration.layerCount).squareRoot()
        for (index, view) in layout.views.enumerated() {
            var random = RandomSource(seed: seed, UInt64(index))
            let target = weights.pointer + view.offset
            if !view.isMatrix {
                target.update(repeating: 1, count: view.count)
                continue
            }
            let isEmbedding = view.name.hasSuffix("embed_tokens.weight") || view.name == "lm_head.weight"
            let writesResidual = view.name.hasSuffix("o_proj.weight") || view.name.hasSuffix("down_proj.weight")
            let own =
                isEmbedding
                ? min(0.08, 0.02 * (512 / Double(configuration.hiddenSize)).squareRoot())
                : 1 / Double(view.shape[1]).squareRoot()
            let deviation = (scale ?? own) * (writesResidual ? residual : 1)
            for i in 0..<view.count { target[i] = Float(random.normal() * deviation) }
        }
    }
}

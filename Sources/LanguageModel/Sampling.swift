internal import Foundation
// How the next token is chosen.
internal import Tensors

/// Temperature 0 is greedy; otherwise p(token) ∝ exp(logit / temperature).
public struct SamplingParameters: Codable, Equatable, Sendable {
    public var temperature: Double
    public var maximumTokens: Int

    public init(temperature: Double = 1, maximumTokens: Int = 128) {
        self.temperature = temperature
        self.maximumTokens = maximumTokens
    }

    /// The next token from logits (V), which are overwritten. Ties and rounding resolve to the lowest number.
    func choose(_ logits: FloatPointer, vocabulary: Int, random: inout RandomSource) -> Int32 {
        if temperature <= 0 {
            var best = 0
            for token in 1..<max(vocabulary, 1) where logits[token] > logits[best] { best = token }
            return Int32(best)
        }
        if temperature != 1 { Rows.scale(logits, by: Float(1 / temperature), count: vocabulary) }
        Softmax.forward(logits, count: vocabulary)
        var remaining = Float(random.uniform())
        for token in 0..<vocabulary {
            remaining -= logits[token]
            if remaining < 0 { return Int32(token) }
        }
        var best = 0
        for token in 1..<max(vocabulary, 1) where logits[token] > logits[best] { best = token }
        return Int32(best)
    }
}

/// One completion to sample: the tokens to continue and the seed of its own random numbers.
public struct SamplingRequest: Equatable, Sendable {
    public var prompt: [Int32]
    public var seed: UInt64

    public init(prompt: [Int32], seed: UInt64) {
        self.prompt = prompt
        self.seed = seed
    }
}

/// A sampled continuation, without the end token.
public struct SampledCompletion: Equatable, Sendable {
    public var tokens: [Int32]
    /// False when the length limit cut it off.
    public var finished: Bool
}

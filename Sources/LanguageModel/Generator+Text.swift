// Sampling texts: prompts in, K completions for each out.
internal import Tensors

/// A sampled text.
public struct TextCompletion: Codable, Equatable, Sendable {
    public var text: String
    /// False when the length limit cut it off; such a text should not be trained on as if it had ended there.
    public var finished: Bool
    /// Tokens sampled, the end token not counted.
    public var tokenCount: Int
}

extension Generator {
    /// `samplesPerPrompt` completions of every prompt.
    ///
    /// Sample k of prompt i draws from the stream (`seed`, i₀ + i, k) with i₀ = `firstIndex`, so a long list may be sampled in
    /// parts (for progress or for resuming) with the same result.
    /// Throws `TokenizerError` or `GenerationError`.
    public func sample(
        prompts: [String], samplesPerPrompt: Int, seed: UInt64, parameters: SamplingParameters,
        tokenizer: any Tokenizer,
        firstIndex: Int = 0
    ) throws -> [[TextCompletion]] {
        let count = max(0, samplesPerPrompt)
        var requests: [SamplingRequest] = []
        requests.reserveCapacity(prompts.count * count)
        for (index, prompt) in prompts.enumerated() {
            let tokens = try tokenizer.promptTokens(prompt)
            for sample in 0..<count {
                var random = RandomSource(seed: seed, UInt64(firstIndex + index), UInt64(sample))
                requests.append(SamplingRequest(prompt: tokens, seed: random.next()))
            }
        }
        let completions = try sample(requests, parameters: parameters)
        return prompts.indices.map { index in
            completions[index * count..<(index + 1) * count].map {
                TextCompletion(text: tokenizer.decode($0.tokens), finished: $0.finished, tokenCount: $0.tokens.count)
            }
        }
    }
}

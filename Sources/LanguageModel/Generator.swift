// Sampling many completions: sequences join and leave a running batch, prompts are read once for all their samples.
internal import Tensors

/// A prompt that leaves no room for a completion.
public struct GenerationError: Error, Equatable, CustomStringConvertible {
    public let description: String
}

/// Samples completions with cached keys and values.
///
/// A completion depends on the model, its prompt, its seed and the sampling parameters, and on nothing else: not on
/// the other requests, their order, or the number of workers.
public struct Generator {
    public let model: LanguageModel
    public let workers: Int
    public let endToken: Int32
    /// Sequences in progress per worker.
    static let slots = 64
    /// Rows per product. Wide products suit small models; for large ones unused rows would cost too much.
    let tile: Int

    /// `blasThreads` is set for the whole process.
    public init(model: LanguageModel, endToken: Int32, workers: Int = 1, blasThreads: Int = 1) {
        BLAS.setThreads(blasThreads)
        self.model = model
        self.endToken = endToken
        self.workers = max(1, workers)
        tile = model.configuration.hiddenSize <= 128 ? 64 : 16
    }

    /// One completion per request, in the order of the requests. Neighbours with the same prompt share its reading.
    public func sample(_ requests: [SamplingRequest], parameters: SamplingParameters) throws -> [SampledCompletion] {
        let positions = model.configuration.maximumPositions
        var capacity = 1
        for (index, request) in requests.enumerated() {
            guard !request.prompt.isEmpty, request.prompt.count < positions else {
                throw GenerationError(
                    description:
                        "request \(index): the prompt has \(request.prompt.count) tokens, the model reads 1 to \(positions - 1)"
                )
            }
            guard request.prompt.allSatisfy({ (0..<Int32(model.configuration.vocabularySize)).contains($0) }) else {
                throw GenerationError(description: "request \(index): a token is outside the model's vocabulary")
            }
            capacity = max(capacity, min(positions, request.prompt.count + max(parameters.maximumTokens, 0)))
        }
        let shares = Parallel.balanced(sizes: requests.map { _ in 1 }, parts: workers)
        var results = [SampledCompletion](
            repeating: SampledCompletion(tokens: [], finished: false), count: requests.count)
        if parameters.maximumTokens <= 0 { return results }
        results.withUnsafeMutableBufferPointer { results in
            guard let base = results.baseAddress else { return }
            Parallel.run(workers: workers) { worker in
                if shares[worker].isEmpty { return }
                let batch = RunningBatch(
                    pass: DecodingPass(model: model, slots: Generator.slots, tile: tile, capacity: capacity),
                    requests: requests,
                    share: shares[worker], parameters: parameters, endToken: endToken)
                batch.run { index, completion in base[index] = completion }
            }
        }
        return results
    }
}

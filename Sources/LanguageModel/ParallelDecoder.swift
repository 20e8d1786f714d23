// Scoring and gradients with several workers: each takes a fixed share of the sequences.
public import Tensors

/// Runs `DecoderPass` over many sequences: shares per worker, pieces of bounded size per pass, sums in a fixed order.
///
/// The result depends on `workers` only through the order of floating-point sums, and not on timing.
public final class ParallelDecoder {
    public let model: LanguageModel
    public let workers: Int
    /// A pass holds at most this many positions (a longer sequence gets a pass of its own); bounds memory.
    public let positionsPerPass: Int
    private let passes: [DecoderPass]
    private var gradients: [FloatBuffer] = []

    /// `blasThreads` is set for the whole process; with more than one worker it should be 1. Small models run fastest
    /// with a worker per core, models whose gradient is large with one worker and a BLAS thread per core.
    public init(model: LanguageModel, workers: Int = 1, blasThreads: Int = 1, positionsPerPass: Int = 1024) {
        precondition(workers >= 1 && positionsPerPass >= 1)
        BLAS.setThreads(blasThreads)
        self.model = model
        self.workers = workers
        self.positionsPerPass = positionsPerPass
        passes = (0..<workers).map { _ in DecoderPass(model: model) }
    }

    /// log p of every scored token.
    public func score(_ sequences: [TokenSequence]) -> ScoredTokens {
        var result = ScoredTokens(sequences)
        let offsets = result.offsets
        let shares = Parallel.balanced(sizes: sequences.map(\.inputCount), parts: workers)
        result.values.withUnsafeMutableBufferPointer { values in
            guard let base = values.baseAddress else { return }
            nonisolated(unsafe) let output = base
            Parallel.run(workers: workers) { worker in
                for piece in pieces(sequences, in: shares[worker]) {
                    passes[worker].forward(sequences[piece], output: output + offsets[piece.lowerBound], keeping: false)
                }
            }
        }
        return result
    }

    /// Clears the gradient; call before the first `accumulate` of an update.
    public func clearGradient() {
        if gradients.isEmpty { gradients = (0..<workers).map { _ in FloatBuffer(count: model.layout.count) } }
        for buffer in gradients { buffer.fill(0) }
    }

    /// Scores `sequences` and adds Σ upstream · ∂ℓ/∂θ to the gradient.
    ///
    /// `loss(i, ℓ, upstream)` receives the log-probabilities of sequence i and fills ∂L/∂ℓ for each of its scored
    /// tokens. It is called once per sequence, from several threads, and must write only to what belongs to i.
    public func accumulate(
        _ sequences: [TokenSequence],
        loss: (
            _ index: Int, _ logProbabilities: UnsafeBufferPointer<Float>, _ upstream: UnsafeMutableBufferPointer<Float>
        ) -> Void
    ) {
        if gradients.isEmpty { clearGradient() }
        let scored = ScoredTokens(sequences)
        let shares = Parallel.balanced(sizes: sequences.map(\.inputCount), parts: workers)
        let values = FloatBuffer(count: 2 * scored.values.count)
        Parallel.run(workers: workers) { worker in
            for piece in pieces(sequences, in: shares[worker]) {
                let start = scored.offsets[piece.lowerBound]
                let upstream = values.pointer + scored.values.count
                passes[worker].forward(sequences[piece], output: values.pointer + start, keeping: true)
                for index in piece {
                    let offset = scored.offsets[index]
                    let count = scored.offsets[index + 1] - offset
                    loss(
                        index, UnsafeBufferPointer(start: values.pointer + offset, count: count),
                        UnsafeMutableBufferPointer(start: upstream + offset, count: count))
                }
                passes[worker].backward(upstream: upstream + start, gradients: gradients[worker])
            }
        }
    }

    /// The gradient summed over the workers, in the order of the workers; valid until the next `clearGradient`.
    public func reducedGradient() -> FloatBuffer {
        if gradients.isEmpty { clearGradient() }
        let total = gradients[0]
        if workers > 1 {
            Parallel.run(workers: workers) { worker in
                let range = Parallel.piece(worker, of: workers, count: total.count)
                for other in 1..<workers {
                    Rows.add(
                        gradients[other].pointer + range.lowerBound, to: total.pointer + range.lowerBound,
                        count: range.count)
                }
            }
            for other in 1..<workers { gradients[other].fill(0) }
        }
        return total
    }

    /// Consecutive pieces of at most `positionsPerPass` positions.
    private func pieces(_ sequences: [TokenSequence], in range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        var total = 0
        for index in range {
            let count = sequences[index].inputCount
            if index > start, total + count > positionsPerPass {
                result.append(start..<index)
                start = index
                total = 0
            }
            total += count
        }
        if start < range.upperBound { result.append(start..<range.upperBound) }
        return result
    }
}

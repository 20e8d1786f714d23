// Forward and backward pass of the decoder over some sequences, by one worker, in one workspace.
internal import Tensors

/// The activations of one batch. A pass belongs to one worker and is reused batch after batch.
///
/// N is the number of input positions of all sequences together, M the number of scored tokens. Linear layers see
/// one (N, C) matrix, attention sees each sequence alone, so no position is spent on padding.
public final class DecoderPass {
    /// Activations of one layer that its backward pass reads.
    struct LayerActivations {
        let input: FloatPointer  // (N, C) residual stream
        let inputScale: FloatPointer  // (N)
        let inputNormed: FloatPointer  // (N, C)
        let queryKeyValue: FloatPointer  // (N, rowWidth), rotated
        let probabilities: FloatPointer  // Σ (H, T, T)
        let attended: FloatPointer  // (N, H·D)
        let middle: FloatPointer  // (N, C) residual stream after attention
        let middleScale: FloatPointer  // (N)
        let middleNormed: FloatPointer  // (N, C)
        let gateUp: FloatPointer  // (N, 2F)
        let activated: FloatPointer  // (N, F)
    }

    let model: LanguageModel
    let workspace = Workspace()
    var layers: [LayerActivations] = []
    var tokens: [Int32] = []
    var targets: [Int32] = []
    /// Input positions of each sequence: `starts[i] ..< starts[i + 1]`.
    var starts: [Int] = [0]
    /// Row of the residual stream that predicts scored token m.
    var scoredRows: [Int] = []
    var residual: FloatPointer
    var scoredResidual: FloatPointer  // (M, C)
    var scoredScale: FloatPointer  // (M)
    var scoredNormed: FloatPointer  // (M, C)
    var logits: FloatPointer  // (M, V), probabilities after the forward pass
    private let nothing = FloatBuffer(count: 0)

    public init(model: LanguageModel) {
        self.model = model
        residual = nothing.pointer
        scoredResidual = nothing.pointer
        scoredScale = nothing.pointer
        scoredNormed = nothing.pointer
        logits = nothing.pointer
    }

    /// Lists tokens, targets and rows of `sequences`, then lays out the workspace.
    /// Without `keeping`, all layers share one set of activations and no room for gradients is made.
    func prepare(_ sequences: ArraySlice<TokenSequence>, keeping: Bool) {
        tokens.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        scoredRows.removeAll(keepingCapacity: true)
        starts.append(0)
        var attentionCount = 0
        var longest = 0
        for sequence in sequences {
            precondition(
                sequence.inputCount <= model.configuration.maximumPositions,
                "a sequence of \(sequence.tokens.count) tokens is longer than the model's positions")
            let start = tokens.count
            tokens.append(contentsOf: sequence.tokens.prefix(sequence.inputCount))
            for position in sequence.scoredStart..<max(sequence.tokens.count, sequence.scoredStart) {
                targets.append(sequence.tokens[position])
                scoredRows.append(start + position - 1)
            }
            starts.append(tokens.count)
            attentionCount += model.configuration.headCount * sequence.inputCount * sequence.inputCount
            longest = max(longest, sequence.inputCount)
        }
        layOut(attentionCount: attentionCount, longest: longest, keeping: keeping)
    }

    private func layOut(attentionCount: Int, longest: Int, keeping: Bool) {
        let c = model.configuration
        let rows = tokens.count
        let shape = c.attention
        let sizes = [
            rows * c.hiddenSize, rows, rows * c.hiddenSize, rows * shape.rowWidth, attentionCount,
            rows * shape.queryWidth,
            rows * c.hiddenSize, rows, rows * c.hiddenSize, rows * 2 * c.intermediateSize, rows * c.intermediateSize,
        ]
        let perLayer = sizes.reduce(0) { $0 + Workspace.rounded($1) }
        let scored = targets.count
        let tail = [
            rows * c.hiddenSize, scored * c.hiddenSize, scored, scored * c.hiddenSize, scored * c.vocabularySize,
        ]
        let scratch = keeping ? backwardSizes(rows: rows, scored: scored, longest: longest) : []
        let kept = keeping ? c.layerCount : 1
        workspace.begin(count: kept * perLayer + (tail + scratch).reduce(0) { $0 + Workspace.rounded($1) })
        layers = (0..<kept).map { _ in
            let p = sizes.map { workspace.take($0) }
            return LayerActivations(
                input: p[0], inputScale: p[1], inputNormed: p[2], queryKeyValue: p[3], probabilities: p[4],
                attended: p[5],
                middle: p[6], middleScale: p[7], middleNormed: p[8], gateUp: p[9], activated: p[10])
        }
        let p = tail.map { workspace.take($0) }
        residual = p[0]
        scoredResidual = p[1]
        scoredScale = p[2]
        scoredNormed = p[3]
        logits = p[4]
    }
}

// One decoding step of many rows: each row is one position of one sequence.
internal import Tensors

/// A token to read: its sequence's slot in the cache and its position there.
struct DecodingRow {
    var slot: Int
    var position: Int
    var token: Int32
    /// Whether the logits of the token after it are wanted.
    var wantsLogits: Bool
}

/// Computes logits for up to `tile` rows at once.
///
/// Every product has exactly `tile` rows, used or not: then the value of a row does not depend, to the last bit, on
/// which other rows share the step, and a sampled text does not depend on its batch.
final class DecodingPass {
    let model: LanguageModel
    let cache: DecodingCache
    let tile: Int
    private let residual: FloatBuffer  // (tile, C)
    private let normed: FloatBuffer  // (tile, C)
    private let scale: FloatBuffer  // (tile)
    private let queryKeyValue: FloatBuffer  // (tile, rowWidth)
    private let attended: FloatBuffer  // (tile, H·D)
    private let gateUp: FloatBuffer  // (tile, 2F)
    private let activated: FloatBuffer  // (tile, F)
    private let scores: FloatBuffer  // (capacity)
    let logits: FloatBuffer  // (tile, V)

    init(model: LanguageModel, tile: Int, capacity: Int) {
        let c = model.configuration
        self.model = model
        self.tile = tile
        cache = DecodingCache(shape: c.attention, layers: c.layerCount, slots: tile, capacity: capacity)
        residual = FloatBuffer(count: tile * c.hiddenSize)
        normed = FloatBuffer(count: tile * c.hiddenSize)
        scale = FloatBuffer(count: tile)
        queryKeyValue = FloatBuffer(count: tile * c.attention.rowWidth)
        attended = FloatBuffer(count: tile * c.attention.queryWidth)
        gateUp = FloatBuffer(count: tile * 2 * c.intermediateSize)
        activated = FloatBuffer(count: tile * c.intermediateSize)
        scores = FloatBuffer(count: capacity)
        logits = FloatBuffer(count: tile * c.vocabularySize)
    }

    /// Reads `rows` (positions of one slot in ascending order) and leaves the logits of the n-th row that wants them
    /// in row n of `logits`.
    func step(_ rows: [DecodingRow]) {
        precondition(rows.count <= tile, "a step has room for \(tile) rows")
        let c = model.configuration
        let weights = model.weights.pointer
        for (index, row) in rows.enumerated() {
            (residual.pointer + index * c.hiddenSize).update(
                from: weights + model.layout.embedding + Int(row.token) * c.hiddenSize, count: c.hiddenSize)
        }
        for layer in 0..<c.layerCount { step(rows, layer: layer) }
        var wanted = 0
        for (index, row) in rows.enumerated() where row.wantsLogits {
            // Rows move only towards the front, so a row is never overwritten before it is read.
            let target = residual.pointer + wanted * c.hiddenSize
            if wanted != index { target.update(from: residual.pointer + index * c.hiddenSize, count: c.hiddenSize) }
            wanted += 1
        }
        if wanted == 0 { return }
        normalize(model.layout.finalNorm)
        Linear.forward(
            input: normed.pointer, weight: weights + model.layout.output, output: logits.pointer, rows: tile,
            inputs: c.hiddenSize, outputs: c.vocabularySize)
    }

    private func step(_ rows: [DecodingRow], layer: Int) {
        let c = model.configuration
        let w = model.layout.layers[layer]
        let weights = model.weights.pointer
        let shape = c.attention
        normalize(w.inputNorm)
        Linear.forward(
            input: normed.pointer, weight: weights + w.queryKeyValue, output: queryKeyValue.pointer, rows: tile,
            inputs: c.hiddenSize, outputs: shape.rowWidth)
        for (index, row) in rows.enumerated() {
            let projected = queryKeyValue.pointer + index * shape.rowWidth
            model.rotary.rotate(row: projected, heads: shape.heads + shape.keyValueHeads, position: row.position)
            cache.store(row: projected, layer: layer, slot: row.slot, position: row.position)
        }
        for (index, row) in rows.enumerated() {
            Attention.decode(
                query: queryKeyValue.pointer + index * shape.rowWidth, keys: cache.keys(layer: layer, slot: row.slot),
                values: cache.values(layer: layer, slot: row.slot), capacity: cache.capacity, scores: scores.pointer,
                output: attended.pointer + index * shape.queryWidth, length: row.position + 1, shape: shape)
        }
        Linear.forward(
            input: attended.pointer, weight: weights + w.attentionOutput, output: residual.pointer, rows: tile,
            inputs: shape.queryWidth, outputs: c.hiddenSize, accumulate: true)
        normalize(w.feedForwardNorm)
        Linear.forward(
            input: normed.pointer, weight: weights + w.gateUp, output: gateUp.pointer, rows: tile, inputs: c.hiddenSize,
            outputs: 2 * c.intermediateSize)
        SwiGLU.forward(gateUp: gateUp.pointer, output: activated.pointer, rows: tile, width: c.intermediateSize)
        Linear.forward(
            input: activated.pointer, weight: weights + w.down, output: residual.pointer, rows: tile,
            inputs: c.intermediateSize, outputs: c.hiddenSize, accumulate: true)
    }

    private func normalize(_ weight: Int) {
        let c = model.configuration
        RMSNorm.forward(
            input: residual.pointer, weight: model.weights.pointer + weight, output: normed.pointer, scale: scale.pointer,
            rows: tile, width: c.hiddenSize, epsilon: Float(c.normEpsilon))
    }
}

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

/// Computes logits for up to `slots` rows at once.
///
/// Every product has exactly `tile` rows, used or not: then the value of a row does not depend, to the last bit, on
/// which other rows share the step, and a sampled text does not depend on its batch.
final class DecodingPass {
    let model: LanguageModel
    let cache: DecodingCache
    let slots: Int
    private let tile: Int
    private let residual: FloatBuffer  // (slots, C)
    private let normed: FloatBuffer  // (slots, C)
    private let scale: FloatBuffer  // (slots)
    private let queryKeyValue: FloatBuffer  // (slots, rowWidth)
    private let attended: FloatBuffer  // (slots, H·D)
    private let gateUp: FloatBuffer  // (slots, 2F)
    private let activated: FloatBuffer  // (slots, F)
    private let scores: FloatBuffer  // (capacity)
    let logits: FloatBuffer  // (slots, V)

    init(model: LanguageModel, slots: Int, tile: Int, capacity: Int) {
        precondition(slots % tile == 0, "slots must fill whole tiles")
        let c = model.configuration
        self.model = model
        self.slots = slots
        self.tile = tile
        cache = DecodingCache(shape: c.attention, layers: c.layerCount, slots: slots, capacity: capacity)
        residual = FloatBuffer(count: slots * c.hiddenSize)
        normed = FloatBuffer(count: slots * c.hiddenSize)
        scale = FloatBuffer(count: slots)
        queryKeyValue = FloatBuffer(count: slots * c.attention.rowWidth)
        attended = FloatBuffer(count: slots * c.attention.queryWidth)
        gateUp = FloatBuffer(count: slots * 2 * c.intermediateSize)
        activated = FloatBuffer(count: slots * c.intermediateSize)
        scores = FloatBuffer(count: capacity)
        logits = FloatBuffer(count: slots * c.vocabularySize)
    }

    /// Reads `rows` (positions of one slot in ascending order) and leaves the logits of the n-th row that wants them
    /// in row n of `logits`.
    func step(_ rows: [DecodingRow]) {
        precondition(rows.count <= slots, "a step has room for \(slots) rows")
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
        normalize(model.layout.finalNorm, rows: wanted)
        multiply(
            normed, model.layout.output, into: logits, rows: wanted, inputs: c.hiddenSize, outputs: c.vocabularySize)
    }

    private func step(_ rows: [DecodingRow], layer: Int) {
        let c = model.configuration
        let w = model.layout.layers[layer]
        let shape = c.attention
        let count = rows.count
        normalize(w.inputNorm, rows: count)
        multiply(
            normed, w.queryKeyValue, into: queryKeyValue, rows: count, inputs: c.hiddenSize, outputs: shape.rowWidth)
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
        multiply(
            attended, w.attentionOutput, into: residual, rows: count, inputs: shape.queryWidth, outputs: c.hiddenSize,
            accumulate: true)
        normalize(w.feedForwardNorm, rows: count)
        multiply(normed, w.gateUp, into: gateUp, rows: count, inputs: c.hiddenSize, outputs: 2 * c.intermediateSize)
        SwiGLU.forward(gateUp: gateUp.pointer, output: activated.pointer, rows: count, width: c.intermediateSize)
        multiply(
            activated, w.down, into: residual, rows: count, inputs: c.intermediateSize, outputs: c.hiddenSize,
            accumulate: true)
    }

    /// output (rows, outputs) ← input · Wᵀ in whole tiles.
    private func multiply(
        _ input: FloatBuffer, _ weight: Int, into output: FloatBuffer, rows: Int, inputs: Int, outputs: Int,
        accumulate: Bool = false
    ) {
        for start in stride(from: 0, to: rows, by: tile) {
            Linear.forward(
                input: input.pointer + start * inputs, weight: model.weights.pointer + weight,
                output: output.pointer + start * outputs, rows: tile, inputs: inputs, outputs: outputs,
                accumulate: accumulate)
        }
    }

    private func normalize(_ weight: Int, rows: Int) {
        let c = model.configuration
        RMSNorm.forward(
            input: residual.pointer, weight: model.weights.pointer + weight, output: normed.pointer,
            scale: scale.pointer,
            rows: rows, width: c.hiddenSize, epsilon: Float(c.normEpsilon))
    }
}

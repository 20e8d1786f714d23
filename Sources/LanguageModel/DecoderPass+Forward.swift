// Forward pass: tokens to log-probabilities.
public import Tensors

extension DecoderPass {
    /// ℓ (M) ← log p(token | tokens before it) for every scored token of `sequences`, in their order.
    ///
    /// With `keeping`, what `backward` needs stays in the workspace until the next call.
    public func forward(_ sequences: ArraySlice<TokenSequence>, output: FloatPointer, keeping: Bool) {
        prepare(sequences, keeping: keeping)
        let c = model.configuration
        let weights = model.weights.pointer
        let rows = tokens.count
        if rows == 0 { return }
        tokens.withUnsafeBufferPointer { tokens in
            Embedding.forward(
                table: weights + model.layout.embedding, tokens: tokens.baseAddress!, output: residual, rows: rows,
                width: c.hiddenSize)
        }
        for index in 0..<c.layerCount { layerForward(index, layers[keeping ? index : 0]) }
        for (m, row) in scoredRows.enumerated() {
            (scoredResidual + m * c.hiddenSize).update(from: residual + row * c.hiddenSize, count: c.hiddenSize)
        }
        RMSNorm.forward(
            input: scoredResidual, weight: weights + model.layout.finalNorm, output: scoredNormed, scale: scoredScale,
            rows: targets.count, width: c.hiddenSize, epsilon: Float(c.normEpsilon))
        Linear.forward(
            input: scoredNormed, weight: weights + model.layout.output, output: logits, rows: targets.count,
            inputs: c.hiddenSize, outputs: c.vocabularySize)
        targets.withUnsafeBufferPointer { targets in
            guard let base = targets.baseAddress else { return }
            TokenLogProbabilities.forward(
                logits: logits, targets: base, output: output, rows: targets.count, vocabulary: c.vocabularySize)
        }
    }

    /// residual ← residual + attention(norm(residual)), then + feedForward(norm(…)).
    private func layerForward(_ index: Int, _ a: LayerActivations) {
        let c = model.configuration
        let w = model.layout.layers[index]
        let weights = model.weights.pointer
        let rows = tokens.count
        let shape = c.attention
        a.input.update(from: residual, count: rows * c.hiddenSize)
        RMSNorm.forward(
            input: a.input, weight: weights + w.inputNorm, output: a.inputNormed, scale: a.inputScale, rows: rows,
            width: c.hiddenSize, epsilon: Float(c.normEpsilon))
        Linear.forward(
            input: a.inputNormed, weight: weights + w.queryKeyValue, output: a.queryKeyValue, rows: rows,
            inputs: c.hiddenSize, outputs: shape.rowWidth)
        var probabilities = a.probabilities
        for sequence in 0..<starts.count - 1 {
            let start = starts[sequence]
            let length = starts[sequence + 1] - start
            rotate(a.queryKeyValue, from: start, length: length, inverse: false)
            Attention.forward(
                qkv: a.queryKeyValue + start * shape.rowWidth, probabilities: probabilities,
                output: a.attended + start * shape.queryWidth, length: length, shape: shape)
            probabilities += shape.heads * length * length
        }
        Linear.forward(
            input: a.attended, weight: weights + w.attentionOutput, output: residual, rows: rows,
            inputs: shape.queryWidth,
            outputs: c.hiddenSize, accumulate: true)
        a.middle.update(from: residual, count: rows * c.hiddenSize)
        RMSNorm.forward(
            input: a.middle, weight: weights + w.feedForwardNorm, output: a.middleNormed, scale: a.middleScale,
            rows: rows,
            width: c.hiddenSize, epsilon: Float(c.normEpsilon))
        Linear.forward(
            input: a.middleNormed, weight: weights + w.gateUp, output: a.gateUp, rows: rows, inputs: c.hiddenSize,
            outputs: 2 * c.intermediateSize)
        SwiGLU.forward(gateUp: a.gateUp, output: a.activated, rows: rows, width: c.intermediateSize)
        Linear.forward(
            input: a.activated, weight: weights + w.down, output: residual, rows: rows, inputs: c.intermediateSize,
            outputs: c.hiddenSize, accumulate: true)
    }

    /// Rotates the query and key heads of a sequence's rows (length, rowWidth) by their positions, in place.
    func rotate(_ rows: FloatPointer, from start: Int, length: Int, inverse: Bool) {
        let shape = model.configuration.attention
        for position in 0..<length {
            model.rotary.rotate(
                row: rows + (start + position) * shape.rowWidth, heads: shape.heads + shape.keyValueHeads,
                position: position, inverse: inverse)
        }
    }
}

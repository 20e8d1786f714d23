// Backward pass: gradient of the log-probabilities to gradient of the weights.
public import Tensors

extension DecoderPass {
    /// Sizes of the scratch of `backward`, in the order in which it takes them.
    func backwardSizes(rows: Int, scored: Int, longest: Int) -> [Int] {
        let c = model.configuration
        let shape = c.attention
        return [
            scored * c.hiddenSize, rows * c.hiddenSize, rows * c.hiddenSize,
            rows * max(2 * c.intermediateSize, shape.rowWidth), rows * max(c.intermediateSize, shape.queryWidth),
            Attention.scratchCount(longest),
        ]
    }

    /// Adds Σₘ upstreamₘ · ∂ℓₘ/∂θ to `gradients` (laid out as the weights), after `forward(…, keeping: true)`.
    ///
    /// `upstream` (M) is the derivative of the loss by each scored token's log-probability.
    public func backward(upstream: UnsafePointer<Float>, gradients: FloatBuffer) {
        let c = model.configuration
        let width = c.hiddenSize
        let rows = tokens.count
        let scored = targets.count
        if scored == 0 { return }
        let weights = model.weights.pointer
        let g = gradients.pointer
        let longest = zip(starts, starts.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
        let scratch = backwardSizes(rows: rows, scored: scored, longest: longest).map { workspace.take($0) }
        let (scoredGradient, stream, normed, wide, middle) = (
            scratch[0], scratch[1], scratch[2], scratch[3], scratch[4]
        )
        targets.withUnsafeBufferPointer { targets in
            TokenLogProbabilities.backward(
                probabilities: logits, targets: targets.baseAddress!, gradient: upstream, rows: scored,
                vocabulary: c.vocabularySize)
        }
        Linear.backward(
            outputGradient: logits, input: scoredNormed, weight: weights + model.layout.output,
            inputGradient: scoredGradient,
            weightGradient: g + model.layout.output, rows: scored, inputs: width, outputs: c.vocabularySize)
        // The gradient by the normed rows becomes the gradient by the residual rows, in a cleared copy of the same shape.
        normed.update(from: scoredGradient, count: scored * width)
        scoredGradient.update(repeating: 0, count: scored * width)
        RMSNorm.backward(
            outputGradient: normed, input: scoredResidual, weight: weights + model.layout.finalNorm, scale: scoredScale,
            inputGradient: scoredGradient, weightGradient: g + model.layout.finalNorm, rows: scored, width: width)
        stream.update(repeating: 0, count: rows * width)
        for (m, row) in scoredRows.enumerated() {
            (stream + row * width).update(from: scoredGradient + m * width, count: width)
        }
        for index in stride(from: c.layerCount - 1, through: 0, by: -1) {
            feedForwardBackward(index, g, stream: stream, normed: normed, wide: wide, middle: middle)
            attentionBackward(index, g, stream: stream, normed: normed, wide: wide, middle: middle, scratch: scratch[5])
        }
        tokens.withUnsafeBufferPointer { tokens in
            Embedding.backward(
                outputGradient: stream, tokens: tokens.baseAddress!, tableGradient: g + model.layout.embedding,
                rows: rows,
                width: width)
        }
    }

    /// stream (N, C) += gradient through the feed-forward half of the layer.
    private func feedForwardBackward(
        _ index: Int, _ g: FloatPointer, stream: FloatPointer, normed: FloatPointer, wide: FloatPointer,
        middle: FloatPointer
    ) {
        let c = model.configuration
        let w = model.layout.layers[index]
        let a = layers[index]
        let weights = model.weights.pointer
        let rows = tokens.count
        Linear.backward(
            outputGradient: stream, input: a.activated, weight: weights + w.down, inputGradient: middle,
            weightGradient: g + w.down, rows: rows, inputs: c.intermediateSize, outputs: c.hiddenSize)
        SwiGLU.backward(outputGradient: middle, gateUp: a.gateUp, gradient: wide, rows: rows, width: c.intermediateSize)
        Linear.backward(
            outputGradient: wide, input: a.middleNormed, weight: weights + w.gateUp, inputGradient: normed,
            weightGradient: g + w.gateUp, rows: rows, inputs: c.hiddenSize, outputs: 2 * c.intermediateSize)
        RMSNorm.backward(
            outputGradient: normed, input: a.middle, weight: weights + w.feedForwardNorm, scale: a.middleScale,
            inputGradient: stream, weightGradient: g + w.feedForwardNorm, rows: rows, width: c.hiddenSize)
    }

    /// stream (N, C) += gradient through the attention half of the layer.
    private func attentionBackward(
        _ index: Int, _ g: FloatPointer, stream: FloatPointer, normed: FloatPointer, wide: FloatPointer,
        middle: FloatPointer,
        scratch: FloatPointer
    ) {
        let c = model.configuration
        let w = model.layout.layers[index]
        let a = layers[index]
        let weights = model.weights.pointer
        let rows = tokens.count
        let shape = c.attention
        Linear.backward(
            outputGradient: stream, input: a.attended, weight: weights + w.attentionOutput, inputGradient: middle,
            weightGradient: g + w.attentionOutput, rows: rows, inputs: shape.queryWidth, outputs: c.hiddenSize)
        var probabilities = a.probabilities
        for sequence in 0..<starts.count - 1 {
            let start = starts[sequence]
            let length = starts[sequence + 1] - start
            Attention.backward(
                outputGradient: middle + start * shape.queryWidth, qkv: a.queryKeyValue + start * shape.rowWidth,
                probabilities: probabilities, gradient: wide + start * shape.rowWidth, scratch: scratch, length: length,
                shape: shape)
            rotate(wide, from: start, length: length, inverse: true)
            probabilities += shape.heads * length * length
        }
        Linear.backward(
            outputGradient: wide, input: a.inputNormed, weight: weights + w.queryKeyValue, inputGradient: normed,
            weightGradient: g + w.queryKeyValue, rows: rows, inputs: c.hiddenSize, outputs: shape.rowWidth)
        RMSNorm.backward(
            outputGradient: normed, input: a.input, weight: weights + w.inputNorm, scale: a.inputScale,
            inputGradient: stream,
            weightGradient: g + w.inputNorm, rows: rows, width: c.hiddenSize)
    }
}

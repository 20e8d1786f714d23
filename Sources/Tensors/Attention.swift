// Causal self-attention with grouped key/value heads (Vaswani et al. 2017; Ainslie et al. 2023), one sequence at a time.

/// The geometry of the heads: a row of `qkv` is H query heads, then K key heads, then K value heads, each of D values.
public struct AttentionShape: Equatable, Sendable {
    public let heads: Int
    public let keyValueHeads: Int
    public let headDimension: Int

    public init(heads: Int, keyValueHeads: Int, headDimension: Int) {
        self.heads = heads
        self.keyValueHeads = keyValueHeads
        self.headDimension = headDimension
    }

    public var queryWidth: Int { heads * headDimension }
    public var keyValueWidth: Int { keyValueHeads * headDimension }
    public var rowWidth: Int { queryWidth + 2 * keyValueWidth }
    var scale: Float { 1 / Float(headDimension).squareRoot() }

    /// The key/value head that query head `head` reads.
    func source(of head: Int) -> Int { head / (heads / keyValueHeads) }
}

public enum Attention {
    /// Queries are taken in blocks of this many rows, which skips most products above the diagonal of long sequences.
    static let block = 64

    /// out (T, H·D) ← softmax(Q Kᵀ / √D, causal) V per head; qkv (T, rowWidth), probabilities (H, T, T) kept for backward.
    public static func forward(
        qkv: FloatPointer, probabilities: FloatPointer, output: FloatPointer, length: Int, shape: AttentionShape
    ) {
        let stride = shape.rowWidth
        let dimension = shape.headDimension
        for head in 0..<shape.heads {
            let source = shape.source(of: head)
            let query = qkv + head * dimension
            let key = qkv + shape.queryWidth + source * dimension
            let value = key + shape.keyValueWidth
            let p = probabilities + head * length * length
            var start = 0
            while start < length {
                let end = min(start + block, length)
                BLAS.multiply(
                    query + start * stride, strideA: stride, key, strideB: stride, transposeB: true,
                    into: p + start * length, strideC: length, m: end - start, n: end, k: dimension, alpha: shape.scale)
                for row in start..<end {
                    let scores = p + row * length
                    Softmax.forward(scores, count: row + 1)
                    (scores + row + 1).update(repeating: 0, count: end - row - 1)
                }
                BLAS.multiply(
                    p + start * length, strideA: length, value, strideB: stride,
                    into: output + start * shape.queryWidth + head * dimension, strideC: shape.queryWidth,
                    m: end - start, n: dimension, k: end)
                start = end
            }
        }
    }

    /// dqkv (T, rowWidth) ← gradient of `forward`; `scratch` holds `scratchCount(length)` values.
    ///
    /// dV = Pᵀ dO, dP = dO Vᵀ, dS = P ∘ (dP − rowsum(dP ∘ P)), dQ = dS K / √D, dK = dSᵀ Q / √D.
    public static func backward(
        outputGradient: FloatPointer, qkv: FloatPointer, probabilities: FloatPointer, gradient: FloatPointer,
        scratch: FloatPointer, length: Int, shape: AttentionShape
    ) {
        let stride = shape.rowWidth
        let dimension = shape.headDimension
        gradient.update(repeating: 0, count: length * stride)
        for head in 0..<shape.heads {
            let source = shape.source(of: head)
            let queryOffset = head * dimension
            let keyOffset = shape.queryWidth + source * dimension
            let valueOffset = keyOffset + shape.keyValueWidth
            let p = probabilities + head * length * length
            var start = 0
            while start < length {
                let end = min(start + block, length)
                let rows = end - start
                let upstream = outputGradient + start * shape.queryWidth + queryOffset
                BLAS.multiply(
                    p + start * length, strideA: length, transposeA: true, upstream, strideB: shape.queryWidth,
                    into: gradient + valueOffset, strideC: stride, m: end, n: dimension, k: rows, beta: 1)
                BLAS.multiply(
                    upstream, strideA: shape.queryWidth, qkv + valueOffset, strideB: stride, transposeB: true,
                    into: scratch, strideC: end, m: rows, n: end, k: dimension)
                for row in start..<end {
                    let scores = scratch + (row - start) * end
                    Softmax.backward(probabilities: p + row * length, gradient: scores, count: row + 1)
                    (scores + row + 1).update(repeating: 0, count: end - row - 1)
                }
                BLAS.multiply(
                    scratch, strideA: end, qkv + keyOffset, strideB: stride,
                    into: gradient + start * stride + queryOffset, strideC: stride,
                    m: rows, n: dimension, k: end, alpha: shape.scale)
                BLAS.multiply(
                    scratch, strideA: end, transposeA: true, qkv + start * stride + queryOffset, strideB: stride,
                    into: gradient + keyOffset, strideC: stride, m: end, n: dimension, k: rows, alpha: shape.scale,
                    beta: 1)
                start = end
            }
        }
    }

    /// Values of scratch that `backward` needs for a sequence of `length`.
    public static func scratchCount(_ length: Int) -> Int { min(block, length) * length }

    /// out (H·D) ← attention of one query row over `length` cached positions; keys and values (K, capacity, D), scores (length).
    public static func decode(
        query: FloatPointer, keys: FloatPointer, values: FloatPointer, capacity: Int, scores: FloatPointer,
        output: FloatPointer, length: Int, shape: AttentionShape
    ) {
        let dimension = shape.headDimension
        for head in 0..<shape.heads {
            let offset = shape.source(of: head) * capacity * dimension
            let q = query + head * dimension
            for position in 0..<length {
                scores[position] = Rows.dot(q, keys + offset + position * dimension, count: dimension) * shape.scale
            }
            Softmax.forward(scores, count: length)
            let out = output + head * dimension
            out.update(repeating: 0, count: dimension)
            for position in 0..<length {
                Rows.add(values + offset + position * dimension, to: out, count: dimension, scale: scores[position])
            }
        }
    }
}

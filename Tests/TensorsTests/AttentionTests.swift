import TestSupport
import Testing

@testable import Tensors

@Suite struct AttentionTests {
    static let shape = AttentionShape(heads: 4, keyValueHeads: 2, headDimension: 2)

    @Test func backwardMatchesDifferences() {
        var random = RepeatableRandom(seed: 4)
        let shape = AttentionTests.shape
        let length = 5
        let qkv = randomBuffer(length * shape.rowWidth, &random)
        let probabilities = FloatBuffer(count: shape.heads * length * length)
        let output = FloatBuffer(count: length * shape.queryWidth)
        let upstream = randomBuffer(output.count, &random)
        let gradient = FloatBuffer(count: qkv.count)
        let scratch = FloatBuffer(count: Attention.scratchCount(length))
        let forward = {
            Attention.forward(
                qkv: qkv.pointer, probabilities: probabilities.pointer, output: output.pointer, length: length,
                shape: shape)
        }
        forward()
        Attention.backward(
            outputGradient: upstream.pointer, qkv: qkv.pointer, probabilities: probabilities.pointer,
            gradient: gradient.pointer, scratch: scratch.pointer, length: length, shape: shape)
        expectGradient("dqkv", of: qkv, gradient: gradient, output: output, weights: upstream, forward: forward)
    }

    /// A length above the block size gives what a plain sum gives, and no position sees a later one.
    @Test func blocksAgreeWithThePlainSum() {
        var random = RepeatableRandom(seed: 5)
        let shape = AttentionShape(heads: 2, keyValueHeads: 1, headDimension: 4)
        let length = Attention.block + 9
        let qkv = randomBuffer(length * shape.rowWidth, &random)
        let probabilities = FloatBuffer(count: shape.heads * length * length)
        let output = FloatBuffer(count: length * shape.queryWidth)
        Attention.forward(
            qkv: qkv.pointer, probabilities: probabilities.pointer, output: output.pointer, length: length, shape: shape
        )
        for (head, t) in [(0, 0), (1, 3), (0, Attention.block), (1, length - 1)] {
            let expected = plain(qkv, head: head, position: t, shape: shape)
            for i in 0..<4 {
                #expect(abs(Double(output.pointer[t * shape.queryWidth + head * 4 + i]) - expected[i]) < 1e-5)
            }
        }
    }

    /// One query against a cache gives the last row of the whole sequence.
    @Test func decodingAgreesWithTheWholeSequence() {
        var random = RepeatableRandom(seed: 6)
        let shape = AttentionTests.shape
        let length = 7
        let qkv = randomBuffer(length * shape.rowWidth, &random)
        let probabilities = FloatBuffer(count: shape.heads * length * length)
        let output = FloatBuffer(count: length * shape.queryWidth)
        Attention.forward(
            qkv: qkv.pointer, probabilities: probabilities.pointer, output: output.pointer, length: length, shape: shape
        )
        let keys = FloatBuffer(count: shape.keyValueWidth * 9)
        let values = FloatBuffer(count: shape.keyValueWidth * 9)
        for t in 0..<length {
            for head in 0..<shape.keyValueHeads {
                for i in 0..<2 {
                    let source = t * shape.rowWidth + shape.queryWidth + head * 2 + i
                    keys.pointer[(head * 9 + t) * 2 + i] = qkv.pointer[source]
                    values.pointer[(head * 9 + t) * 2 + i] = qkv.pointer[source + shape.keyValueWidth]
                }
            }
        }
        let scores = FloatBuffer(count: 9)
        let row = FloatBuffer(count: shape.queryWidth)
        Attention.decode(
            query: qkv.pointer + (length - 1) * shape.rowWidth, keys: keys.pointer, values: values.pointer, capacity: 9,
            scores: scores.pointer, output: row.pointer, length: length, shape: shape)
        for i in 0..<shape.queryWidth {
            #expect(abs(row.pointer[i] - output.pointer[(length - 1) * shape.queryWidth + i]) < 1e-6)
        }
    }

    private func plain(_ qkv: FloatBuffer, head: Int, position: Int, shape: AttentionShape) -> [Double] {
        let d = shape.headDimension
        func value(_ t: Int, _ offset: Int, _ i: Int) -> Double { Double(qkv.pointer[t * shape.rowWidth + offset + i]) }
        let key = shape.queryWidth + shape.source(of: head) * d
        let scores = (0...position).map { t in
            (0..<d).reduce(0.0) { $0 + value(position, head * d, $1) * value(t, key, $1) } / Double(d).squareRoot()
        }
        let peak = scores.max() ?? 0
        let weights = scores.map { exponentialReference($0 - peak) }
        let total = weights.reduce(0, +)
        return (0..<d).map { i in
            (0...position).reduce(0.0) { $0 + weights[$1] / total * value($1, key + shape.keyValueWidth, i) }
        }
    }
}

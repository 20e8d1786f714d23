// SwiGLU, rotary positions, embedding, token log-probabilities: backward passes and the laws that define them.
import Foundation
import TestSupport
import Testing

@testable import Tensors

@Suite struct ElementwiseTests {
    @Test(arguments: [3, 11]) func swiGLUBackwardMatchesDifferences(width: Int) {
        var random = RepeatableRandom(seed: 8)
        let input = randomBuffer(2 * 2 * width, &random, scale: 3)
        let output = FloatBuffer(count: 2 * width)
        let upstream = randomBuffer(2 * width, &random)
        let gradient = FloatBuffer(count: input.count)
        SwiGLU.backward(
            outputGradient: upstream.pointer, gateUp: input.pointer, gradient: gradient.pointer, rows: 2, width: width)
        expectGradient("dgateUp", of: input, gradient: gradient, output: output, weights: upstream) {
            SwiGLU.forward(gateUp: input.pointer, output: output.pointer, rows: 2, width: width)
        }
    }

    @Test(arguments: [4, 20]) func rotationPreservesLengthsAndInverts(dimension: Int) {
        var random = RepeatableRandom(seed: 9)
        let rotary = RotaryEmbedding(positions: 50, headDimension: dimension, base: 10000)
        let row = randomBuffer(2 * dimension, &random)
        let before = row.values
        rotary.rotate(row: row.pointer, heads: 2, position: 37)
        let norm = before.reduce(0) { $0 + $1 * $1 }
        #expect(abs(row.values.reduce(0) { $0 + $1 * $1 } - norm) < 1e-4)
        #expect(zip(row.values, before).contains { abs($0 - $1) > 0.01 })
        rotary.rotate(row: row.pointer, heads: 2, position: 37, inverse: true)
        #expect(zip(row.values, before).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    /// ⟨R_m q, R_n k⟩ depends on m − n only.
    @Test func rotationIsRelative() {
        var random = RepeatableRandom(seed: 10)
        let rotary = RotaryEmbedding(positions: 50, headDimension: 8, base: 10000)
        let q = randomBuffer(8, &random)
        let k = randomBuffer(8, &random)
        func product(_ m: Int, _ n: Int) -> Float {
            let a = FloatBuffer(q.values)
            let b = FloatBuffer(k.values)
            rotary.rotate(row: a.pointer, heads: 1, position: m)
            rotary.rotate(row: b.pointer, heads: 1, position: n)
            return Rows.dot(a.pointer, b.pointer, count: 8)
        }
        #expect(abs(product(7, 3) - product(44, 40)) < 1e-5)
        #expect(abs(product(7, 3) - product(8, 3)) > 1e-3)
    }

    @Test func embeddingBackwardSumsRepeatedTokens() {
        let table = FloatBuffer([1, 2, 3, 4, 5, 6])
        let output = FloatBuffer(count: 6)
        let gradient = FloatBuffer(count: 6)
        let tokens: [Int32] = [2, 0, 2]
        Embedding.forward(table: table.pointer, tokens: tokens, output: output.pointer, rows: 3, width: 2)
        #expect(output.values == [5, 6, 1, 2, 5, 6])
        Embedding.backward(
            outputGradient: output.pointer, tokens: tokens, tableGradient: gradient.pointer, rows: 3, width: 2)
        #expect(gradient.values == [1, 2, 0, 0, 10, 12])
    }

    @Test(arguments: [5, 19]) func logProbabilitiesBackwardMatchesDifferences(vocabulary: Int) {
        var random = RepeatableRandom(seed: 11)
        let logits = randomBuffer(2 * vocabulary, &random, scale: 3)
        let targets: [Int32] = [3, 0]
        let output = FloatBuffer(count: 2)
        let upstream = randomBuffer(2, &random)
        let work = FloatBuffer(logits.values)
        let forward = {
            work.copy(from: logits)
            TokenLogProbabilities.forward(
                logits: work.pointer, targets: targets, output: output.pointer, rows: 2, vocabulary: vocabulary)
        }
        forward()
        let sums = (0..<2).map { row in (0..<vocabulary).reduce(Float(0)) { $0 + work.pointer[row * vocabulary + $1] } }
        #expect(sums.allSatisfy { abs($0 - 1) < 1e-6 })
        #expect(abs(output.pointer[0] - log(work.pointer[3])) < 1e-6)
        TokenLogProbabilities.backward(
            probabilities: work.pointer, targets: targets, gradient: upstream.pointer, rows: 2, vocabulary: vocabulary)
        let gradient = FloatBuffer(work.values)
        expectGradient("dlogits", of: logits, gradient: gradient, output: output, weights: upstream, forward: forward)
    }

    @Test func softmaxOfNotANumberIsNotANumber() {
        let row = FloatBuffer([Float](repeating: .nan, count: 9))
        Softmax.forward(row.pointer, count: 9)
        #expect(row.values.allSatisfy { $0.isNaN })
    }
}

import TestSupport
import Testing

@testable import Tensors

@Suite struct LinearTests {
    @Test func forwardIsTheProductWithTheTransposedWeight() {
        let x = FloatBuffer([1, 2, 3, 4, 5, 6])
        let w = FloatBuffer([1, 0, -1, 2, 1, 0])
        let y = FloatBuffer(count: 4)
        Linear.forward(input: x.pointer, weight: w.pointer, output: y.pointer, rows: 2, inputs: 3, outputs: 2)
        #expect(y.values == [-2, 4, -2, 13])
        Linear.forward(
            input: x.pointer, weight: w.pointer, output: y.pointer, rows: 2, inputs: 3, outputs: 2, accumulate: true)
        #expect(y.values == [-4, 8, -4, 26])
    }

    @Test func backwardMatchesDifferences() {
        var random = RepeatableRandom(seed: 1)
        let x = randomBuffer(3 * 5, &random)
        let w = randomBuffer(4 * 5, &random)
        let y = FloatBuffer(count: 3 * 4)
        let upstream = randomBuffer(3 * 4, &random)
        let dx = FloatBuffer(count: x.count)
        let dw = FloatBuffer(count: w.count)
        let forward = {
            Linear.forward(input: x.pointer, weight: w.pointer, output: y.pointer, rows: 3, inputs: 5, outputs: 4)
        }
        Linear.backward(
            outputGradient: upstream.pointer, input: x.pointer, weight: w.pointer, inputGradient: dx.pointer,
            weightGradient: dw.pointer, rows: 3, inputs: 5, outputs: 4)
        expectGradient("dx", of: x, gradient: dx, output: y, weights: upstream, forward: forward)
        expectGradient("dw", of: w, gradient: dw, output: y, weights: upstream, forward: forward)
    }
}

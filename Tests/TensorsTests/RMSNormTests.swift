import TestSupport
import Testing

@testable import Tensors

@Suite struct RMSNormTests {
    /// Width 11 runs the vector loop and its tail.
    @Test(arguments: [3, 11]) func backwardMatchesDifferences(width: Int) {
        var random = RepeatableRandom(seed: 2)
        let x = randomBuffer(2 * width, &random)
        let w = randomBuffer(width, &random)
        let y = FloatBuffer(count: 2 * width)
        let scale = FloatBuffer(count: 2)
        let upstream = randomBuffer(2 * width, &random)
        let dx = FloatBuffer(count: x.count)
        let dw = FloatBuffer(count: w.count)
        let forward = {
            RMSNorm.forward(
                input: x.pointer, weight: w.pointer, output: y.pointer, scale: scale.pointer, rows: 2, width: width,
                epsilon: 1e-5)
        }
        forward()
        RMSNorm.backward(
            outputGradient: upstream.pointer, input: x.pointer, weight: w.pointer, scale: scale.pointer,
            inputGradient: dx.pointer, weightGradient: dw.pointer, rows: 2, width: width)
        expectGradient("dx", of: x, gradient: dx, output: y, weights: upstream, forward: forward)
        expectGradient("dw", of: w, gradient: dw, output: y, weights: upstream, forward: forward)
    }

    @Test func outputHasUnitMeanSquare() {
        var random = RepeatableRandom(seed: 3)
        let x = randomBuffer(64, &random, scale: 7)
        let y = FloatBuffer(count: 64)
        let ones = FloatBuffer([Float](repeating: 1, count: 64))
        let scale = FloatBuffer(count: 1)
        RMSNorm.forward(
            input: x.pointer, weight: ones.pointer, output: y.pointer, scale: scale.pointer, rows: 1, width: 64,
            epsilon: 0)
        #expect(abs(Rows.sumOfSquares(y.pointer, count: 64) / 64 - 1) < 1e-5)
    }
}

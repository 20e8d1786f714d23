// Central differences against a kernel's backward pass.
import TestSupport
import Testing

@testable import Tensors

/// A buffer of values in −1 … 1.
func randomBuffer(_ count: Int, _ random: inout RepeatableRandom, scale: Float = 1) -> FloatBuffer {
    FloatBuffer((0..<count).map { _ in scale * Float.random(in: -1...1, using: &random) })
}

/// Expects `gradient` to be the derivative of ⟨weights, output(input)⟩ by `input`, coordinate by coordinate.
///
/// Single precision limits the difference quotient: with step h its error is about h² + 10⁻⁶ / h.
func expectGradient(
    _ name: String, of input: FloatBuffer, gradient: FloatBuffer, output: FloatBuffer, weights: FloatBuffer,
    forward: () -> Void
) {
    func value() -> Double {
        forward()
        return (0..<output.count).reduce(0.0) { $0 + Double(weights.pointer[$1]) * Double(output.pointer[$1]) }
    }
    let step: Float = 1.0 / 128
    for index in 0..<input.count {
        let kept = input.pointer[index]
        input.pointer[index] = kept + step
        let above = value()
        input.pointer[index] = kept - step
        let below = value()
        input.pointer[index] = kept
        let quotient = (above - below) / (2 * Double(step))
        let ours = Double(gradient.pointer[index])
        #expect(
            abs(quotient - ours) < 2e-3 * max(1, abs(quotient)), "\(name)[\(index)]: \(ours), difference \(quotient)")
    }
    forward()
}

// The arithmetic of one AdamW update (Loshchilov and Hutter 2019), fused over the parameters.
internal import Foundation

/// The numbers of one update; `learningRate` is already divided by 1 − β₁ᵗ.
public struct AdamWStep: Sendable {
    public var learningRate: Float
    public var firstDecay: Float
    public var secondDecay: Float
    /// 1 − β₁ and 1 − β₂, subtracted in double precision: 1 − 0.999 in single precision is wrong by 10⁻⁵.
    public var firstRest: Float
    public var secondRest: Float
    public var secondCorrectionRoot: Float
    public var epsilon: Float
    /// The factor by which clipping shrinks the gradient; 1 without clipping.
    public var gradientScale: Float

    public init(
        learningRate: Double, firstDecay: Double, secondDecay: Double, epsilon: Double, update: Int,
        gradientScale: Double
    ) {
        let first = pow(firstDecay, Double(update))
        let second = pow(secondDecay, Double(update))
        self.learningRate = Float(learningRate / (1 - first))
        self.firstDecay = Float(firstDecay)
        self.secondDecay = Float(secondDecay)
        firstRest = Float(1 - firstDecay)
        secondRest = Float(1 - secondDecay)
        secondCorrectionRoot = Float((1 - second).squareRoot())
        self.epsilon = Float(epsilon)
        self.gradientScale = Float(gradientScale)
    }

    /// θ ← θ·keep − (η / (1−β₁ᵗ)) m / (√v / √(1−β₂ᵗ) + ε) with m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g².
    ///
    /// `keep` is 1 − η·weight decay. All arrays have `count` values.
    public func apply(
        weights: FloatPointer, gradient: UnsafePointer<Float>, first: FloatPointer, second: FloatPointer, count: Int,
        keep: Float
    ) {
        let rest1 = firstRest
        let rest2 = secondRest
        let inverseRoot = 1 / secondCorrectionRoot
        var i = 0
        while i &+ 8 <= count {
            let g = load(gradient + i) * gradientScale
            let m = load(first + i) * firstDecay + g * rest1
            let v = load(second + i) * secondDecay + g * g * rest2
            store(m, first + i)
            store(v, second + i)
            store(load(weights + i) * keep - m * learningRate / (v.squareRoot() * inverseRoot + epsilon), weights + i)
            i &+= 8
        }
        while i < count {
            let g = gradient[i] * gradientScale
            first[i] = first[i] * firstDecay + g * rest1
            second[i] = second[i] * secondDecay + g * g * rest2
            weights[i] =
                weights[i] * keep - first[i] * learningRate / (second[i].squareRoot() * inverseRoot + epsilon)
            i &+= 1
        }
    }
}

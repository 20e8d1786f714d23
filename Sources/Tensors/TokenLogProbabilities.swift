// Log-probability of chosen tokens, with its gradient. Cross entropy is its negative mean.
internal import Foundation

public enum TokenLogProbabilities {
    /// ℓᵢ ← log softmax(logits)ᵢ at targetᵢ; logits (M, V) become probabilities in place, targets (M), ℓ (M).
    public static func forward(
        logits: FloatPointer, targets: UnsafePointer<Int32>, output: FloatPointer, rows: Int, vocabulary: Int
    ) {
        for row in 0..<rows {
            let x = logits + row * vocabulary
            let chosen = x[Int(targets[row])]
            let (maximum, sum) = Softmax.forward(x, count: vocabulary)
            output[row] = (chosen - maximum) - log(sum)
        }
    }

    /// dlogits = dℓ (1[target] − p), in place of the probabilities that `forward` left.
    public static func backward(
        probabilities: FloatPointer, targets: UnsafePointer<Int32>, gradient: UnsafePointer<Float>, rows: Int,
        vocabulary: Int
    ) {
        for row in 0..<rows {
            let p = probabilities + row * vocabulary
            Rows.scale(p, by: -gradient[row], count: vocabulary)
            p[Int(targets[row])] += gradient[row]
        }
    }
}

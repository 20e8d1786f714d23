// Linear map without bias, weights stored (out, in) as in Hugging Face checkpoints.

public enum Linear {
    /// y (N, O) ← x (N, I) · Wᵀ, W (O, I); with `accumulate` y += …
    public static func forward(
        input: FloatPointer, weight: FloatPointer, output: FloatPointer, rows: Int, inputs: Int, outputs: Int,
        accumulate: Bool = false
    ) {
        BLAS.multiply(
            input, strideA: inputs, weight, strideB: inputs, transposeB: true, into: output, strideC: outputs,
            m: rows, n: outputs, k: inputs, beta: accumulate ? 1 : 0)
    }

    /// dx (N, I) ← dy (N, O) · W (or += with `accumulateInput`), dW (O, I) += dyᵀ · x.
    public static func backward(
        outputGradient: FloatPointer, input: FloatPointer, weight: FloatPointer, inputGradient: FloatPointer,
        weightGradient: FloatPointer, rows: Int, inputs: Int, outputs: Int, accumulateInput: Bool = false
    ) {
        BLAS.multiply(
            outputGradient, strideA: outputs, weight, strideB: inputs, into: inputGradient, strideC: inputs,
            m: rows, n: inputs, k: outputs, beta: accumulateInput ? 1 : 0)
        BLAS.multiply(
            outputGradient, strideA: outputs, transposeA: true, input, strideB: inputs, into: weightGradient,
            strideC: inputs,
            m: outputs, n: inputs, k: rows, beta: 1)
    }
}

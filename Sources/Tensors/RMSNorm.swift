// Root-mean-square normalisation (Zhang and Sennrich 2019).

public enum RMSNorm {
    /// y ← x · ρ ∘ w with ρ = (mean(x²) + ε)^(−1/2) per row; x, y (N, C), w (C), ρ (N) kept for the backward pass.
    public static func forward(
        input: FloatPointer, weight: FloatPointer, output: FloatPointer, scale: FloatPointer, rows: Int, width: Int,
        epsilon: Float
    ) {
        for row in 0..<rows {
            let x = input + row * width
            let y = output + row * width
            let rho = 1 / (Rows.dot(x, x, count: width) / Float(width) + epsilon).squareRoot()
            scale[row] = rho
            var i = 0
            while i &+ 8 <= width {
                store(load(x + i) * rho * load(weight + i), y + i)
                i &+= 8
            }
            while i < width {
                y[i] = x[i] * rho * weight[i]
                i &+= 1
            }
        }
    }

    /// dx += ρ (w ∘ dy) − x ρ³ / C · ⟨w ∘ dy, x⟩ and dw += Σ rows dy ∘ x ρ; shapes as in `forward`.
    public static func backward(
        outputGradient: FloatPointer, input: FloatPointer, weight: FloatPointer, scale: FloatPointer,
        inputGradient: FloatPointer, weightGradient: FloatPointer, rows: Int, width: Int
    ) {
        for row in 0..<rows {
            let x = input + row * width
            let dy = outputGradient + row * width
            let dx = inputGradient + row * width
            let rho = scale[row]
            var sum = Vector.zero
            var i = 0
            while i &+ 8 <= width {
                sum += load(weight + i) * load(dy + i) * load(x + i)
                i &+= 8
            }
            var inner = sum.sum()
            while i < width {
                inner += weight[i] * dy[i] * x[i]
                i &+= 1
            }
            let factor = rho * rho * rho * inner / Float(width)
            i = 0
            while i &+ 8 <= width {
                let value = load(x + i)
                let gradient = load(dy + i)
                store(load(dx + i) + gradient * load(weight + i) * rho - value * factor, dx + i)
                store(load(weightGradient + i) + gradient * value * rho, weightGradient + i)
                i &+= 8
            }
            while i < width {
                dx[i] += dy[i] * weight[i] * rho - x[i] * factor
                weightGradient[i] += dy[i] * x[i] * rho
                i &+= 1
            }
        }
    }
}

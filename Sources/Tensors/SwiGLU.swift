// Gated activation of the feed-forward layer (Shazeer 2020).

public enum SwiGLU {
    /// out (N, F) ← silu(g) ∘ u with silu(g) = g σ(g); a row of `gateUp` (N, 2F) is g then u.
    public static func forward(gateUp: FloatPointer, output: FloatPointer, rows: Int, width: Int) {
        for row in 0..<rows {
            let g = gateUp + row * 2 * width
            let u = g + width
            let out = output + row * width
            var i = 0
            while i &+ 8 <= width {
                let gate = load(g + i)
                store(gate / (1 + exponential(-gate)) * load(u + i), out + i)
                i &+= 8
            }
            while i < width {
                out[i] = g[i] / (1 + exponential(-g[i])) * u[i]
                i &+= 1
            }
        }
    }

    /// dg = dout ∘ u ∘ σ(g)(1 + g(1 − σ(g))), du = dout ∘ silu(g); `gradient` (N, 2F) is laid out as `gateUp`.
    public static func backward(
        outputGradient: FloatPointer, gateUp: FloatPointer, gradient: FloatPointer, rows: Int, width: Int
    ) {
        for row in 0..<rows {
            let g = gateUp + row * 2 * width
            let u = g + width
            let dg = gradient + row * 2 * width
            let du = dg + width
            let dy = outputGradient + row * width
            var i = 0
            while i &+ 8 <= width {
                let gate = load(g + i)
                let sigma = 1 / (1 + exponential(-gate))
                let upstream = load(dy + i)
                store(upstream * load(u + i) * sigma * (1 + gate * (1 - sigma)), dg + i)
                store(upstream * gate * sigma, du + i)
                i &+= 8
            }
            while i < width {
                let sigma = 1 / (1 + exponential(-g[i]))
                dg[i] = dy[i] * u[i] * sigma * (1 + g[i] * (1 - sigma))
                du[i] = dy[i] * g[i] * sigma
                i &+= 1
            }
        }
    }
}

// Rotary position embedding (Su et al. 2021) in the half-split form of Llama checkpoints (`rotate_half`).
internal import Foundation

/// Tables of cos and sin of position · θ^(−2i/D), shape (positions, D/2), made once per model.
public final class RotaryEmbedding {
    public let headDimension: Int
    public let positions: Int
    private let cosines: FloatBuffer
    private let sines: FloatBuffer

    public init(positions: Int, headDimension: Int, base: Double) {
        precondition(headDimension % 2 == 0, "rotary embedding needs an even head dimension")
        self.headDimension = headDimension
        self.positions = positions
        let half = headDimension / 2
        cosines = FloatBuffer(count: positions * half)
        sines = FloatBuffer(count: positions * half)
        let frequencies = (0..<half).map { pow(base, -2 * Double($0) / Double(headDimension)) }
        for position in 0..<positions {
            for i in 0..<half {
                let angle = Double(position) * frequencies[i]
                cosines.pointer[position * half + i] = Float(cos(angle))
                sines.pointer[position * half + i] = Float(sin(angle))
            }
        }
    }

    /// Rotates, in place, the first `heads` heads of one row at `position`: (u, v) ← (u cos − v sin, v cos + u sin)
    /// for the halves u, v of each head. `inverse` rotates back, which is the backward pass.
    @inline(__always)
    public func rotate(row: FloatPointer, heads: Int, position: Int, inverse: Bool = false) {
        precondition(position < positions, "position \(position) is beyond the model's \(positions)")
        let half = headDimension / 2
        let cosine = cosines.pointer + position * half
        let sine = sines.pointer + position * half
        let sign: Float = inverse ? -1 : 1
        for head in 0..<heads {
            let u = row + head * headDimension
            let v = u + half
            var i = 0
            while i &+ 8 <= half {
                let c = load(cosine + i)
                let s = load(sine + i) * sign
                let first = load(u + i)
                let second = load(v + i)
                store(first * c - second * s, u + i)
                store(second * c + first * s, v + i)
                i &+= 8
            }
            while i < half {
                let c = cosine[i]
                let s = sine[i] * sign
                let first = u[i]
                let second = v[i]
                u[i] = first * c - second * s
                v[i] = second * c + first * s
                i &+= 1
            }
        }
    }
}

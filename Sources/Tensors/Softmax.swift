// Softmax of a row, alone and under a causal mask.

public enum Softmax {
    /// x ← softmax(x) over `count` values, in place; returns log Σ exp x. Stable: the maximum is subtracted first.
    @discardableResult
    public static func forward(_ x: FloatPointer, count: Int) -> (maximum: Float, sum: Float) {
        var peak = -Float.infinity
        var i = 0
        if count >= 8 {
            var peaks = load(x)
            i = 8
            while i &+ 8 <= count {
                let value = load(x + i)
                peaks.replace(with: value, where: value .> peaks)
                i &+= 8
            }
            peak = peaks.max()
        }
        while i < count {
            if x[i] > peak { peak = x[i] }
            i &+= 1
        }
        // An infinite or missing peak must come out as NaN, so that a broken model is noticed and not averaged away.
        if !peak.isFinite { peak = .nan }
        var sums = Vector.zero
        i = 0
        while i &+ 8 <= count {
            let value = exponential(load(x + i) - peak)
            store(value, x + i)
            sums += value
            i &+= 8
        }
        var total = sums.sum()
        while i < count {
            let value = exponential(x[i] - peak)
            x[i] = value
            total += value
            i &+= 1
        }
        if peak.isNaN { total = .nan }
        Rows.scale(x, by: 1 / total, count: count)
        return (peak, total)
    }

    /// dx ← p ∘ (dp − ⟨dp, p⟩) over `count` values, in place of dp.
    public static func backward(probabilities p: FloatPointer, gradient dp: FloatPointer, count: Int) {
        let inner = Rows.dot(p, dp, count: count)
        var i = 0
        while i &+ 8 <= count {
            store(load(p + i) * (load(dp + i) - inner), dp + i)
            i &+= 8
        }
        while i < count {
            dp[i] = p[i] * (dp[i] - inner)
            i &+= 1
        }
    }
}

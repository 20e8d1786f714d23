// Eight values at a time: loads, stores and the loops that the kernels share.

@usableFromInline typealias Vector = SIMD8<Float>

@inline(__always)
func load(_ pointer: UnsafePointer<Float>) -> Vector { UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self) }

@inline(__always)
func store(_ value: Vector, _ pointer: FloatPointer) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: Vector.self)
}

/// Elementary operations on rows of `count` values.
public enum Rows {
    /// Σ aᵢ bᵢ
    public static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
        var sum = Vector.zero
        var i = 0
        while i &+ 8 <= count {
            sum += load(a + i) * load(b + i)
            i &+= 8
        }
        var total = sum.sum()
        while i < count {
            total += a[i] * b[i]
            i &+= 1
        }
        return total
    }

    /// y ← y + α x
    public static func add(_ x: UnsafePointer<Float>, to y: FloatPointer, count: Int, scale: Float = 1) {
        let factor = Vector(repeating: scale)
        var i = 0
        while i &+ 8 <= count {
            store(load(y + i) + factor * load(x + i), y + i)
            i &+= 8
        }
        while i < count {
            y[i] += scale * x[i]
            i &+= 1
        }
    }

    /// y ← α y
    public static func scale(_ y: FloatPointer, by factor: Float, count: Int) {
        let vector = Vector(repeating: factor)
        var i = 0
        while i &+ 8 <= count {
            store(vector * load(y + i), y + i)
            i &+= 8
        }
        while i < count {
            y[i] *= factor
            i &+= 1
        }
    }

    /// Σ xᵢ², summed in double precision in blocks, so that the norm of a large gradient is exact to single precision.
    public static func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
        var total = 0.0
        var start = 0
        while start < count {
            let length = min(1024, count - start)
            total += Double(dot(x + start, x + start, count: length))
            start += length
        }
        return total
    }
}

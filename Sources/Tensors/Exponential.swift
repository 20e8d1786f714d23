// eˣ for eight values at once; libm's scalar function would take half the time of a small model's training.

/// eˣ with relative error below 2·10⁻⁷; arguments are clamped to [-87, 88].
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; eʳ by its Taylor polynomial of degree 7 (remainder r⁸/8! < 6·10⁻⁹);
/// n is added to the exponent bits. Adding 1.5·2²³ rounds to the nearest integer and leaves n in the low bits.
@inline(__always)
func exponential(_ argument: Vector) -> Vector {
    let x = argument.clamped(lowerBound: Vector(repeating: -87), upperBound: Vector(repeating: 88))
    let magic = Vector(repeating: 12_582_912)
    let shifted = x * 1.442_695_04 + magic
    let n = shifted - magic
    let r = (x - n * 0.693_359_375) - n * -2.121_944_4e-4
    var p = r * (1.0 / 5040) + 1.0 / 720
    p = p * r + 1.0 / 120
    p = p * r + 1.0 / 24
    p = p * r + 1.0 / 6
    p = p * r + 0.5
    p = p * r + 1
    p = p * r + 1
    let exponent = unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &<< 23
    return unsafeBitCast(unsafeBitCast(p, to: SIMD8<UInt32>.self) &+ exponent, to: Vector.self)
}

/// The same function of one value.
@inline(__always)
func exponential(_ x: Float) -> Float { exponential(Vector(repeating: x))[0] }

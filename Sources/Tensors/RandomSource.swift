// The one source of chance in training and sampling: seeded, split by purpose, and saved in checkpoints.
internal import Foundation

/// Pseudo-random numbers by xoshiro256++ (Blackman and Vigna 2018), seeded through SplitMix64.
public struct RandomSource: RandomNumberGenerator, Codable, Equatable, Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// The stream named by `seed` and the path `parts`, such as (epoch) or (problem, sample). Different paths give independent streams.
    public init(seed: UInt64, _ parts: UInt64...) {
        var state = seed
        for part in parts {
            state =
                RandomSource.mixed(state &+ 0x9E37_79B9_7F4A_7C15) ^ RandomSource.mixed(part &+ 0xD1B5_4A32_D192_ED03)
        }
        func word() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            return RandomSource.mixed(state)
        }
        s0 = word()
        s1 = word()
        s2 = word()
        s3 = word()
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    public mutating func next() -> UInt64 {
        func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
        let result = rotated(s0 &+ s3, 23) &+ s0
        let t = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotated(s3, 45)
        return result
    }

    /// Uniform in [0, 1).
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform in `range`.
    public mutating func integer(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(uniform() * Double(range.upperBound - range.lowerBound + 1))
    }

    public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    /// Normal with mean 0 and variance 1 (Box–Muller).
    public mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * Double.pi * uniform())
    }

    /// A uniformly random order of `0 ..< count` (Fisher–Yates).
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, integer(in: 0...i)) }
        return order
    }
}

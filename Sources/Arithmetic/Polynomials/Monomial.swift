/// A product of powers of generators: pairs (generator, exponent ≥ 1), packed and sorted by generator.
public struct Monomial: Hashable, Comparable, Sendable {
    public let degree: Int
    /// generator in the upper 32 bits, exponent in the lower.
    public let powers: [UInt64]

    public static let one = Monomial(powers: [])

    public init(powers: [UInt64]) { self.init(powers: powers, degree: powers.reduce(0) { $0 + Int($1 & 0xFFFF_FFFF) }) }

    private init(powers: [UInt64], degree: Int) {
        self.powers = powers
        self.degree = degree
    }

    public init(generator: Int, exponent: Int) {
        self.init(powers: [UInt64(generator) << 32 | UInt64(exponent)], degree: exponent)
    }

    public var factors: [(generator: Int, exponent: Int)] {
        powers.map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    /// By degree, then by generators: a total order, so that nothing depends on the order of a hash table.
    public static func < (left: Monomial, right: Monomial) -> Bool {
        left.degree != right.degree ? left.degree < right.degree : left.powers.lexicographicallyPrecedes(right.powers)
    }

    public var isOne: Bool { powers.isEmpty }

    public static func * (left: Monomial, right: Monomial) -> Monomial {
        if left.powers.isEmpty { return right }
        if right.powers.isEmpty { return left }
        var result: [UInt64] = []
        result.reserveCapacity(left.powers.count + right.powers.count)
        var i = 0
        var j = 0
        while i < left.powers.count && j < right.powers.count {
            let a = left.powers[i]
            let b = right.powers[j]
            if a >> 32 == b >> 32 {
                result.append(a + (b & 0xFFFF_FFFF))
                i += 1
                j += 1
            } else if a < b {
                result.append(a)
                i += 1
            } else {
                result.append(b)
                j += 1
            }
        }
        result += left.powers[i...]
        result += right.powers[j...]
        return Monomial(powers: result, degree: left.degree + right.degree)
    }
}

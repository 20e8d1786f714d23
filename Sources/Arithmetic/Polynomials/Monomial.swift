/// A product of powers of generators: pairs (generator, exponent ≥ 1), packed and sorted by generator.
public struct Monomial: Hashable, Comparable, Sendable {
    /// The first power, 0 for the empty product: most monomials have one power, which needs no memory of its own.
    private let first: UInt64
    private let rest: [UInt64]
    public let degree: Int

    public static let one = Monomial(powers: [])

    private init(_ first: UInt64, _ rest: [UInt64] = []) {
        (self.first, self.rest) = (first, rest)
        degree = rest.reduce(Int(first & 0xFFFF_FFFF)) { $0 + Int($1 & 0xFFFF_FFFF) }
    }

    public init(powers: [UInt64]) { self.init(powers.first ?? 0, powers.count > 1 ? Array(powers[1...]) : []) }

    public init(generator: Int, exponent: Int) { self.init(UInt64(generator) << 32 | UInt64(exponent)) }

    /// Each with the generator in the upper 32 bits and the exponent in the lower.
    public var powers: Powers { Powers(first: first, rest: rest) }

    public struct Powers: RandomAccessCollection {
        fileprivate let first: UInt64
        fileprivate let rest: [UInt64]

        public var startIndex: Int { 0 }
        public var endIndex: Int { first == 0 ? 0 : rest.count + 1 }
        public subscript(index: Int) -> UInt64 { index == 0 ? first : rest[index - 1] }
    }

    public var factors: [(generator: Int, exponent: Int)] {
        powers.map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    /// All powers mixed into one word: tables of monomials are asked more often than anything else.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rest.reduce(first) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ $0 >> 29 })
    }

    /// By degree, then by generators: a total order, so that nothing depends on the order of a hash table.
    public static func < (left: Monomial, right: Monomial) -> Bool {
        if left.degree != right.degree { return left.degree < right.degree }
        return left.first != right.first ? left.first < right.first : left.rest.lexicographicallyPrecedes(right.rest)
    }

    public var isOne: Bool { first == 0 }

    public static func * (left: Monomial, right: Monomial) -> Monomial {
        if left.isOne { return right }
        if right.isOne { return left }
        if left.rest.isEmpty, right.rest.isEmpty {
            if left.first >> 32 == right.first >> 32 { return Monomial(left.first + (right.first & 0xFFFF_FFFF)) }
            return Monomial(min(left.first, right.first), [max(left.first, right.first)])
        }
        let (a, b) = (left.powers, right.powers)
        var result: [UInt64] = []
        result.reserveCapacity(a.count + b.count)
        var i = 0
        var j = 0
        while i < a.count && j < b.count {
            if a[i] >> 32 == b[j] >> 32 {
                result.append(a[i] + (b[j] & 0xFFFF_FFFF))
                i += 1
                j += 1
            } else if a[i] < b[j] {
                result.append(a[i])
                i += 1
            } else {
                result.append(b[j])
                j += 1
            }
        }
        result += a[i...]
        result += b[j...]
        return Monomial(powers: result)
    }
}

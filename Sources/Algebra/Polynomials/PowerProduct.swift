/// x₀^e₀ ⋯ xₙ₋₁^eₙ₋₁ with every eᵢ ≥ 0.
struct PowerProduct: Hashable, Sendable {
    let exponents: [Int]
    /// Σ eᵢ.
    let degree: Int

    init(_ exponents: [Int]) {
        self.exponents = exponents
        degree = exponents.reduce(0, +)
    }

    /// All exponents mixed into one word.
    func hash(into hasher: inout Hasher) {
        hasher.combine(exponents.reduce(UInt(exponents.count)) { ($0 ^ UInt(bitPattern: $1)) &* 0x9E37_79B9_7F4A_7C15 ^ $0 >> 29 })
    }

    static func one(count: Int) -> PowerProduct { PowerProduct([Int](repeating: 0, count: count)) }

    static func variable(_ index: Int, exponent: Int = 1, count: Int) -> PowerProduct {
        var exponents = [Int](repeating: 0, count: count)
        exponents[index] = exponent
        return PowerProduct(exponents)
    }

    var isOne: Bool { degree == 0 }

    static func * (left: PowerProduct, right: PowerProduct) -> PowerProduct {
        var exponents = left.exponents
        for index in exponents.indices { exponents[index] += right.exponents[index] }
        return PowerProduct(exponents)
    }

    func divides(_ other: PowerProduct) -> Bool {
        if degree > other.degree { return false }
        for index in exponents.indices where exponents[index] > other.exponents[index] { return false }
        return true
    }

    /// self / divisor; nil when the divisor does not divide it.
    func divided(by divisor: PowerProduct) -> PowerProduct? {
        guard divisor.divides(self) else { return nil }
        var result = exponents
        for index in result.indices { result[index] -= divisor.exponents[index] }
        return PowerProduct(result)
    }

    func leastCommonMultiple(with other: PowerProduct) -> PowerProduct {
        PowerProduct(zip(exponents, other.exponents).map { max($0, $1) })
    }

    func greatestCommonDivisor(with other: PowerProduct) -> PowerProduct {
        PowerProduct(zip(exponents, other.exponents).map { min($0, $1) })
    }

    func isCoprime(to other: PowerProduct) -> Bool {
        zip(exponents, other.exponents).allSatisfy { $0 == 0 || $1 == 0 }
    }
}

/// A total order on power products that has 1 as its least element and is kept by multiplication.
enum MonomialOrder: Hashable, Sendable {
    case lexicographic
    /// By degree, then the product with less of the last unknown in which they differ is the greater.
    case gradedReverse
    /// The first unknowns, in graded reverse order, weigh more than all others: a basis eliminates them.
    case elimination(Int)

    func isLess(_ left: PowerProduct, _ right: PowerProduct) -> Bool {
        switch self {
        case .lexicographic: return left.exponents.lexicographicallyPrecedes(right.exponents)
        case .gradedReverse:
            if left.degree != right.degree { return left.degree < right.degree }
            for index in left.exponents.indices.reversed() where left.exponents[index] != right.exponents[index] {
                return left.exponents[index] > right.exponents[index]
            }
            return false
        case .elimination(let count):
            let (a, b) = (left.exponents.prefix(count), right.exponents.prefix(count))
            if a != b { return MonomialOrder.isLessGraded(a, b) }
            return MonomialOrder.isLessGraded(left.exponents.dropFirst(count), right.exponents.dropFirst(count))
        }
    }

    private static func isLessGraded(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> Bool {
        let (a, b) = (left.reduce(0, +), right.reduce(0, +))
        return a != b ? a < b : isLessReverse(left, right)
    }

    private static func isLessReverse(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> Bool {
        for (a, b) in zip(left, right).reversed() where a != b { return a > b }
        return false
    }
}

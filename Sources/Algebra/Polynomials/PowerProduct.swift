/// x₀^e₀ ⋯ xₙ₋₁^eₙ₋₁ with every eᵢ ≥ 0, for n ≤ 16. Without storage of its own on the heap: searches copy and compare these more than
/// anything else.
struct PowerProduct: Hashable, Sendable {
    /// How many unknowns a ring may have.
    static let largestCount = 16
    /// The degree up to which products fit.
    static let largestDegree = Int(UInt16.max)

    private let lanes: SIMD16<UInt16>
    /// Σ eᵢ.
    let degree: Int

    private init(_ lanes: SIMD16<UInt16>, degree: Int) {
        self.lanes = lanes
        self.degree = degree
    }

    private init(_ lanes: SIMD16<UInt16>) {
        var degree = 0
        for index in lanes.indices { degree += Int(lanes[index]) }
        self.init(lanes, degree: degree)
    }

    /// At most `largestCount` exponents, each at most `largestDegree`: the ring sees to it.
    init(_ exponents: [Int]) {
        var lanes = SIMD16<UInt16>()
        for (index, exponent) in exponents.enumerated() { lanes[index] = UInt16(clamping: exponent) }
        self.init(lanes)
    }

    static let one = PowerProduct(SIMD16(), degree: 0)

    static func variable(_ index: Int, exponent: Int = 1) -> PowerProduct {
        var lanes = SIMD16<UInt16>()
        lanes[index] = UInt16(clamping: exponent)
        return PowerProduct(lanes, degree: exponent)
    }

    var isOne: Bool { degree == 0 }

    /// The exponent of an unknown.
    subscript(index: Int) -> Int { Int(lanes[index]) }

    /// The unknowns that occur.
    var support: [Int] { lanes.indices.filter { lanes[$0] > 0 } }

    /// Whether every exponent is even.
    var isSquare: Bool { lanes & 1 == SIMD16() }

    /// The square root of the greatest square that divides it.
    var halved: PowerProduct { PowerProduct(lanes &>> 1) }

    /// The product without an unknown.
    func removing(_ index: Int) -> PowerProduct {
        var rest = lanes
        rest[index] = 0
        return PowerProduct(rest, degree: degree - self[index])
    }

    static func * (left: PowerProduct, right: PowerProduct) -> PowerProduct {
        PowerProduct(left.lanes &+ right.lanes, degree: left.degree + right.degree)
    }

    func divides(_ other: PowerProduct) -> Bool { degree <= other.degree && !any(lanes .> other.lanes) }

    /// self / divisor; nil when the divisor does not divide it.
    func divided(by divisor: PowerProduct) -> PowerProduct? {
        guard divisor.divides(self) else { return nil }
        return PowerProduct(lanes &- divisor.lanes, degree: degree - divisor.degree)
    }

    func leastCommonMultiple(with other: PowerProduct) -> PowerProduct { PowerProduct(pointwiseMax(lanes, other.lanes)) }

    func greatestCommonDivisor(with other: PowerProduct) -> PowerProduct { PowerProduct(pointwiseMin(lanes, other.lanes)) }

    func isCoprime(to other: PowerProduct) -> Bool { pointwiseMin(lanes, other.lanes) == SIMD16() }

    func hash(into hasher: inout Hasher) {
        let words = unsafeBitCast(lanes, to: SIMD4<UInt64>.self)
        for index in words.indices where words[index] != 0 || index == 0 { hasher.combine(words[index]) }
    }

    /// Whether the last exponent in which they differ is the greater one here.
    fileprivate func hasMoreAtTheEnd(than other: PowerProduct) -> Bool {
        for index in lanes.indices.reversed() where lanes[index] != other.lanes[index] { return lanes[index] > other.lanes[index] }
        return false
    }

    fileprivate func hasLessAtTheBeginning(than other: PowerProduct) -> Bool {
        for index in lanes.indices where lanes[index] != other.lanes[index] { return lanes[index] < other.lanes[index] }
        return false
    }
}

/// A total order on power products that has 1 as its least element and is kept by multiplication.
enum MonomialOrder: Hashable, Sendable {
    case lexicographic
    /// By degree, then the product with less of the last unknown in which they differ is the greater.
    case gradedReverse

    func isLess(_ left: PowerProduct, _ right: PowerProduct) -> Bool {
        switch self {
        case .lexicographic: left.hasLessAtTheBeginning(than: right)
        case .gradedReverse: left.degree != right.degree ? left.degree < right.degree : left.hasMoreAtTheEnd(than: right)
        }
    }
}

/// Counted limits on the work of one judgement. No clock is read, so the same input always stops at the same place.
public struct Budget: Sendable {
    /// Largest integer, in bits, that a computation may create.
    public var bits = 40_000
    /// Largest working precision of an enclosure, in bits.
    public var precision = 4_096
    /// Largest number of terms of a polynomial.
    public var terms = 2_000
    /// Largest total degree of a polynomial.
    public var degree = 200
    /// Elementary steps left: term products, evaluations, substitutions.
    public private(set) var steps = 200_000

    public init() {}

    public init(steps: Int) { self.steps = steps }

    /// Takes `count` steps from the budget.
    /// - Throws: `.unable(.steps)` when fewer are left.
    public mutating func spend(_ count: Int) throws(EvaluationError) {
        guard count <= steps else {
            steps = 0
            throw .unable(.steps)
        }
        steps -= count
    }

    /// Takes the price of one operation on numbers of this length.
    /// - Throws: `.unable(.digits)` for numbers above the limit, `.unable(.steps)` when too few steps are left.
    public mutating func spend(bits count: Int) throws(EvaluationError) {
        try check(bits: count)
        try spend(1 + count >> 8)
    }

    public func check(bits count: Int) throws(EvaluationError) {
        if count > bits { throw .unable(.digits) }
    }
}

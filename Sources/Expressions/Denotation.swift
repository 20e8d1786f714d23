import Arithmetic

/// What a piece of mathematics denotes: a number or expression, a statement, or a collection of such.
public indirect enum Denotation: Hashable, Sendable {
    case expression(Expr)
    case formula(Formula)
    /// Ordered, as in `(1, 2)`.
    case tuple([Denotation])
    /// Unordered, as in `{1, 2}`.
    case set([Denotation])
    /// Items joined by commas or "and" with no bracket.
    case list([Denotation])
    case interval(Interval)
    case union([Denotation])
    case intersection([Denotation])
    case difference(Denotation, Denotation)
    /// Rows of cells.
    case matrix([[Expr]])
    /// `x ∈ S`, `A ⊆ B`.
    case setRelation(SetRelation, Denotation, Denotation)
    /// An equation between collections: `(x, y) = (1, 2)`.
    case assignment(Denotation, Denotation)
    /// `a ± b`: the value with + and the value with −.
    case plusMinus(Expr, Expr)
    /// Named sets: ℝ, ℤ, ∅.
    case namedSet(String)
    /// `a : b`.
    case ratio([Expr])
    /// Words that denote no mathematics (a choice letter, a name).
    case text(String)

    public struct Interval: Hashable, Sendable {
        public let lower: Expr
        public let upper: Expr
        public let includesLower: Bool
        public let includesUpper: Bool

        public init(lower: Expr, upper: Expr, includesLower: Bool, includesUpper: Bool) {
            self.lower = lower
            self.upper = upper
            self.includesLower = includesLower
            self.includesUpper = includesUpper
        }
    }

    /// A relation of an element or set to a set.
    public enum SetRelation: String, Hashable, Sendable {
        case element = "∈"
        case notElement = "∉"
        case subset = "⊆"
        case notSubset = "⊈"
        case properSubset = "⊊"
    }

    public var expression: Expr? { if case .expression(let value) = self { value } else { nil } }
}

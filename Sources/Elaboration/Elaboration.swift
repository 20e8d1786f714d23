import Arithmetic
import Expressions

/// What a tree denotes, and what a judge should know about how it was written.
public struct Elaboration: Sendable {
    public let denotation: Denotation
    public let notes: Notes

    /// How the text was written, beyond what it denotes.
    public struct Notes: Sendable, Hashable {
        /// The whole operand is this decimal literal (perhaps signed).
        public var literal: DecimalLiteral?
        /// Decimal literals with digits after the point occur inside.
        public var hasDecimals = false
        /// Units and words that stood beside numbers, left out of the denotation, in order.
        public var units: [String] = []
        /// The operand carries a percent sign at its end, read as /100.
        public var hasPercent = false
        /// Places with several readings, of which the most usual was taken.
        public var ambiguities: [Ambiguity] = []
        /// Reasons why a refutation would rest on an uncertain reading.
        public var cautions: [String] = []

        public init() {}
    }

    public var expression: Expr? { denotation.expression }
}

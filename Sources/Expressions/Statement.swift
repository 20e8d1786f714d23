import Arithmetic

/// An atomic formula: `left relation right`.
public struct Statement: Hashable, Sendable, CustomStringConvertible {
    public let left: Expr
    public let relation: Relation
    public let right: Expr

    public init(_ left: Expr, _ relation: Relation, _ right: Expr) {
        self.left = left
        self.relation = relation
        self.right = right
    }

    /// `left ≡ right (mod modulus)`, or that it does not hold: the remainder of the difference is 0, or is not.
    public static func congruence(_ left: Expr, _ right: Expr, _ modulus: Expr, holds: Bool = true) -> Statement {
        Statement(
            .function(.remainder, [.difference(left, right), modulus]), holds ? .equal : .notEqual, .zero)
    }

    public var description: String { "\(left) \(relation.rawValue) \(right)" }
    public var isGround: Bool { left.isGround && right.isGround }
    public var symbols: [Symbol] {
        var found: Set<Symbol> = []
        left.collectSymbols(into: &found)
        right.collectSymbols(into: &found)
        return found.sorted()
    }

    public func substituting(_ values: [Symbol: Expr]) -> Statement {
        Statement(left.substituting(values), relation, right.substituting(values))
    }

    /// Like `substituting`, for values from outside.
    /// - Throws: `.unable(.steps)` when the result may have more than a million nodes: each of a chain of substitutions can
    ///   square the size.
    public func substitutingWithinLimit(_ values: [Symbol: Expr]) throws(EvaluationError) -> Statement {
        let largest = values.values.reduce(1) { max($0, $1.size) }
        for side in [left, right]
        where side.size.multipliedReportingOverflow(by: largest).overflow || side.size * largest > 1_000_000 {
            throw .unable(.steps)
        }
        return substituting(values)
    }

    /// left − right.
    public var difference: Expr { .difference(left, right) }
}

/// What a use of a rewriting needs to be true: left behind by cancellations, logarithms and even roots.
public struct SideCondition: Hashable, Sendable, CustomStringConvertible {
    public let statement: Statement
    public init(_ statement: Statement) { self.statement = statement }
    public init(nonzero expression: Expr) { statement = Statement(expression, .notEqual, .zero) }
    public var description: String { statement.description }
}

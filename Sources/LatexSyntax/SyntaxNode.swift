// The tree as written: what the parser hands to elaboration, with a span on every node.

/// What a node is. The meaning of `name` and `children` is given beside each case.
public enum Shape: UInt8, Sendable, CaseIterable {
    /// A literal; the name is its digits without separators: `1234.50`, `.5`.
    case number
    /// A literal with a repeating tail; the name writes the tail in parentheses: `0.1(6)`.
    case repeatingDecimal
    /// One variable: `x`, `alpha`.
    case symbol
    /// A word used as an identifier; the name is the word or phrase.
    case word
    /// Prose inside mathematics that is no operand of its own.
    case text
    /// A constant of the Symbols table: `pi`, `infinity`, `Reals`.
    case constant
    /// A unit of the Units table, by its canonical name; quotients are written `mile/hour`.
    case unit
    /// Terms; a subtracted one is prefix Subtract, others PlusMinus or MinusPlus.
    case sum
    /// Factors of an explicit product; a divided one is prefix Divide. Named Cross when × stands between vectors.
    case product
    /// Factors written side by side.
    case juxtaposition
    /// An operator before its operand.
    case prefix
    /// An operator after its operand.
    case postfix
    /// Any other operator between its operands.
    case infix
    /// Numerator, denominator.
    case fraction
    /// Upper, lower.
    case binomial
    /// Base, exponent.
    case power
    /// Base, index.
    case subscriptNode
    /// Radicand, or radicand and index.
    case root
    /// Delimiters, named by the Fences table; no child or one.
    case fence
    /// Items; the name is the separator.
    case list
    /// A function's name standing alone.
    case function
    /// Function (perhaps with scripts), then its argument.
    case apply
    /// Operands and relations in turn.
    case chain
    /// A relation inside a chain, by its name in the Relations table.
    case relation
    /// Lower limit or blank, upper limit or blank, body; an integral has its variable as a fourth child.
    case bigOperator
    /// Variable, order or blank, body.
    case derivative
    /// Rows; the name is the environment's, or `lines` for bare line breaks.
    case environment
    /// Cells.
    case row
    /// Whole part, fraction.
    case mixedNumber
    /// The boxed expression.
    case boxed
    /// The expression under an accent or a brace; then the comment at the brace, if there is one.
    case decorated
    /// Bound part, body.
    case quantifier
    /// Element, condition.
    case setBuilder
    /// Dots that stand for what is left out.
    case ellipsis
    /// A missing operand, limit or placeholder.
    case blank
    /// What could not be read; the name is the diagnostic's code, the children the pieces that could.
    case error
}

/// A node of the tree as written.
///
/// Immutable. `span` covers every child's span. Trees are at most `Parser.depthLimit` deep, so recursion over one is safe.
public final class SyntaxNode: Sendable {
    public let shape: Shape
    public let name: String
    public let children: [SyntaxNode]
    public let span: SourceSpan
    let depth: Int32
    /// Whether an error node stands here or below.
    public let hasError: Bool

    public init(_ shape: Shape, _ name: String = "", _ children: [SyntaxNode] = [], span: SourceSpan) {
        self.shape = shape
        self.name = name
        self.children = children
        self.span = span
        var deepest: Int32 = 0
        var faulty = shape == .error
        for child in children {
            deepest = max(deepest, child.depth)
            faulty = faulty || child.hasError
        }
        depth = deepest + 1
        hasError = faulty
    }

    /// Whether two trees are alike in shapes, names and order; spans are left out.
    public func isSame(as other: SyntaxNode) -> Bool {
        guard shape == other.shape, name == other.name, children.count == other.children.count else { return false }
        for (left, right) in zip(children, other.children) where !left.isSame(as: right) { return false }
        return true
    }
}

import LatexSyntax

/// One relation between two neighbouring operands of a chain, as written.
struct Link {
    let left: SyntaxNode
    let relation: SyntaxNode
    let right: SyntaxNode
    /// Position in its chain; links after the first continue a calculation.
    let position: Int
    /// Operands of the whole chain.
    let chainLength: Int
    /// The operand after `right` in the chain, when there is one.
    let next: SyntaxNode?
    /// The left operand was left out in a new row and stands in the row above.
    let continuesRow: Bool

    /// From the first written byte to the last; a left side carried over from another row is left out.
    var span: SourceSpan {
        SourceSpan(start: continuesRow ? relation.span.start : left.span.start, end: right.span.end)
    }
}

/// What a math span says, in reading order.
enum Utterance {
    case link(Link)
    /// Alternatives joined by "or".
    case alternatives([Link], span: SourceSpan)
    /// Mathematics that claims nothing by itself: an expression, a name.
    case mention(SyntaxNode)
    case unread(SyntaxNode)
}

extension SyntaxNode {
    /// Whether it begins with a plus sign, as the second half of a sum broken over two rows does.
    var isContinuation: Bool {
        switch shape {
        case .prefix: name == "Plus"
        case .sum, .product, .juxtaposition, .chain: children.first?.isContinuation ?? false
        default: false
        }
    }
}

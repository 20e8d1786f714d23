import Elaboration
import LatexSyntax

/// One relation between two neighbouring operands of a chain, as written.
struct Link {
    var left: SyntaxNode
    let relation: SyntaxNode
    var right: SyntaxNode
    /// Position in its chain; links after the first continue a calculation.
    let position: Int
    /// Operands of the whole chain.
    let chainLength: Int
    /// The operand after `right` in the chain, when there is one.
    let next: SyntaxNode?
    /// The left operand was left out in a new row and stands in the row above.
    let continuesRow: Bool
    /// How words make the two sides an equation; nil where a relation sign does.
    var wording: WordedEquation.Kind?
    /// The whole of `a ≡ b (mod m)`, for links of it.
    var congruence: SyntaxNode?

    /// The modulus that the rows around it, or the whole text, have in common.
    var sharedModulus: SyntaxNode?
    /// Whether it is a row of a system, which need not have a solution.
    var isOfSystem = false

    var modulus: SyntaxNode? { congruence?.children[1] ?? (relation.name == "Equiv" ? sharedModulus : nil) }

    /// From the first written byte to the last; a left side carried over from another row is left out.
    var span: SourceSpan {
        let end = max(right.span.end, congruence?.span.end ?? 0)
        return SourceSpan(start: continuesRow ? relation.span.start : left.span.start, end: end)
    }

    /// Whether it claims something of remainders.
    var isCongruence: Bool { modulus != nil || relation.name == "Divides" || relation.name == "NotDivides" }

    /// The link with units for the letters that stand for units in the scope: `500 m`.
    func withUnits(_ scope: NameScope) -> Link {
        if scope.unitLetters.isEmpty { return self }
        var link = self
        link.left = left.withUnits(scope)
        link.right = right.withUnits(scope)
        return link
    }

    /// Whether a letter or function with several readings may stand in it; cheaper than to elaborate it.
    var mayBeAmbiguous: Bool {
        [left, right].contains { side in
            side.contains { node in
                switch node.shape {
                case .function, .unit: true
                case .power: node.children[0].shape == .subscriptNode
                case .product: node.mixedNumberInBrackets != nil
                case .juxtaposition: node.children.count == 2 && node.children.contains { $0.shape == .symbol }
                default: false
                }
            }
        }
    }
}

/// What a math span says, in reading order.
enum Utterance {
    case link(Link)
    /// Alternatives joined by "or".
    case alternatives([Link], span: SourceSpan)
    /// Chains of comparisons joined by "or", or one that is said to tell all solutions.
    case choices([[Link]], span: SourceSpan)
    /// Mathematics that claims nothing by itself: an expression, a name.
    case mention(SyntaxNode)
    case unread(SyntaxNode)

    /// Whether it claims nothing by itself.
    var isMention: Bool { if case .mention = self { true } else { false } }

    /// Whether words make it an equation.
    var isWorded: Bool { if case .link(let link) = self { link.wording != nil } else { false } }

    /// Where it ends in its text.
    var end: Int {
        switch self {
        case .link(let link): link.span.end
        case .alternatives(_, let span), .choices(_, let span): span.end
        case .mention(let node), .unread(let node): node.span.end
        }
    }

    /// Where it begins in its text.
    var start: Int {
        switch self {
        case .link(let link): link.span.start
        case .alternatives(_, let span), .choices(_, let span): span.start
        case .mention(let node), .unread(let node): node.span.start
        }
    }
}

extension SyntaxNode {
    fileprivate func withUnits(_ scope: NameScope) -> SyntaxNode {
        if children.isEmpty { return self }
        var parts = children.map { $0.withUnits(scope) }
        if shape == .juxtaposition, parts.count == 2, parts[0].shape == .number, parts[1].shape == .symbol, scope.unitLetters.contains(parts[1].name),
            let unit = scope.letterUnits[parts[1].name]
        {
            parts[1] = SyntaxNode(.unit, unit, span: parts[1].span)
        }
        return SyntaxNode(shape, name, parts, span: span)
    }

    /// Whether a factor begins with a plus sign.
    var hasDoubledSign: Bool {
        contains { node in
            node.shape == .product
                && node.children.dropFirst().contains { $0.shape == .prefix && $0.name == "Plus" }
        }
    }

    /// Whether a numeral begins with a zero that is no value: a time of day (0730), or digits beside a letter for one (47a0016).
    var hasLeadingZeros: Bool {
        contains { node in
            guard node.shape == .number, node.name.utf8.count > 1, node.name.utf8.first == UInt8(ascii: "0") else {
                return false
            }
            return node.name.utf8.dropFirst().first.map { 48...57 ~= $0 } ?? false
        }
    }

    /// `80 1/2 1/5`, which may be a product of three.
    var hasFractionBehindMixedNumber: Bool {
        contains { node in
            node.shape == .juxtaposition
                && zip(node.children, node.children.dropFirst()).contains {
                    $0.shape == .mixedNumber && $1.shape == .fraction
                }
        }
    }

    /// Whether it begins with a plus sign, as the second half of a sum broken over two rows does.
    var isContinuation: Bool {
        switch shape {
        case .prefix: name == "Plus"
        case .sum, .product, .juxtaposition, .chain: children.first?.isContinuation ?? false
        default: false
        }
    }
}

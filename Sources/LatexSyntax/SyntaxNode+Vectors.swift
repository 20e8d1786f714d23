// How texts mark vectors and matrices.

extension SyntaxNode {
    /// A letter in bold face or under an arrow. The tree keeps no face, but the span of such a letter holds a command.
    public var isBold: Bool {
        switch shape {
        // Upright letters as well, but \mathrm{e} is no vector, nor are words.
        case .symbol: span.end - span.start >= name.utf8.count + 7 && name.utf8.count < 3 && name != "e"
        case .decorated: name == "vec" || name == "overrightarrow"
        case .subscriptNode, .postfix: children[0].isBold
        default: false
        }
    }

    /// Whether a vector or matrix stands among its operands: cells in brackets, or a bold letter.
    var holdsVector: Bool {
        switch shape {
        case .environment: name.hasSuffix("matrix") && name != "vmatrix"
        case .symbol, .decorated, .subscriptNode: isBold
        case .sum, .product, .juxtaposition, .prefix, .boxed: children.contains { $0.holdsVector }
        case .fence: children.contains { $0.holdsVector || name == "<>" && $0.shape == .list }
        default: false
        }
    }
}

import LatexSyntax

/// Systems of equations: rows behind a brace, or rows of `cases` without conditions.
extension SyntaxNode {
    private static let namesBehindBraces: Set<String> = ["array", "matrix", "aligned", "align", "align*", "split", "gathered", "cases"]

    /// The equations and comparisons, one for each row; nil for anything else, as the pieces of a function.
    var systemRows: [SyntaxNode]? {
        if shape == .fence, name == "{.", children.count == 1, children[0].shape == .environment,
            SyntaxNode.namesBehindBraces.contains(children[0].name)
        {
            return children[0].relationalRows
        }
        return shape == .environment && name == "cases" ? relationalRows : nil
    }

    private var relationalRows: [SyntaxNode]? {
        let rows = children.map(\.joinedCells)
        return rows.count > 1 && !rows.contains { $0 == nil } ? rows.compactMap { $0 } : nil
    }

    /// `x + y & = & 3` as one chain.
    private var joinedCells: SyntaxNode? {
        let cells = (shape == .row ? children : [self]).filter { $0.shape != .blank }
        let parts = cells.flatMap { $0.shape == .chain ? $0.children.filter { $0.shape != .blank } : [$0] }
        guard parts.count >= 3, parts.count % 2 == 1, parts.indices.allSatisfy({ (parts[$0].shape == .relation) == ($0 % 2 == 1) }),
            !parts.contains(where: { $0.shape == .text || $0.shape == .list })
        else { return nil }
        return cells.count == 1 ? cells[0] : SyntaxNode(.chain, "", parts, span: SourceSpan(start: parts[0].span.start, end: parts[parts.count - 1].span.end))
    }
}

// \begin … \end: matrices and cases by cells, aligned displays by rows.

extension Parser {
    mutating func environment() -> SyntaxNode {
        let begin = current
        let name = text(of: begin)
        advance()
        let outer = context
        context = ParserContext()
        var rows: [SyntaxNode] = []
        var cells: [SyntaxNode] = []
        var rowStart = Int(current.start)
        while !isAtEnd, currentRow?.structure?.shape != .end {
            switch current.kind {
            case .lineBreak:
                advance()
                closeRow(&rows, &cells, from: rowStart)
                rowStart = Int(current.start)
            case .alignment, .cellBreak:
                if cells.isEmpty { cells.append(blank(at: Int(current.start))) }
                advance()
                cells.append(cell())
            default:
                let before = position
                cells.append(cell())
                if position == before {
                    let stray = current
                    advance()
                    cells[cells.count - 1] = errorNode(
                        stray.kind == .unknownCommand ? "unknown-command" : "unexpected-token", stray.span,
                        "\(text(of: stray)) cannot be read here")
                }
            }
        }
        closeRow(&rows, &cells, from: rowStart)
        context = outer
        if isAtEnd {
            if !isAborted { note("missing-end", .warning, begin.span, "\\begin{\(name)} is never ended") }
        } else {
            advance()
        }
        let span = SourceSpan(start: Int(begin.start), end: previousEnd)
        guard notation.environments[name] != nil else {
            return errorNode("unknown-environment", span, "unknown environment \(name)", children: rows)
        }
        return node(.environment, name, rows, span: span)
    }

    private mutating func cell() -> SyntaxNode {
        let start = Int(current.start)
        skipSeparators()
        return statement(from: start)
    }

    /// An empty last line says nothing; an empty line between others neither.
    private mutating func closeRow(_ rows: inout [SyntaxNode], _ cells: inout [SyntaxNode], from start: Int) {
        let isEmpty = cells.allSatisfy { $0.shape == .blank && $0.span.isEmpty }
        if !isEmpty { rows.append(node(.row, "", cells, span: cells.first?.span ?? blank(at: start).span)) }
        cells = []
    }
}

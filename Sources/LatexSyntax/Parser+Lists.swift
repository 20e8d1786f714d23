// Statements, commas, semicolons and lines: how several expressions share one span.

extension Parser {
    /// The whole of a span or cell: one expression, or lines of them.
    mutating func statements() -> SyntaxNode {
        let start = Int(current.start)
        skipSeparators()
        let first = statement(from: start)
        return isAtRowEnd ? lines(first, from: start) : first
    }

    private var isAtRowEnd: Bool {
        current.kind == .lineBreak || current.kind == .cellBreak || current.kind == .alignment
    }

    /// Further lines below a first one.
    private mutating func lines(_ first: SyntaxNode, from start: Int) -> SyntaxNode {
        var rows: [SyntaxNode] = []
        var cells = [first]
        while isAtRowEnd {
            let isLine = current.kind == .lineBreak
            advance()
            skipSeparators()
            if isLine {
                appendRow(&rows, cells)
                cells = []
            }
            if isAtEnd { break }
            cells.append(statement(from: Int(current.start)))
        }
        appendRow(&rows, cells)
        if rows.count == 1, rows[0].children.count == 1 { return rows[0].children[0] }
        return rows.isEmpty ? blank(at: start) : node(.environment, "lines", rows)
    }

    private mutating func appendRow(_ rows: inout [SyntaxNode], _ cells: [SyntaxNode]) {
        let solid = cells.filter { !($0.shape == .blank && $0.span.isEmpty) }
        if !solid.isEmpty { rows.append(node(.row, "", solid)) }
    }

    /// One statement; a relation without a left side gets a blank one, nothing at all is a blank.
    mutating func statement(from start: Int) -> SyntaxNode {
        switch statementPlan() {
        case .empty: return blank(at: start)
        case .expression: return expression(precedence.statement)
        case .relation(let level): return continuation(level)
        }
    }

    /// A statement that begins with a relation.
    private mutating func continuation(_ level: Level) -> SyntaxNode {
        var left = chain(blank(at: Int(current.start)), level: level)
        while !isAtEnd, let next = extendStatement(left) { left = next }
        return left
    }

    private mutating func extendStatement(_ left: SyntaxNode) -> SyntaxNode? {
        let before = position
        let next = continueExpression(left, precedence.statement)
        return position == before ? nil : next
    }

    /// Goes on with an expression whose first operand is already read.
    mutating func continueExpression(_ left: SyntaxNode, _ minimum: Level) -> SyntaxNode {
        if isAborted || depth >= Parser.depthLimit { return abort() }
        depth += 1
        defer { depth -= 1 }
        return resume(left, minimum)
    }

    mutating func skipSeparators() {
        while current.kind == .separator { advance() }
    }

    /// Items between commas or, looser, semicolons and full stops. Separators at the end say nothing.
    mutating func separated(_ left: SyntaxNode, _ minimum: Level) -> SyntaxNode? {
        let separator = text(of: current)
        let level = separator == "," ? precedence.list : precedence.sequence
        guard level >= minimum else { return nil }
        if endsHere() || connectiveFollowsSeparators() {
            skipSeparators()
            return left
        }
        var items = [left]
        var isDisjunction = false
        while current.kind == .separator, text(of: current) == separator {
            if endsHere() || connectiveFollowsSeparators() {
                skipSeparators()
                break
            }
            advance()
            while current.kind == .separator, text(of: current) == separator { advance() }
            if let row = currentRow, row.isWord, let infix = row.infix, infix.name == "Or" || infix.name == "And" {
                isDisjunction = isDisjunction || infix.name == "Or"
                advance()
            }
            items.append(item(level))
        }
        return node(isDisjunction ? .infix : .list, isDisjunction ? "Or" : separator, items)
    }

    /// ", so" and ", \\implies": the connective joins what the comma seems to part.
    private func connectiveFollowsSeparators() -> Bool {
        var index = position
        while tokens[index].kind == .separator { index += 1 }
        guard let relation = row(of: tokens[index])?.relation else { return false }
        return relation.level < precedence.relation
    }

    private mutating func item(_ level: Level) -> SyntaxNode {
        if !opensBarHere(), let relation = relationHere(), relation.level >= level,
            currentRow?.prefix == nil || relation.level == precedence.relation
        {
            return chain(blank(at: Int(current.start)), level: relation.level)
        }
        return beginsOperand() ? expression(level.tighter) : missing()
    }
}

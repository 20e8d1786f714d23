// Brackets of all kinds, matched by the Fences table; intervals may mix their brackets.

extension Parser {
    /// A fence from its opening delimiter.
    mutating func fence() -> SyntaxNode {
        let open = current
        guard let character = currentRow?.delimiter?.character else { return missing() }
        if let list = groupedDigitsList(open: character) { return list }
        advance()
        let isBar = character == "|" || character == "‖"
        let outer = context
        context = ParserContext()
        context.awaitedBar = isBar ? character : nil
        context.isSetElement = character == "{"
        let inner = fenceContent(character)
        context = outer
        guard let close = currentRow?.delimiter, close.closes, let name = notation.fences[character + close.character]
        else {
            return unclosed(open, inner, character)
        }
        advance()
        if isBar, let ambiguous = ambiguousBars(open, character, inner, isSized: outer.isSized) { return ambiguous }
        return fenceNode(name, inner, span: SourceSpan(start: Int(open.start), end: previousEnd))
    }

    /// `|2|x|-3|`: the bars may pair in more than one way, and the text does not say in which.
    private mutating func ambiguousBars(_ open: Token, _ character: String, _ inner: SyntaxNode?, isSized: Bool)
        -> SyntaxNode?
    {
        guard !isSized, current.kind == .letter || current.kind == .number, barFollows(character) else { return nil }
        return errorNode(
            "ambiguous-bars", open.span, "the bars may pair in more than one way: use \\left| and \\right|",
            children: inner.map { [$0] } ?? [])
    }

    /// Whether a further bar stands in the same statement.
    private func barFollows(_ character: String) -> Bool {
        for distance in 1..<24 {
            let token = peek(distance)
            switch token.kind {
            case .separator, .end, .lineBreak, .alignment, .cellBreak, .groupClose: return false
            case .row:
                let row = notation.rows[Int(token.row)]
                if row.delimiter?.character == character { return true }
                if row.relation != nil { return false }
            default: break
            }
        }
        return false
    }

    private mutating func fenceNode(_ name: String, _ inner: SyntaxNode?, span: SourceSpan) -> SyntaxNode {
        node(.fence, name, inner.map { [$0] } ?? [], span: span)
    }

    /// What a fence holds; nothing when it is empty; a set builder when a bar or colon parts element and condition.
    private mutating func fenceContent(_ character: String) -> SyntaxNode? {
        let start = Int(current.start)
        skipSeparators()
        if isFenceEnd() { return nil }
        let first = statement(from: start)
        return isDivided() ? divided(first) : first
    }

    private func isFenceEnd() -> Bool {
        guard let row = currentRow else { return false }
        return row.structure?.shape == .right || (row.delimiter?.closes == true && row.delimiter?.opens == false)
    }

    /// Whether a bar or colon here parts what stands before it from what follows.
    private func isDivided() -> Bool {
        guard let row = currentRow else { return false }
        return row.structure?.shape == .middle || (context.isSetElement && isSuchThat(Int(current.row)))
    }

    private mutating func divided(_ first: SyntaxNode) -> SyntaxNode {
        let bar = current
        let isSet = context.isSetElement
        divider = position
        advance()
        context.isSetElement = false
        let second = beginsOperand() ? expression(precedence.sequence) : missing()
        if isSet { return node(.setBuilder, "", [first, second]) }
        return node(.chain, "", [first, SyntaxNode(.relation, "Divides", span: bar.span), second])
    }

    /// A fence that nothing closes is mended where its content ends.
    private mutating func unclosed(_ open: Token, _ inner: SyntaxNode?, _ character: String) -> SyntaxNode {
        if isAborted { return inner ?? abort() }
        return errorNode(
            "unbalanced-open", open.span, "\(text(of: open)) is never closed", children: inner.map { [$0] } ?? [])
    }

    /// `(1,234)` and `\{100,200\}`: alone between brackets, commas part items rather than thousands, unless the digits say otherwise.
    private mutating func groupedDigitsList(open character: String) -> SyntaxNode? {
        let literal = peek()
        guard literal.kind == .number, literal.hasCommas, character == "(" || character == "[" || character == "{"
        else { return nil }
        let close = peek(2)
        guard close.kind == .row, let closing = notation.rows[Int(close.row)].delimiter, closing.closes,
            let name = notation.fences[character + closing.character]
        else { return nil }
        if position > 0, character == "(" {
            // Behind an operand or operator the fence holds a factor or term, not a pair.
            let before = tokens[position - 1]
            // Between sets it is an interval.
            let row = before.kind == .row ? notation.rows[Int(before.row)] : nil
            let joinsSets = row?.infix.map { ["Union", "Intersection", "SetMinus"].contains($0.name) } ?? false
            if before.kind == .letter, !literal.isSpaced {
                note(
                    "ambiguous-separator", .warning, literal.span,
                    "read as one number with separators, not as two arguments")
            }
            if before.kind != .separator, !joinsSets, row?.relation == nil { return nil }
        }
        let digits = Array(bytes[Int(literal.textStart)..<Int(literal.textEnd)])
        if digits.count >= 3, digits.suffix(3).elementsEqual("000".utf8), character != "{" { return nil }
        let open = current
        note("ambiguous-separator", .warning, literal.span, "read as a list, not as one number with separators")
        var items: [SyntaxNode] = []
        var start = Int(literal.start)
        for piece in digits.split(separator: UInt8(ascii: ",")) {
            items.append(
                SyntaxNode(
                    .number, String(decoding: piece, as: UTF8.self),
                    span: SourceSpan(start: start, end: start + piece.count)))
            start += piece.count + 1
        }
        position += 3
        steps += items.count
        let list = node(.list, ",", items, span: literal.span)
        return fenceNode(name, list, span: open.span.union(close.span))
    }

    /// `\left( … \right]`
    mutating func sizedFence() -> SyntaxNode {
        let open = current
        let character = delimiter(of: open)
        advance()
        let outer = context
        context = ParserContext()
        context.isSized = true
        context.isSetElement = character == "{"
        let inner = sizedContent(character)
        context = outer
        guard currentRow?.structure?.shape == .right else {
            if isAborted { return inner ?? abort() }
            return errorNode("unbalanced-open", open.span, "\\left without \\right", children: inner.map { [$0] } ?? [])
        }
        let (name, close) = closeSized(character)
        let span = open.span.union(close.span)
        guard let name else {
            return errorNode(
                "mismatched-fence", span, "these brackets make no pair", children: inner.map { [$0] } ?? [])
        }
        return fenceNode(name, inner, span: span)
    }

    /// Steps over `\right` and its delimiter: the name of the pair and the last token. In `\left( … \right. )` the delimiter that
    /// \right lacks stands behind it.
    private mutating func closeSized(_ character: String) -> (name: String?, close: Token) {
        let close = current
        advance()
        guard delimiter(of: close) == ".", character != ".", let behind = currentRow?.delimiter, behind.closes,
            !behind.opens, let mended = notation.fences[character + behind.character]
        else { return (notation.fences[character + delimiter(of: close)], close) }
        note("misplaced-delimiter", .warning, current.span, "read as the delimiter of the \\right before it")
        let last = current
        advance()
        return (mended, last)
    }

    private mutating func sizedContent(_ character: String) -> SyntaxNode? {
        let content = fenceContent(character)
        guard let content, current.kind == .lineBreak || current.kind == .cellBreak || current.kind == .alignment else {
            return content
        }
        // Lines inside a sized fence are the lines of a display.
        var rows = [node(.row, "", [content])]
        while current.kind == .lineBreak || current.kind == .cellBreak || current.kind == .alignment {
            advance()
            skipSeparators()
            let line = statement(from: Int(current.start))
            if !(line.shape == .blank && line.span.isEmpty) { rows.append(node(.row, "", [line])) }
        }
        return node(.environment, "lines", rows)
    }

    /// The delimiter behind \left or \right, as the Fences table writes it.
    func delimiter(of token: Token) -> String {
        let text = text(of: token)
        if text == "." || text.isEmpty { return "." }
        if text == "<" { return "⟨" }
        if text == ">" { return "⟩" }
        let utf8 = Array(text.utf8)
        if utf8[0] == UInt8(ascii: "\\"), let row = notation.commands[utf8.dropFirst()] {
            return notation.rows[Int(row)].delimiter?.character ?? text
        }
        if let row = notation.sign(at: 0, in: utf8, end: utf8.count, isPlain: false) {
            return notation.rows[Int(row)].delimiter?.character ?? text
        }
        return text
    }

    /// `{1, 2}` in running text.
    mutating func plainSet() -> SyntaxNode {
        let open = current
        advance()
        let outer = context
        context = ParserContext()
        context.isSetElement = true
        let start = Int(current.start)
        let first = current.kind == .groupClose ? nil : statement(from: start)
        var inner = first
        if let first, currentRow != nil, isSuchThat(Int(current.row)) {
            divider = position
            advance()
            context.isSetElement = false
            inner = node(.setBuilder, "", [first, beginsOperand() ? expression(precedence.sequence) : missing()])
        }
        context = outer
        guard current.kind == .groupClose else { return unclosed(open, inner, "{") }
        advance()
        return fenceNode("{}", inner, span: SourceSpan(start: Int(open.start), end: previousEnd))
    }
}

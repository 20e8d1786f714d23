import LatexSyntax

/// One sentence as tokens, with the mathematics of its formulas: what facts that are stated in words are read from.
struct Sentence {
    let tokens: [SentenceToken]
    private let source: SourceText
    private let roots: (Int) -> SyntaxNode

    /// The sentences of a stretch of text, in order.
    static func sentences(of text: ReadText, _ span: SourceSpan) -> [Sentence] {
        let pieces = text.pieces(in: span)
        var sentences: [Sentence] = []
        var tokens: [SentenceToken] = []
        func close() {
            if !tokens.isEmpty { sentences.append(Sentence(tokens: tokens, source: text.source, roots: { pieces[$0].root })) }
            tokens = []
        }
        for token in SentenceToken.tokens(of: text.source, span, pieces) {
            if token.kind == .stop {
                close()
                continue
            }
            tokens.append(token)
            // "Let $r$ be a root of $x^2 - 5.$ Then …": the stop stands inside of the formula.
            if case .formula(let index) = token.kind, pieces[index].span.lastByte(in: text.source).map({ ".?!".utf8.contains($0) }) == true,
                let next = text.source.bytes[token.span.end...].first(where: { $0 > 32 }), !(97...122 ~= next)
            {
                close()
            }
        }
        close()
        return sentences
    }

    func word(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].word : nil }

    /// The word as it is written.
    func spelling(_ index: Int) -> String? { word(index) == nil ? nil : source.string(tokens[index].span) }

    func formula(_ index: Int) -> SyntaxNode? {
        guard tokens.indices.contains(index), case .formula(let piece) = tokens[index].kind else { return nil }
        let root = roots(piece)
        return root.hasError ? nil : root
    }

    func isHyphen(_ index: Int) -> Bool {
        tokens.indices.contains(index) && source.string(tokens[index].span) == "-"
    }

    /// What a numeral or a formula says.
    func operand(_ token: SentenceToken, _ parser: MathParser) -> SyntaxNode? {
        if case .formula(let piece) = token.kind { return roots(piece).hasError ? nil : roots(piece) }
        return token.kind == .numeral ? parser.parse(source, in: token.span, mode: .plain).root : nil
    }

    func isComma(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .comma }

    /// Whether a comma stands at the end of the formula, inside of its delimiters.
    private func endsWithComma(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), case .formula = tokens[index].kind else { return false }
        return source.bytes[tokens[index].span.start..<tokens[index].span.end].last { $0 > 36 && $0 != UInt8(ascii: "]") && $0 != 92 }
            == UInt8(ascii: ",")
    }

    /// The first index at or behind this one whose word is none of these.
    func skip(_ words: Set<String>, from index: Int) -> Int {
        var index = index
        while let word = word(index), words.contains(word) { index += 1 }
        return index
    }

    /// The last index at or before this one whose word is none of these.
    func skip(_ words: Set<String>, backFrom index: Int) -> Int {
        var index = index
        while let word = word(index), words.contains(word) { index -= 1 }
        return index
    }

    /// The expressions listed from the index on, as `$a$, $b$, and $c$` or `$a, b, c$`, the index behind them, and whether dots stand
    /// at their end, where these are allowed.
    func list(from start: Int, dots: Bool = false) -> (items: [SyntaxNode], isOpen: Bool, end: Int)? {
        guard var (items, isOpen) = items(start, dots: dots) else { return nil }
        var end = start + 1
        while !isOpen {
            var next = end
            let hasComma = isComma(next) || endsWithComma(next - 1)
            if isComma(next) { next += 1 }
            let hasAnd = word(next) == "and"
            if hasAnd { next += 1 }
            guard hasComma || hasAnd, let more = self.items(next, dots: dots) else { break }
            items += more.items
            isOpen = more.isOpen
            end = next + 1
        }
        return (items, isOpen, end)
    }

    /// The expressions listed up to before the index, and where the list begins.
    func list(before end: Int, dots: Bool = false) -> (items: [SyntaxNode], isOpen: Bool, start: Int)? {
        guard case (var items, let isOpen)? = items(end - 1, dots: dots) else { return nil }
        var start = end - 1
        while true {
            var previous = start - 1
            let hasAnd = word(previous) == "and"
            if hasAnd { previous -= 1 }
            let hasComma = isComma(previous) || endsWithComma(previous)
            if isComma(previous) { previous -= 1 }
            guard hasComma || hasAnd, let more = self.items(previous), !more.isOpen else { break }
            items = more.items + items
            start = previous
        }
        return items.isEmpty ? nil : (items, isOpen, start)
    }

    /// What one formula lists; nil for statements and for lists with dots but at their end.
    private func items(_ index: Int, dots: Bool = false) -> (items: [SyntaxNode], isOpen: Bool)? {
        guard let root = formula(index) else { return nil }
        var items = root.listedItems
        let isOpen = dots && items.last?.shape == .ellipsis
        if isOpen { items.removeLast() }
        return items.contains { [.chain, .ellipsis, .blank, .environment, .infix].contains($0.shape) } ? nil : (items, isOpen)
    }

    /// The words and numerals from the index on, up to a comma, "and" or a formula.
    func plainWords(from index: Int) -> [String] {
        tokens.dropFirst(index).prefix { $0.kind == .numeral || $0.word.map { $0 != "and" } ?? false }.map { source.string($0.span).lowercased() }
    }

    /// The words before the index.
    func words(before index: Int) -> [String] { tokens[..<index].compactMap(\.word) }
}

extension SyntaxNode {
    /// `a, b` and `a, b \text{ and } c` as their items.
    fileprivate var listedItems: [SyntaxNode] {
        switch shape {
        case .list where name == ",": children.flatMap(\.listedItems)
        case .infix where name == "And": children.flatMap(\.listedItems)
        default: [self]
        }
    }
}

extension MathSpan {
    /// The last byte inside of its delimiters, spaces aside.
    func lastByte(in source: SourceText) -> UInt8? { source.bytes[inner.start..<inner.end].last { $0 > 32 } }
}

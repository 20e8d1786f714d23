import LatexSyntax

/// A text with its mathematics found and parsed, once.
struct ReadText {
    struct Piece {
        let span: MathSpan
        private(set) var utterances: [Utterance]
        let root: SyntaxNode
        /// Places that were malformed or ambiguous and were read as if mended.
        let repairs: [Diagnostic]

        /// The operand that the mathematics ends with, for a formula behind it that begins with a relation.
        let lastOperand: SyntaxNode?

        init(span: MathSpan, parsed: ParsedMath, carried: SyntaxNode? = nil) {
            self.span = span
            root = parsed.root
            repairs = parsed.repairs
            (utterances, lastOperand) = ClaimExtractor.utterances(of: root, carried: carried)
        }

        /// Puts an equation with the formula before in front of what the formula says.
        mutating func join(_ link: Link) {
            if utterances.count == 1, case .mention = utterances[0] { utterances = [] }
            utterances.insert(.link(link), at: 0)
        }
    }

    let source: SourceText
    let pieces: [Piece]

    init(_ text: String, configuration: Configuration) {
        source = SourceText(text)
        let parser = configuration.parser
        var pieces: [Piece] = []
        for span in configuration.scanner.scan(source) {
            // "$$a$$ $$= b$$": a display that goes on in the next.
            var carried: SyntaxNode?
            if let last = pieces.last, source.isBlank(from: last.span.outer.end, to: span.outer.start) {
                carried = last.lastOperand
            }
            var piece = Piece(span: span, parsed: parser.parse(source, span), carried: carried)
            if let last = pieces.last, let link = WordedEquation.link(last, piece, source) { piece.join(link) }
            pieces.append(piece)
        }
        self.pieces = pieces
    }

    /// A text that is one formula.
    init(source: SourceText, parsed: ParsedMath) {
        self.source = source
        let whole = SourceSpan(start: 0, end: source.bytes.count)
        pieces = [Piece(span: MathSpan(kind: .plain, outer: whole, inner: whole, holes: []), parsed: parsed)]
    }

    /// The pieces that lie inside the span, in order.
    func pieces(in span: SourceSpan) -> ArraySlice<Piece> {
        let first = firstIndex { $0.span.outer.start >= span.start }
        let end = firstIndex { $0.span.outer.start >= span.end }
        // Only the last piece can reach beyond the end: spans do not overlap.
        if first < end, pieces[end - 1].span.outer.end > span.end { return pieces[first..<end - 1] }
        return pieces[first..<end]
    }

    /// The first piece from which on the condition holds.
    private func firstIndex(where holds: (Piece) -> Bool) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if holds(pieces[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    var wholeSpan: SourceSpan { SourceSpan(start: 0, end: source.bytes.count) }
}

extension SourceText {
    /// Whether nothing but spaces and line ends stands between two places.
    fileprivate func isBlank(from start: Int, to end: Int) -> Bool {
        start <= end && bytes[start..<end].allSatisfy { $0 <= 32 }
    }
}

import LatexSyntax

/// A text with its mathematics found and parsed, once.
struct ReadText {
    struct Piece {
        let span: MathSpan
        let utterances: [Utterance]
        let root: SyntaxNode
        /// Places that were malformed or ambiguous and were read as if mended.
        let repairs: [Diagnostic]

        init(span: MathSpan, parsed: ParsedMath) {
            self.span = span
            root = parsed.root
            repairs = parsed.repairs
            utterances = ClaimExtractor.utterances(of: root)
        }
    }

    let source: SourceText
    let pieces: [Piece]

    init(_ text: String, configuration: Configuration) {
        source = SourceText(text)
        let parser = configuration.parser
        let source = source
        pieces = configuration.scanner.scan(source).map { Piece(span: $0, parsed: parser.parse(source, $0)) }
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

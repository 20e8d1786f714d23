import LatexSyntax

/// A text with its mathematics found and parsed, once.
struct ReadText {
    struct Piece {
        let span: MathSpan
        let root: SyntaxNode

        var isCalculator: Bool { if case .calculator = span.kind { true } else { false } }
    }

    let source: SourceText
    let pieces: [Piece]

    init(_ text: String, configuration: Configuration) {
        source = SourceText(text)
        let parser = configuration.parser
        let source = source
        pieces = configuration.scanner.scan(source).map { Piece(span: $0, root: parser.parse(source, $0).root) }
    }

    /// A text that is one formula.
    init(source: SourceText, root: SyntaxNode) {
        self.source = source
        let whole = SourceSpan(start: 0, end: source.bytes.count)
        pieces = [Piece(span: MathSpan(kind: .plain, outer: whole, inner: whole, holes: []), root: root)]
    }

    var wholeSpan: SourceSpan { SourceSpan(start: 0, end: source.bytes.count) }
}

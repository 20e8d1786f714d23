// The front door: a span of a text → its tree, with everything there is to say about it.

/// What parsing gave.
public struct ParsedMath: Sendable {
    public let root: SyntaxNode
    public let diagnostics: [Diagnostic]

    /// Whether some part could not be read: then the tree has error nodes, and nothing may be concluded from it.
    public var hasErrors: Bool { root.hasError || diagnostics.contains { $0.severity == .error } }

    /// Text that was malformed and read as if mended.
    public var repairs: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }
}

/// Reads mathematics. Holds only the notation, so one value serves any number of texts and threads.
///
/// Parsing takes time and memory linear in the span, never throws, and accepts any bytes.
public struct MathParser: Sendable {
    public let notation: Notation

    public init(notation: Notation) { self.notation = notation }

    /// Reads a span. Offsets in the tree are offsets into `source`; `holes` are stepped over as if they were spaces.
    public func parse(_ source: SourceText, in span: SourceSpan, mode: Mode, holes: [SourceSpan] = []) -> ParsedMath {
        parseCounting(source, in: span, mode: mode, holes: holes).result
    }

    /// Reads a whole string.
    public func parse(_ text: String, mode: Mode = .latex) -> ParsedMath {
        let source = SourceText(text)
        return parse(source, in: source.span, mode: mode)
    }

    /// Also tells how many steps the parser took, which tests hold against the length of the input.
    package func parseCounting(_ source: SourceText, in span: SourceSpan, mode: Mode, holes: [SourceSpan] = []) -> (
        result: ParsedMath, steps: Int
    ) {
        var lexer = Lexer(notation: notation, source: source, span: span, mode: mode, holes: holes)
        lexer.run()
        var parser = Parser(lexer: lexer)
        let root = parser.parseAll()
        return (ParsedMath(root: root, diagnostics: parser.diagnostics), parser.steps)
    }
}

// Running text → stretches of mathematics, delimited or typed plainly.

/// Finds all mathematics of a text, in order. Spans do not overlap, except that a calculator annotation may lie in a hole of a plain span.
public struct MathSpanScanner: Sendable {
    public let notation: Notation

    public init(notation: Notation) { self.notation = notation }

    /// All spans of the text by their start.
    public func scan(_ source: SourceText) -> [MathSpan] {
        var delimited = DelimiterScanner(notation: notation, bytes: source.bytes)
        delimited.run()
        var lexer = ProseLexer(notation: notation, bytes: source.bytes)
        lexer.run(spans: delimited.spans, skipped: delimited.skipped)
        let matcher = PlainMatcher(notation: notation, bytes: source.bytes, tokens: lexer.tokens)
        var scanner = PlainScanner(matcher: matcher, holes: lexer.holes)
        let parser = MathParser(notation: notation)
        // A plain span that does not parse whole is no finding: better none than a wrong one.
        let plain = scanner.run().filter { span in
            let parsed = parser.parse(source, span)
            return !parsed.hasErrors
                && !parsed.diagnostics.contains { $0.code == "missing-operand" || $0.code == "ambiguous-division" }
        }
        return (delimited.spans + plain).sorted { ($0.outer.start, $0.outer.end) < ($1.outer.start, $1.outer.end) }
    }
}

// Running text → stretches of mathematics, delimited or typed plainly.

/// Finds all mathematics of a text, in order. Spans do not overlap, except that a calculator annotation may lie in a hole of a plain span.
public struct MathSpanScanner: Sendable {
    public let notation: Notation

    public init(notation: Notation) { self.notation = notation }

    /// All spans of the text by their start.
    public func scan(_ source: SourceText) -> [MathSpan] {
        var delimited = DelimiterScanner(notation: notation, bytes: source.bytes)
        delimited.run()
        return delimited.spans
    }
}

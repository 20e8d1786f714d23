// Ranges of bytes in a text; every token, node and diagnostic points back through one.

/// A half-open range of UTF-8 byte offsets into a `SourceText`.
public struct SourceSpan: Hashable, Sendable {
    public let start: Int
    public let end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    public var count: Int { end - start }
    public var isEmpty: Bool { end == start }

    /// The smallest span that holds both.
    public func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(start: min(start, other.start), end: max(end, other.end))
    }

    public func contains(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }
}

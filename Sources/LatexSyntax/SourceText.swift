// The text being read: its bytes as they came, and where its lines begin.

/// An immutable text, addressed by byte. Bytes need not be valid UTF-8.
public final class SourceText: Sendable {
    public let bytes: [UInt8]
    private let lineStarts: [Int]

    public init(bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        lineStarts = starts
    }

    public convenience init(_ string: String) { self.init(bytes: Array(string.utf8)) }

    public var count: Int { bytes.count }

    /// The span of the whole text.
    public var span: SourceSpan { SourceSpan(start: 0, end: bytes.count) }

    /// The text under a span, cut to the text's bounds; invalid UTF-8 shows as replacement characters.
    public func string(_ span: SourceSpan) -> String {
        let start = min(max(0, span.start), bytes.count)
        let end = min(max(start, span.end), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Line and column, both from 1; the column counts bytes.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(0, offset), bytes.count)
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return (low + 1, offset - lineStarts[low] + 1)
    }

    /// The line that holds an offset, without its line break.
    public func line(at offset: Int) -> SourceSpan {
        let number = position(of: offset).line - 1
        let start = lineStarts[number]
        let end = number + 1 < lineStarts.count ? lineStarts[number + 1] - 1 : bytes.count
        return SourceSpan(start: start, end: end)
    }
}

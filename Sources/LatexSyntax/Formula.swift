// One formula given as a whole text, perhaps with the delimiters around it.

extension SourceText {
    /// The text without blank ends, and without one pair of math delimiters that encloses all of it.
    public var formulaSpan: SourceSpan {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start].isSpace { start += 1 }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        for (open, close) in SourceText.delimiters where end - start >= open.count + close.count {
            let inner = start + open.count..<end - close.count
            guard bytes[start..<inner.lowerBound].elementsEqual(open),
                bytes[inner.upperBound..<end].elementsEqual(close),
                !contains(open, in: inner), !contains(close, in: inner)
            else { continue }
            return SourceSpan(start: inner.lowerBound, end: inner.upperBound)
        }
        return SourceSpan(start: start, end: end)
    }

    private static let delimiters: [([UInt8], [UInt8])] = [
        (Array("$$".utf8), Array("$$".utf8)), (Array("$".utf8), Array("$".utf8)),
        (Array("\\(".utf8), Array("\\)".utf8)), (Array("\\[".utf8), Array("\\]".utf8)),
    ]

    /// Whether a delimiter occurs, not behind a backslash of its own.
    private func contains(_ delimiter: [UInt8], in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index + delimiter.count <= range.upperBound {
            if bytes[index..<index + delimiter.count].elementsEqual(delimiter) { return true }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return false
    }
}

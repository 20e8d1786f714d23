// A place in a text, in UTF-8 bytes: the unit that survives every programming language.

/// The half-open range `[start, end)` of UTF-8 bytes of a text. Written as a list of two numbers.
public struct ByteSpan: Hashable, Sendable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        precondition(0 <= start && start <= end)
        self.start = start
        self.end = end
    }
}

extension ByteSpan: JSONWritable {
    public func write(to writer: inout JSONWriter) { writer.array([start, end]) { $1.value($0) } }

    public init(json: JSONValue) throws(RecordError) {
        guard let ends = json.array, ends.count == 2, let start = ends[0].int, let end = ends[1].int, 0 <= start,
            start <= end
        else { throw RecordError(.wrongType, "a span must be a list of two byte offsets in order") }
        self.init(start: start, end: end)
    }
}

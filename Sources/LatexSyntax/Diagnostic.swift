// What the reader has to say about a text it could not take as it stands.

/// A message about a span: a stable code for programs, words for people.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: UInt8, Sendable, Comparable {
        /// Nothing is lost: the text was read in the one sensible way, and this says which.
        case note
        /// The text was repaired or is ambiguous.
        case warning
        /// The tree has an error node here.
        case error

        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    public let code: String
    public let severity: Severity
    public let span: SourceSpan
    public let message: String
    public let hint: String

    public init(code: String, severity: Severity, span: SourceSpan, message: String, hint: String = "") {
        self.code = code
        self.severity = severity
        self.span = span
        self.message = message
        self.hint = hint
    }

    /// Bytes of a long line that are shown before and behind the place.
    private static let excerptReach = 60

    /// The line, or the part of a long one around the place, with a caret under the span, for people.
    public func excerpt(in source: SourceText) -> String {
        let (line, column) = source.position(of: span.start)
        let whole = source.line(at: span.start)
        let isBoundary: (Int) -> Bool = { $0 >= source.bytes.count || source.bytes[$0] & 0xC0 != 0x80 }
        var start = max(whole.start, span.start - Diagnostic.excerptReach)
        while start < span.start, !isBoundary(start) { start += 1 }
        var end = min(whole.end, span.start + Diagnostic.excerptReach)
        while end < whole.end, !isBoundary(end) { end += 1 }
        let before = source.string(SourceSpan(start: start, end: max(start, span.start)))
        let lead = start > whole.start ? "…" : ""
        let text = lead + source.string(SourceSpan(start: start, end: end)) + (end < whole.end ? "…" : "")
        let marker =
            String(repeating: " ", count: (lead + before).count)
            + String(repeating: "^", count: max(1, min(span.count, 40)))
        let advice = hint.isEmpty ? "" : "\nhint: \(hint)"
        return "\(line):\(column): \(severity): \(message) [\(code)]\n\(text)\n\(marker)\(advice)"
    }
}

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

    /// The line with a caret under the span, for people.
    public func excerpt(in source: SourceText) -> String {
        let (line, column) = source.position(of: span.start)
        let text = source.string(source.line(at: span.start))
        let marker =
            String(repeating: " ", count: column - 1) + String(repeating: "^", count: max(1, min(span.count, 40)))
        let advice = hint.isEmpty ? "" : "\nhint: \(hint)"
        return "\(line):\(column): \(severity): \(message) [\(code)]\n\(text)\n\(marker)\(advice)"
    }
}

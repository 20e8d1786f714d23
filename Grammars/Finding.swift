// What a check of the tables has to say about a row.

/// A remark about a place in a table: a stable code for programs, words for people.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: UInt8, Sendable, Comparable {
        /// Nothing is wrong: something that a reader of the table may want to know.
        case note
        /// Probably not what was meant, or not yet complete.
        case warning
        /// The row is not read, or can never do what it says.
        case error

        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
    }

    public let source: String
    public let line: Int
    public let severity: Severity
    public let code: String
    public let message: String

    public init(_ row: TableRow, _ severity: Severity, _ code: String, _ message: String) {
        source = row.source
        line = row.line
        self.severity = severity
        self.code = code
        self.message = message
    }

    /// A fault for which the row is refused.
    public init(_ fault: TableError) {
        source = fault.source
        line = fault.line
        severity = .error
        code = fault.code
        message = fault.detail
    }

    /// `Units.tbl:7: error: bad-factor: …`
    public var description: String { "\(source):\(line): \(severity): \(code): \(message)" }
}

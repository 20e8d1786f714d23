// What was wrong with one input line. It becomes the `error` member of that line's output and never stops a batch.

/// A fault of one record.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case emptyLine = "empty-line"
        case lineTooLong = "line-too-long"
        case invalidUTF8 = "invalid-utf8"
        case invalidJSON = "invalid-json"
        case notAnObject = "not-an-object"
        case missingField = "missing-field"
        case wrongType = "wrong-type"
        case severalSolutions = "several-solutions"
    }

    public var code: Code
    public var message: String
    /// One-based line of the input, where the record came from a file.
    public var line: Int?

    public init(_ code: Code, _ message: String, line: Int? = nil) {
        self.code = code
        self.message = message
        self.line = line
    }

    public var description: String { message }
}

extension RecordError: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("code", code.rawValue)
            writer.member("message", message)
            writer.name("line")
            if let line { writer.value(line) } else { writer.null() }
        }
    }

    /// Reads the `error` member of an output record.
    init(json: JSONValue) throws(RecordError) {
        guard let code = json["code"]?.string.flatMap(Code.init), let message = json["message"]?.string else {
            throw RecordError(.wrongType, "'error' has no known code and message")
        }
        self.init(code, message, line: json["line"]?.int)
    }
}

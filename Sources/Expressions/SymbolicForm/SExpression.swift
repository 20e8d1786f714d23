/// A symbolic expression: an atom or a list. It is the exact text form of expressions, statements and certificates in files.
///
///     (= (+ (^ x 2) -1/4) |a name with spaces|)
///
/// The reader takes text from anywhere: what it refuses it names with its place, and its limits keep the recursion of whoever
/// takes the tree apart within any thread's stack.
public struct SExpression: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// Written bare: numbers, names, signs.
        case atom(String)
        /// Written between bars: a text that would not read back as one bare atom.
        case quoted(String)
        case list([SExpression])
    }

    public let content: Content
    /// Bytes before it in the text that it was read from.
    public let offset: Int

    /// Deepest nesting and longest text that are read.
    public static let largestDepth = 800
    public static let largestLength = 1 << 20

    /// Whether a byte may stand in a bare atom.
    static func isBare(_ byte: UInt8) -> Bool {
        byte > 32 && byte != 127
            && ![UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "\\")].contains(byte)
    }

    public func error(_ message: String) -> SExpressionError { SExpressionError(offset: offset, message: message) }
}

/// Why a text is not the form of a value.
public struct SExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Bytes before the fault.
    public let offset: Int
    public let message: String

    public var description: String { "\(message) at byte \(offset + 1)" }
}

/// A value with an exact text form: reading what was written gives an equal value.
public protocol SExpressible {
    func write(to writer: inout SExpressionWriter)
    /// - Throws: the first fault, with its place.
    init(_ form: SExpression) throws(SExpressionError)
}

extension SExpressible {
    /// The text form; nil when it would be longer than what is read back.
    public var symbolicForm: String? {
        var writer = SExpressionWriter()
        write(to: &writer)
        return writer.text
    }

    /// The value that the text is the form of.
    public init(symbolicForm text: String) throws(SExpressionError) {
        try self.init(try SExpression(parsing: text))
    }
}

/// The text of a symbolic expression under construction.
public struct SExpressionWriter: Sendable {
    private var bytes: [UInt8] = []
    private var depth = 0
    /// Shared parts are written each time they occur, so the text may be far longer than the value: then it is given up.
    public private(set) var isTooLong = false

    public init() {}

    var text: String? { isTooLong ? nil : String(decoding: bytes, as: UTF8.self) }

    public mutating func atom(_ text: String) {
        separate()
        bytes += text.utf8
        if bytes.count > SExpression.largestLength { isTooLong = true }
    }

    /// A text of any characters: bare when it reads back as such and as neither number, constant nor bound variable.
    public mutating func name(_ text: String) {
        let marks = Array("0123456789+-:#".utf8)
        if let first = text.utf8.first, !marks.contains(first), text.utf8.allSatisfy(SExpression.isBare) {
            return atom(text)
        }
        quoted(text)
    }

    public mutating func quoted(_ text: String) {
        // Byte by byte: a bar that an accent follows is another Character, but still a bar to the reader.
        var bytes = [UInt8(ascii: "|")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        atom(String(decoding: bytes, as: UTF8.self) + "|")
    }

    public mutating func list(_ body: (inout SExpressionWriter) -> Void) {
        guard !isTooLong, depth < SExpression.largestDepth else {
            isTooLong = true
            return
        }
        separate()
        bytes.append(UInt8(ascii: "("))
        depth += 1
        body(&self)
        depth -= 1
        bytes.append(UInt8(ascii: ")"))
    }

    /// `(head part part …)`.
    public mutating func list(_ head: String, _ parts: any SExpressible...) {
        list { writer in
            writer.atom(head)
            for part in parts { part.write(to: &writer) }
        }
    }

    private mutating func separate() {
        if let last = bytes.last, last != UInt8(ascii: "(") { bytes.append(32) }
    }
}

extension SExpression {
    /// The one symbolic expression that the text consists of. Linear time; nesting is kept on a stack of its own.
    public init(parsing text: String) throws(SExpressionError) {
        var text = text
        let result = text.withUTF8 { bytes in
            Result { () throws(SExpressionError) in try SExpression.parse(bytes) }
        }
        self = try result.get()
    }

    private init(_ content: Content, at offset: Int) { (self.content, self.offset) = (content, offset) }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(SExpressionError) -> SExpression {
        func fault(_ offset: Int, _ message: String) -> SExpressionError {
            SExpressionError(offset: offset, message: message)
        }
        guard bytes.count <= largestLength else {
            throw fault(largestLength, "more than \(largestLength) bytes")
        }
        var open: [(offset: Int, parts: [SExpression])] = []
        var whole: SExpression?
        var position = 0
        while position < bytes.count {
            let start = position
            var found: SExpression?
            switch bytes[position] {
            case 9, 10, 13, 32: position += 1
            case UInt8(ascii: "("):
                guard whole == nil else { throw fault(start, "something follows the expression") }
                guard open.count < largestDepth else { throw fault(start, "more than \(largestDepth) levels") }
                open.append((start, []))
                position += 1
            case UInt8(ascii: ")"):
                guard let (offset, parts) = open.popLast() else { throw fault(start, "')' closes nothing") }
                found = SExpression(.list(parts), at: offset)
                position += 1
            case UInt8(ascii: "|"):
                found = SExpression(.quoted(try quoted(bytes, &position)), at: start)
            default:
                while position < bytes.count, isBare(bytes[position]) { position += 1 }
                guard position > start else { throw fault(start, "no expression starts with this character") }
                let atom = String(decoding: bytes[start..<position], as: UTF8.self)
                found = SExpression(.atom(atom), at: start)
            }
            guard let found else { continue }
            if !open.isEmpty {
                open[open.count - 1].parts.append(found)
            } else {
                guard whole == nil else { throw fault(start, "something follows the expression") }
                whole = found
            }
        }
        if let last = open.last { throw fault(last.offset, "'(' is not closed") }
        guard let whole else { throw fault(0, "no expression") }
        return whole
    }

    /// The text between bars, from the one at `position` to behind the other.
    private static func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) throws(SExpressionError)
        -> String
    {
        let start = position
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            var byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "|") { return String(decoding: text, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), position < bytes.count {
                byte = bytes[position]
                position += 1
            }
            text.append(byte)
        }
        throw SExpressionError(offset: start, message: "'|' is not closed")
    }
}

extension SExpression {
    /// The parts of a list, to be taken one after the other.
    public struct Parts {
        private var rest: ArraySlice<SExpression>
        private let whole: SExpression

        init(_ whole: SExpression, _ parts: [SExpression]) { (self.whole, rest) = (whole, parts[...]) }

        public var isEmpty: Bool { rest.isEmpty }

        /// The next part as a value of the type that is expected.
        public mutating func next<Value: SExpressible>(_ type: Value.Type = Value.self) throws(SExpressionError)
            -> Value
        {
            try Value(try form())
        }

        /// The next part, which must be a bare atom.
        public mutating func atom() throws(SExpressionError) -> String {
            let form = try form()
            guard case .atom(let text) = form.content else { throw form.error("expected a word") }
            return text
        }

        public mutating func form() throws(SExpressionError) -> SExpression {
            guard let first = rest.popFirst() else { throw whole.error("a part is missing") }
            return first
        }

        public func end() throws(SExpressionError) {
            if let first = rest.first { throw first.error("one part too many") }
        }
    }

    public func parts() throws(SExpressionError) -> Parts {
        guard case .list(let parts) = content else { throw error("expected a list") }
        return Parts(self, parts)
    }
}

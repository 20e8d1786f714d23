// Delimited mathematics in running text, and what is no mathematics at all: code fences, drawings.

/// One pass over a text for delimited mathematics.
struct DelimiterScanner {
    let notation: Notation
    let bytes: [UInt8]
    private(set) var spans: [MathSpan] = []
    /// Parts of the text in which nothing is looked for.
    private(set) var skipped: [SourceSpan] = []
    /// Closing texts that were looked for and do not occur any more, so that no search is made twice.
    private var unclosed: Set<[UInt8]> = []

    init(notation: Notation, bytes: [UInt8]) {
        self.notation = notation
        self.bytes = bytes
    }

    mutating func run() {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index = backslash(at: index)
            case UInt8(ascii: "$"): index = dollar(at: index)
            case UInt8(ascii: "`") where matches("```", at: index): index = skip(to: "```", from: index, opening: 3)
            case UInt8(ascii: "[") where matches("[asy]", at: index):
                index = skip(to: "[/asy]", from: index, opening: 5)
            case UInt8(ascii: "<") where matches("<<", at: index): index = calculator(at: index)
            default: index += 1
            }
        }
    }

    private mutating func skip(to close: StaticString, from start: Int, opening: Int) -> Int {
        let end = find(close, from: start + opening).map { $0 + close.utf8CodeUnitCount } ?? bytes.count
        skipped.append(SourceSpan(start: start, end: end))
        return end
    }

    private mutating func backslash(at index: Int) -> Int {
        guard index + 1 < bytes.count else { return index + 1 }
        switch bytes[index + 1] {
        case UInt8(ascii: "("): return delimited("\\)", kind: .inlineParen, at: index)
        case UInt8(ascii: "["): return delimited("\\]", kind: .displayBracket, at: index)
        case UInt8(ascii: "b") where matches("\\begin{", at: index): return environment(at: index)
        default: return index + 2
        }
    }

    private mutating func delimited(_ close: StaticString, kind: MathSpan.Kind, at index: Int) -> Int {
        if unclosed.contains(Array("\(close)".utf8)) { return index + 2 }
        guard let end = find(close, from: index + 2) else {
            unclosed.insert(Array("\(close)".utf8))
            return kind == .displayBracket ? unclosedDisplay(kind, at: index) : index + 2
        }
        append(kind, SourceSpan(start: index, end: end + 2), inner: SourceSpan(start: index + 2, end: end))
        return end + 2
    }

    private mutating func append(_ kind: MathSpan.Kind, _ outer: SourceSpan, inner: SourceSpan) {
        spans.append(MathSpan(kind: kind, outer: outer, inner: inner))
    }

    private mutating func environment(at index: Int) -> Int {
        let nameStart = index + 7
        var nameEnd = nameStart
        while nameEnd < bytes.count, bytes[nameEnd] != UInt8(ascii: "}"), nameEnd - nameStart < 24 { nameEnd += 1 }
        guard nameEnd < bytes.count, bytes[nameEnd] == UInt8(ascii: "}") else { return index + 1 }
        let name = Array(bytes[nameStart..<nameEnd])
        let text = String(decoding: name, as: UTF8.self)
        if text == "asy" || text == "verbatim" {
            let close = Array("\\end{".utf8) + name + [UInt8(ascii: "}")]
            let end = find(close, from: nameEnd).map { $0 + close.count } ?? bytes.count
            skipped.append(SourceSpan(start: index, end: end))
            return end
        }
        guard notation.displayEnvironments.contains(text) else { return nameEnd + 1 }
        let close = Array("\\end{".utf8) + name + [UInt8(ascii: "}")]
        if unclosed.contains(close) { return nameEnd + 1 }
        guard let end = find(close, from: nameEnd) else {
            unclosed.insert(close)
            return nameEnd + 1
        }
        let outer = SourceSpan(start: index, end: end + close.count)
        append(.environment(text), outer, inner: outer)
        return outer.end
    }

    private mutating func calculator(at index: Int) -> Int {
        var end = index + 2
        let limit = min(bytes.count, index + 400)
        while end < limit, bytes[end] != 0x0A, !(bytes[end] == UInt8(ascii: ">") && matches(">>", at: end)) { end += 1 }
        guard end < limit, bytes[end] != 0x0A, end > index + 2 else { return index + 2 }
        append(.calculator, SourceSpan(start: index, end: end + 2), inner: SourceSpan(start: index + 2, end: end))
        return end + 2
    }

    // MARK: Dollars

    private mutating func dollar(at index: Int) -> Int {
        if matches("$$", at: index) {
            if !unclosed.contains([0x24, 0x24]), let end = find("$$", from: index + 2), end > index + 2 {
                append(
                    .displayDollar, SourceSpan(start: index, end: end + 2),
                    inner: SourceSpan(start: index + 2, end: end))
                return end + 2
            }
            if find("$$", from: index + 2) == nil {
                unclosed.insert([0x24, 0x24])
                return unclosedDisplay(.displayDollar, at: index)
            }
            return index + 2
        }
        guard let close = DollarRule(bytes: bytes).close(of: index) else { return index + 1 }
        append(.inlineDollar, SourceSpan(start: index, end: close + 1), inner: SourceSpan(start: index + 1, end: close))
        return close + 1
    }

    /// A display that the text ends in: mathematics when no words of prose follow.
    private mutating func unclosedDisplay(_ kind: MathSpan.Kind, at index: Int) -> Int {
        guard hasRelation(from: index + 2), !hasProse(from: index + 2) else { return index + 2 }
        let end = (bytes.lastIndex { $0 > 32 } ?? index) + 1
        append(kind, SourceSpan(start: index, end: end), inner: SourceSpan(start: index + 2, end: end))
        return bytes.count
    }

    private func hasRelation(from start: Int) -> Bool {
        bytes[start...].contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    }

    /// Whether words of three letters and more, outside of commands, stand in the rest of the text.
    private func hasProse(from start: Int) -> Bool {
        var letters = 0
        var isCommand = false
        for byte in bytes[start...] {
            if byte.isLetter {
                letters += 1
                if letters == 3, !isCommand { return true }
            } else {
                letters = 0
                // The name of an environment belongs to its command.
                isCommand = byte == UInt8(ascii: "\\") || isCommand && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "*"))
            }
        }
        return false
    }

    // MARK: Finding

    private func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for position in 0..<text.utf8CodeUnitCount where bytes[index + position] != text.utf8Start[position] {
            return false
        }
        return true
    }

    /// The next place of a closing text, not behind a backslash of its own.
    private func find(_ text: StaticString, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if matches(text, at: index) { return index }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    private func find(_ text: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + text.count <= bytes.count {
            if bytes[index] == text[0], bytes[index..<index + text.count].elementsEqual(text) { return index }
            index += 1
        }
        return nil
    }
}

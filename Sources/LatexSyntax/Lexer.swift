// The mouth: bytes → tokens. Works on a copy of the span's bytes, to which replacement texts are appended as a pool.

/// Whether text follows the rules of LaTeX mathematics or of mathematics typed in running text.
public enum Mode: Sendable {
    case latex, plain
}

/// One pass over the bytes of a span, never backwards.
struct Lexer {
    let notation: Notation
    let mode: Mode
    /// Offset of `bytes[0]` in the source.
    let origin: Int
    /// The span's bytes, then the pool.
    var bytes: [UInt8]
    let sourceCount: Int
    var tokens: [Token] = []
    var diagnostics: [Diagnostic] = []
    /// Set while replacement text is read: every token then stands at the place of what was replaced.
    var fixedSpan: SourceSpan?
    var isSpaced = false
    var isWide = false
    var expander = MacroExpander()
    /// For each open fence, whether it holds the arguments of a function, which commas part.
    var argumentLists: [Bool] = []
    /// Ends of the \text groups whose inner `$…$` is being read.
    var suspendedText: [Int] = []
    /// Ranges to step over, relative to `origin`, in order.
    var holes: [Range<Int>]

    init(notation: Notation, source: SourceText, span: SourceSpan, mode: Mode, holes: [SourceSpan]) {
        self.notation = notation
        self.mode = mode
        let start = min(max(0, span.start), source.bytes.count)
        let end = min(max(start, span.end), source.bytes.count)
        origin = start
        bytes = Array(source.bytes[start..<end])
        sourceCount = bytes.count
        self.holes = holes.filter { $0.start >= start && $0.end <= end && $0.end > $0.start }
            .map { $0.start - start..<$0.end - start }
        tokens.reserveCapacity(bytes.count / 2 + 8)
    }

    /// All tokens of the span, laid out, closed by an end token.
    mutating func run() {
        lex(0..<sourceCount)
        var end = Token(.end, start: origin + sourceCount, end: origin + sourceCount)
        end.isSpaced = true
        ReversedBracketPass(notation: notation).apply(to: &tokens)
        if tokens.contains(where: \.isWide) {
            bytes.append(UInt8(ascii: ","))
            tokens = WideSpacePass(notation: notation, comma: bytes.count - 1).apply(to: tokens)
        }
        tokens = LayoutPass(notation: notation, bytes: bytes).apply(to: tokens)
        tokens.append(end)
    }

    mutating func lex(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if let hole = holes.first, index >= hole.lowerBound, range.upperBound <= sourceCount {
                holes.removeFirst()
                // The point of an abbreviation parts nothing: `sq. ft./coat`.
                isSpaced = isSpaced || hole.count > 1
                index = max(index, hole.upperBound)
                continue
            }
            let limit =
                range.upperBound <= sourceCount
                ? min(range.upperBound, holes.first?.lowerBound ?? range.upperBound) : range.upperBound
            index = lexOne(at: index, end: max(limit, index + 1))
        }
    }

    /// Reads at least one byte and returns the offset behind what it read.
    private mutating func lexOne(at index: Int, end: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "~") where mode == .plain:
            guard let row = notation.sign(at: index, in: bytes, end: end, isPlain: true) else {
                isSpaced = true
                return index + 1
            }
            return emitSign(row, at: index)
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "\""):
            isSpaced = true
            return index + 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return lexNumber(at: index, end: end)
        case UInt8(ascii: "."):
            if index + 1 < end, bytes[index + 1].isDigit || repeatingTail(at: index + 1, end: end) != nil {
                return lexNumber(at: index, end: end)
            }
            if let row = notation.sign(at: index, in: bytes, end: end, isPlain: mode == .plain) {
                return emitSign(row, at: index)
            }
            return emit(.separator, index, index + 1)
        case UInt8(ascii: ","), UInt8(ascii: ";"):
            return emit(.separator, index, index + 1)
        case UInt8(ascii: "{"):
            // `{=}` and `{+}` only change spacing.
            if index + 2 < end, bytes[index + 2] == UInt8(ascii: "}"), "=+-<>,*/:".utf8.contains(bytes[index + 1]),
                !isScript
            {
                _ = lexOne(at: index + 1, end: end)
                return index + 3
            }
            return emit(.groupOpen, index, index + 1)
        case UInt8(ascii: "}"):
            if unwrapsSign() {
                isSpaced = true
                return index + 1
            }
            return emit(.groupClose, index, index + 1)
        case UInt8(ascii: "^"): return emit(.superscript, index, index + 1)
        case UInt8(ascii: "_"): return emit(.subscripted, index, index + 1)
        case UInt8(ascii: "&"): return emit(.alignment, index, index + 1)
        case UInt8(ascii: "\\"): return lexCommand(at: index, end: end)
        case UInt8(ascii: "%") where mode == .latex: return lexPercent(at: index, end: end)
        case UInt8(ascii: "$"):
            if !suspendedText.isEmpty {
                let close = suspendedText.removeLast()
                return lexText(from: index + 1, to: close)
            }
            if isBoxedDelimiter(at: index, end: end) { return index + 1 }
            return emit(.row, index, index + 1, row: notation.dollarRow)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            return mode == .plain ? lexWord(at: index, end: end) : lexLetters(at: index, end: end)
        case 0x80...:
            return lexCharacter(at: index, end: end)
        case UInt8(ascii: "/") where mode == .plain && isRate(at: index, end: end):
            return lexRate(at: index, end: end)
        case UInt8(ascii: "!") where isNotEqual(at: index, end: end),
            UInt8(ascii: "|") where isParallel(at: index, end: end):
            // Signs of plain text, clear by the spaces around them.
            if let row = notation.sign(at: index, in: bytes, end: end, isPlain: true) {
                return emitSign(row, at: index)
            }
            return emit(.unknownCommand, index, index + 1)
        default:
            if let row = notation.sign(at: index, in: bytes, end: end, isPlain: mode == .plain) {
                return emitSign(row, at: index)
            }
            return emit(byte < 0x20 || byte == 0x7F ? .invalid : .unknownCommand, index, index + 1)
        }
    }

    /// The signs of `{$x = 5$}`: mathematics delimited once more inside a group.
    private func isBoxedDelimiter(at index: Int, end: Int) -> Bool {
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: "}") { return opensBoxed(index) }
        guard tokens.last?.kind == .groupOpen, index > 0, bytes[index - 1] == UInt8(ascii: "{") else { return false }
        var close = index + 1
        while close < end, bytes[close] != UInt8(ascii: "$"), bytes[close] != UInt8(ascii: "{") { close += 1 }
        return close + 1 < end && bytes[close] == UInt8(ascii: "$") && bytes[close + 1] == UInt8(ascii: "}")
    }

    /// Whether a sign before this one opened the same group.
    private func opensBoxed(_ index: Int) -> Bool {
        var open = index - 1
        while open > 0, bytes[open] != UInt8(ascii: "$"), bytes[open] != UInt8(ascii: "}") { open -= 1 }
        return open > 0 && bytes[open] == UInt8(ascii: "$") && bytes[open - 1] == UInt8(ascii: "{")
    }

    /// `a != b`, where a factorial would touch its operand.
    private func isNotEqual(at index: Int, end: Int) -> Bool {
        isSpaced && index + 1 < end && bytes[index + 1] == UInt8(ascii: "=") && tokens.last?.kind != .superscript
    }

    /// `AB || CD`, where an absolute value would touch what it holds.
    private func isParallel(at index: Int, end: Int) -> Bool {
        guard isSpaced, index + 2 < end, bytes[index + 1] == UInt8(ascii: "|"), bytes[index + 2].isSpace else {
            return false
        }
        switch tokens.last?.kind {
        case .letter, .number, .groupClose, .name: return true
        default: return false
        }
    }

    /// `{\pm}` and `{\text{and}}`: braces around one operator only change its spacing, unless they are an argument.
    private mutating func unwrapsSign() -> Bool {
        guard tokens.count >= 2, let sign = tokens.last, sign.kind == .row, tokens[tokens.count - 2].kind == .groupOpen
        else { return false }
        let row = notation.rows[Int(sign.row)]
        guard row.infix != nil || row.relation != nil, row.delimiter == nil, row.leaf == nil else { return false }
        if tokens.count >= 3 {
            let before = tokens[tokens.count - 3]
            switch before.kind {
            case .superscript, .subscripted, .groupClose: return false
            case .row
            where notation.rows[Int(before.row)].structure != nil || notation.rows[Int(before.row)].decoration != nil:
                return false
            default: break
            }
        }
        tokens.remove(at: tokens.count - 2)
        return true
    }

    /// Whether the next token is an exponent or index.
    private var isScript: Bool { tokens.last.map { $0.kind == .superscript || $0.kind == .subscripted } ?? false }

    /// In LaTeX a `%` right behind a digit is a percent sign that lacks its backslash; elsewhere it opens a comment.
    private mutating func lexPercent(at index: Int, end: Int) -> Int {
        if index > 0, bytes[index - 1].isDigit { return emit(.row, index, index + 1, row: notation.percentRow) }
        var index = index
        while index < end, bytes[index] != 0x0A { index += 1 }
        isSpaced = true
        return index
    }

    private mutating func emitSign(_ row: Int32, at index: Int) -> Int {
        emit(.row, index, index + notation.rows[Int(row)].bytes.count, row: row)
    }

    /// Keeps count of the open fences before a row's token is added.
    private mutating func trackFence(_ row: GrammarRow) {
        let opens = row.delimiter.map { $0.opens && !$0.closes } ?? (row.structure?.shape == .left)
        let closes = row.delimiter.map { $0.closes && !$0.opens } ?? (row.structure?.shape == .right)
        if opens {
            let name = tokens.last { $0.kind != .groupClose }
            let function = name.flatMap { $0.kind == .row ? notation.rows[Int($0.row)].function : nil }
            argumentLists.append(function?.isListed ?? false)
        } else if closes {
            _ = argumentLists.popLast()
        }
    }

    @discardableResult
    mutating func emit(_ kind: TokenKind, _ start: Int, _ end: Int, row: Int32 = -1) -> Int {
        var token = Token(kind, start: origin + start, end: origin + end, row: row)
        if let fixedSpan {
            token.start = Int32(truncatingIfNeeded: fixedSpan.start)
            token.end = Int32(truncatingIfNeeded: fixedSpan.end)
        }
        token.textStart = Int32(truncatingIfNeeded: start)
        token.textEnd = Int32(truncatingIfNeeded: end)
        token.isSpaced = isSpaced
        token.isWide = isWide
        isSpaced = false
        isWide = false
        if kind == .row { trackFence(notation.rows[Int(row)]) }
        tokens.append(token)
        return end
    }

    /// The source span of a range of `bytes`.
    func span(_ start: Int, _ end: Int) -> SourceSpan {
        fixedSpan ?? SourceSpan(start: origin + start, end: origin + end)
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

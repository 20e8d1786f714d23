// What the lexer makes of the bytes: offsets and kinds, no text of its own.

enum TokenKind: UInt8, Sendable {
    case number, repeatingDecimal
    /// One variable letter.
    case letter
    /// A run of letters in plain text.
    case word
    /// A command, sign or phrase that has a row; `row` tells which.
    case row
    /// The content of \text and its like, when it has no row.
    case text
    /// The content of \operatorname, when it has no row.
    case operatorName
    /// A name given as a whole: the content of \variable.
    case name
    case groupOpen, groupClose
    case superscript, subscripted
    case separator
    case alignment, cellBreak, lineBreak
    case unknownCommand, invalid
    case end
}

/// A token: 28 bytes of offsets.
struct Token: Sendable {
    var kind: TokenKind
    /// Whether white space stands before it.
    var isSpaced = false
    /// Whether that space is a wide one, as between statements.
    var isWide = false
    /// For numbers: whether bare commas group the digits, so that it might be a list.
    var hasCommas = false
    /// For numbers: whether `{,}` is their decimal point.
    var hasDecimalComma = false
    /// For words in plain text: whether a digit or letter touches it on the left.
    var isGlued = false
    var row: Int32 = -1
    /// Where the token stands in the source.
    var start: Int32
    var end: Int32
    /// Where its text is: in the source, or beyond the source's length in the pool of replacement texts.
    var textStart: Int32
    var textEnd: Int32

    init(_ kind: TokenKind, start: Int, end: Int, row: Int32 = -1) {
        self.kind = kind
        self.row = row
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        textStart = self.start
        textEnd = self.end
    }

    var span: SourceSpan { SourceSpan(start: Int(start), end: Int(end)) }
}

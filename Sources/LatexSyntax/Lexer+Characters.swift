// Characters outside ASCII: rows of the Unicode table, letters of other scripts, bytes that are no character.

extension Lexer {
    mutating func lexCharacter(at start: Int, end: Int) -> Int {
        guard let (scalar, stop) = scalar(at: start, end: end) else { return emit(.invalid, start, start + 1) }
        switch notation.characters[scalar.value] {
        case .space:
            isSpaced = true
            return stop
        case .text(let replacement):
            substitute(replacement, for: start..<stop)
            return stop
        case .superscript, .subscripted:
            return lexRaisedRun(at: start, end: end)
        case nil:
            if scalar.properties.isAlphabetic { return emit(.letter, start, stop) }
            return emit(.unknownCommand, start, stop)
        }
    }

    /// Reads `x²³` as `x^{23}`.
    private mutating func lexRaisedRun(at start: Int, end: Int) -> Int {
        var index = start
        var digits: [UInt8] = []
        var isSuperscript: Bool?
        run: while let (scalar, stop) = scalar(at: index, end: end), let row = notation.characters[scalar.value] {
            switch row {
            case .superscript(let digit) where isSuperscript != false:
                isSuperscript = true
                digits.append(digit)
            case .subscripted(let digit) where isSuperscript != true:
                isSuperscript = false
                digits.append(digit)
            default: break run
            }
            index = stop
        }
        substitute(
            [UInt8(ascii: isSuperscript == true ? "^" : "_"), UInt8(ascii: "{")] + digits + [UInt8(ascii: "}")],
            for: start..<index)
        return index
    }

    /// Reads replacement text in place of a range.
    mutating func substitute(_ replacement: [UInt8], for range: Range<Int>) {
        guard expander.mayExpand(byteCount: replacement.count, inputCount: sourceCount) else {
            emit(.unknownCommand, range.lowerBound, range.upperBound)
            return
        }
        let outer = fixedSpan
        fixedSpan = span(range.lowerBound, range.upperBound)
        let start = bytes.count
        bytes.append(contentsOf: replacement)
        lex(start..<bytes.count)
        fixedSpan = outer
    }

    /// The scalar at an offset, or nil where the bytes are not UTF-8.
    private func scalar(at start: Int, end: Int) -> (Unicode.Scalar, Int)? {
        guard start < end else { return nil }
        let first = bytes[start]
        let length =
            first < 0x80
            ? 1
            : first >= 0xC2 && first < 0xE0
                ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0
        guard length > 0, start + length <= end else { return nil }
        if length == 1 { return (Unicode.Scalar(first), start + 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for position in start + 1..<start + length {
            guard bytes[position] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[position] & 0x3F)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, start + length)
    }
}

// Letters of LaTeX mathematics: variables one by one, unless a run of them spells a word that was meant.

extension Lexer {
    /// Letters stand for themselves; but people forget the backslash of a function (`sin x`, `sinx`) and the \text around
    /// words (`x = 1 or x = 2`, `5 cm`, `12 apples`).
    mutating func lexLetters(at index: Int, end: Int) -> Int {
        var stop = index
        while stop < end, bytes[stop].isLetter { stop += 1 }
        let isScript = tokens.last.map { $0.kind == .superscript || $0.kind == .subscripted } ?? false
        if stop - index >= 2, !(index > 0 && bytes[index - 1].isLetter), !isScript {
            if let word = word(index..<stop, end: end) { return word }
        }
        if isPowerOfTenSign(at: index, end: end) { return emit(.row, index, index + 1, row: notation.timesRow) }
        return emit(.letter, index, index + 1)
    }

    /// The x of `3.2x10^5`.
    private func isPowerOfTenSign(at index: Int, end: Int) -> Bool {
        bytes[index] == UInt8(ascii: "x") && tokens.last?.kind == .number && !isSpaced
            && matches("10^", at: index + 1, end: end)
    }

    /// Reads a whole run of letters as one word, or gives nil for a product.
    private mutating func word(_ range: Range<Int>, end: Int) -> Int? {
        let row = notation.phrases[bytes[range]].map { (index: $0, row: notation.rows[Int($0)]) }
        if range.count >= 3, let row, row.row.function != nil {
            emit(.row, range.lowerBound, range.upperBound, row: row.index)
            return lexLogarithmBase(of: row.index, at: range.upperBound, end: end)
        }
        if let function = functionAndLetter(range) { return function }
        guard isSetApart(range, end: end) else { return nil }
        if let row, row.row.isConnective || row.row.infix?.name == "Mod" {
            return emit(.row, range.lowerBound, range.upperBound, row: row.index)
        }
        guard isSpaced, let last = tokens.last, last.kind == .number || last.row == notation.percentRow else {
            return nil
        }
        if let unit = notation.units[bytes[range]] {
            noteWord("bare-unit", range)
            return emit(.text, range.lowerBound, range.upperBound, row: unit)
        }
        if range.count >= 5, isLikeAWord(range) {
            noteWord("bare-word", range)
            return emit(.text, range.lowerBound, range.upperBound)
        }
        return nil
    }

    private mutating func noteWord(_ code: String, _ range: Range<Int>) {
        diagnostics.append(
            Diagnostic(
                code: code, severity: .note, span: span(range.lowerBound, range.upperBound),
                message: "read as a word, not as a product of its letters", hint: "write \\text{…} around words"))
    }

    /// `sinx`: a function of one letter that lost its space.
    private mutating func functionAndLetter(_ range: Range<Int>) -> Int? {
        let head = range.lowerBound..<range.upperBound - 1
        guard head.count >= 3 || bytes[head].elementsEqual("ln".utf8), notation.phrases[bytes[range]] == nil,
            let row = notation.phrases[bytes[head]],
            let function = notation.rows[Int(row)].function, !function.isFencedOnly, !function.isListed,
            bytes[head.upperBound] >= UInt8(ascii: "a")
        else { return nil }
        diagnostics.append(
            Diagnostic(
                code: "fused-function", severity: .warning, span: span(range.lowerBound, range.upperBound),
                message: "read as a function of the last letter",
                hint: "put a backslash before the function and a space behind it"))
        return emit(.row, head.lowerBound, head.upperBound, row: row)
    }

    /// Whether spaces or brackets stand on both sides, so that nothing is multiplied there.
    private func isSetApart(_ range: Range<Int>, end: Int) -> Bool {
        let isFreeBefore =
            isSpaced
            || tokens.last.map { $0.kind == .row && notation.rows[Int($0.row)].delimiter != nil } ?? true
        guard isFreeBefore else { return false }
        guard range.upperBound < end else { return true }
        let next = bytes[range.upperBound]
        return next.isSpace || ",.;:\\".utf8.contains(next) || next == UInt8(ascii: "(") && tokens.last?.kind != .number
    }

    /// Lower-case letters with a vowel among them, not in the order of the alphabet as names of digits are.
    private func isLikeAWord(_ range: Range<Int>) -> Bool {
        let letters = bytes[range].dropFirst()
        guard letters.allSatisfy({ $0 >= UInt8(ascii: "a") }), letters.contains(where: { "aeiou".utf8.contains($0) })
        else { return false }
        return !zip(letters, letters.dropFirst()).allSatisfy { $0 < $1 }
    }
}

extension GrammarRow {
    /// A word between statements: `or`, `and`, `so`.
    fileprivate var isConnective: Bool {
        guard isWord, let name = infix?.name ?? relation?.name else { return false }
        return ["And", "Or", "Implies", "Iff"].contains(name)
    }
}

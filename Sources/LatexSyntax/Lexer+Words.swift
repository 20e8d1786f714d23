// Letters of plain text: single letters are variables, runs are words, functions, constants or phrases that act as operators.

extension Lexer {
    mutating func lexWord(at start: Int, end: Int) -> Int {
        var stop = start
        while stop < end, isWordByte(at: stop, end: end) { stop += 1 }
        let isGlued =
            start > 0 && start <= sourceCount
            && (bytes[start - 1].isDigit || bytes[start - 1] == UInt8(ascii: ")")
                || bytes[start - 1] >= 0x80 && !isSpaced && tokens.last?.kind == .groupClose)
        if stop - start == 1 || isTimesSign(at: start, end: end) {
            if isTimesSign(at: start, end: end) { return emit(.row, start, start + 1, row: notation.timesRow) }
            if isArticle(at: start, end: end) { return emit(.word, start, stop) }
            emit(.letter, start, stop)
            return lexIndex(at: stop, from: start, end: end)
        }
        if let phrase = phrase(at: start, end: end),
            actsAsNotation(phrase.row, upTo: phrase.end, end: end)
                || phrase.end == stop && logarithmBase(of: phrase.row, at: stop, end: end) != nil
        {
            emit(.row, start, phrase.end, row: phrase.row)
            return lexLogarithmBase(of: phrase.row, at: phrase.end, end: end)
        }
        if isProductOfLetters(start..<stop, isGlued: isGlued) {
            for position in start..<stop { emit(.letter, position, position + 1) }
            return stop
        }
        emit(.word, start, stop, row: notation.units[bytes[start..<stop]] ?? -1)
        tokens[tokens.count - 1].isGlued = isGlued
        return stop
    }

    /// `x1`: digits right behind a letter that nothing precedes are its index.
    private mutating func lexIndex(at stop: Int, from start: Int, end: Int) -> Int {
        guard stop < end, bytes[stop].isDigit, start == 0 || !(bytes[start - 1].isDigit || bytes[start - 1].isLetter)
        else { return stop }
        var index = stop
        while index < end, bytes[index].isDigit { index += 1 }
        guard index - stop <= 2, index >= end || !bytes[index].isLetter && bytes[index] != UInt8(ascii: ".") else {
            return stop
        }
        emit(.subscripted, stop, stop)
        return emit(.number, stop, index)
    }

    /// The end of the digits between the name of a logarithm and its bracket: `log2(8)`.
    private func logarithmBase(of row: Int32, at stop: Int, end: Int) -> Int? {
        guard notation.rows[Int(row)].function?.name == "log" else { return nil }
        var index = stop
        while index < end, bytes[index].isDigit { index += 1 }
        return 1...3 ~= index - stop && index < end && bytes[index] == UInt8(ascii: "(") ? index : nil
    }

    /// The base behind the name of a logarithm, if there is one.
    mutating func lexLogarithmBase(of row: Int32, at stop: Int, end: Int) -> Int {
        guard let base = logarithmBase(of: row, at: stop, end: end) else { return stop }
        emit(.subscripted, stop, stop)
        emit(.groupOpen, stop, stop)
        emit(.number, stop, base)
        emit(.groupClose, base, base)
        return base
    }

    /// Whether a slash stands tight between a quantity and a word: `$15/hour`, `miles/hour`.
    func isRate(at index: Int, end: Int) -> Bool {
        guard index + 2 < end, bytes[index + 1].isLetter, bytes[index + 2].isLetter, !isSpaced, let last = tokens.last
        else { return false }
        var stop = index + 1
        while stop < end, bytes[stop].isLetter { stop += 1 }
        let isCall = stop < end && (bytes[stop] == UInt8(ascii: "(") || bytes[stop].isDigit)
        if let row = notation.phrases[bytes[index + 1..<stop]],
            notation.rows[Int(row)].leaf != nil || (notation.rows[Int(row)].function != nil && isCall)
        {
            return false
        }
        switch last.kind {
        case .number, .word, .text: return true
        case .row:
            return notation.rows[Int(last.row)].delimiter?.closes == true || notation.rows[Int(last.row)].postfix != nil
        default: return false
        }
    }

    mutating func lexRate(at start: Int, end: Int) -> Int {
        var stop = start + 1
        while stop < end, isWordByte(at: stop, end: end) { stop += 1 }
        return emit(.word, start, stop)
    }

    /// Letters, and an apostrophe, underscore or letter outside ASCII between letters.
    private func isWordByte(at index: Int, end: Int) -> Bool {
        let byte = bytes[index]
        if byte.isLetter { return true }
        if byte == UInt8(ascii: "-") {
            return index > 1 && bytes[index - 1].isLetter && bytes[index - 2].isLetter && index + 2 < end
                && bytes[index + 1].isLetter && bytes[index + 2].isLetter
        }
        guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "'") else { return false }
        return index > 1 && bytes[index - 1].isLetter && bytes[index - 2].isLetter && index + 1 < end
            && bytes[index + 1].isLetter
    }

    /// Whether an `x` stands between two numbers and so means times: `5 x 3`, `2x4`, `3 cups x $2`.
    private func isTimesSign(at index: Int, end: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "x") || bytes[index] == UInt8(ascii: "X"), let last = tokens.last else {
            return false
        }
        var next = index + 1
        while next < end, bytes[next].isSpace { next += 1 }
        guard next < end else { return false }
        let isAfterSpace = isSpaced
        let isBeforeSpace = next > index + 1
        switch bytes[next] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "."): break
        case UInt8(ascii: "("): if !(isAfterSpace && isBeforeSpace) { return false }
        default: return false
        }
        switch last.kind {
        case .number, .word, .text, .repeatingDecimal: return true
        case .row:
            let row = notation.rows[Int(last.row)]
            return row.delimiter?.closes == true || row.postfix != nil || row.unit != nil
        case .letter: return isAfterSpace && isBeforeSpace
        default: return false
        }
    }

    /// Whether a lone `a` is the article: a word follows it, and no sign precedes it.
    private func isArticle(at index: Int, end: Int) -> Bool {
        guard bytes[index].lowercased == UInt8(ascii: "a"), isSpaced, index + 3 < end else { return false }
        guard bytes[index + 1] == 0x20, bytes[index + 2].isLetter, bytes[index + 3].isLetter else { return false }
        return tokens.last.map { $0.kind == .word || $0.kind == .number } ?? false
    }

    /// Whether a phrase is meant as an operator: signs in words need something to work on.
    private func actsAsNotation(_ index: Int32, upTo stop: Int, end: Int) -> Bool {
        let row = notation.rows[Int(index)]
        guard row.isProseWord else { return false }
        if row.leaf != nil || row.postfix != nil { return true }
        var next = stop
        while next < end, bytes[next].isSpace { next += 1 }
        // An annotation stands between the word and its operand.
        if next >= end, let hole = holes.first, hole.lowerBound <= next { next = hole.upperBound }
        guard next < (next >= end ? sourceCount : end) else { return false }
        let meetsOperand =
            bytes[next].isDigit || "$(.-\\".utf8.contains(bytes[next])
            || (bytes[next].isLetter && (next + 1 >= sourceCount || !bytes[next + 1].isLetter))
        if row.function != nil {
            // Bars and square brackets stand in prose too, but not right behind a word: ln|x|.
            if next == stop, bytes[next] == UInt8(ascii: "|") || bytes[next] == UInt8(ascii: "[") { return true }
            return meetsOperand || bytes[next] == UInt8(ascii: "^") || bytes[next] == UInt8(ascii: "_")
                || bytes[next] >= 0x80
        }
        guard meetsOperand || bytes[next] >= 0x80 else { return false }
        return row.infix?.name == "Of" ? isPart(tokens.count - 1) : true
    }

    /// Whether the tokens up to an index end in a percentage or a fraction, of which a part can be taken.
    private func isPart(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        let token = tokens[index]
        if token.kind == .row { return notation.rows[Int(token.row)].postfix?.name == "Percent" }
        if token.kind == .groupClose { return true }
        guard token.kind == .number, index > 0, tokens[index - 1].kind == .row else { return false }
        return notation.rows[Int(tokens[index - 1].row)].infix?.name == "Divide"
    }

    /// How many words a phrase of running text may have.
    static let phraseWords = 4

    /// The longest phrase that has a row.
    private func phrase(at start: Int, end: Int) -> (end: Int, row: Int32)? {
        var best: (end: Int, row: Int32)?
        var key: [UInt8] = []
        var index = start
        for word in 0..<Lexer.phraseWords {
            while index < end, bytes[index].isLetter {
                key.append(bytes[index].lowercased)
                index += 1
            }
            if let row = word == 0
                ? notation.phrases[bytes[start..<index]] ?? notation.phrases[key] : notation.phrases[key]
            {
                best = (index, row)
            }
            guard index + 1 < end, bytes[index] == 0x20, bytes[index + 1].isLetter else { break }
            key.append(0x20)
            index += 1
        }
        return best
    }

    /// Short runs like `xy` or `2ab` are products; words of prose are not.
    private func isProductOfLetters(_ range: Range<Int>, isGlued: Bool) -> Bool {
        if range.count > 4 || notation.units[bytes[range]] != nil { return false }
        if bytes[range].contains(where: { !$0.isLetter }) { return false }
        if range.count == 2, isGlued { return true }
        // "mc^2": a power of a word that is no unit is one of letters.
        if range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "^"),
            notation.phrases[bytes[range]] == nil
        {
            return true
        }
        let set = Set(bytes[range].map(\.lowercased))
        let families: [Set<UInt8>] = [
            Set("xyzw".utf8), Set("abc".utf8), Set("mn".utf8), Set("pqr".utf8), Set("uv".utf8),
        ]
        return families.contains { set.isSubset(of: $0) }
    }
}

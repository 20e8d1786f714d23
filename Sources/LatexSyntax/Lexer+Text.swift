// Prose inside mathematics: \text and upright letters. Words that act as notation become rows; the rest stays text.

extension Lexer {
    /// Reads the content of a text group; `$…$` inside it is mathematics again. `end` is the offset behind the closing brace.
    mutating func lexText(from start: Int, to end: Int) -> Int {
        // Mathematics inside the text may have run past its end.
        guard start < end else { return start }
        var first = start
        if first < end, bytes[first] == UInt8(ascii: "{") { first += 1 }
        let last = end > first && bytes[end - 1] == UInt8(ascii: "}") ? end - 1 : end
        var index = first
        while index < last {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "$") {
                emitText(first..<index)
                suspendedText.append(end)
                return index + 1
            }
            index += 1
        }
        emitText(first..<last)
        return end
    }

    /// Emits prose: separators at its ends, then what its words say.
    mutating func emitText(_ range: Range<Int>) {
        var range = range
        func trim(_ range: inout Range<Int>) {
            while let byte = bytes[range].first, byte.isSpace || byte == UInt8(ascii: "~") {
                range = range.lowerBound + 1..<range.upperBound
            }
            while let byte = bytes[range].last, byte.isSpace || byte == UInt8(ascii: "~") {
                range = range.lowerBound..<range.upperBound - 1
            }
        }
        let wasSpaced = isSpaced
        trim(&range)
        isSpaced = true
        while let byte = bytes[range].first, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
            emit(.separator, range.lowerBound, range.lowerBound + 1)
            range = range.lowerBound + 1..<range.upperBound
            trim(&range)
        }
        var closing: Range<Int>?
        while let byte = bytes[range].last,
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: ":")
        {
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                closing = range.upperBound - 1..<range.upperBound
            }
            range = range.lowerBound..<range.upperBound - 1
            trim(&range)
        }
        if !range.isEmpty {
            isSpaced = wasSpaced || range.lowerBound > 0 && bytes[range.lowerBound - 1].isSpace
            emitPhrase(range)
        }
        // "Therefore, …": the comma behind a connective parts nothing.
        if let closing, !endsWithConnective { emit(.separator, closing.lowerBound, closing.upperBound) }
        isSpaced = true
    }

    private var endsWithConnective: Bool {
        guard let last = tokens.last, last.kind == .row else { return false }
        return notation.rows[Int(last.row)].isWord && notation.rows[Int(last.row)].relation != nil
    }

    private mutating func emitPhrase(_ range: Range<Int>) {
        if let modulus = modulus(range) {
            emit(.row, range.lowerBound, modulus.lowerBound, row: notation.modulusRow)
            emit(.groupOpen, modulus.lowerBound, modulus.lowerBound)
            lex(modulus)
            emit(.groupClose, modulus.upperBound, range.upperBound)
            return
        }
        if let unit = notation.units[bytes[range]], tokens.last?.kind == .number, endsQuantity(at: range.upperBound) {
            emit(.text, range.lowerBound, range.upperBound, row: unit)
        } else if let row = notation.phrases[bytes[range]] ?? notation.phrases[bytes[range].map(\.lowercased)] {
            emit(.row, range.lowerBound, range.upperBound, row: row)
        } else if bytes[range].allSatisfy({
            $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
        }) {
            lex(range)
        } else {
            emit(.text, range.lowerBound, range.upperBound, row: notation.units[bytes[range]] ?? -1)
        }
    }

    /// The modulus of `(mod 4)` written as text.
    private func modulus(_ range: Range<Int>) -> Range<Int>? {
        guard matches("(mod ", at: range.lowerBound, end: range.upperBound),
            bytes[range.upperBound - 1] == UInt8(ascii: ")")
        else { return nil }
        let inner = range.lowerBound + 5..<range.upperBound - 1
        return !inner.isEmpty && bytes[inner].allSatisfy { $0.isDigit || $0.isLetter } ? inner : nil
    }

    /// Whether nothing that a function could take follows the end of a text group: `5\text{ min}` is a time,
    /// `\text{min}(5, 3)` is not.
    private func endsQuantity(at end: Int) -> Bool {
        var index = end
        while index < bytes.count, bytes[index].isSpace || bytes[index] == UInt8(ascii: "}") { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\\") else {
            return index >= bytes.count || "+-=<>,;:.)]&/*".utf8.contains(bytes[index])
        }
        var stop = index + 1
        while stop < bytes.count, bytes[stop].isLetter { stop += 1 }
        let row = notation.commands[bytes[index + 1..<stop]].map { notation.rows[Int($0)] }
        return row.map { $0.infix != nil || $0.relation != nil || $0.structure?.shape == .right } ?? false
    }

    /// `\mathbb{R}` may have a row of its own; one letter is that letter; upright runs of letters are prose; all else is as if bare.
    mutating func lexAlphabet(row: Int32, at start: Int, from stop: Int, end: Int) -> Int {
        // Long content is never one letter or word, and looking at its start alone keeps nested commands linear.
        let (group, isClosed) = argumentRange(at: stop, end: min(end, stop + 160))
        // What never closes is left to the parser, which mends it and says so.
        if !isClosed { return stop }
        let inner = content(of: group)
        let face = notation.rows[Int(row)].decoration?.name ?? ""
        let letters = bytes[inner].filter { !$0.isSpace && $0 != UInt8(ascii: "~") }
        if let index = notation.alphabetLetters[Array("\\\(face){".utf8) + letters + [UInt8(ascii: "}")]] {
            return emit(.row, start, group.upperBound, row: index)
        }
        if letters.count == 1, letters[0].isLetter, let position = bytes[inner].firstIndex(where: \.isLetter) {
            emit(.letter, start, group.upperBound)
            tokens[tokens.count - 1].textStart = Int32(truncatingIfNeeded: position)
            tokens[tokens.count - 1].textEnd = Int32(truncatingIfNeeded: position + 1)
            if let unit = notation.units[letters], face == "mathrm" { tokens[tokens.count - 1].row = unit }
            return group.upperBound
        }
        let isUpright = face == "mathrm" || face == "mathsf" || face == "mathtt" || face == "mathit" || face == "mathbf"
        let isProse = bytes[inner].allSatisfy {
            $0.isLetter || $0.isSpace || $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: ".")
        }
        // "km/h" is one unit, though a slash between other letters divides.
        let isRate = bytes[inner].split(separator: UInt8(ascii: "/")).allSatisfy { notation.units[$0] != nil }
        if isUpright, letters.count > 1, isProse || isRate {
            return lexText(from: group.lowerBound, to: group.upperBound)
        }
        return stop
    }

    /// `{\rm so}`: words in another face up to the end of the group are prose; a single letter and all else are as if bare.
    mutating func lexFace(from stop: Int, end: Int) -> Int {
        var close = stop
        var letters = 0
        while close < end, bytes[close] != UInt8(ascii: "}") {
            guard bytes[close].isLetter || bytes[close].isSpace || ",.;:~'-".utf8.contains(bytes[close]) else {
                return stop
            }
            letters += bytes[close].isLetter ? 1 : 0
            close += 1
        }
        guard close < end, letters > 1 else { return stop }
        emitText(stop..<close)
        return close
    }

    /// The d of a differential, whatever face it stands in.
    mutating func emitUprightD(_ start: Int, _ inner: Range<Int>, _ end: Int) -> Int {
        emit(.letter, start, end)
        let place = bytes[inner].firstIndex(of: UInt8(ascii: "d")) ?? inner.lowerBound
        tokens[tokens.count - 1].textStart = Int32(truncatingIfNeeded: place)
        tokens[tokens.count - 1].textEnd = Int32(truncatingIfNeeded: place + 1)
        return end
    }

    /// `\operatorname{lcm}`
    mutating func lexOperatorName(at start: Int, from stop: Int, end: Int) -> Int {
        let group = argument(at: stop, end: end)
        let inner = content(of: group)
        let name = bytes[inner].filter { $0.isLetter }
        if let row = notation.phrases[name],
            notation.rows[Int(row)].function != nil || notation.rows[Int(row)].infix != nil
        {
            return emit(.row, start, group.upperBound, row: row)
        }
        if let row = notation.commands[name],
            notation.rows[Int(row)].function != nil || notation.rows[Int(row)].bigOperator != nil
        {
            return emit(.row, start, group.upperBound, row: row)
        }
        if name.elementsEqual("d".utf8) { return emitUprightD(start, inner, group.upperBound) }
        emit(.operatorName, start, group.upperBound)
        tokens[tokens.count - 1].textStart = Int32(truncatingIfNeeded: inner.lowerBound)
        tokens[tokens.count - 1].textEnd = Int32(truncatingIfNeeded: inner.upperBound)
        return group.upperBound
    }
}

// `$` as the delimiter of mathematics against `$` as money, decided by what stands between two of them.

/// Finds the partner of an opening dollar sign, or says that it is money.
struct DollarRule {
    let bytes: [UInt8]

    /// The closing dollar of the mathematics that opens here, or nil when this dollar opens none.
    func close(of open: Int) -> Int? {
        guard open + 1 < bytes.count else { return nil }
        guard let close = nextDollar(after: open), close > open + 1 else { return nil }
        let content = open + 1..<close
        let first = firstSolid(content)
        guard let first else { return nil }
        // A calculator annotation stands between the money sign and its number.
        if bytes[first] == UInt8(ascii: "<"), bytes[first + 1] == UInt8(ascii: "<") { return nil }
        let startsWithSpace = bytes[open + 1].isSpace
        let endsWithSpace = bytes[close - 1].isSpace
        // "30$ = 60$": a sign behind a number, as some write money.
        if open > 0, bytes[open - 1].isDigit, startsWithSpace || bytes[close - 1].isDigit { return nil }
        let follower = close + 1 < bytes.count ? bytes[close + 1] : 0x20
        // A closing dollar does not have a space before it alone, nor a digit behind it: that one opens or is money.
        // "$0 = 4 + b $, so" is careless, but holds an equation.
        let isEquation = content.contains { bytes[$0] == UInt8(ascii: "=") } && content.contains { bytes[$0].isLetter }
        if endsWithSpace, !startsWithSpace, !follower.isSpace, !(isEquation && ",.;:".utf8.contains(follower)) { return nil }
        if follower.isDigit, !isCommandRich(content) { return nil }
        if bytes[first].isDigit || bytes[first] == UInt8(ascii: ".") { return isMoney(content, isEquation: isEquation) ? nil : close }
        if holdsForeignMarks(content) { return nil }
        // Even a formula full of commands holds no whole sentence outside \text.
        if hasProse(content, allowance: 6) { return nil }
        return hasProse(content, allowance: startsWithSpace && endsWithSpace ? 0 : 2) && !isCommandRich(content)
            ? nil : close
    }

    /// The next dollar of the paragraph that no backslash escapes.
    private func nextDollar(after open: Int) -> Int? {
        var index = open + 1
        var depth = 0
        // No formula between single dollars is longer than this.
        let limit = min(bytes.count, open + 6000)
        while index < limit {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "$"):
                // A dollar inside \text{…} belongs to the text.
                if depth <= 0 || !hasOpenText(open + 1, index) { return index }
            case 0x0A:
                var next = index + 1
                while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D {
                    next += 1
                }
                if next < bytes.count, bytes[next] == 0x0A { return nil }
            default: break
            }
            index += 1
        }
        return nil
    }

    private func hasOpenText(_ start: Int, _ end: Int) -> Bool {
        var index = max(start, end - 400)
        while index + 5 < end {
            if bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == UInt8(ascii: "t") || bytes[index + 1] == UInt8(ascii: "m"),
                String(decoding: bytes[index..<min(end, index + 6)], as: UTF8.self).hasPrefix("\\text")
                    || String(decoding: bytes[index..<min(end, index + 6)], as: UTF8.self).hasPrefix("\\mbox")
            {
                return true
            }
            index += 1
        }
        return false
    }

    private func firstSolid(_ range: Range<Int>) -> Int? { range.first { !bytes[$0].isSpace } }

    /// What begins with a digit is money when prose follows it, or when an operator or unclosed bracket is left hanging. A comma may
    /// belong to the sentence around an equation with a letter: "$2b = 14,$ so".
    private func isMoney(_ range: Range<Int>, isEquation: Bool) -> Bool {
        if hasProse(range, allowance: 0) { return true }
        guard let last = range.last(where: { !bytes[$0].isSpace }) else { return true }
        if (isEquation ? "+-*/=<>(~" : "+-*/=<>,;(~").utf8.contains(bytes[last]) { return true }
        var depth = 0
        for index in range {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth < 0 { return true }
            if bytes[index] == UInt8(ascii: "<"), index + 1 < range.upperBound, bytes[index + 1] == UInt8(ascii: "<") {
                return true
            }
        }
        return depth != 0 && !isCommandRich(range)
    }

    /// Whether the range has runs of three letters or more that belong to no command and no text group, beyond an allowance.
    private func hasProse(_ range: Range<Int>, allowance: Int) -> Bool {
        var index = range.lowerBound
        var words = 0
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                index += 1
                let start = index
                while index < range.upperBound, bytes[index].isLetter { index += 1 }
                if index == start { index += 1 }
                // The argument of a command may be text.
                if index < range.upperBound, bytes[index] == UInt8(ascii: "{"), index - start >= 4 {
                    while index < range.upperBound, bytes[index] != UInt8(ascii: "}") { index += 1 }
                }
                continue
            }
            guard byte.isLetter else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, bytes[index].isLetter { index += 1 }
            let length = index - start
            let isWord = length >= 3 || (length == 2 && isLowerWord(start, index))
            if isWord, isBounded(start, index, in: range) { words += 1 }
        }
        return words > allowance
    }

    /// Two lower-case letters that make a common word.
    private func isLowerWord(_ start: Int, _ end: Int) -> Bool {
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        return [
            "is", "of", "to", "in", "on", "at", "by", "or", "he", "it", "so", "we", "if", "an", "as", "my", "up", "no",
            "do",
        ].contains(word)
    }

    /// Whether a run of letters stands between spaces or punctuation, as words do and factors rarely do.
    private func isBounded(_ start: Int, _ end: Int, in range: Range<Int>) -> Bool {
        let before = start > range.lowerBound ? bytes[start - 1] : 0x20
        let after = end < range.upperBound ? bytes[end] : 0x20
        return (before.isSpace || before == UInt8(ascii: "/")) && (after.isSpace || ",.;:!?'/-".utf8.contains(after))
    }

    /// Marks that cannot stand inside one pair of dollars: the pairing has slipped.
    private func holdsForeignMarks(_ range: Range<Int>) -> Bool {
        range.contains { index in
            guard index + 1 < range.upperBound else { return false }
            if bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == UInt8(ascii: "[") || bytes[index + 1] == UInt8(ascii: "(")
            {
                return index == 0 || bytes[index - 1] != UInt8(ascii: "\\")
            }
            return bytes[index] == UInt8(ascii: "[") && bytes[index + 1] == UInt8(ascii: "a")
                && index + 4 < range.upperBound && bytes[index + 4] == UInt8(ascii: "]")
        }
    }

    private func isCommandRich(_ range: Range<Int>) -> Bool {
        range.contains { bytes[$0] == UInt8(ascii: "\\") && $0 + 1 < range.upperBound && bytes[$0 + 1].isLetter }
    }
}

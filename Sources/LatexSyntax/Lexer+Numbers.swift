// Number literals: digits, decimal points, separators of thousands, repeating tails.

extension Lexer {
    /// Reads a literal from its first digit or from a point with a digit behind it.
    mutating func lexNumber(at start: Int, end: Int) -> Int {
        var index = start
        while index < end, bytes[index].isDigit { index += 1 }
        let leading = index - start
        var hasCommas = false
        var hasDecimalComma = false
        if leading >= 1, leading <= 3, bytes[start] != UInt8(ascii: "0"), !(argumentLists.last ?? false) {
            while let group = thousandsGroup(at: index, end: end) {
                hasCommas = hasCommas || group.isComma
                index = group.end
            }
        }
        var kind = TokenKind.number
        if index < end, bytes[index] == UInt8(ascii: "."), index + 1 < end {
            if bytes[index + 1].isDigit {
                index += 1
                while index < end, bytes[index].isDigit { index += 1 }
                if let tail = repeatingTail(at: index, end: end) {
                    kind = .repeatingDecimal
                    index = tail
                }
            } else if let tail = repeatingTail(at: index + 1, end: end) {
                kind = .repeatingDecimal
                index = tail
            }
        }
        if kind == .number, index == start + leading, let tail = decimalComma(at: index, from: start, end: end) {
            index = tail
            hasDecimalComma = true
        }
        if kind == .number, let tail = bracketedTail(at: index, end: end) {
            kind = .repeatingDecimal
            index = tail
        }
        if kind == .number, let tail = exponentTail(at: index, from: start, end: end) { index = tail }
        emit(kind, start, index)
        tokens[tokens.count - 1].hasCommas = hasCommas
        tokens[tokens.count - 1].hasDecimalComma = hasDecimalComma
        return mode == .plain ? lexHyphenatedTail(at: index, end: end) : index
    }

    /// `0{,}5`: a comma in braces with other than three digits behind it, or behind a zero, is a decimal comma.
    private func decimalComma(at index: Int, from start: Int, end: Int) -> Int? {
        guard mode == .latex, matches("{,}", at: index, end: end) else { return nil }
        var stop = index + 3
        while stop < end, bytes[stop].isDigit { stop += 1 }
        let digits = stop - index - 3
        return digits > 0 && (digits != 3 || bytes[start] == UInt8(ascii: "0")) ? stop : nil
    }

    /// `0.(3)`: digits in brackets right behind the point repeat.
    private func bracketedTail(at index: Int, end: Int) -> Int? {
        guard index + 2 < end, bytes[index] == UInt8(ascii: "."), bytes[index + 1] == UInt8(ascii: "(") else {
            return nil
        }
        var stop = index + 2
        while stop < end, bytes[stop].isDigit { stop += 1 }
        return stop > index + 2 && stop < end && bytes[stop] == UInt8(ascii: ")") ? stop + 1 : nil
    }

    /// `E-13` of `1.43E-13`, tight between digits. With a sign in LaTeX it may also be a difference, 2e − 1: a capital E or a
    /// decimal point decides for the exponent, and a warning is left.
    private mutating func exponentTail(at index: Int, from start: Int, end: Int) -> Int? {
        guard index + 1 < end, bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        let isSigned = bytes[index + 1] == UInt8(ascii: "-") || bytes[index + 1] == UInt8(ascii: "+")
        var stop = index + (isSigned ? 2 : 1)
        let digits = stop
        while stop < end, bytes[stop].isDigit { stop += 1 }
        guard stop > digits, stop - digits <= 6,
            stop >= end || !bytes[stop].isLetter || mode == .latex && bytes[index] == UInt8(ascii: "E")
        else { return nil }
        if isSigned, mode == .latex {
            let isCertain = bytes[index] == UInt8(ascii: "E") || bytes[start..<index].contains(UInt8(ascii: "."))
            guard isCertain else {
                diagnostics.append(
                    Diagnostic(
                        code: "ambiguous-exponent", severity: .warning, span: span(start, stop),
                        message: "read as a multiple of e with a sum, not in scientific notation"))
                return nil
            }
            diagnostics.append(
                Diagnostic(
                    code: "ambiguous-exponent", severity: .warning, span: span(start, stop),
                    message: "read as a number in scientific notation", hint: "write \\times 10^{…}, or put spaces"))
        }
        return stop
    }

    /// A separator and exactly three digits behind it.
    private func thousandsGroup(at index: Int, end: Int) -> (end: Int, isComma: Bool)? {
        guard index < end else { return nil }
        var digits = index
        var isComma = false
        switch bytes[index] {
        case UInt8(ascii: ","):
            digits = index + 1
            isComma = true
            if matches("\\!", at: digits, end: end) || matches("\\,", at: digits, end: end) {
                digits += 2
                isComma = false
                while digits < end, bytes[digits] == 0x20 { digits += 1 }
            }
        case UInt8(ascii: "{"):
            guard matches("{,}", at: index, end: end) else { return nil }
            digits = index + 3
        case UInt8(ascii: "\\"):
            guard matches("\\,", at: index, end: end) || matches("\\ ", at: index, end: end) else { return nil }
            digits = index + 2
        case UInt8(ascii: "~"), UInt8(ascii: " "):
            guard mode == .latex else { return nil }
            digits = index + 1
        default:
            return nil
        }
        guard digits + 3 <= end, bytes[digits].isDigit, bytes[digits + 1].isDigit, bytes[digits + 2].isDigit else {
            return nil
        }
        if digits + 3 < end, bytes[digits + 3].isDigit { return nil }
        return (digits + 3, isComma)
    }

    /// `\overline{36}` or `\bar{3}` behind the decimals.
    func repeatingTail(at index: Int, end: Int) -> Int? {
        guard index < end, bytes[index] == UInt8(ascii: "\\") else { return nil }
        var digits: Int
        if matches("\\overline", at: index, end: end) {
            digits = index + 9
        } else if matches("\\bar", at: index, end: end) || matches("\\dot", at: index, end: end) {
            digits = index + 4
        } else {
            return nil
        }
        while digits < end, bytes[digits] == 0x20 { digits += 1 }
        guard digits < end else { return nil }
        if bytes[digits].isDigit { return digits + 1 }
        guard bytes[digits] == UInt8(ascii: "{") else { return nil }
        let first = digits + 1
        var stop = first
        while stop < end, bytes[stop].isDigit { stop += 1 }
        return stop > first && stop < end && bytes[stop] == UInt8(ascii: "}") ? stop + 1 : nil
    }

    /// `4-year`: the hyphen belongs to the word, and the word to the number.
    private mutating func lexHyphenatedTail(at index: Int, end: Int) -> Int {
        guard index + 2 < end, bytes[index] == UInt8(ascii: "-"), bytes[index + 1].isLetter, bytes[index + 2].isLetter
        else { return index }
        var stop = index + 1
        while stop < end,
            bytes[stop].isLetter || (bytes[stop] == UInt8(ascii: "-") && stop + 1 < end && bytes[stop + 1].isLetter)
        {
            stop += 1
        }
        return emit(.word, index, stop)
    }

    func matches(_ text: StaticString, at index: Int, end: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= end else { return false }
        for position in 0..<text.utf8CodeUnitCount where bytes[index + position] != text.utf8Start[position] {
            return false
        }
        return true
    }
}

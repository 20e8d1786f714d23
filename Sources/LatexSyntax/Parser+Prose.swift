// Words inside mathematics: names, units, and text that merely accompanies.

extension Parser {
    /// Words that stand where an operand may: after a number a unit or a counted thing, alone a name.
    mutating func textual() -> SyntaxNode {
        let token = current
        let isAfterOperand = isOperandEnd()
        // A word that might have been an operator, or a unit's sign.
        if token.kind == .row {
            advance()
            guard let unit = notation.rows[Int(token.row)].unit else { return leaf(.text, text(of: token), token) }
            return SyntaxNode(.unit, unit, span: token.span)
        }
        return mode == .plain
            ? plainWords(isAfterOperand: isAfterOperand) : latexText(token, isAfterOperand: isAfterOperand)
    }

    private mutating func latexText(_ token: Token, isAfterOperand: Bool) -> SyntaxNode {
        let content = text(of: token)
        advance()
        if isAfterOperand {
            if token.row >= 0 { return leaf(.unit, notation.rows[Int(token.row)].unit ?? content, token) }
            if let unit = compoundUnit(content) { return leaf(.unit, unit, token) }
            return leaf(.text, content, token)
        }
        if content.utf8.count == 1, content.utf8.first?.isLetter == true { return leaf(.symbol, content, token) }
        let introduces = beginsFactor() && current.kind != .superscript && current.kind != .subscripted && !opensFence()
        return leaf(introduces || !Parser.isName(content) ? .text : .word, content, token)
    }

    /// A run of words behind a number is one unit or one counted thing; alone it is a name.
    private mutating func plainWords(isAfterOperand: Bool) -> SyntaxNode {
        let first = current
        let begin = position
        advance()
        while continuesWords() { advance() }
        if isAfterOperand, position > begin + 1, first.row >= 0 {
            // "3 dozen eggs": the unit is one thing, the eggs another; "miles per hour" is one.
            let whole = String(decoding: bytes[Int(first.textStart)..<Int(tokens[position - 1].textEnd)], as: UTF8.self)
            if compoundUnit(whole) == nil, !text(of: tokens[begin + 1]).hasPrefix("/"),
                !text(of: tokens[begin + 1]).hasPrefix("per")
            {
                position = begin + 1
                return leaf(.unit, notation.rows[Int(first.row)].unit ?? "", first)
            }
        }
        let start = Int(first.textStart)
        let end = Int(tokens[position - 1].textEnd)
        let content = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
        let span = first.span.union(tokens[position - 1].span)
        guard isAfterOperand else { return SyntaxNode(.word, content, span: span) }
        if let unit = compoundUnit(content) { return SyntaxNode(.unit, unit, span: span) }
        return SyntaxNode(.text, content, span: span)
    }

    /// Words in a row; `/word` is one.
    private func continuesWords() -> Bool { current.kind == .word }

    /// `miles per hour`, `km/h`: canonical units joined by a slash, or nil when a part is no unit.
    func compoundUnit(_ text: String) -> String? {
        let parts = text.replacing(" per ", with: "/").split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 3 else { return nil }
        var names: [String] = []
        for part in parts {
            if part.isEmpty, names.isEmpty, parts.count == 2 {
                names.append("")
                continue
            }
            let spelling = Array(part.utf8).drop { $0.isSpace }
            guard
                let row = notation.units[spelling.reversed().drop { $0.isSpace || $0 == UInt8(ascii: ".") }.reversed()],
                let unit = notation.rows[Int(row)].unit
            else {
                return nil
            }
            names.append(unit)
        }
        return names.joined(separator: "/")
    }

    /// Words that may name a quantity: a few of them, letters and digits only.
    private static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (1...12).contains(words.count) else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0 == " " || $0 == "_" || $0 == "-" || $0 == "'" || ("0"..."9").contains($0)
        }
            && text.unicodeScalars.first?.properties.isAlphabetic == true
    }
}

// Open intervals in the French way: `]0, 1[`, `[0, 1[`, `]a, b]`, where a bracket closes that looks as if it opened.

/// Marks reversed brackets around two ends as sized delimiters, which pair in any way.
struct ReversedBracketPass {
    let notation: Notation
    /// How many tokens an interval may have.
    private static let reach = 40

    func apply(to tokens: inout [Token]) {
        guard notation.leftRow >= 0, notation.rightRow >= 0 else { return }
        var index = 0
        while index < tokens.count {
            if bracket(tokens[index]) != nil, opens(tokens, index), let close = partner(of: index, in: tokens) {
                tokens[index].row = notation.leftRow
                tokens[close].row = notation.rightRow
                index = close
            }
            index += 1
        }
    }

    /// `[` or `]`, nil for other tokens.
    private func bracket(_ token: Token) -> String? {
        guard token.kind == .row, let delimiter = notation.rows[Int(token.row)].delimiter else { return nil }
        return delimiter.character == "[" || delimiter.character == "]" ? delimiter.character : nil
    }

    /// Whether an operand may begin at an index, so that a bracket there opens.
    private func opens(_ tokens: [Token], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        switch before.kind {
        case .separator, .lineBreak, .alignment, .cellBreak: return true
        case .row:
            let row = notation.rows[Int(before.row)]
            return row.delimiter == nil && row.postfix == nil && row.leaf == nil
                && (row.relation != nil || row.infix != nil || row.isWord)
        default: return false
        }
    }

    /// The bracket that closes an interval of two ends, when one of the two is reversed.
    private func partner(of open: Int, in tokens: [Token]) -> Int? {
        var depth = 0
        var separators = 0
        for index in open + 1..<min(tokens.count, open + ReversedBracketPass.reach) {
            let token = tokens[index]
            if depth == 0, let closing = bracket(token) {
                guard separators == 1, endsOperand(tokens[index - 1]) else { return nil }
                return bracket(tokens[open]) == "]" || closing == "[" ? index : nil
            }
            switch token.kind {
            case .groupOpen: depth += 1
            case .groupClose: depth -= 1
            case .separator: separators += depth == 0 ? 1 : 0
            case .lineBreak, .alignment, .cellBreak: return nil
            case .row:
                let row = notation.rows[Int(token.row)]
                if let delimiter = row.delimiter, delimiter.opens != delimiter.closes {
                    depth += delimiter.opens ? 1 : -1
                }
                if depth == 0, row.relation != nil, row.delimiter == nil { return nil }
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private func endsOperand(_ token: Token) -> Bool {
        switch token.kind {
        case .number, .repeatingDecimal, .letter, .groupClose, .name: return true
        case .row:
            let row = notation.rows[Int(token.row)]
            return row.delimiter?.closes ?? (row.leaf != nil || row.postfix != nil)
        default: return false
        }
    }
}

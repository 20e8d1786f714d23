// Wide spaces: `x = 2 \qquad y = 3` states two things, though nothing but space stands between them.

/// Puts a comma where a wide space parts two statements of a display: a relation stands on both sides of it, in the same
/// row and outside brackets, and neither an operator nor a word joins them.
struct WideSpacePass {
    let notation: Notation
    /// Where a comma stands among the lexer's bytes.
    let comma: Int

    private struct Level {
        var isDisplay: Bool
        var hasRelation = false
    }

    func apply(to tokens: [Token]) -> [Token] {
        guard tokens.contains(where: \.isWide) else { return tokens }
        let followed = relationsBehindSpaces(tokens)
        var result: [Token] = []
        result.reserveCapacity(tokens.count + 4)
        var levels = [Level(isDisplay: true)]
        let tags = equationNumbers(tokens)
        for (index, token) in tokens.enumerated() {
            if tags.contains(index) { continue }
            if token.isWide, followed.contains(index), levels.count == 1 || levels[levels.count - 1].isDisplay,
                levels[levels.count - 1].hasRelation, endsStatement(result.last),
                beginsStatement(token, next: tokens[min(index + 1, tokens.count - 1)])
            {
                var separator = Token(.separator, start: Int(token.start), end: Int(token.start))
                separator.textStart = Int32(truncatingIfNeeded: comma)
                separator.textEnd = separator.textStart + 1
                result.append(separator)
            }
            result.append(token)
            switch change(token) {
            case .opens(let isDisplay): levels.append(Level(isDisplay: isDisplay))
            case .closes: if levels.count > 1 { levels.removeLast() }
            case .endsRow: levels[levels.count - 1].hasRelation = false
            case .relates: levels[levels.count - 1].hasRelation = true
            case nil: break
            }
        }
        return result
    }

    /// The wide spaces behind which a relation follows before the next one, in the same row and outside brackets.
    private func relationsBehindSpaces(_ tokens: [Token]) -> Set<Int> {
        var found: Set<Int> = []
        var levels = [false]
        for index in tokens.indices.reversed() {
            switch change(tokens[index]) {
            case .closes: levels.append(false)
            case .opens: if levels.count > 1 { levels.removeLast() }
            case .endsRow: levels[levels.count - 1] = false
            case .relates: levels[levels.count - 1] = true
            case nil: break
            }
            if tokens[index].isWide {
                if levels[levels.count - 1] { found.insert(index) }
                levels[levels.count - 1] = false
            }
        }
        return found
    }

    /// The tokens of `(2)` set apart by a wide space at the start or end of a row: the number of the equation.
    private func equationNumbers(_ tokens: [Token]) -> Set<Int> {
        var found: Set<Int> = []
        for index in tokens.indices where index + 2 < tokens.count && tokens[index + 1].kind == .number {
            guard delimiter(tokens[index]) == "(", delimiter(tokens[index + 2]) == ")",
                tokens[index + 1].textEnd - tokens[index + 1].textStart <= 3
            else { continue }
            let before = index > 0 ? tokens[index - 1] : nil
            let after = index + 3 < tokens.count ? tokens[index + 3] : nil
            let isLast = tokens[index].isWide && before != nil && endsRow(after)
            let isFirst = after?.isWide ?? false && endsRow(before)
            if isLast || isFirst { found.formUnion(index...index + 2) }
        }
        return found
    }

    private func delimiter(_ token: Token) -> String? {
        token.kind == .row ? notation.rows[Int(token.row)].delimiter?.character : nil
    }

    private func endsRow(_ token: Token?) -> Bool {
        guard let token else { return true }
        if token.kind == .row {
            return [.begin, .end].contains(notation.rows[Int(token.row)].structure?.shape)
        }
        return token.kind == .lineBreak || token.kind == .separator
    }

    private enum Change {
        case opens(isDisplay: Bool)
        case closes, endsRow, relates
    }

    private func change(_ token: Token) -> Change? {
        switch token.kind {
        case .groupOpen: return .opens(isDisplay: true)
        case .groupClose: return .closes
        case .lineBreak: return .endsRow
        case .row:
            let row = notation.rows[Int(token.row)]
            if let delimiter = row.delimiter {
                return delimiter.opens == delimiter.closes ? nil : delimiter.opens ? .opens(isDisplay: false) : .closes
            }
            switch row.structure?.shape {
            case .begin: return .opens(isDisplay: true)
            case .left: return .opens(isDisplay: false)
            case .end, .right: return .closes
            default: return row.relation != nil ? .relates : nil
            }
        default: return nil
        }
    }

    private func endsStatement(_ token: Token?) -> Bool {
        switch token?.kind {
        case nil, .separator, .alignment, .cellBreak, .lineBreak, .superscript, .subscripted: false
        case .row: notation.rows[Int(token!.row)].endsOperand
        default: true
        }
    }

    private func beginsStatement(_ token: Token, next: Token) -> Bool {
        switch token.kind {
        case .separator, .alignment, .lineBreak, .cellBreak, .text, .word, .superscript, .subscripted: return false
        case .row:
            let row = notation.rows[Int(token.row)]
            // `-y = 2` begins a statement, `- y` goes on with a sum.
            let isSigned = row.prefix != nil && !next.isSpaced
            return !row.isWord && row.relation == nil && (row.infix == nil || row.leaf != nil || isSigned)
                && row.structure?.shape != .end
        default: return true
        }
    }
}

extension GrammarRow {
    /// Whether what it writes may stand at the end of a statement.
    fileprivate var endsOperand: Bool {
        if let delimiter { return delimiter.closes }
        if let shape = structure?.shape { return shape == .right || shape == .end }
        return postfix != nil || leaf != nil || unit != nil
    }
}

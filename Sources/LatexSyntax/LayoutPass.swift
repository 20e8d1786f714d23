// Rows and columns of displays: which alignment marks are mere spacing, which line breaks only wrap a long line.

/// Rewrites alignment marks and line breaks inside displays, so that the parser sees rows of whole statements.
struct LayoutPass {
    let notation: Notation
    let bytes: [UInt8]

    private struct Frame {
        var shape: EnvironmentShape
        var marks = 0
        var braces = 0
    }

    func apply(to tokens: [Token]) -> [Token] {
        guard tokens.contains(where: { $0.kind == .alignment || $0.kind == .lineBreak }) else { return tokens }
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        var frames = [Frame(shape: .aligned)]
        let relationAhead = rowsWithRelation(tokens)
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .row:
                switch notation.rows[Int(token.row)].structure?.shape {
                case .begin:
                    let name = String(decoding: bytes[Int(token.textStart)..<Int(token.textEnd)], as: UTF8.self)
                    frames.append(Frame(shape: notation.environments[name] ?? .matrix))
                case .end where frames.count > 1: frames.removeLast()
                default: break
                }
                result.append(token)
            case .alignment:
                frames[frames.count - 1].marks += 1
                if frames[frames.count - 1].shape != .aligned {
                    result.append(token)
                } else if isCellBreak(frames[frames.count - 1], previous: result.last, tokens, at: index) {
                    var token = token
                    token.kind = .cellBreak
                    result.append(token)
                }
            case .lineBreak:
                frames[frames.count - 1].marks = 0
                let wraps =
                    frames[frames.count - 1].shape == .aligned
                    && isWrapped(
                        previous: result.last, isScript: endsInScript(result), next: nextSolid(tokens, after: index),
                        nextRowHasRelation: relationAhead[index] ?? false)
                if !wraps { result.append(token) }
            default:
                result.append(token)
            }
        }
        return result
    }

    /// The second mark of a pair separates two statements, and so does a double mark, unless an operator or relation touches
    /// it.
    private func isCellBreak(_ frame: Frame, previous: Token?, _ tokens: [Token], at index: Int) -> Bool {
        guard let previous, let next = nextSolid(tokens, after: index) else { return false }
        let isDouble = tokens[after: index]?.kind == .alignment
        guard isDouble || frame.marks % 2 == 0 else { return false }
        if previous.kind == .lineBreak || previous.kind == .alignment || previous.kind == .cellBreak { return false }
        return !isConnective(previous) && !isConnective(next)
    }

    private func isConnective(_ token: Token) -> Bool {
        guard token.kind == .row else { return token.kind == .alignment }
        let row = notation.rows[Int(token.row)]
        return row.relation != nil || row.infix != nil || [.begin, .negation].contains(row.structure?.shape)
    }

    /// A row that begins with an operator, or follows one that ends with an operator, continues the statement before it.
    private func isWrapped(previous: Token?, isScript: Bool, next: Token?, nextRowHasRelation: Bool) -> Bool {
        guard let previous, let next else { return false }
        if previous.kind == .row, !isScript {
            let row = notation.rows[Int(previous.row)]
            let dangles =
                (row.infix != nil && row.postfix == nil && row.delimiter == nil && !row.isWord)
                || (row.relation != nil && row.delimiter == nil)
            if dangles { return !(next.kind == .row && notation.rows[Int(next.row)].relation != nil) }
        }
        guard next.kind == .row else { return false }
        let row = notation.rows[Int(next.row)]
        guard let infix = row.infix, row.relation == nil, !row.isWord else { return false }
        if row.prefix == nil { return true }
        // A row may open with the sign of its first term; a plus sign never needs to.
        return infix.name.isEmpty || !nextRowHasRelation
    }

    /// Whether the last token is a script: the ring of `90^\circ` waits for no operand.
    private func endsInScript(_ tokens: [Token]) -> Bool {
        let before = tokens.dropLast().last?.kind
        return before == .superscript || before == .subscripted
    }

    private func nextSolid(_ tokens: [Token], after index: Int) -> Token? {
        var index = index + 1
        while index < tokens.count, tokens[index].kind == .alignment { index += 1 }
        return index < tokens.count ? tokens[index] : nil
    }

    /// For each line break, whether the row behind it has a relation outside groups.
    private func rowsWithRelation(_ tokens: [Token]) -> [Int: Bool] {
        var found: [Int: Bool] = [:]
        var hasRelation = false
        var depth = 0
        for index in tokens.indices.reversed() {
            switch tokens[index].kind {
            case .groupClose: depth += 1
            case .groupOpen: depth = max(0, depth - 1)
            case .lineBreak:
                found[index] = hasRelation
                hasRelation = false
            case .row:
                let row = notation.rows[Int(tokens[index].row)]
                if depth == 0, row.relation != nil, row.delimiter == nil { hasRelation = true }
                if row.structure?.shape == .end || row.structure?.shape == .begin { hasRelation = false }
            default: break
            }
        }
        return found
    }
}

extension [Token] {
    fileprivate subscript(after index: Int) -> Token? { index + 1 < count ? self[index + 1] : nil }
}

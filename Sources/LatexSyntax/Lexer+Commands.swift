// Backslash commands: rows of the tables, decorations that leave no token, prose in \text.

extension Lexer {
    mutating func lexCommand(at start: Int, end: Int) -> Int {
        var stop = start + 1
        guard stop < end else { return emit(.unknownCommand, start, end) }
        if let command = doubledCommand(at: start, end: end) { return lexCommand(at: command, end: end) }
        if bytes[stop].isLetter {
            while stop < end, bytes[stop].isLetter { stop += 1 }
            if stop < end, bytes[stop] == UInt8(ascii: "*"), notation.commands[bytes[start + 1...stop]] != nil {
                stop += 1
            }
        } else {
            stop += 1
            if bytes[start + 1].isSpace {
                isSpaced = true
                return stop
            }
            // Brackets that delimit mathematics may stand at the ends of a span that was cut generously.
            if "()[]".utf8.contains(bytes[start + 1]) { return stop }
        }
        let name = start + 1..<stop
        if let macro = expander.definition(of: bytes[name]) { return expand(macro, at: start, from: stop, end: end) }
        guard let index = notation.commands[bytes[name]] else { return lexFusedCommand(at: start, from: stop) }
        let row = notation.rows[Int(index)]
        if let macro = row.macro {
            return expand(.init(arity: macro.arity, replacement: macro.replacement), at: start, from: stop, end: end)
        }
        if let decoration = row.decoration {
            return lexDecoration(decoration.effect, row: index, at: start, from: stop, end: end)
        }
        if let structure = row.structure {
            return lexStructure(structure.shape, row: index, at: start, from: stop, end: end)
        }
        return emit(.row, start, stop, row: index)
    }

    /// `\\frac`: a command whose backslash was doubled on the way, as JSON does. A line break would be followed by the letters of
    /// a command's name, which nobody writes. The place of the second backslash.
    private mutating func doubledCommand(at start: Int, end: Int) -> Int? {
        guard start + 3 < end, bytes[start + 1] == UInt8(ascii: "\\"),
            start == 0 || bytes[start - 1] != UInt8(ascii: "\\")
        else { return nil }
        var stop = start + 2
        while stop < end, bytes[stop].isLetter { stop += 1 }
        guard stop - start > 3, notation.commands[bytes[start + 2..<stop]] != nil else { return nil }
        diagnostics.append(
            Diagnostic(
                code: "doubled-backslash", severity: .warning, span: span(start, stop),
                message: "read as a command, not as a line break and letters"))
        return start + 1
    }

    /// `\cosx`: a known command that lost the space behind it. What remains is read on its own.
    private mutating func lexFusedCommand(at start: Int, from stop: Int) -> Int {
        var end = stop - 1
        while end > start + 2, stop - end <= 40 {
            if let index = notation.commands[bytes[start + 1..<end]] {
                let row = notation.rows[Int(index)]
                if row.leaf != nil || row.function != nil || row.relation != nil || row.infix != nil
                    || row.delimiter != nil
                {
                    diagnostics.append(
                        Diagnostic(
                            code: "fused-command", severity: .warning, span: span(start, stop),
                            message: "read as \(row.trigger) and what follows it",
                            hint: "put a space behind \(row.trigger)"))
                    return emit(.row, start, end, row: index)
                }
            }
            end -= 1
        }
        return emit(.unknownCommand, start, stop)
    }

    private mutating func lexDecoration(_ effect: DecorationEffect, row: Int32, at start: Int, from stop: Int, end: Int)
        -> Int
    {
        switch effect {
        case .ignore:
            return stop
        case .space, .wideSpace:
            isSpaced = true
            isWide = isWide || effect == .wideSpace
            return stop
        case .ignoreArgument:
            return argument(at: skipOption(at: stop, end: end), end: end).upperBound
        case .colour:
            return argument(at: skipOption(at: stop, end: end), end: end).upperBound
        case .transparent, .struck:
            return stop
        case .text:
            let group = argument(at: stop, end: end)
            let inner = content(of: group)
            if bytes[inner].elementsEqual("d".utf8) { return emitUprightD(start, inner, group.upperBound) }
            return lexText(from: group.lowerBound, to: group.upperBound)
        case .face:
            return lexFace(from: stop, end: end)
        case .name:
            let group = argument(at: stop, end: end)
            let name = content(of: group)
            emit(name.isEmpty ? .unknownCommand : .name, start, group.upperBound)
            if !name.isEmpty {
                tokens[tokens.count - 1].textStart = Int32(truncatingIfNeeded: name.lowerBound)
                tokens[tokens.count - 1].textEnd = Int32(truncatingIfNeeded: name.upperBound)
            }
            return group.upperBound
        case .alphabet:
            return lexAlphabet(row: row, at: start, from: stop, end: end)
        case .words:
            return lexOperatorName(at: start, from: stop, end: end)
        case .above, .below:
            return lexStacked(effect, from: stop, end: end)
        case .box, .brace, .decorate:
            return emit(.row, start, stop, row: row)
        }
    }

    /// `\overset{note}{sign}`: the note is dropped. Below an operator it is its lower limit.
    private mutating func lexStacked(_ effect: DecorationEffect, from stop: Int, end: Int) -> Int {
        let noted = argument(at: stop, end: end)
        // Deeper than anyone stacks, the rest is read as if the note were not there.
        if expander.depth >= MacroExpander.depthLimit { return noted.upperBound }
        expander.depth += 1
        defer { expander.depth -= 1 }
        let base = argument(at: noted.upperBound, end: end)
        let first = tokens.count
        lex(content(of: base))
        if effect == .above, tokens.count > first, tokens[first].kind == .row,
            notation.rows[Int(tokens[first].row)].relation != nil, bytes[noted].contains(UInt8(ascii: "?"))
        {
            diagnostics.append(
                Diagnostic(
                    code: "questioned-relation", severity: .warning, span: span(noted.lowerBound, base.upperBound),
                    message: "a relation with a question mark above it is not asserted"))
        }
        if effect == .below, tokens.count > first, tokens[first].kind == .row {
            let row = notation.rows[Int(tokens[first].row)]
            if row.bigOperator != nil || row.function != nil {
                emit(.subscripted, noted.lowerBound, noted.lowerBound)
                emit(.groupOpen, noted.lowerBound, noted.lowerBound)
                lex(content(of: noted))
                emit(.groupClose, noted.upperBound, noted.upperBound)
            }
        }
        return base.upperBound
    }

    private mutating func lexStructure(_ shape: StructureShape, row: Int32, at start: Int, from stop: Int, end: Int)
        -> Int
    {
        switch shape {
        case .left, .right, .middle:
            return lexSizedDelimiter(row: row, at: start, from: stop, end: end)
        case .begin, .end:
            let group = argument(at: stop, end: end)
            let name = content(of: group)
            emit(.row, start, group.upperBound, row: row)
            tokens[tokens.count - 1].textStart = Int32(truncatingIfNeeded: name.lowerBound)
            tokens[tokens.count - 1].textEnd = Int32(truncatingIfNeeded: name.upperBound)
            guard shape == .begin else { return group.upperBound }
            let after = skipPosition(at: group.upperBound, end: end)
            let environment = String(decoding: bytes[name], as: UTF8.self)
            return notation.environmentsWithArgument.contains(environment)
                ? argument(at: after, end: end).upperBound : after
        case .lineBreak:
            emit(.lineBreak, start, stop)
            var after = stop
            if after < end, bytes[after] == UInt8(ascii: "*") { after += 1 }
            return skipLength(at: after, end: end)
        case .define:
            return define(at: start, from: stop, end: end)
        default:
            return emit(.row, start, stop, row: row)
        }
    }

    /// `\left(`: one token whose text is the delimiter.
    private mutating func lexSizedDelimiter(row: Int32, at start: Int, from stop: Int, end: Int) -> Int {
        var index = stop
        while index < end, bytes[index].isSpace { index += 1 }
        var close = min(index + 1, end)
        if index < end, bytes[index] == UInt8(ascii: "\\") {
            while close < end, bytes[close].isLetter { close += 1 }
            if close == index + 1, close < end { close += 1 }
            // `\left\vertx`: the delimiter ends where its name does.
            var name = close
            while name > index + 2, !isDelimiter(index + 1..<name) { name -= 1 }
            if name > index + 2 { close = name }
        } else if index < end, bytes[index] >= 0x80 {
            while close < end, bytes[close] & 0xC0 == 0x80 { close += 1 }
        }
        emit(.row, start, close, row: row)
        tokens[tokens.count - 1].textStart = Int32(truncatingIfNeeded: index)
        return close
    }

    private func isDelimiter(_ name: Range<Int>) -> Bool {
        notation.commands[bytes[name]].map { notation.rows[Int($0)].delimiter != nil } ?? false
    }

    /// The range of the argument that begins at an offset. A group that never closes reaches to the end, which is noted.
    mutating func argument(at start: Int, end: Int) -> Range<Int> {
        let (range, isClosed) = argumentRange(at: start, end: end)
        if !isClosed {
            diagnostics.append(
                Diagnostic(
                    code: "missing-brace", severity: .warning, span: span(range.lowerBound, range.lowerBound + 1),
                    message: "a brace that is never closed; closed at the end"))
        }
        return range
    }

    /// The range of an argument: a balanced group, or one character or command.
    func argumentRange(at start: Int, end: Int) -> (range: Range<Int>, isClosed: Bool) {
        var index = start
        while index < end, bytes[index].isSpace { index += 1 }
        guard index < end else { return (end..<end, true) }
        if bytes[index] == UInt8(ascii: "{") {
            var depth = 0
            var position = index
            while position < end {
                switch bytes[position] {
                case UInt8(ascii: "\\"): position += 1
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}"):
                    depth -= 1
                    if depth == 0 { return (index..<position + 1, true) }
                default: break
                }
                position += 1
            }
            return (index..<end, false)
        }
        var stop = index + 1
        if bytes[index] == UInt8(ascii: "\\") {
            while stop < end, bytes[stop].isLetter { stop += 1 }
            if stop == index + 1, stop < end { stop += 1 }
        } else {
            while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
        }
        return (index..<stop, true)
    }

    /// An argument without its braces.
    func content(of group: Range<Int>) -> Range<Int> {
        guard !group.isEmpty, bytes[group.lowerBound] == UInt8(ascii: "{") else { return group }
        let isClosed = group.count > 1 && bytes[group.upperBound - 1] == UInt8(ascii: "}")
        return group.lowerBound + 1..<max(group.lowerBound + 1, group.upperBound - (isClosed ? 1 : 0))
    }

    /// Steps over `[…]`.
    func skipOption(at start: Int, end: Int) -> Int {
        var index = start
        while index < end, bytes[index].isSpace { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: "[") else { return start }
        while index < end, bytes[index] != UInt8(ascii: "]"), bytes[index] != 0x0A { index += 1 }
        return index < end && bytes[index] == UInt8(ascii: "]") ? index + 1 : start
    }

    /// Steps over `[t]` behind the name of an environment, but not over mathematics in brackets.
    private func skipPosition(at start: Int, end: Int) -> Int {
        let stop = skipOption(at: start, end: end)
        let letters = bytes[start..<stop].filter(\.isLetter)
        return stop - start <= 4 && letters.count == 1 && "tbclr".utf8.contains(letters[0]) ? stop : start
    }

    /// Steps over `[2pt]` behind a line break, but not over mathematics that begins with a bracket.
    private func skipLength(at start: Int, end: Int) -> Int {
        guard start < end, bytes[start] == UInt8(ascii: "[") else { return start }
        var index = start + 1
        var hasUnit = false
        while index < end, bytes[index] != UInt8(ascii: "]") {
            let byte = bytes[index]
            guard
                byte.isDigit || byte.isLetter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == 0x20
                    || byte == UInt8(ascii: "\\")
            else { return start }
            hasUnit = hasUnit || byte.isLetter
            index += 1
            if index - start > 24 { return start }
        }
        return index < end && hasUnit ? index + 1 : start
    }
}

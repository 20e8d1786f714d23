// Running text → prose tokens, line by line, stepping over delimited mathematics and calculator annotations.

struct ProseLexer {
    let notation: Notation
    let bytes: [UInt8]
    private(set) var tokens: [ProseToken] = []
    /// Annotations and marks of emphasis that the parser is to step over.
    private(set) var holes: [SourceSpan] = []
    private var isSpaced = true

    init(notation: Notation, bytes: [UInt8]) {
        self.notation = notation
        self.bytes = bytes
    }

    /// Reads the whole text; `skipped` and the spans are in order and do not overlap.
    mutating func run(spans: [MathSpan], skipped: [SourceSpan]) {
        var closed: [(span: SourceSpan, kind: MathSpan.Kind?)] =
            spans.map { ($0.outer, $0.kind) } + skipped.map { ($0, nil) }
        closed.sort { $0.span.start < $1.span.start }
        var next = 0
        var index = lineStart(at: 0)
        while index < bytes.count {
            while next < closed.count, closed[next].span.end <= index { next += 1 }
            if next < closed.count, closed[next].span.start <= index {
                enclose(closed[next].span, closed[next].kind)
                index = closed[next].span.end
                continue
            }
            let limit = next < closed.count ? closed[next].span.start : bytes.count
            if bytes[index] == 0x0A {
                emit(.boundary, index, index + 1)
                index = min(lineStart(at: index + 1), limit)
                continue
            }
            index = lexOne(at: index, limit: limit)
        }
        emit(.boundary, bytes.count, bytes.count)
    }

    private mutating func enclose(_ span: SourceSpan, _ kind: MathSpan.Kind?) {
        if kind == .calculator {
            holes.append(span)
            return
        }
        emit(kind == nil ? .boundary : .opaque, span.start, span.end)
    }

    private mutating func emit(_ kind: ProseToken.Kind, _ start: Int, _ end: Int, isPrefix: Bool = false) {
        tokens.append(ProseToken(kind: kind, start: start, end: end, isSpaced: isSpaced, isPrefix: isPrefix))
        isSpaced = false
    }

    /// Steps over bullets, numbering and step labels at the start of a line, none of which are mathematics.
    private mutating func lineStart(at start: Int) -> Int {
        var index = start
        isSpaced = true
        for _ in 0..<3 {
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D {
                index += 1
            }
            guard let after = label(at: index) else { return index }
            index = after
        }
        return index
    }

    private func label(at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        func spaceFollows(_ position: Int) -> Bool {
            position < bytes.count && (bytes[position] == 0x20 || bytes[position] == 0x09)
        }
        let byte = bytes[index]
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ">")
        {
            return spaceFollows(index + 1) ? index + 1 : nil
        }
        // A bullet or en dash of three bytes.
        if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
            [0xA2, 0x93, 0x94, 0xA3].contains(bytes[index + 2])
        {
            return spaceFollows(index + 3) ? index + 3 : nil
        }
        if byte == UInt8(ascii: "#") {
            var stop = index
            while stop < bytes.count, bytes[stop] == UInt8(ascii: "#") { stop += 1 }
            return stop
        }
        var stop = index
        if byte == UInt8(ascii: "(") { stop += 1 }
        let first = stop
        while stop < bytes.count, bytes[stop].isDigit, stop - first < 3 { stop += 1 }
        if stop == first, stop < bytes.count, bytes[stop].isLetter { stop += 1 }
        if stop > first, stop < bytes.count, bytes[stop] == UInt8(ascii: ")"), spaceFollows(stop + 1) {
            return stop + 1
        }
        if stop > first, byte != UInt8(ascii: "("), stop < bytes.count, bytes[stop] == UInt8(ascii: "."),
            spaceFollows(stop + 1)
        {
            return stop + 1
        }
        return stepLabel(at: index)
    }

    /// `Step 3:` and `Case 2.`, with emphasis or without.
    private func stepLabel(at index: Int) -> Int? {
        var stop = index
        while stop < bytes.count, bytes[stop] == UInt8(ascii: "*") { stop += 1 }
        let word = stop
        while stop < bytes.count, bytes[stop].isLetter { stop += 1 }
        guard stop - word >= 3, stop - word <= 8, stop < bytes.count, bytes[stop] == 0x20 else { return nil }
        stop += 1
        let digits = stop
        while stop < bytes.count, bytes[stop].isDigit { stop += 1 }
        guard stop > digits, stop < bytes.count, bytes[stop] == UInt8(ascii: ":") || bytes[stop] == UInt8(ascii: ".")
        else { return nil }
        if bytes[stop] == UInt8(ascii: "."), stop + 1 < bytes.count, bytes[stop + 1].isDigit { return nil }
        stop += 1
        while stop < bytes.count, bytes[stop] == UInt8(ascii: "*") { stop += 1 }
        return stop
    }

    // MARK: One token

    private mutating func lexOne(at index: Int, limit: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case 0x09, 0x0D, 0x20:
            isSpaced = true
            return index + 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(at: index, limit: limit)
        case UInt8(ascii: "."):
            if index + 1 < limit, bytes[index + 1].isDigit, index == 0 || !bytes[index - 1].isLetter {
                return number(at: index, limit: limit)
            }
            if index + 2 < limit, bytes[index + 1] == byte, bytes[index + 2] == byte {
                return finish(.operand, index, index + 3)
            }
            if isAbbreviation(before: index, limit: limit) {
                appendHole(SourceSpan(start: index, end: index + 1))
                return index + 1
            }
            return finish(.boundary, index, index + 1)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            return word(at: index, limit: limit)
        case UInt8(ascii: "$"): return finish(.money, index, index + 1)
        case UInt8(ascii: "%"): return finish(.percent, index, index + 1)
        case UInt8(ascii: "^"): return finish(.power, index, index + 1)
        case UInt8(ascii: "_"): return finish(.subscripted, index, index + 1)
        case UInt8(ascii: "("), UInt8(ascii: "["): return finish(.open, index, index + 1)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): return finish(.close, index, index + 1)
        case UInt8(ascii: "{"): return group(at: index, limit: limit)
        case UInt8(ascii: "\\"): return command(at: index, limit: limit)
        case UInt8(ascii: "*"): return star(at: index, limit: limit)
        case UInt8(ascii: "!"):
            return finish(
                bytes[safe: index + 1] == UInt8(ascii: "=") ? .relation : .postfix, index,
                bytes[safe: index + 1] == UInt8(ascii: "=") ? index + 2 : index + 1)
        case UInt8(ascii: ":"):
            if bytes[safe: index + 1] == UInt8(ascii: "=") { return finish(.relation, index, index + 2) }
            return colon(at: index, limit: limit)
        case UInt8(ascii: "-") where bytes[safe: index + 1] == UInt8(ascii: ">") || bytes[safe: index + 1] == byte:
            return arrow(at: index, limit: limit)
        case UInt8(ascii: "="): return equals(at: index, limit: limit)
        case UInt8(ascii: "<"), UInt8(ascii: ">"): return comparison(at: index, limit: limit)
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"): return sign(at: index, limit: limit)
        case 0x80...: return character(at: index, limit: limit)
        case UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "#"):
            return finish(.opaque, index, index + 1)
        default: return finish(.boundary, index, index + 1)
        }
    }

    /// "3 lb. of flour": the point belongs to a short unit when the sentence goes on.
    private func isAbbreviation(before point: Int, limit: Int) -> Bool {
        guard !isSpaced, let word = tokens.last, word.kind == .word, word.end == point, word.end - word.start <= 4
        else {
            return false
        }
        let text = bytes[word.start..<word.end]
        guard notation.units[text] != nil || text.elementsEqual("sq".utf8) else { return false }
        var next = point + 1
        while next < limit, bytes[next] == 0x20 { next += 1 }
        return next < limit && (bytes[next] >= 0x61 && bytes[next] <= 0x7A || "+-*/=".utf8.contains(bytes[next]))
    }

    private mutating func finish(_ kind: ProseToken.Kind, _ start: Int, _ end: Int, isPrefix: Bool = false) -> Int {
        emit(kind, start, end, isPrefix: isPrefix)
        return end
    }

    private mutating func number(at start: Int, limit: Int) -> Int {
        var index = start
        while index < limit, bytes[index].isDigit { index += 1 }
        while index + 3 < limit, bytes[index] == UInt8(ascii: ","), bytes[index + 1].isDigit, bytes[index + 2].isDigit,
            bytes[index + 3].isDigit,
            index + 4 >= limit || !bytes[index + 4].isDigit, index - start <= 3 || bytes[index - 4] == UInt8(ascii: ",")
        { index += 4 }
        if index + 1 < limit, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
            index += 1
            while index < limit, bytes[index].isDigit { index += 1 }
        }
        if let stop = exponentEnd(at: index, limit: limit) { index = stop }
        // "31,0000": digits and commas that make no number.
        if index + 1 < limit, bytes[index] == UInt8(ascii: ","), bytes[index + 1].isDigit,
            index - start >= 2 || start == 0 || bytes[start - 1] != UInt8(ascii: "(")
        {
            var stop = index
            while stop < limit,
                bytes[stop].isDigit || bytes[stop] == UInt8(ascii: ",") && stop + 1 < limit && bytes[stop + 1].isDigit
            { stop += 1 }
            return finish(.opaque, start, stop)
        }
        // A time of day, a version, an ordinal: digits that are no number of a formula.
        if index + 2 < limit, bytes[index] == UInt8(ascii: ":"), bytes[index + 1].isDigit, bytes[index + 2].isDigit {
            while index < limit, bytes[index].isDigit || bytes[index] == UInt8(ascii: ":") { index += 1 }
            return finish(.opaque, start, index)
        }
        if index + 1 < limit, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
            return finish(.opaque, start, index)
        }
        if index + 1 < limit, bytes[index].isLetter, bytes[index + 1].isLetter {
            let suffix = String(decoding: bytes[index..<index + 2], as: UTF8.self).lowercased()
            let isWhole = index + 2 >= limit || !bytes[index + 2].isLetter
            if isWhole, ["st", "nd", "rd", "th"].contains(suffix) { return finish(.word, start, index + 2) }
            if isWhole, ["am", "pm"].contains(suffix) { return finish(.opaque, start, index + 2) }
        }
        emit(.number, start, index)
        // "4-year": the hyphen makes a word of it.
        if index + 2 < limit, bytes[index] == UInt8(ascii: "-"), bytes[index + 1].isLetter, bytes[index + 2].isLetter {
            return wordTail(from: index, at: index + 1, limit: limit)
        }
        return index
    }

    /// `1.5e-3`
    private func exponentEnd(at index: Int, limit: Int) -> Int? {
        guard index + 1 < limit, bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        var stop = index + 1
        if bytes[stop] == UInt8(ascii: "-") || bytes[stop] == UInt8(ascii: "+") { stop += 1 }
        let digits = stop
        while stop < limit, bytes[stop].isDigit { stop += 1 }
        return stop > digits && (stop >= limit || !bytes[stop].isLetter) ? stop : nil
    }

    private mutating func wordTail(from start: Int, at first: Int, limit: Int) -> Int {
        var index = first
        while index < limit {
            let byte = bytes[index]
            let continues = index + 1 < limit && bytes[index + 1].isLetter
            if byte.isLetter || (byte == UInt8(ascii: "-") && continues) || (byte == UInt8(ascii: "'") && continues)
                || (byte == UInt8(ascii: "_") && continues) || (byte == UInt8(ascii: "&") && continues && index > start)
            {
                index += 1
            } else if byte == 0xE2, index + 3 < limit, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99,
                bytes[index + 3].isLetter
            {
                index += 3
            } else if byte == 0xC3, index + 1 < limit {
                index += 2
            } else {
                break
            }
        }
        return finish(.word, start, index)
    }

    private mutating func word(at start: Int, limit: Int) -> Int {
        let isLone =
            start + 1 >= limit
            || !(bytes[start + 1].isLetter
                || bytes[start + 1] == UInt8(ascii: "'") && !isPrimed(start + 1, limit: limit)
                || bytes[start + 1] >= 0x80 && bytes[start + 1] != 0xC2 && bytes[start + 1] != 0xE2)
        if isLone {
            let isTouching = start > 0 && bytes[start - 1].isLetter
            if !isTouching, start + 2 < limit, bytes[start + 1] == UInt8(ascii: "&"), bytes[start + 2].isLetter {
                return wordTail(from: start, at: start + 1, limit: limit)
            }
            if !isTouching, start + 3 < limit, bytes[start + 1] == UInt8(ascii: "-"), bytes[start + 2].isLetter,
                bytes[start + 3].isLetter
            {
                return wordTail(from: start, at: start + 1, limit: limit)
            }
            // "f'(x)"
            var primes = start + 1
            while primes < limit, bytes[primes] == UInt8(ascii: "'") { primes += 1 }
            if !isTouching, primes > start + 1, bytes[safe: primes] == UInt8(ascii: "(") {
                return finish(.letter, start, primes)
            }
            if !isTouching, isApostrophe(at: start + 1) { return wordTail(from: start, at: start + 1, limit: limit) }
            return finish(.letter, start, start + 1)
        }
        var stop = start
        while stop < limit, bytes[stop].isLetter { stop += 1 }
        if let row = notation.phrases[bytes[start..<stop]] {
            let row = notation.rows[Int(row)]
            // "round 3": the number belongs to the word.
            let isLabel = notation.prose.labels.contains(
                String(decoding: bytes[start..<stop], as: UTF8.self).lowercased())
            if let function = row.function, opensArgument(of: function, at: stop, limit: limit, isLabel: isLabel) {
                return finish(.function, start, stop)
            }
            if row.leaf != nil { return finish(.operand, start, stop) }
        }
        return wordTail(from: start, at: start, limit: limit)
    }

    /// Whether quotes from an index on are primes: a bracket follows them.
    private func isPrimed(_ start: Int, limit: Int) -> Bool {
        var index = start
        while index < limit, bytes[index] == UInt8(ascii: "'") { index += 1 }
        return index > start && bytes[safe: index] == UInt8(ascii: "(")
    }

    /// Whether what stands behind a function's name is its argument: a bracket or script, digits with a bracket (`log2(8)`), a
    /// number, or a single letter, which prose seldom puts there.
    private func opensArgument(of function: GrammarRow.Function, at stop: Int, limit: Int, isLabel: Bool) -> Bool {
        guard let next = bytes[safe: stop] else { return false }
        if "(^_".utf8.contains(next) { return true }
        var index = stop
        while index < limit, bytes[index].isDigit { index += 1 }
        if index > stop { return function.name == "log" && bytes[safe: index] == UInt8(ascii: "(") }
        guard next == 0x20, !isLabel, let first = bytes[safe: stop + 1] else { return next >= 0x80 && next != 0xE2 }
        if first.isDigit { return true }
        guard !function.isFencedOnly, !function.isListed else { return false }
        if first >= 0x80 { return first == 0xCE || first == 0xCF }
        let isLone = bytes[safe: stop + 2].map { !$0.isLetter && $0 != UInt8(ascii: "'") } ?? true
        return first.isLetter && isLone && first | 0x20 != UInt8(ascii: "a") && first != UInt8(ascii: "I")
    }

    private func isApostrophe(at index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
    }

    private mutating func group(at index: Int, limit: Int) -> Int {
        var depth = 0
        var stop = index
        while stop < limit, stop - index < 400, bytes[stop] != 0x0A {
            if bytes[stop] == UInt8(ascii: "{") { depth += 1 }
            if bytes[stop] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 {
                    let last = tokens.last?.kind
                    return finish(last == .power || last == .subscripted ? .operand : .opaque, index, stop + 1)
                }
            }
            stop += 1
        }
        return finish(.opaque, index, index + 1)
    }
}

extension [UInt8] {
    /// The byte at an index, or nil outside.
    subscript(safe index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }
}

// MARK: Signs

extension ProseLexer {
    /// `*` multiplies, `**` raises to a power, and both mark emphasis when they cling to one side.
    fileprivate mutating func star(at index: Int, limit: Int) -> Int {
        var stop = index
        while stop < limit, bytes[stop] == UInt8(ascii: "*") { stop += 1 }
        let isTightLeft = index > 0 && !bytes[index - 1].isSpace
        let isTightRight = stop < limit && !bytes[stop].isSpace
        let leftEnds =
            tokens.last.map { [.number, .letter, .close, .percent, .postfix, .operand, .word].contains($0.kind) }
            ?? false
        let rightBegins = stop < bytes.count && nextBegins(stop)
        if stop - index == 1 {
            if leftEnds && rightBegins { return finish(.sign, index, stop) }
            return finish(leftEnds ? .sign : .boundary, index, stop)
        }
        if stop - index == 2, leftEnds, rightBegins, isTightLeft == isTightRight { return finish(.power, index, stop) }
        appendHole(SourceSpan(start: index, end: stop))
        return stop
    }

    private mutating func appendHole(_ span: SourceSpan) { holes.append(span) }

    private func nextBegins(_ start: Int) -> Bool {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        guard index < bytes.count else { return false }
        return bytes[index].isDigit || bytes[index].isLetter || "($\\.-<".utf8.contains(bytes[index])
            || bytes[index] >= 0x80
    }

    fileprivate mutating func colon(at index: Int, limit: Int) -> Int {
        guard let last = tokens.last, last.kind == .number else { return finish(.boundary, index, index + 1) }
        var next = index + 1
        while next < limit, bytes[next] == 0x20 { next += 1 }
        let isSymmetric = (next > index + 1) == isSpaced
        let meetsNumber = next < limit && (bytes[next].isDigit || bytes[next] == UInt8(ascii: "$"))
        return finish(isSymmetric && meetsNumber ? .sign : .boundary, index, index + 1)
    }

    fileprivate mutating func arrow(at index: Int, limit: Int) -> Int {
        var stop = index
        while stop < limit, bytes[stop] == UInt8(ascii: "-") { stop += 1 }
        if stop < limit, bytes[stop] == UInt8(ascii: ">") { stop += 1 }
        return finish(.boundary, index, stop)
    }

    fileprivate mutating func equals(at index: Int, limit: Int) -> Int {
        if bytes[safe: index + 1] == UInt8(ascii: ">") { return finish(.boundary, index, index + 2) }
        var stop = index
        while stop < limit, bytes[stop] == UInt8(ascii: "=") { stop += 1 }
        if stop < limit, bytes[stop] == UInt8(ascii: ">") { return finish(.boundary, index, stop + 1) }
        return finish(stop - index <= 2 ? .relation : .boundary, index, stop)
    }

    fileprivate mutating func comparison(at index: Int, limit: Int) -> Int {
        let next = bytes[safe: index + 1]
        if next == UInt8(ascii: "=") {
            return bytes[safe: index + 2] == UInt8(ascii: ">")
                ? finish(.boundary, index, index + 3) : finish(.relation, index, index + 2)
        }
        if bytes[index] == UInt8(ascii: "<"), let next,
            next.isLetter && bytes[safe: index + 2]?.isLetter == true || next == UInt8(ascii: "/")
        {
            // A tag.
            var stop = index
            while stop < limit, bytes[stop] != UInt8(ascii: ">"), bytes[stop] != 0x0A, stop - index < 40 { stop += 1 }
            if stop < limit, bytes[stop] == UInt8(ascii: ">") { return finish(.boundary, index, stop + 1) }
        }
        return finish(.relation, index, index + 1)
    }

    fileprivate mutating func sign(at index: Int, limit: Int) -> Int {
        if let row = notation.sign(at: index, in: bytes, end: limit, isPlain: true) {
            let row = notation.rows[Int(row)]
            return finish(
                row.infix == nil ? .boundary : .sign, index, index + row.bytes.count, isPrefix: row.prefix != nil)
        }
        return finish(.boundary, index, index + 1)
    }

    /// `\frac{1}{2}` and its like in running text; `\$`; signs as commands.
    fileprivate mutating func command(at index: Int, limit: Int) -> Int {
        var stop = index + 1
        while stop < limit, bytes[stop].isLetter { stop += 1 }
        if stop == index + 1 { stop = Swift.min(stop + 1, limit) }
        guard let found = notation.commands[bytes[index + 1..<stop]] else {
            return finish(stop == index + 1 ? .boundary : .opaque, index, stop)
        }
        return classify(notation.rows[Int(found)], index, stop, limit: limit)
    }

    private mutating func classify(_ row: GrammarRow, _ start: Int, _ stop: Int, limit: Int) -> Int {
        if row.unit != nil || row.leaf?.shape == .unit { return finish(.money, start, stop) }
        if row.relation != nil, row.delimiter == nil {
            return finish(row.relation?.level == notation.precedence.relation ? .relation : .boundary, start, stop)
        }
        if row.postfix?.name == "Percent" { return finish(.percent, start, stop) }
        if row.postfix != nil { return finish(.postfix, start, stop) }
        if row.infix != nil, row.delimiter == nil { return finish(.sign, start, stop, isPrefix: row.prefix != nil) }
        if row.leaf != nil { return finish(.operand, start, stop) }
        if row.function != nil { return finish(.function, start, stop) }
        if row.decoration?.effect == .space || row.decoration?.effect == .ignore {
            isSpaced = true
            return stop
        }
        if let shape = row.structure?.shape, shape == .fraction || shape == .binomial || shape == .root {
            var index = stop
            if shape == .root, bytes[safe: index] == UInt8(ascii: "[") {
                while index < limit, index - stop < 40, bytes[index] != UInt8(ascii: "]"), bytes[index] != 0x0A {
                    index += 1
                }
                index += 1
            }
            for _ in 0..<(shape == .root ? 1 : 2) {
                guard let next = braced(at: index, limit: limit) else { return finish(.opaque, start, stop) }
                index = next
            }
            return finish(.operand, start, index)
        }
        return finish(.opaque, start, stop)
    }

    private func braced(at start: Int, limit: Int) -> Int? {
        guard start < limit else { return nil }
        if bytes[start].isDigit { return start + 1 }
        guard bytes[start] == UInt8(ascii: "{") else { return nil }
        var depth = 0
        var index = start
        while index < limit, index - start < 1000, bytes[index] != 0x0A {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
            index += 1
        }
        return nil
    }

    /// Characters outside ASCII, by what the Unicode table replaces them with.
    fileprivate mutating func character(at index: Int, limit: Int) -> Int {
        var stop = index + 1
        while stop < limit, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
        guard let scalar = String(decoding: bytes[index..<stop], as: UTF8.self).unicodeScalars.first else {
            return finish(.boundary, index, stop)
        }
        switch notation.characters[scalar.value] {
        case .space:
            isSpaced = true
            return stop
        case .superscript, .subscripted:
            return finish(.postfix, index, stop)
        case .text(let replacement):
            if replacement.first == UInt8(ascii: "\\") {
                if replacement.contains(UInt8(ascii: "{")) {
                    let isFraction = replacement.starts(with: "\\frac".utf8)
                    return finish(isFraction ? .number : .operand, index, stop)
                }
                if replacement.elementsEqual("\\sqrt".utf8) { return finish(.function, index, stop) }
                guard let found = notation.commands[replacement.dropFirst()] else {
                    return finish(.boundary, index, stop)
                }
                return classify(notation.rows[Int(found)], index, stop, limit: limit)
            }
            if replacement.elementsEqual("'".utf8) { return finish(.boundary, index, stop) }
            if let row = notation.sign(at: 0, in: replacement, end: replacement.count, isPlain: true) {
                return classify(notation.rows[Int(row)], index, stop, limit: limit)
            }
            return finish(.boundary, index, stop)
        case nil:
            return scalar.properties.isAlphabetic
                ? wordTailOfScript(from: index, limit: limit) : finish(.boundary, index, stop)
        }
    }

    private mutating func wordTailOfScript(from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit, bytes[index] >= 0x80 || bytes[index].isLetter { index += 1 }
        return finish(.word, start, index)
    }
}

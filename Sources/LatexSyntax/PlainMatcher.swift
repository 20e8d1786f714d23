// The grammar of mathematics typed in running text: how far an expression reaches from a place, and how it ends.

/// What one side of a relation turned out to be.
struct PlainExpression {
    let start: Int
    /// The token behind the expression, words of its last quantity left out.
    var end: Int
    /// Operators between operands.
    var operators = 0
    var numbers = 0
    var hasVariable = false
    /// An operator stands at the end without an operand: the expression goes on in words.
    var dangles = false
    /// Where the expression goes on after words of a quantity: the next operator or relation.
    var resumeAt: Int

    /// A part is taken of something (`1/3 of 150`), or an operator is written as a word.
    var hasWordOperator = false
    /// Nothing but one number over another.
    var isBareFraction = false
    /// Remarks in brackets behind quantities, which the parser is to step over.
    var remarks: [SourceSpan] = []

    var isNumeric: Bool { numbers > 0 && !hasVariable }
}

/// Recognises expressions among prose tokens. Every method looks ahead a bounded number of tokens or consumes what it reads.
final class PlainMatcher {
    static let depthLimit = 24
    static let noiseLimit = 7

    let notation: Notation
    let bytes: [UInt8]
    let tokens: [ProseToken]
    /// The furthest token that any attempt reached; a failed attempt need not be repeated from inside its own text.
    private(set) var furthest = 0

    init(notation: Notation, bytes: [UInt8], tokens: [ProseToken]) {
        self.notation = notation
        self.bytes = bytes
        self.tokens = tokens
    }

    func beginAttempt(at index: Int) { furthest = index }

    func text(_ index: Int) -> String {
        String(decoding: bytes[tokens[index].start..<tokens[index].end], as: UTF8.self)
    }

    func lowered(_ index: Int) -> String { text(index).lowercased() }

    /// The expression that begins at a token, or nil when no operand does.
    func expression(at start: Int, depth: Int = 0) -> PlainExpression? {
        var result = PlainExpression(start: start, end: start, resumeAt: start)
        var index = start
        while true {
            guard let end = term(at: index, depth: depth, into: &result) else {
                if index == start { return nil }
                result.dangles = true
                return result
            }
            result.end = end
            let resume = noiseEnd(from: end)
            result.resumeAt = resume
            if resume > end, isGluedProduct(end) { result.hasVariable = true }
            for position in end..<max(end, resume) where tokens[position].kind == .open {
                result.remarks.append(
                    SourceSpan(start: tokens[position].start, end: tokens[remarkEnd(position) - 1].end))
            }
            guard let next = operatorEnd(at: resume) else { return result }
            result.operators += 1
            result.isBareFraction =
                result.operators == 1 && result.numbers == 1 && tokens[resume].kind == .sign && text(resume) == "/"
                && resume == start + 1
            result.hasWordOperator = result.hasWordOperator || tokens[resume].kind == .word
            index = next
        }
    }

    /// The token behind a binary operator at an index, or nil.
    private func operatorEnd(at index: Int) -> Int? {
        switch tokens[index].kind {
        case .sign:
            return text(index) == "/" && !tokens[index].isSpaced && tokens[index + 1].kind == .word
                && !tokens[index + 1].isSpaced ? nil : index + 1
        case .letter where isTimesSign(index): return index + 1
        case .word:
            for count in ProseWords.operatorReach.reversed() {
                guard let phrase = phrase(index, count), notation.prose.operators.contains(phrase) else { continue }
                let next = index + count
                guard tokens[next].kind == .number || tokens[next].kind == .money || tokens[next].kind == .open else {
                    continue
                }
                if phrase == "of", !isPart(before: index) { continue }
                return next
            }
            return nil
        default: return nil
        }
    }

    /// Whether a percentage or fraction stands before an index, of which a part can be taken.
    private func isPart(before index: Int) -> Bool {
        guard index > 0 else { return false }
        if tokens[index - 1].kind == .percent { return true }
        if tokens[index - 1].kind == .word { return lowered(index - 1) == "percent" }
        guard tokens[index - 1].kind == .number else { return false }
        if bytes[tokens[index - 1].start] >= 0x80 { return true }
        return index > 1 && tokens[index - 2].kind == .sign && text(index - 2) == "/"
    }

    /// `count` words from an index in lower case, joined by single spaces; nil when something else stands among them.
    func phrase(_ index: Int, _ count: Int) -> String? {
        guard index >= 0, index + count < tokens.count else { return nil }
        var words: [String] = []
        for position in index..<index + count {
            guard tokens[position].kind == .word || tokens[position].kind == .letter else { return nil }
            words.append(lowered(position))
        }
        return words.joined(separator: " ")
    }

    func isTimesSign(_ index: Int) -> Bool {
        guard tokens[index].kind == .letter, bytes[tokens[index].start] | 0x20 == UInt8(ascii: "x"), index > 0 else {
            return false
        }
        let next = tokens[index + 1]
        let before = tokens[index - 1]
        switch next.kind {
        case .number, .money: break
        case .open: if !(tokens[index].isSpaced && next.isSpaced) { return false }
        default: return false
        }
        switch before.kind {
        case .number, .percent, .close, .word, .money: return true
        case .letter: return tokens[index].isSpaced && next.isSpaced
        default: return false
        }
    }

    /// One term: a sign, then factors side by side. Gives the token behind it.
    private func term(at start: Int, depth: Int, into result: inout PlainExpression) -> Int? {
        var index = start
        if tokens[index].kind == .sign, tokens[index].isPrefix, tokens[index + 1].kind != .sign { index += 1 }
        guard var end = factor(at: index, depth: depth, into: &result) else { return nil }
        while end < tokens.count, continuesProduct(at: end), let next = factor(at: end, depth: depth, into: &result) {
            end = next
            result.operators += 1
        }
        return end
    }

    /// Whether a factor at an index belongs to the product before it without a sign.
    private func continuesProduct(at index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .letter:
            if isTimesSign(index) { return false }
            if !token.isSpaced { return true }
            return isVariable(index) && tokens[index - 1].kind != .letter && !isQuantityWord(index)
        case .open, .operand, .function: return !token.isSpaced
        case .number:
            return !token.isSpaced && tokens[index - 1].kind == .close
                || bytes[token.start] >= 0x80 && tokens[index - 1].kind == .number
        default: return false
        }
    }

    /// Whether a spaced letter behind a number is rather the unit of a quantity.
    private func isQuantityWord(_ index: Int) -> Bool {
        notation.units[bytes[tokens[index].start..<tokens[index].end]] != nil && tokens[index - 1].kind == .number
    }

    /// Whether a single letter is a variable rather than an article or a label.
    func isVariable(_ index: Int) -> Bool {
        guard tokens[index].kind == .letter else { return false }
        let letter = bytes[tokens[index].start]
        guard letter | 0x20 == UInt8(ascii: "a") || letter == UInt8(ascii: "I") else { return true }
        let next = tokens[index + 1]
        if index > 0, next.kind == .boundary || next.kind == .close,
            [.sign, .relation, .number].contains(tokens[index - 1].kind)
        {
            return true
        }
        return next.kind == .sign || next.kind == .relation || next.kind == .power || next.kind == .subscripted
            || (next.kind == .open && !next.isSpaced)
    }

    /// Whether a letter touches the number or bracket before it.
    private func isGlued(_ index: Int) -> Bool {
        index > 0 && !tokens[index].isSpaced && [.number, .close, .letter].contains(tokens[index - 1].kind)
    }

    private func factor(at start: Int, depth: Int, into result: inout PlainExpression) -> Int? {
        guard start < tokens.count, depth < PlainMatcher.depthLimit else { return nil }
        furthest = max(furthest, start)
        var index = start
        switch tokens[index].kind {
        case .money:
            index += 1
            if tokens[index].kind == .sign, tokens[index].isPrefix { index += 1 }
            guard tokens[index].kind == .number else {
                // A money sign before a variable or bracket.
                guard tokens[index].kind == .open || tokens[index].kind == .letter, !tokens[index].isSpaced else {
                    return nil
                }
                return factor(at: index, depth: depth + 1, into: &result)
            }
            result.numbers += 1
            index += 1
        case .number:
            result.numbers += 1
            index += 1
            index = mixedFraction(at: index)
        case .letter:
            guard isVariable(index) || isGlued(index) else { return nil }
            result.hasVariable = true
            index += 1
        case .operand:
            if bytes[tokens[index].start] == UInt8(ascii: "\\") {
                result.numbers += 1
            } else {
                result.hasVariable = true
            }
            index += 1
        case .function:
            guard let end = function(at: index, depth: depth, into: &result) else { return nil }
            index = end
        case .open:
            guard let end = fence(at: index, depth: depth, into: &result) else { return nil }
            index = end
        case .word:
            guard
                let count = ProseWords.prefixReach.last(where: {
                    phrase(index, $0).map(notation.prose.prefixes.contains) ?? false
                })
            else { return nil }
            guard tokens[index + count].kind == .number || tokens[index + count].kind == .money else { return nil }
            result.operators += 1
            return factor(at: index + count, depth: depth + 1, into: &result)
        default:
            return nil
        }
        return marks(at: index, depth: depth, into: &result)
    }

    /// `3 1/2`: the fraction of a mixed number.
    private func mixedFraction(at index: Int) -> Int {
        guard index + 3 < tokens.count, tokens[index].kind == .number, tokens[index].isSpaced else { return index }
        guard tokens[index + 1].kind == .sign, !tokens[index + 1].isSpaced, text(index + 1) == "/",
            tokens[index + 2].kind == .number, !tokens[index + 2].isSpaced
        else { return index }
        return index + 3
    }

    /// Exponents, indices, percent signs and the like behind a factor.
    private func marks(at start: Int, depth: Int, into result: inout PlainExpression) -> Int? {
        var index = start
        while index < tokens.count {
            furthest = max(furthest, index)
            switch tokens[index].kind {
            case .power, .subscripted:
                if tokens[index].kind == .power { result.operators += 1 }
                index += 1
                if tokens[index].kind == .sign, tokens[index].isPrefix { index += 1 }
                guard let end = exponent(at: index, depth: depth, into: &result) else { return nil }
                index = end
            case .percent: index += 1
            case .postfix:
                if bytes[tokens[index].start] == UInt8(ascii: "!"), !continuesAfterMark(index) { return index }
                result.operators += 1
                index += 1
            case .money
            where tokens[index + 1].kind != .number && (!tokens[index].isSpaced || bytes[tokens[index].start] >= 0x80):
                // "0.50 € * 4"
                index += 1
            case .word where lowered(index) == "percent" || notation.prose.postfixes.contains(lowered(index)):
                index += 1
            default: return index
            }
        }
        return index
    }

    /// Whether an exclamation mark is a factorial: a sign or relation follows, or a closing bracket.
    private func continuesAfterMark(_ index: Int) -> Bool {
        [.sign, .relation, .close].contains(tokens[index + 1].kind) && !tokens[index].isSpaced
    }

    private func exponent(at index: Int, depth: Int, into result: inout PlainExpression) -> Int? {
        switch tokens[index].kind {
        case .number, .operand: return index + 1
        case .letter:
            result.hasVariable = true
            return index + 1
        case .word where tokens[index - 1].kind == .subscripted: return index + 1
        case .open: return fence(at: index, depth: depth, into: &result)
        default: return nil
        }
    }

    /// A bracketed expression, or a list of them behind a letter or function.
    private func fence(at index: Int, depth: Int, into result: inout PlainExpression) -> Int? {
        guard depth < PlainMatcher.depthLimit, var inner = expression(at: index + 1, depth: depth + 1), !inner.dangles
        else { return nil }
        var items = 1
        while tokens[inner.resumeAt].kind == .boundary, text(inner.resumeAt) == ",", items < 8, !tokens[index].isSpaced
        {
            guard let next = expression(at: inner.resumeAt + 1, depth: depth + 1), !next.dangles else { return nil }
            inner.numbers += next.numbers
            inner.resumeAt = next.resumeAt
            items += 1
        }
        guard tokens[inner.resumeAt].kind == .close else { return nil }
        result.numbers += inner.numbers
        result.operators += inner.operators
        result.remarks += inner.remarks
        result.hasVariable = result.hasVariable || inner.hasVariable
        return inner.resumeAt + 1
    }

    /// A function's name, scripts, and its argument.
    private func function(at start: Int, depth: Int, into result: inout PlainExpression) -> Int? {
        var index = start + 1
        result.operators += 1
        if tokens[index].kind == .power || tokens[index].kind == .subscripted {
            index += 1
            if tokens[index].kind == .sign { index += 1 }
            guard tokens[index].kind == .number || tokens[index].kind == .letter || tokens[index].kind == .operand
            else { return nil }
            index += 1
        }
        if tokens[index].kind == .number, !tokens[index].isSpaced, tokens[index + 1].kind == .open { index += 1 }
        if tokens[index].kind == .postfix, !tokens[index].isSpaced { index += 1 }
        switch tokens[index].kind {
        case .open: return fence(at: index, depth: depth, into: &result)
        case .number:
            result.numbers += 1
            return index + 1
        case .letter, .operand:
            result.hasVariable = true
            return index + 1
        default: return nil
        }
    }

    /// Steps over the words of a quantity when an operator, relation or closing bracket follows them; else stays.
    func noiseEnd(from start: Int) -> Int {
        var index = start
        while index < tokens.count, index - start <= PlainMatcher.noiseLimit {
            let token = tokens[index]
            switch token.kind {
            case .word:
                if index == start, !isGluedProduct(index), isLikeAProduct(index) { return start }
                let word = lowered(index)
                if index == start, operatorEnd(at: index) != nil { return index }
                if notation.prose.noiseStops.contains(word), operatorEnd(at: index) == nil { return start }
                index += 1
            case .letter where !isVariable(index) || (index == start && isQuantityWord(index)): index += 1
            case .sign
            where !token.isSpaced && text(index) == "/" && tokens[index + 1].kind == .word
                && !tokens[index + 1].isSpaced && (index == start || tokens[index - 1].kind == .word):
                index += 2
            case .open where token.isSpaced && remarkEnd(index) > index: index = remarkEnd(index)
            case .sign:
                return index > start && !beginsOperand(index + 1) ? start : index
            case .relation, .close: return index
            case .letter where index > start && isTimesSign(index): return index
            default: return start
            }
            if index > start, index < tokens.count, operatorEnd(at: index) != nil, tokens[index].kind == .word {
                return index
            }
        }
        return start
    }

    /// "2ab", "½bh": two letters that touch a number are factors.
    private func isGluedProduct(_ index: Int) -> Bool {
        tokens[index].kind == .word && isTwoLetters(index) && !tokens[index].isSpaced
    }

    /// "1/2 bh": two letters without a vowel behind a number may be factors as well as what is counted.
    private func isLikeAProduct(_ index: Int) -> Bool {
        isTwoLetters(index) && tokens[index + 1].kind != .word
            && bytes[tokens[index].start..<tokens[index].end].allSatisfy {
                $0 >= 0x61 && $0 <= 0x7A && !"aeiouy".utf8.contains($0)
            }
    }

    private func isTwoLetters(_ index: Int) -> Bool {
        let bytes = bytes[tokens[index].start..<tokens[index].end]
        return index > 0 && tokens[index - 1].kind == .number && bytes.count == 2 && notation.units[bytes] == nil
    }

    /// The token behind a bracket that holds only words, or the bracket itself when it holds more.
    private func remarkEnd(_ open: Int) -> Int {
        var index = open + 1
        while index < tokens.count, index - open < 8,
            tokens[index].kind == .word || (tokens[index].kind == .letter && tokens[index + 1].kind == .word)
        { index += 1 }
        return index > open + 1 && index < tokens.count && tokens[index].kind == .close ? index + 1 : open
    }

    func beginsOperand(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        switch tokens[index].kind {
        case .number, .money, .open, .operand, .function: return true
        case .letter: return isVariable(index) || isTimesSign(index)
        case .sign: return tokens[index].isPrefix
        case .word:
            return ProseWords.prefixReach.contains { phrase(index, $0).map(notation.prose.prefixes.contains) ?? false }
        default: return false
        }
    }

    /// The token behind a relation at an index, in signs or words, or nil.
    func relationEnd(at index: Int, after expression: PlainExpression?) -> Int? {
        if tokens[index].kind == .relation { return index + 1 }
        guard tokens[index].kind == .word, let expression,
            expression.operators > 0 || (expression.hasVariable && lowered(index) == "equals")
        else { return nil }
        for count in ProseWords.relationReach.reversed() {
            guard let phrase = phrase(index, count), notation.prose.relations.contains(phrase) else { continue }
            return tokens[index + count].kind == .number || tokens[index + count].kind == .money ? index + count : nil
        }
        return nil
    }
}

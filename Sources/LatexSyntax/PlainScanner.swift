// Prose tokens → plain spans: whole relation chains, cut only where both ends are certain.

/// Finds plain mathematics. A link of a chain whose outer end is uncertain is dropped; nothing is guessed.
struct PlainScanner {
    let matcher: PlainMatcher
    let holes: [SourceSpan]
    private var found: [MathSpan] = []

    init(matcher: PlainMatcher, holes: [SourceSpan]) {
        self.matcher = matcher
        self.holes = holes
    }

    private var tokens: [ProseToken] { matcher.tokens }

    /// One side of a relation: an expression, or something that could not be read as one.
    private struct Side {
        var range: Range<Int>
        var expression: PlainExpression?
        var isWhole: Bool
        /// Whether a word stands as this side's name (`Total cost = …`).
        var isName = false
    }

    mutating func run() -> [MathSpan] {
        var index = 0
        while index < tokens.count {
            index = scan(from: index)
        }
        return found
    }

    /// Tries to read a chain that begins at a token; gives the token to go on from.
    private mutating func scan(from start: Int) -> Int {
        if tokens[start].kind == .relation { return chain(from: start, first: name(before: start)) }
        guard begins(at: start), let expression = matcher.expression(at: start) else { return start + 1 }
        var end = expression.end
        var isWhole = isCleanLeft(start, expression)
        if expression.dangles {
            isWhole = false
            end = skipToRelation(expression.resumeAt)
        } else {
            end = expression.resumeAt
        }
        guard end < tokens.count, let relation = matcher.relationEnd(at: end, after: expression) else {
            if !expression.dangles { offerLone(expression, isWhole: isWhole) }
            return max(expression.end, start + 1)
        }
        if tokens[end].kind == .word, !isStrictlyCleanLeft(start) { isWhole = false }
        _ = relation
        return chain(from: end, first: Side(range: start..<expression.end, expression: expression, isWhole: isWhole))
    }

    private func begins(at index: Int) -> Bool {
        switch tokens[index].kind {
        case .sign: return tokens[index].isPrefix && index + 1 < tokens.count && !tokens[index + 1].isSpaced && matcher.beginsOperand(index + 1) && isBoundaryBefore(index)
        case .number, .money, .open, .operand, .function: return true
        case .letter: return matcher.isVariable(index)
        case .word: return matcher.beginsOperand(index)
        default: return false
        }
    }

    private func isBoundaryBefore(_ index: Int) -> Bool {
        index == 0 || [.boundary, .word, .relation].contains(tokens[index - 1].kind)
    }

    /// Reads `relation side relation side …` and offers what is whole of it.
    private mutating func chain(from start: Int, first: Side) -> Int {
        var sides = [first]
        var index = start
        while index < tokens.count, let next = matcher.relationEnd(at: index, after: sides[sides.count - 1].expression ?? PlainExpression(start: 0, end: 0, resumeAt: 0)) {
            if let expression = matcher.expression(at: next), tokens[next].kind != .word || matcher.beginsOperand(next) {
                if expression.dangles {
                    let resume = skipToRelation(expression.resumeAt)
                    sides.append(Side(range: next..<expression.end, expression: expression, isWhole: false))
                    index = resume
                } else {
                    sides.append(Side(range: next..<expression.end, expression: expression, isWhole: true))
                    index = expression.resumeAt
                    if tokens[index].kind != .relation, matcher.relationEnd(at: index, after: expression) == nil {
                        // A quantity in words may stand between this side and the next relation.
                        let resume = skipToRelation(index)
                        if resume < tokens.count, tokens[resume].kind == .relation, resume > index {
                            sides[sides.count - 1].isWhole = false
                            index = resume
                        }
                    }
                }
            } else {
                let resume = skipToRelation(next)
                sides.append(Side(range: next..<next, expression: nil, isWhole: false))
                index = max(resume, next)
            }
        }
        offer(sides, stop: index)
        return max(index, start + 1)
    }

    /// The next relation of the same clause, or the token where the clause ends.
    private func skipToRelation(_ start: Int) -> Int {
        var index = start
        while index < tokens.count, index - start < 40 {
            if tokens[index].kind == .relation { return index }
            if tokens[index].kind == .boundary { return index }
            index += 1
        }
        return index
    }

    // MARK: What is whole

    /// Cuts off sides that are not whole, checks the right end, and keeps chains of two sides and more.
    private mutating func offer(_ sides: [Side], stop: Int) {
        var run: [Side] = []
        for (position, side) in sides.enumerated() {
            if side.isWhole {
                run.append(side)
            } else {
                keep(run)
                run = []
            }
            if position == sides.count - 1, side.isWhole, !isCleanRight(side, previous: run.dropLast().last) {
                run.removeLast()
            }
        }
        keep(run)
    }

    private mutating func keep(_ sides: [Side]) {
        guard sides.count >= 2, let first = sides.first, let last = sides.last else { return }
        let numbers = sides.reduce(0) { $0 + ($1.expression?.numbers ?? 0) }
        guard numbers > 0 else { return }
        let hasSubstance = sides.contains { ($0.expression?.operators ?? 0) > 0 || ($0.expression?.hasVariable ?? false) || $0.isName }
        guard hasSubstance || sides.count > 1 && hasUnits(sides) else { return }
        append(first.range.lowerBound, extended(last))
    }

    private func hasUnits(_ sides: [Side]) -> Bool { sides.allSatisfy { unitEnd($0.range.upperBound) != nil } }

    /// The end of the last side, with a unit or word of scale that stands right behind it.
    private func extended(_ side: Side) -> Int { unitEnd(side.range.upperBound) ?? side.range.upperBound }

    private func unitEnd(_ index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .word || tokens[index].kind == .letter else { return nil }
        guard matcher.notation.units[matcher.bytes[tokens[index].start..<tokens[index].end]] != nil else { return nil }
        let word = matcher.text(index)
        // "in" behind a number is far more often the preposition.
        if word == "in" || (tokens[index].kind == .letter && matcher.isTimesSign(index)) { return nil }
        return index + 1
    }

    private mutating func offerLone(_ expression: PlainExpression, isWhole: Bool) {
        guard isWhole, expression.operators > 0, expression.numbers > 1, expression.isNumeric else { return }
        let side = Side(range: expression.start..<expression.end, expression: expression, isWhole: true)
        guard isCleanRight(side, previous: nil) else { return }
        let signs = (expression.start..<expression.end).filter { tokens[$0].kind == .sign }.map { matcher.text($0) }
        // Ranges, dates and ratios look like differences and quotients.
        guard signs.contains(where: { $0 != "-" && $0 != "/" && $0 != ":" && $0 != "–" }) else { return }
        append(expression.start, expression.end)
    }

    private mutating func append(_ first: Int, _ end: Int) {
        let span = SourceSpan(start: tokens[first].start, end: tokens[end - 1].end)
        if let last = found.last, last.outer.end > span.start { return }
        found.append(MathSpan(kind: .plain, outer: span, inner: span, holes: holesWithin(span)))
    }

    private func holesWithin(_ span: SourceSpan) -> [SourceSpan] {
        var low = 0
        var high = holes.count
        while low < high {
            let middle = (low + high) / 2
            if holes[middle].start < span.start { low = middle + 1 } else { high = middle }
        }
        var within: [SourceSpan] = []
        while low < holes.count, holes[low].start < span.end {
            within.append(holes[low])
            low += 1
        }
        return within
    }

    // MARK: Ends

    /// Whether nothing before an expression can belong to it.
    private func isCleanLeft(_ start: Int, _ expression: PlainExpression) -> Bool {
        guard start > 0 else { return true }
        let before = tokens[start - 1]
        switch before.kind {
        case .boundary: return true
        case .open: return true
        case .close: return tokens[start].isSpaced && tokens[start].kind != .open && false
        case .word:
            for count in 1...3 {
                if let phrase = matcher.phrase(start - count, count), matcher.notation.prose.leftBinding.contains(phrase) { return false }
            }
            if tokens[start].kind == .letter { return isVariablePlace(start) }
            if expression.operators == 0, expression.isNumeric { return !hasNumberInClause(before: start) && hasCountedWord(expression) }
            return true
        case .letter: return !matcher.isVariable(start - 1) && tokens[start].isSpaced
        default: return false
        }
    }

    /// A variable behind a capitalised noun is a label ("Shop A"), behind other words a variable.
    private func isVariablePlace(_ index: Int) -> Bool {
        let word = matcher.text(index - 1)
        let isCapital = word.utf8.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        let letter = matcher.bytes[tokens[index].start]
        if letter >= 0x41, letter <= 0x5A, isCapital { return matcher.notation.prose.openers.contains(word.lowercased()) }
        return true
    }

    private func hasCountedWord(_ expression: PlainExpression) -> Bool { true }

    /// Whether another number stands earlier in the same clause: then a bare quantity is only the end of a longer one.
    private func hasNumberInClause(before index: Int) -> Bool {
        var position = index - 1
        while position >= 0, index - position < 30 {
            if tokens[position].kind == .boundary { return false }
            if tokens[position].kind == .number || tokens[position].kind == .opaque { return true }
            position -= 1
        }
        return false
    }

    /// For relations in words: the expression opens its clause.
    private func isStrictlyCleanLeft(_ start: Int) -> Bool {
        guard start > 0 else { return true }
        if tokens[start - 1].kind == .boundary { return true }
        return tokens[start - 1].kind == .word && matcher.notation.prose.openers.contains(matcher.lowered(start - 1))
    }

    /// Whether nothing behind the last side can belong to it. Behind a computed left side, words after the result are its noun.
    private func isCleanRight(_ side: Side, previous: Side?) -> Bool {
        let index = side.range.upperBound
        guard index < tokens.count else { return true }
        let isComputed = (previous?.expression?.operators ?? 0) > 0 && (previous?.expression?.isNumeric ?? false) && side.expression?.operators == 0
        switch tokens[index].kind {
        case .sign, .power, .subscripted, .percent: return false
        case .opaque: return false
        case .number, .money, .operand: return false
        case .open: return tokens[index].isSpaced && !matcher.beginsOperand(index + 1) || isAside(index)
        case .word, .letter:
            if isCompoundQuantity(index) { return false }
            if isComputed { return true }
            for count in 1...3 {
                if let phrase = matcher.phrase(index, count), matcher.notation.prose.rightBinding.contains(phrase) { return false }
            }
            return !goesOnInWords(index)
        default: return true
        }
    }

    /// A bracket behind the result that holds a remark or another chain.
    private func isAside(_ index: Int) -> Bool {
        guard tokens[index].isSpaced, let inner = matcher.expression(at: index + 1) else { return false }
        return inner.resumeAt < tokens.count && tokens[inner.resumeAt].kind != .close
    }

    /// Whether the words behind a quantity lead to an operator that lacks a proper operand (`6 boxes * the price`).
    private func goesOnInWords(_ start: Int) -> Bool {
        var index = start
        while index < tokens.count, index - start < 6 {
            switch tokens[index].kind {
            case .word, .letter: index += 1
            case .sign, .power: return true
            default: return false
            }
        }
        return false
    }

    /// `2 hours 30 minutes`, `5 feet and 6 inches`: two quantities of one dimension make one.
    private func isCompoundQuantity(_ index: Int) -> Bool {
        guard unitEnd(index) != nil else { return false }
        var next = index + 1
        while next < tokens.count, next - index < 4, tokens[next].kind == .word && matcher.lowered(next) == "and" || tokens[next].kind == .boundary && matcher.text(next) == "," {
            next += 1
        }
        if next < tokens.count, tokens[next].kind == .money { next += 1 }
        guard next + 1 < tokens.count, tokens[next].kind == .number else { return false }
        return unitEnd(next + 1) != nil
    }

    /// The name before a relation: a few words that open their clause.
    private func name(before relation: Int) -> Side {
        var start = relation
        while start > 0, relation - start < 8, tokens[start - 1].kind == .word || tokens[start - 1].kind == .letter { start -= 1 }
        let nothing = Side(range: relation..<relation, expression: nil, isWhole: false)
        guard start < relation, start == 0 || tokens[start - 1].kind == .boundary else { return nothing }
        while start < relation, matcher.notation.prose.openers.contains(matcher.lowered(start)) { start += 1 }
        guard start < relation, relation - start <= 5 else { return nothing }
        for index in start..<relation where matcher.notation.prose.noiseStops.contains(matcher.lowered(index)) || matcher.notation.prose.openers.contains(matcher.lowered(index)) {
            return nothing
        }
        guard tokens[start].kind == .word else { return nothing }
        return Side(range: start..<relation, expression: nil, isWhole: true, isName: true)
    }
}

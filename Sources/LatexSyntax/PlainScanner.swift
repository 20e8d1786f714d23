// Prose tokens → plain spans: whole relation chains, cut only where both ends are certain.

/// Finds plain mathematics. A link of a chain whose outer end is uncertain is dropped; nothing is guessed.
struct PlainScanner {
    let matcher: PlainMatcher
    let holes: [SourceSpan]
    private var found: [MathSpan] = []
    /// Where the last expression without a relation ended.
    private var looseEnd: Int?

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
        guard begins(at: start) else { return start + 1 }
        matcher.beginAttempt(at: start)
        guard let expression = matcher.expression(at: start) else {
            // A bracket may hold a chain of its own; anything else that failed is stepped over.
            if tokens[start].kind == .open { return isArgument(start) ? closing(of: start) : start + 1 }
            if tokens[start + 1].kind == .open, isArgument(start + 1) { return closing(of: start + 1) }
            return max(start + 1, min(matcher.furthest, tokens.count))
        }
        var end = expression.end
        var isWhole = isCleanLeft(start, expression)
        if expression.dangles {
            isWhole = false
            end = skipToRelation(expression.resumeAt)
        } else {
            end = expression.resumeAt
        }
        guard end < tokens.count, matcher.relationEnd(at: end, after: expression) != nil else {
            if !expression.dangles { offerLone(expression, isWhole: isWhole) }
            if expression.operators > 0 { looseEnd = expression.end }
            return max(expression.end, start + 1)
        }
        if tokens[end].kind == .word, !isStrictlyCleanLeft(start) || expression.isBareFraction { isWhole = false }
        if isLooseQuantity(expression, until: end) { isWhole = false }
        return chain(from: end, first: Side(range: start..<expression.end, expression: expression, isWhole: isWhole))
    }

    /// Whether a bracket touches the name before it, as in P(X = 2): what it holds is no statement of the text.
    private func isArgument(_ open: Int) -> Bool {
        open > 0 && !tokens[open].isSpaced && [.letter, .word, .function].contains(tokens[open - 1].kind)
    }

    /// The token behind the bracket that closes another, or behind the other where none does in its clause.
    private func closing(of open: Int) -> Int {
        var depth = 0
        var index = open
        while index < tokens.count, index - open < 40 {
            if tokens[index].kind == .open { depth += 1 }
            if tokens[index].kind == .close { depth -= 1 }
            index += 1
            if depth == 0 { return index }
        }
        return open + 1
    }

    /// "9 porters = 117/13": a bare number whose words are no unit only counts what the sentence is about.
    private func isLooseQuantity(_ expression: PlainExpression, until end: Int) -> Bool {
        guard expression.operators == 0, expression.isNumeric, expression.end < end else { return false }
        return unitEnd(expression.end) != end
    }

    private func begins(at index: Int) -> Bool {
        switch tokens[index].kind {
        case .sign:
            return tokens[index].isPrefix && index + 1 < tokens.count && !tokens[index + 1].isSpaced
                && matcher.beginsOperand(index + 1) && isBoundaryBefore(index)
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
        while index < tokens.count, sides.count == 1 || tokens[index].kind == .relation,
            let next = matcher.relationEnd(
                at: index, after: sides[sides.count - 1].expression ?? PlainExpression(start: 0, end: 0, resumeAt: 0))
        {
            if let expression = matcher.expression(at: next), tokens[next].kind != .word || matcher.beginsOperand(next)
            {
                if expression.dangles {
                    let resume = skipToRelation(expression.resumeAt)
                    sides.append(Side(range: next..<expression.end, expression: expression, isWhole: false))
                    index = resume
                } else {
                    sides.append(Side(range: next..<expression.end, expression: expression, isWhole: true))
                    index = expression.resumeAt
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
        var sides = sides
        // "… = 2/5 of $240 left": after a computed number, the words may describe the number rather than go on computing.
        if sides.count >= 2, let last = sides[sides.count - 1].expression, last.hasWordOperator,
            sides[sides.count - 2].expression?.isNumeric ?? false,
            sides[sides.count - 2].expression?.operators ?? 0 > 0
        {
            sides.removeLast()
        }
        guard sides.count >= 2, let first = sides.first, let last = sides.last else { return }
        let numbers = sides.reduce(0) { $0 + ($1.expression?.numbers ?? 0) }
        guard numbers > 0 else { return }
        let hasSubstance = sides.contains {
            ($0.expression?.operators ?? 0) > 0 || ($0.expression?.hasVariable ?? false) || $0.isName
        }
        let isCongruence = modulusEnd(last.range.upperBound) > last.range.upperBound
        guard hasSubstance || isCongruence || sides.count > 1 && hasUnits(sides) else { return }
        append(
            first.range.lowerBound, modulusEnd(extended(last)), remarks: sides.flatMap { $0.expression?.remarks ?? [] })
    }

    private func hasUnits(_ sides: [Side]) -> Bool { sides.allSatisfy { unitEnd($0.range.upperBound) != nil } }

    /// The end of the last side, with a unit or word of scale that stands right behind it.
    private func extended(_ side: Side) -> Int {
        let end = unitEnd(side.range.upperBound) ?? side.range.upperBound
        return rateEnd(end) ?? end
    }

    /// The end of `(mod 5)` behind a congruence.
    private func modulusEnd(_ index: Int) -> Int {
        guard index + 3 < tokens.count, tokens[index].kind == .open, tokens[index + 3].kind == .close,
            ["mod", "modulo"].contains(matcher.lowered(index + 1)),
            tokens[index + 2].kind == .number || tokens[index + 2].kind == .letter
        else { return index }
        return index + 4
    }

    /// The end of `/hour` tight behind a quantity.
    private func rateEnd(_ index: Int) -> Int? {
        guard index + 1 < tokens.count, tokens[index].kind == .sign, !tokens[index].isSpaced, matcher.text(index) == "/"
        else { return nil }
        return tokens[index + 1].kind == .word && !tokens[index + 1].isSpaced ? index + 2 : nil
    }

    private func unitEnd(_ index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .word || tokens[index].kind == .letter else { return nil }
        guard matcher.notation.units[matcher.bytes[tokens[index].start..<tokens[index].end]] != nil else { return nil }
        let word = matcher.text(index)
        // "in" behind a number is far more often the preposition.
        if word == "in" || (tokens[index].kind == .letter && matcher.isTimesSign(index)) { return nil }
        return powerEnd(index + 1)
    }

    /// The end of the exponent tight behind a unit: `cm^2`, `cm²`.
    private func powerEnd(_ index: Int) -> Int {
        guard index < tokens.count, !tokens[index].isSpaced else { return index }
        if tokens[index].kind == .power, tokens[index + 1].kind == .number { return index + 2 }
        return tokens[index].kind == .postfix && matcher.bytes[tokens[index].start] >= 0x80 ? index + 1 : index
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

    private mutating func append(_ first: Int, _ end: Int, remarks: [SourceSpan] = []) {
        let span = SourceSpan(start: tokens[first].start, end: tokens[end - 1].end)
        if let last = found.last, last.outer.end > span.start { return }
        let steppedOver = (holesWithin(span) + remarks.filter { span.contains($0) }).sorted { $0.start < $1.start }
        found.append(MathSpan(kind: .plain, outer: span, inner: span, holes: steppedOver))
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
        case .boundary: return isCleanBoundary(start)
        case .open: return true
        case .close: return tokens[start].isSpaced && tokens[start].kind != .open && false
        case .word:
            if bindsLeft(start) || isCounted(start) || isLabelled(start) || followsExpression(start) || followsSignAndWords(start) {
                return false
            }
            if tokens[start].kind == .open, expression.operators == 0 { return false }
            if tokens[start].kind == .letter { return isVariablePlace(start) }
            if expression.operators == 0, expression.isNumeric { return opensStatement(start, expression) }
            return true
        case .letter: return !matcher.isVariable(start - 1) && tokens[start].isSpaced
        default: return false
        }
    }

    /// "so 200 = 5x": a bare number opens a statement only behind words that can do nothing else with it.
    private func opensStatement(_ start: Int, _ expression: PlainExpression) -> Bool {
        expression.end == start + 1 && tokens[expression.end].kind == .relation
            && matcher.notation.prose.announcers.contains(matcher.lowered(start - 1))
    }

    /// Whether the words before an expression take it into their meaning, as "half of" does.
    private func bindsLeft(_ start: Int) -> Bool {
        var binds = false
        for count in ProseWords.leftReach {
            guard let phrase = matcher.phrase(start - count, count) else { break }
            if matcher.notation.prose.leftFree.contains(phrase) { return false }
            binds = binds || matcher.notation.prose.leftBinding.contains(phrase)
        }
        return binds
    }

    /// "8 packs of 5 bags · $4", "24 eggs in 1 tray · 2": the count before belongs to the calculation.
    private func isCounted(_ start: Int) -> Bool {
        guard start > 2, ["of", "in"].contains(matcher.lowered(start - 1)), tokens[start].kind == .number, tokens[start + 1].kind == .word,
            let count = tokens[max(0, start - 4)..<start - 2].last(where: { $0.kind != .word }), count.kind == .number,
            let sign = tokens[(start + 1)...].firstIndex(where: { $0.kind != .word })
        else { return false }
        // "360 miles in 4 hours + 30 minutes": nothing is multiplied.
        return !["+", "-"].contains(matcher.text(sign))
    }

    /// A variable behind a capitalised noun is a label ("Shop A"), behind other words a variable.
    private func isVariablePlace(_ index: Int) -> Bool {
        let word = matcher.text(index - 1)
        let isCapital = word.utf8.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
        let letter = matcher.bytes[tokens[index].start]
        if letter >= 0x41, letter <= 0x5A, isCapital {
            return matcher.notation.prose.openers.contains(word.lowercased())
        }
        return true
    }

    /// Whether a comma, full stop or line end really parts what precedes from what follows.
    private func isCleanBoundary(_ start: Int) -> Bool {
        guard start > 1 else { return true }
        let boundary = tokens[start - 1]
        let before = tokens[start - 2]
        if boundary.end > boundary.start, matcher.bytes[boundary.start] == 0x0A {
            return before.kind != .sign && before.kind != .relation
        }
        if before.kind == .sign || before.kind == .relation || before.kind == .power { return false }
        // "14, 400": perhaps one number with a stray space.
        let isThousands =
            before.kind == .number && tokens[start].kind == .number && tokens[start].end - tokens[start].start == 3
        return !(isThousands && matcher.text(start - 1) == ",")
    }

    /// "day 3 * 2": the number belongs to the word before it.
    private func isLabelled(_ start: Int) -> Bool {
        guard tokens[start].kind == .number, matcher.notation.prose.labels.contains(matcher.lowered(start - 1)) else {
            return false
        }
        // "the equation 7t = 21": what follows is no label.
        if tokens[start + 1].kind == .letter, !tokens[start + 1].isSpaced { return false }
        guard start > 1, tokens[start - 2].kind == .word || tokens[start - 2].kind == .letter else { return true }
        return !matcher.notation.prose.determiners.contains(matcher.lowered(start - 2))
    }

    /// "adults + children 5 * 3": the words before are themselves an operand.
    private func followsSignAndWords(_ start: Int) -> Bool {
        var index = start - 1
        while index >= 0, start - index < 7, tokens[index].kind == .word { index -= 1 }
        guard index >= 0, tokens[index].kind == .sign || tokens[index].kind == .power else { return false }
        // A dash between spaced words is punctuation.
        return
            !(index > 0 && tokens[index - 1].kind == .word && matcher.text(index) != "+" && matcher.text(index) != "*")
    }

    /// Whether an expression that stands in no relation ends earlier in the clause: words may join the two.
    private func followsExpression(_ start: Int) -> Bool {
        guard let last = looseEnd, last <= start, start - last < 8 else { return false }
        for index in last..<start {
            if tokens[index].kind != .word && tokens[index].kind != .letter { return false }
            let word = matcher.lowered(index)
            if word != "and", word != "or",
                matcher.notation.prose.noiseStops.contains(word) || matcher.notation.prose.openers.contains(word)
            {
                return false
            }
        }
        return true
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
        let isComputed =
            (previous?.expression?.operators ?? 0) > 0 && (previous?.expression?.isNumeric ?? false)
            && side.expression?.operators == 0
        switch tokens[index].kind {
        case .sign where rateEnd(index) != nil: return true
        case .letter where !tokens[index].isSpaced && unitEnd(index) == nil: return false
        case .word
        where !tokens[index].isSpaced && unitEnd(index) == nil && tokens[index].start == tokens[index - 1].end:
            // "4 * 4 = 16marbles"
            return matcher.text(index).hasPrefix("-") || isComputed && tokens[index].end - tokens[index].start > 2
        case .money where isComputed: return true
        case .sign, .power, .subscripted, .percent: return false
        case .opaque: return false
        case .number, .money, .operand: return false
        case .open: return tokens[index].isSpaced && !matcher.beginsOperand(index + 1) || isAside(index)
        case .word, .letter:
            if isQualifiedLater(index, dividend: previous) || isCompoundQuantity(index) || addsFraction(index) {
                return false
            }
            if isComputed { return true }
            for count in ProseWords.rightReach {
                if let phrase = matcher.phrase(index, count), matcher.notation.prose.rightBinding.contains(phrase) {
                    return false
                }
            }
            return !goesOnInWords(index)
        default: return true
        }
    }

    /// "54/8 = 6 remainder 4": a word behind a quotient that says it is not the whole of it; `base` and the like say of any
    /// number what it means.
    private func isQualifiedLater(_ start: Int, dividend: Side?) -> Bool {
        let divides =
            dividend.map { side in
                side.expression?.hasWordOperator ?? false
                    || side.range.contains { tokens[$0].kind == .sign && ["/", "÷"].contains(matcher.text($0)) }
            } ?? true
        var index = start
        while index < tokens.count, index - start < 10, tokens[index].kind == .word || tokens[index].kind == .letter {
            let word = matcher.lowered(index)
            if matcher.notation.prose.farBinding.contains(word) { return true }
            if divides, matcher.notation.prose.leftOver.contains(word) { return true }
            index += 1
        }
        return false
    }

    /// "5 and 2/3": the fraction belongs to the number before the word.
    private func addsFraction(_ index: Int) -> Bool {
        guard matcher.lowered(index) == "and", index + 1 < tokens.count else { return false }
        if tokens[index + 1].kind == .word || tokens[index + 1].kind == .letter {
            return matcher.phrase(index + 1, 2).map { $0 == "a half" || $0 == "a third" || $0 == "a quarter" } ?? false
        }
        var next = index + 1
        while next < tokens.count, tokens[next].kind == .money || tokens[next].kind == .open { next += 1 }
        guard next + 2 < tokens.count, tokens[next].kind == .number else { return false }
        return tokens[next + 1].kind == .sign && matcher.text(next + 1) == "/" && tokens[next + 2].kind == .number
    }

    /// A bracket behind the result that holds a remark or another chain.
    private func isAside(_ index: Int) -> Bool {
        guard tokens[index].isSpaced, let inner = matcher.expression(at: index + 1) else { return false }
        return inner.resumeAt < tokens.count && tokens[inner.resumeAt].kind != .close
    }

    /// Whether the words behind a quantity lead to an operator or relation within the clause, so that the quantity
    /// may be only the beginning of what is meant (`6 boxes * the price`). A connective in between opens a new statement.
    private func goesOnInWords(_ start: Int) -> Bool {
        var index = start
        while index < tokens.count, index - start < 14 {
            switch tokens[index].kind {
            case .boundary, .opaque: return false
            case .sign, .power, .relation: return true
            case .word:
                let word = matcher.lowered(index)
                if matcher.notation.prose.noiseStops.contains(word) || matcher.notation.prose.openers.contains(word) {
                    let next = tokens[min(index + 1, tokens.count - 1)].kind
                    let adds = (word == "and" || word == "or") && (next == .number || next == .money)
                    return adds && leadsToRelation(index + 1)
                }
            default: break
            }
            index += 1
        }
        return false
    }

    /// Whether the quantity at an index stands before a relation with nothing computed in between.
    private func leadsToRelation(_ index: Int) -> Bool {
        guard let expression = matcher.expression(at: index) else { return false }
        return expression.operators == 0 && tokens[min(expression.resumeAt, tokens.count - 1)].kind == .relation
    }

    /// `2 hours 30 minutes`, `5 feet and 6 inches`: two quantities of one dimension make one.
    private func isCompoundQuantity(_ index: Int) -> Bool {
        guard unitEnd(index) != nil else { return false }
        var next = index + 1
        while next < tokens.count, next - index < 4,
            tokens[next].kind == .word && matcher.lowered(next) == "and"
                || tokens[next].kind == .boundary && matcher.text(next) == ","
        {
            next += 1
        }
        if next < tokens.count, tokens[next].kind == .money { next += 1 }
        guard next + 1 < tokens.count, tokens[next].kind == .number else { return false }
        return unitEnd(next + 1) != nil
    }

    /// The name before a relation: a few words that open their clause.
    private func name(before relation: Int) -> Side {
        var start = relation
        while start > 0, relation - start < 8, tokens[start - 1].kind == .word || tokens[start - 1].kind == .letter {
            start -= 1
        }
        let nothing = Side(range: relation..<relation, expression: nil, isWhole: false)
        guard start < relation, start == 0 || tokens[start - 1].kind == .boundary else { return nothing }
        while start < relation, matcher.notation.prose.openers.contains(matcher.lowered(start)) { start += 1 }
        guard start < relation, relation - start <= 5 else { return nothing }
        for index in start..<relation
        where matcher.notation.prose.noiseStops.contains(matcher.lowered(index))
            || matcher.notation.prose.openers.contains(matcher.lowered(index))
        {
            return nothing
        }
        guard tokens[start].kind == .word else { return nothing }
        return Side(range: start..<relation, expression: nil, isWhole: true, isName: true)
    }
}

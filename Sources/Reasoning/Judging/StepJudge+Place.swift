import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// What the words around a math span make of the claims in it.
extension StepJudge {
    /// Where a claim stands.
    struct Place {
        var roles: DiscourseRoles
        /// A question, directly supposed, or said not to hold.
        var isDenied: Bool
        /// What the words directly around it deny.
        var denial: Denial?
        /// The words behind it say that it is false.
        var isCalledFalse = false
        var step = 0
        /// A sentence begins between it and the mathematics before.
        var beginsSentence: Bool
        /// Its words suppose, deny or ask by more than a "for".
        var supposesBesideFor = false
        /// The number of its sentence.
        var sentence = 0
        var isAnnotation = false
        /// What the reader mended in the span.
        var repairs: [Diagnostic] = []
        /// No words of its own since the line before, or words that announce a consequence or a transformation.
        var goesOn: Bool
        /// "for all x" stands behind it.
        var isUniversal: Bool
        /// "is a solution" stands behind it.
        var isOneSolution = false
        /// "is the smallest integer that works" stands behind it.
        var isSaidToWork = false
        /// "The solution" or "the domain" stands before it in its sentence.
        var speaksOfSolutions = false
        /// Words before it say that all solutions are told: "the domain is", "the solution is".
        var namesSolutions = false
        /// "The possible solutions": they are still to be tried.
        var isTentative = false
        /// "or" before or after makes it one case of several.
        var isOneOfSeveral: Bool
        /// Nothing but that makes it an assumption.
        var followsOr: Bool
        /// The span ends with a full stop of its own, and a new sentence follows.
        var endsSentence: Bool
        /// An operator or digit stands directly before the span: its left side may be cut.
        var isCut: Bool
        /// From the beginning of its sentence to the mathematics.
        var lead = SourceSpan(start: 0, end: 0)
        /// "(ii)" or "(b)" stands before it in its line, and nothing else: one of several cases or conditions.
        var isEnumerated = false
        /// It is a numbered item of a list, and nothing else stands in its line.
        var isListItem = false

        /// Takes what the words before its left side say of an equation in words.
        mutating func takeWords(from subject: Place) {
            roles.formUnion(subject.roles)
            isDenied = isDenied || subject.isDenied
            if subject.denial == .before { denial = .before }
            goesOn = subject.goesOn
            isCut = false
        }
    }

    /// The place of a span: words since the last span of its sentence, and what follows up to the sentence's end.
    mutating func place(
        of math: MathSpan, _ source: SourceText, _ step: SourceSpan, previousEnd: Int, previous: Place?
    ) -> Place {
        let discourse = configuration.discourse
        // A sentence that begins before the previous span has its words there already read.
        let reach = max(step.start, previousEnd - 1)
        let sentence =
            DiscourseReader.sentenceStart(source, from: reach, to: math.sentencePlace(in: source, notBefore: reach))
            ?? (previous?.endsSentence == true ? previousEnd : nil)
        let spokeOfSolutions = sentence == nil && previous?.speaksOfSolutions == true
        let (wentOn, previous) = (previous?.goesOn == true, previous?.roles ?? [])
        let words = DiscourseReader.words(source, max(sentence ?? step.start, previousEnd), math.outer.start)
        let negates = StepJudge.mayNegate(words)
        var roles = discourse.roles(in: words)
        // "This is not very helpful, but it implies that": what is denied ends before "but".
        let asserted = words.lastIndex(of: "but").map { Array(words[($0 + 1)...]) } ?? words
        if !negates || !discourse.roles(in: asserted).contains(.negation) { roles.remove(.negation) }
        let supposesBesideFor = discourse.roles(in: words.filter { $0 != "for" }).isHypothetical
        // "For this set, the average is": it is said of the set.
        if !supposesBesideFor, let last = words.last, StepJudge.sayingVerbs.contains(last) { roles.remove(.assumption) }
        let sharesSentence = previousEnd > step.start && sentence == nil
        if sharesSentence, !words.isEmpty, words.allSatisfy({ ["and", "or", "with"].contains($0) }) {
            roles.formUnion(previous)
        }
        // "So, substituting $n = 5$": what is put in does not follow.
        if !roles.contains(.assumption), discourse.ends(words, with: .trial) { roles.remove(.consequence) }
        // "We get $a = 3$, $b = 4$, and $c = 5$"
        let isListed = sharesSentence && words == ["and"] && wentOn
        let goesOn = words.isEmpty || isListed || !roles.isDisjoint(with: [.consequence, .rewriting, .simplification, .operation])
        // "If we plug in $-7$ for $x$, we get …": a trial is announced anywhere before in the sentence.
        if sharesSentence { roles.formUnion(previous.intersection([.trial, .operation])) }
        // "I can multiply both sides by 3. This gives me …"
        if previousEnd == step.start, sentence == nil, roles.contains(.consequence), words.count <= 4 { roles.formUnion(announced) }
        let endsSentence = math.endsSentence(in: source)
        let end = endsSentence ? (end: math.outer.end, isQuestion: false) : endOfSentence(source, after: math.outer.end, ceiling: step.end)
        if end.isQuestion { roles.insert(.question) }
        let following = DiscourseReader.words(source, math.outer.end, min(end.end, math.outer.end + 60))
        let said = StepJudge.withoutRelativeClause(following)
        roles.formUnion(discourse.roles(in: said).intersection([.negation, .contradiction, .approximation, .column]))
        // "or" between two statements makes each of them one case.
        let followsOr = words.last == "or" || words.last == "either" || joinsCases(words) || joinsCases(following)
        let wasAssumption = words.last == "either" ? discourse.roles(in: Array(words.dropLast())).contains(.assumption) : roles.contains(.assumption)
        if followsOr || StepJudge.namesFigure(words) { roles.insert(.assumption) }
        // A denial stands close to what it denies: "it is not true that", "…, which is false".
        let near = (negates ? discourse.roles(in: Array(words.suffix(4))) : []).union(
            discourse.roles(in: Array(said.prefix(5))))
        // "for 9,300 / 250 = 36 days" supposes nothing.
        let isSupposed =
            !["for", "when", "whenever", "where"].contains(words.last ?? "")
            && discourse.ends(words, with: .assumption)
        let isDenied = end.isQuestion || isSupposed || near.contains(.negation) || roles.contains(.contradiction)
        let denial = denial(of: math, source, from: max(sentence ?? step.start, previousEnd), to: end.end, isAsked: end.isQuestion)
        return Place(
            roles: roles, isDenied: isDenied, denial: denial, isCalledFalse: denial.map { StepJudge.saysFalse($0 == .before ? words : said) } ?? false,
            beginsSentence: sentence != nil, supposesBesideFor: supposesBesideFor,
            goesOn: goesOn,
            isUniversal: DiscourseReader.isUniversal(following), isOneSolution: StepJudge.isOneSolution(following),
            isSaidToWork: StepJudge.isSaidToWork(following), speaksOfSolutions: StepJudge.speaksOfSolutions(words) || spokeOfSolutions,
            namesSolutions: StepJudge.namesSolutions(words, spokeOfSolutions) || StepJudge.callsThemSolutions(following),
            isTentative: words.suffix(8).contains { ["possible", "potential", "candidate", "candidates"].contains($0) },
            isOneOfSeveral: followsOr, followsOr: followsOr && !wasAssumption,
            endsSentence: endsSentence,
            isCut: !math.isAnnotation
                && StepJudge.isCut(
                    source, from: max(step.start, previousEnd), to: math.outer.start,
                    isInside: math.outer.start > step.start, words),
            lead: SourceSpan(start: min(math.outer.start, DiscourseReader.sentenceStart(source, from: step.start, to: math.outer.start) ?? step.start), end: math.outer.start),
            isEnumerated: math.isEnumerated(in: source), isListItem: math.isListItem(in: source)
        )
    }

    /// "given", "where", or an item of a list of data before it: a value is told there, not found.
    func tellsData(_ place: Place, _ source: SourceText) -> Bool {
        guard place.roles.isDisjoint(with: .consequence) else { return false }
        let words = DiscourseReader.words(source, place.lead.start, place.lead.end)
        return words.contains { ["given", "where", "known"].contains($0) } || StepJudge.isBulleted(source, before: place.lead.end)
    }

    /// Whether nothing but a dash or bullet, and perhaps a few words and a colon, stands before the place in its line.
    private static func isBulleted(_ source: SourceText, before place: Int) -> Bool {
        let bytes = source.bytes
        var start = place
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        let line = bytes[start..<place].drop { $0 <= 32 }
        guard let first = line.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == 0xE2, line.dropFirst().first.map({ $0 <= 32 || $0 >= 0x80 }) == true
        else { return false }
        return line.count <= 60 && (line.filter { $0 > 32 }.count <= 3 || line.last { $0 > 32 && $0 != UInt8(ascii: "*") } == UInt8(ascii: ":"))
    }

    /// "or x = 2"; not "or equivalently", which says the same again.
    private func joinsCases(_ words: [String]) -> Bool {
        words.first == "or" && !configuration.discourse.roles(in: Array(words.prefix(2))).contains(.consequence)
    }

    /// "9 + 2y = 7, or 2y = −2": where "or" joins two forms of one equation, neither is a case.
    mutating func sayingAgain(_ items: [AlternativeGrouping.Item<Place>]) -> [AlternativeGrouping.Item<Place>] {
        var items = items
        for index in items.indices.dropFirst() where items[index].connector?.last == "or" {
            guard let first = statement(items[index - 1].utterance), let second = statement(items[index].utterance),
                !first.topics.isEmpty, first.topics == second.topics, !isListed(index - 1, items),
                goesOnFromLinear(first, before: index - 1, items)
                    || prover.follows(second, from: first) && prover.follows(first, from: second)
            else { continue }
            for place in [index - 1, index] where items[place].place.isOneOfSeveral {
                if items[place].place.followsOr { items[place].place.roles.remove(.assumption) }
                items[place].place.isOneOfSeveral = false
                items[place].place.followsOr = false
            }
            items[index].place.roles.insert(.consequence)
            items[index].place.goesOn = true
        }
        return items
    }

    /// "We get x − 7 = 0 and x + 3 = 0": equations in one unknown with a side in common that exclude each other are cases, as if "or"
    /// joined them.
    mutating func readingCases(_ items: [AlternativeGrouping.Item<Place>]) -> [AlternativeGrouping.Item<Place>] {
        var items = items
        for index in items.indices.dropFirst() where items[index].connector == ["and"] {
            guard let first = statement(items[index - 1].utterance), let second = statement(items[index].utterance),
                first.symbols.count == 1, first.symbols == second.symbols, first.left == second.left || first.right == second.right,
                prover.areInconsistent([first, second]), !prover.areInconsistent([first]), !prover.areInconsistent([second])
            else { continue }
            items[index].connector = ["and", "or"]
            for place in [index - 1, index] where !items[place].place.isOneOfSeveral {
                items[place].place.isOneOfSeveral = true
                items[place].place.followsOr = !items[place].place.roles.contains(.assumption)
                items[place].place.roles.insert(.assumption)
            }
        }
        return items
    }

    /// Whether nothing but a comma stands between an equation and the one before.
    private func isListed(_ index: Int, _ items: [AlternativeGrouping.Item<Place>]) -> Bool {
        guard index > 0, items[index].connector == [], case .link = items[index - 1].utterance else { return false }
        return true
    }

    /// Whether the line before is a linear equation in the same unknowns: no cases come of one.
    private func goesOnFromLinear(_ first: Statement, before index: Int, _ items: [AlternativeGrouping.Item<Place>]) -> Bool {
        let line = items[..<index].lazy.reversed().compactMap { statement($0.utterance) }.first ?? context.latest?.statement
            ?? context.onlyGiven(in: first.symbols)?.statement
        guard let line, line.relation == .equal, line.symbols == first.symbols else { return false }
        return items[index].place.roles.contains(.consequence) && first.left.symbol == nil && line.difference.isRationalFunction
            && line.symbols.allSatisfy { LinearEquation.isLinear(line, in: $0) && LinearEquation.isLinear(first, in: $0) }
    }

    private func statement(_ utterance: Utterance) -> Statement? {
        guard case .link(let link) = utterance, link.chainLength == 2, link.relation.name == "Equal",
            let left = try? Elaborator.elaborate(link.left, scope: scope).expression,
            let right = try? Elaborator.elaborate(link.right, scope: scope).expression
        else { return nil }
        return Statement(left, .equal, right)
    }

    /// What the last sentence of a step announces for the next one, behind what it claims itself.
    func announcement(_ source: SourceText, _ step: SourceSpan, lastClaim: Int) -> DiscourseRoles {
        let last = source.bytes[step.start..<step.end].lastIndex { $0 > 32 } ?? step.start
        let start = DiscourseReader.sentenceStart(source, from: step.start, to: last) ?? step.start
        return configuration.discourse.roles(in: DiscourseReader.words(source, max(start, lastClaim), step.end)).intersection(.operation)
    }

    /// "across the line $y = x$", "where the curves $y = x^2$ and … meet": the equation is a name, and says nothing. In "is the line
    /// $x = 3$" it is what is said.
    private static func namesFigure(_ words: [String]) -> Bool {
        guard let noun = words.last, figures.contains(noun), words.count > 1 else { return false }
        guard let start = words.dropLast().lastIndex(where: { !articles.contains($0) }) else { return false }
        return places.contains(words[start])
    }

    private static let sayingVerbs: Set<String> = ["is", "are", "equals", "becomes", "has"]
    private static let figures: Set<String> = [
        "line", "lines", "curve", "curves", "parabola", "parabolas", "circle", "circles", "ellipse", "hyperbola", "plane", "planes", "sphere",
    ]
    private static let articles: Set<String> = ["the", "a", "two", "both", "vertical", "horizontal", "straight"]
    private static let places: Set<String> = [
        "across", "on", "onto", "in", "with", "where", "when", "over", "through", "crosses", "cross", "intersect", "intersects", "meets", "meet", "between",
        "and", "along", "above", "below", "about", "under", "touches", "to",
    ]

    /// Whether a negation in the words denies what follows them. In "the number of students not on the team is" it belongs to
    /// the subject.
    static func mayNegate(_ words: [String]) -> Bool {
        guard let verb = words.last, ["is", "are", "was", "were", "equals"].contains(verb) else { return true }
        // "A common error is …"
        if words.count > 1, ["error", "mistake", "misconception", "fallacy"].contains(words[words.count - 2]) { return true }
        return words.contains("that") || words.count < 3 || words[words.count - 2] == "not"
    }

    /// The words up to a clause that only says which things are counted: "75 flowers that are not roses".
    private static func withoutRelativeClause(_ words: [String]) -> [String] {
        guard let first = words.first, !["is", "are", "but", "and", "so"].contains(first),
            let start = words.dropFirst().firstIndex(where: { ["that", "who", "which"].contains($0) })
        else { return words }
        return Array(words[..<start])
    }

    /// Whether the left side of the mathematics at `end` may begin earlier than the span.
    private static func isCut(_ source: SourceText, from start: Int, to end: Int, isInside: Bool, _ words: [String])
        -> Bool
    {
        if isInside, Array("+*/=^.,0123456789".utf8).contains(source.bytes[end - 1]) { return true }
        let before = source.bytes[start..<max(start, end)].filter { $0 > 32 }
        // A dash at the start of a line is a bullet or a sign.
        if before.count == 3, [[0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94], [0xE2, 0x88, 0x92]].contains(Array(before)) { return true }
        guard let last = before.last, Array("+-*/=^.x×·0123456789".utf8).contains(last) else { return false }
        return before.count <= 2 || words.last == "x"
    }

    private mutating func endOfSentence(_ source: SourceText, after position: Int, ceiling: Int) -> (
        end: Int, isQuestion: Bool
    ) {
        if let known = sentenceEnd, known.from <= position, position <= known.end {
            return (known.end, known.isQuestion)
        }
        let found = DiscourseReader.sentenceEnd(source, after: position, ceiling: ceiling)
        sentenceEnd = (position, found.end, found.isQuestion)
        return found
    }
}

extension MathSpan {
    /// Whether a number with a full stop or bracket stands before it in its line, and behind it at most a colon or full stop.
    fileprivate func isListItem(in source: SourceText) -> Bool {
        let bytes = source.bytes
        var start = outer.start
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        let before = bytes[start..<outer.start].filter { $0 > 32 && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "(") }
        guard let mark = before.last, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"), before.count > 1, before.dropLast().allSatisfy({ 48...57 ~= $0 })
        else { return false }
        var end = outer.end
        while end < bytes.count, bytes[end] != 10 {
            if bytes[end] > 32, !":.*".utf8.contains(bytes[end]) { return false }
            end += 1
        }
        return true
    }

    /// Whether nothing but a letter, a Roman numeral or a number in brackets stands before it in its line.
    fileprivate func isEnumerated(in source: SourceText) -> Bool {
        var start = outer.start
        while start > 0, source.bytes[start - 1] != 10 {
            start -= 1
            if outer.start - start > 12 { return false }
        }
        var before = source.bytes[start..<outer.start].filter { $0 > 32 }[...]
        guard before.popLast() == UInt8(ascii: ")") else { return false }
        if before.first == UInt8(ascii: "(") { before.removeFirst() }
        return before.count == 1 || !before.isEmpty && before.allSatisfy("ivx0123456789".utf8.contains)
    }

    /// Where the sentence that it stands in is looked for: a display on a line of its own goes on with the words above it, as
    /// anything does with words that end with a colon.
    fileprivate func sentencePlace(in source: SourceText, notBefore low: Int) -> Int {
        var place = outer.start
        while place > low, source.bytes[place - 1] <= 32 { place -= 1 }
        guard isDisplay || place > low && source.bytes[place - 1] == UInt8(ascii: ":") else { return outer.start }
        // Directly behind other mathematics it is a line of its own.
        return place <= low + 1 ? outer.start : place
    }

    private var isDisplay: Bool {
        switch kind {
        case .displayDollar, .displayBracket, .environment: true
        case .inlineDollar, .inlineParen, .plain, .calculator: false
        }
    }

    /// Whether it ends with a full stop, and what follows begins with a capital letter.
    fileprivate func endsSentence(in source: SourceText) -> Bool {
        guard lastByte(in: source) == UInt8(ascii: "."),
            let next = source.bytes[outer.end...].first(where: { $0 > 32 })
        else { return false }
        return 65...90 ~= next
    }
}

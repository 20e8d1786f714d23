import LatexSyntax

/// What the words directly around a claim deny: "it is not true that x = 3", "x = 3, which is impossible".
extension StepJudge {
    /// How words deny a claim.
    enum Denial {
        /// The words before it do: the claim is no statement of the writer's at all.
        case before
        /// The words behind it do: it may have been derived, to be rejected.
        case behind
        /// It is only to be proved.
        case goal
    }

    /// A negation before one of them denies nothing behind it.
    private static let conjunctions: Set<String> = ["and", "but", "because", "since", "as", "so", "else", "otherwise"]
    /// What rejects a claim behind "is" or "was".
    private static let rejecting: Set<String> = [
        "impossible", "false", "wrong", "incorrect", "untrue", "absurd", "contradiction", "extraneous", "invalid", "error", "mistake",
    ]
    /// What rejects a claim behind "is not": not "helpful", nor "enough".
    private static let required: Set<String> = [
        "true", "possible", "valid", "correct", "right", "allowed", "acceptable", "admissible", "permitted", "satisfied", "a", "an", "the", "in",
        "positive", "negative", "real", "defined",
    ]

    /// What the words of the clause before the mathematics and those up to the next mathematics deny.
    /// - Parameters:
    ///   - start: where the sentence, or the mathematics before, leaves off.
    ///   - end: where the sentence ends.
    ///   - isAsked: whether the sentence is a question.
    func denial(of math: MathSpan, _ source: SourceText, from start: Int, to end: Int, isAsked: Bool) -> Denial? {
        let before = source.bytes[min(start, math.outer.start)..<math.outer.start]
        func clause(_ marks: String) -> [String] {
            DiscourseReader.words(source, before.lastIndex(where: marks.utf8.contains).map { $0 + 1 } ?? start, math.outer.start)
        }
        let words = clause(",;:(")
        let near = words.suffix(from: words.lastIndex(where: StepJudge.conjunctions.contains).map { $0 + 1 } ?? 0).suffix(6)
        let discourse = configuration.discourse
        if StepJudge.mayNegate(words), discourse.lastRole(in: Array(near), among: [.negation, .consequence]) == .negation { return .before }
        // "To show: x = 3".
        let lead = clause(",;(")
        if discourse.lastRole(in: lead, among: [.toBeShown, .consequence, .assumption]) == .toBeShown { return .goal }
        if isAsked, lead.count <= 2, let first = lead.first, ["is", "does", "do", "can"].contains(first) { return .goal }
        return isRejected(behind: math, source, to: end) ? .behind : nil
    }

    /// Whether the words from the mathematics to the next reject it: "which is impossible", "is not a solution", "does not work".
    private func isRejected(behind math: MathSpan, _ source: SourceText, to end: Int) -> Bool {
        let end = max(math.outer.end, min(end, math.outer.end + 80))
        let stop = source.bytes[math.outer.end..<end].firstIndex { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") } ?? end
        var words = DiscourseReader.words(source, math.outer.end, stop)[...]
        while let word = words.first, ["which", "but", "this", "that", "and", "it"].contains(word) { words.removeFirst() }
        let near = Array(words.prefix(5))
        guard let verb = near.first else { return false }
        switch verb {
        case "is", "was":
            return near.count > 2 && near[1] == "not" ? StepJudge.required.contains(near[2]) : near.dropFirst().contains(where: StepJudge.rejecting.contains)
        case "isn't", "wasn't": return near.count > 1 && StepJudge.required.contains(near[1])
        // "This does not factor" says nothing against the equation.
        case "does", "doesn't": return near.contains { $0 == "not" || $0 == "doesn't" } && near.contains(where: ["hold", "work", "satisfy", "solve"].contains)
        case "cannot", "can't", "fails", "contradicts": return true
        default: return false
        }
    }

    /// Whether the words say that what stands before or behind them is not true, and nothing else: "it is false that", "is not true".
    static func saysFalse(_ words: [String]) -> Bool {
        let near = words.last == "that" ? words.suffix(5) : words.prefix(5)
        return near.contains { ["false", "wrong", "incorrect", "untrue", "absurd"].contains($0) }
            || zip(near, near.dropFirst()).contains { $0 == "not" && ["true", "correct", "right"].contains($1) }
    }

    /// Whether a claim that is true is no claim of the writer's: said not to be true, and not what was derived to be rejected.
    func isRejected(_ place: Place) -> Bool {
        place.isCalledFalse && !place.isAnnotation && (place.denial == .before || place.roles.isDisjoint(with: .consequence))
    }

    /// A claim with unknowns that the words around it deny. What the words before it deny is not said at all; what those behind it deny is
    /// supposed as far as the step goes, and valid only where it was derived to be rejected.
    mutating func judgeDenied(_ input: ClaimInput, _ place: Place) -> ClaimReport {
        let kind: ClaimReport.Kind = input.statement.relation == .equal ? .equation : .comparison
        defer { context.breakOff() }
        if place.denial == .goal, let checked = symbolicJudge.holds(input.statement, [], &prover) {
            return input.report(.rewriting, .valid, "identity", symbolicJudge.evidence(checked, of: input.statement))
        }
        if context.isStated(input.writtenForm) { return input.report(kind, .undecided, "restated") }
        guard place.denial == .behind else { return input.report(kind, .undecided, "not-asserted") }
        let isDerived = place.roles.contains(.consequence)
        if isDerived, let report = symbolicJudge.judgeFollowing(input, &context, &prover) { return report }
        var supposed = input
        supposed.roles = .assumption
        let report = symbolicJudge.judge(supposed, context: &context, prover: &prover)
        return report.verdict == .valid && !isDerived ? input.report(kind, .undecided, "not-asserted", report.evidence) : report
    }
}

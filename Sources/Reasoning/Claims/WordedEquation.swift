import LatexSyntax

/// Two formulas between which words say that they are equal: "$x$ is equal to $5$", "I can rewrite $10x + 2$ as $2(5x + 1)$".
enum WordedEquation {
    enum Kind {
        /// The one is the other.
        case equality
        /// A letter has the value, as words tell in passing.
        case value
        /// The one is written as the other.
        case rewriting
    }

    /// The equation of the two formulas; nil when the words between and around do not make them one.
    static func link(_ first: ReadText.Piece, _ second: ReadText.Piece, _ source: SourceText) -> Link? {
        guard first.isDelimited, second.isDelimited, let left = first.mention, let right = second.firstOperand else { return nil }
        let between = source.bytes[first.span.outer.end..<second.span.outer.start]
        guard between.count <= 40, between.allSatisfy({ $0 == 32 || $0 == 10 || $0 == UInt8(ascii: ",") || isLetter($0) }) else {
            return nil
        }
        let words = DiscourseReader.words(source, first.span.outer.end, second.span.outer.start)
        let lead = DiscourseReader.words(source, first.span.outer.start - 40, first.span.outer.start)
        let before = lead.last
        if words == ["is"] {
            guard isValue(left, right, second, source), before.map({ !prepositions.contains($0) && !clauses.contains($0) }) ?? true,
                superlatives.isDisjoint(with: lead.suffix(4))
            else { return nil }
            return link(left, right, first, second, .value)
        }
        guard let kind = kind(words, after: before), isComplete(second, source) else { return nil }
        return link(left, right, first, second, kind)
    }

    private static func link(_ left: SyntaxNode, _ right: SyntaxNode, _ first: ReadText.Piece, _ second: ReadText.Piece, _ kind: Kind) -> Link {
        let relation = SyntaxNode(
            .relation, "Equal", span: SourceSpan(start: first.span.outer.end, end: second.span.outer.start))
        return Link(
            left: left, relation: relation, right: right, position: 0, chainLength: 2, next: nil, continuesRow: false,
            wording: kind)
    }

    /// "the radius $r$ is $5$ inches": a letter, and a numeral that nothing is compared with behind it.
    private static func isValue(_ left: SyntaxNode, _ right: SyntaxNode, _ second: ReadText.Piece, _ source: SourceText) -> Bool {
        guard left.isPlainVariable, second.mention != nil, right.shape == .number || right.shape == .fraction && right.children.allSatisfy({ $0.shape == .number })
        else { return false }
        // "the sum of $a$, $b$ is $5$", "$f$ is $2$-periodic"
        let bytes = source.bytes
        guard let last = bytes[..<left.span.start].last(where: { $0 > 32 && !"$(\\".utf8.contains($0) }), isLetter(last) || ".:;".utf8.contains(last) || last == UInt8(ascii: "*"),
            bytes[second.span.outer.end...].first != UInt8(ascii: "-")
        else { return false }
        let end = second.span.outer.end
        return Set(DiscourseReader.words(source, end, end + 40).prefix(5)).isDisjoint(with: comparisons)
    }

    /// Words behind a number that make it a part of something else: "5 more than", "3 of the", "7 or 8".
    private static let comparisons: Set<String> = [
        "more", "less", "fewer", "greater", "larger", "smaller", "older", "younger", "longer", "shorter", "taller", "times", "than", "percent", "of", "or",
        "mod", "modulo", "plus", "minus", "from", "away", "apart", "to", "by", "as", "after", "before", "over", "and",
        "digit", "digits", "units", "steps", "elements", "sides", "places",
    ]
    /// "the smallest such $n$ is $6$"
    private static let superlatives: Set<String> = [
        "smallest", "largest", "greatest", "least", "maximum", "minimum", "biggest", "lowest", "highest", "such", "possible", "only",
    ]
    /// "the probability that $X$ is $5$", "whether $n$ is $1$"
    private static let clauses: Set<String> = ["that", "which", "whether", "when", "where", "if", "either", "neither", "not", "each", "every", "no", "some", "any"]

    private static func kind(_ words: [String], after before: String?) -> Kind? {
        if equalities.contains(words) { return before.map(prepositions.contains) == true ? nil : .equality }
        return connectors.contains(words) && before.map(rewritings.contains) == true ? .rewriting : nil
    }

    private static let equalities: Set<[String]> = [["is", "equal", "to"], ["equals"], ["is", "just"], ["simplifies", "to"]]
    private static let connectors: Set<[String]> = [["as"], ["to"], ["into"], ["to", "get"], ["as", "just"]]
    private static let rewritings: Set<String> = [
        "write", "writing", "rewrite", "rewriting", "factor", "factoring", "simplify", "simplifying", "expand", "expanding",
    ]
    /// "the sum of $a$ and $b$ is equal to": the formula is not what the words speak of.
    private static let prepositions: Set<String> = [
        "of", "by", "to", "than", "from", "in", "at", "for", "with", "plus", "minus", "times", "between", "on", "and", "over",
    ]
    /// Words behind that leave the formula as it stands: not "5" of "5 times 3".
    private static let continuations: Set<String> = [
        "and", "so", "since", "because", "by", "using", "then", "which", "where", "but",
    ]

    /// Whether the formula is not taken further by what stands behind it.
    private static func isComplete(_ piece: ReadText.Piece, _ source: SourceText) -> Bool {
        let end = piece.span.outer.end
        guard let next = source.bytes[end..<min(end + 12, source.bytes.count)].first(where: { $0 > 32 }) else { return true }
        if Array(".,;)".utf8).contains(next) { return true }
        return DiscourseReader.words(source, end, end + 12).first.map(continuations.contains) ?? false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte || 65...90 ~= byte }
}

extension ReadText.Piece {
    fileprivate var isDelimited: Bool { span.kind != .plain && !span.isAnnotation }

    /// The expression that the span is; nil where it says more.
    fileprivate var mention: SyntaxNode? {
        guard utterances.count == 1, case .mention(let node) = utterances[0] else { return nil }
        return node
    }

    /// The expression that the span is or begins with.
    fileprivate var firstOperand: SyntaxNode? {
        if let mention { return mention }
        guard case .link(let link) = utterances.first, link.position == 0, !link.continuesRow, link.relation.name == "Equal" else {
            return nil
        }
        return link.left
    }
}

import LatexSyntax

/// What words say of the size of a formula: "$3 - x$ must be positive", "$x$ has to be between $0$ and $1$".
struct OrderStatement {
    /// What is compared, each by itself.
    let subjects: [SyntaxNode]
    /// A relation by its name in the Relations table, and what stands on its right; nil for 0.
    let bounds: [(relation: String, value: SentenceToken?)]
    let start: Int
    let end: Int

    /// Words one of which such a statement must contain.
    static let words: Set<String> = [
        "positive", "negative", "nonnegative", "nonzero", "zero", "greater", "less", "least", "most", "between",
    ]
    private static let verbs: Set<String> = ["is", "are", "must", "has", "have", "needs", "need", "should", "cannot", "can't"]
    private static let fillers: Set<String> = ["also", "always", "be", "to", "both", "strictly", "all", "clearly", "certainly"]
    /// Words before a formula that make it a part of something else.
    private static let prepositions: Set<String> = [
        "of", "by", "to", "than", "from", "in", "at", "for", "with", "plus", "minus", "times", "between", "on", "over", "or", "either",
        "neither", "only", "when", "whenever", "unless", "until",
    ]

    static func statements(in sentence: Sentence) -> [OrderStatement] {
        sentence.tokens.indices.compactMap { index in
            guard let verb = sentence.word(index), verbs.contains(verb), let list = sentence.list(before: index),
                list.items.count == 1 || ["are", "must", "have", "need", "should", "cannot", "can't"].contains(verb),
                list.items.count > 1 || sentence.word(list.start - 1) != "and" || sentence.formula(list.start - 2) == nil,
                sentence.word(list.start - 1).map({ !prepositions.contains($0) }) ?? true
            else { return nil }
            let next = sentence.skip(fillers, from: index + 1)
            guard let (bounds, end) = bounds(from: next, sentence, isDenied: verb == "cannot" || verb == "can't"),
                sentence.word(end).map({ !["or", "if", "when", "unless", "only", "as", "whenever", "provided", "integer", "integers", "number", "numbers"].contains($0) }) ?? true
            else { return nil }
            return OrderStatement(subjects: list.items, bounds: bounds, start: list.start, end: end)
        }
    }

    /// What the words from the index on say, and the index behind them.
    private static func bounds(from index: Int, _ sentence: Sentence, isDenied: Bool) -> (bounds: [(String, SentenceToken?)], end: Int)? {
        func simple(_ relation: String, _ denied: String, _ end: Int) -> ([(String, SentenceToken?)], Int) { ([(isDenied ? denied : relation, nil)], end) }
        func value(_ index: Int) -> SentenceToken? {
            guard sentence.tokens.indices.contains(index), sentence.tokens[index].isOperand else { return nil }
            // "at least 2 apples" counts something.
            return sentence.tokens[index].kind == .numeral && sentence.word(index + 1).map({ !["and", "or", "so", "then", "because", "since"].contains($0) }) == true
                ? nil : sentence.tokens[index]
        }
        func compared(_ relation: String, _ denied: String, _ place: Int) -> ([(String, SentenceToken?)], Int)? {
            if sentence.word(place) == "zero" { return simple(relation, denied, place + 1) }
            return value(place).map { ([(isDenied ? denied : relation, $0)], place + 1) }
        }
        switch sentence.word(index) {
        case "positive": return simple("Greater", "LessEqual", index + 1)
        case "negative": return simple("Less", "GreaterEqual", index + 1)
        case "nonnegative": return isDenied ? nil : simple("GreaterEqual", "Less", index + 1)
        case "nonzero": return isDenied ? nil : simple("NotEqual", "Equal", index + 1)
        case "zero": return isDenied ? ([("NotEqual", nil)], index + 1) : nil
        case "non":
            guard sentence.isHyphen(index + 1), !isDenied else { return nil }
            switch sentence.word(index + 2) {
            case "negative": return simple("GreaterEqual", "Less", index + 3)
            case "positive": return simple("LessEqual", "Greater", index + 3)
            case "zero": return simple("NotEqual", "Equal", index + 3)
            default: return nil
            }
        case "greater", "less":
            let isGreater = sentence.word(index) == "greater"
            guard sentence.word(index + 1) == "than" else { return nil }
            if sentence.word(index + 2) == "or", sentence.word(index + 3) == "equal", sentence.word(index + 4) == "to" {
                return compared(isGreater ? "GreaterEqual" : "LessEqual", isGreater ? "Less" : "Greater", index + 5)
            }
            return compared(isGreater ? "Greater" : "Less", isGreater ? "LessEqual" : "GreaterEqual", index + 2)
        case "at":
            guard !isDenied, let word = sentence.word(index + 1), word == "least" || word == "most" else { return nil }
            return compared(word == "least" ? "GreaterEqual" : "LessEqual", "", index + 2)
        case "between":
            // Whether the ends belong to it is seldom said.
            guard !isDenied, let low = value(index + 1) ?? numeral(index + 1, sentence), sentence.word(index + 2) == "and", let high = value(index + 3) else { return nil }
            return ([("GreaterEqual", low), ("LessEqual", high)], index + 4)
        default: return nil
        }
    }

    private static func numeral(_ index: Int, _ sentence: Sentence) -> SentenceToken? {
        sentence.tokens.indices.contains(index) && sentence.tokens[index].kind == .numeral ? sentence.tokens[index] : nil
    }
}

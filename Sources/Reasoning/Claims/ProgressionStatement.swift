import LatexSyntax

/// What a sentence says of an arithmetic or geometric sequence: its first terms, or the name of its terms.
struct ProgressionStatement {
    let isGeometric: Bool
    /// Consecutive terms; the one term of `\{a_n\}`.
    let items: [SyntaxNode]
    /// Dots stand behind the terms.
    let isOpen: Bool
    /// The common difference or ratio where the sentence gives it.
    let step: SyntaxNode?
    let start: Int
    let end: Int

    /// Words one of which such a statement must contain.
    static let kinds: Set<String> = ["arithmetic", "geometric"]
    static let nouns: Set<String> = ["sequence", "progression", "sequences", "progressions", "series"]
    private static let fillers: Set<String> = [
        "a", "an", "the", "increasing", "decreasing", "infinite", "finite", "first", "second", "third", "two", "three", "four", "five", "terms",
        "consecutive", "of", "in", "as", "form", "forms", "forming", "be", "is", "are", "which", "that", "respectively", "and", "nonconstant",
        "all", "numbers",
    ]
    private static let verbs: Set<String> = ["form", "forms", "forming", "be", "is", "are", "in"]

    static func statements(in sentence: Sentence) -> [ProgressionStatement] {
        sentence.tokens.indices.compactMap { index in
            guard let word = sentence.word(index), kinds.contains(word), let noun = sentence.word(index + 1), nouns.contains(noun),
                !sentence.words(before: sentence.tokens.count).contains(where: { ["order", "necessarily"].contains($0) }) || isInOrder(sentence)
            else { return nil }
            let isGeometric = word == "geometric"
            let step = step(in: sentence, after: index, isGeometric: isGeometric)
            if noun != "series", let (items, isOpen, start) = before(index, sentence) {
                return ProgressionStatement(isGeometric: isGeometric, items: items, isOpen: isOpen, step: step, start: start, end: index + 2)
            }
            guard noun == "sequence" || noun == "progression", let list = sentence.list(from: index + 2, dots: true) else { return nil }
            return ProgressionStatement(
                isGeometric: isGeometric, items: list.items, isOpen: list.isOpen, step: step, start: index, end: list.end)
        }
    }

    /// "in that order", "in this order"
    private static func isInOrder(_ sentence: Sentence) -> Bool {
        let words = sentence.words(before: sentence.tokens.count)
        return !words.contains("necessarily") && words.indices.contains { index in
            words[index] == "order" && index > 1 && ["that", "this"].contains(words[index - 1]) && words[index - 2] == "in"
        }
    }

    /// What is said to form a sequence, up to before the word "arithmetic".
    private static func before(_ index: Int, _ sentence: Sentence) -> (items: [SyntaxNode], isOpen: Bool, start: Int)? {
        var place = index - 1
        var words: [String] = []
        while place >= 0, let word = sentence.word(place) ?? (sentence.isComma(place) ? "," : nil), word == "," || fillers.contains(word) {
            words.append(word)
            place -= 1
        }
        guard words.contains(where: verbs.contains), !words.contains("terms") || words.contains("consecutive") || words.contains("first"),
            !words.contains("of") || words.contains("terms"), let list = sentence.list(before: place + 1, dots: true)
        else { return nil }
        return (list.items, list.isOpen, list.start)
    }

    /// "with common ratio $r$"
    private static func step(in sentence: Sentence, after index: Int, isGeometric: Bool) -> SyntaxNode? {
        for place in index..<max(index, sentence.tokens.count - 2) where sentence.word(place) == "common" {
            guard sentence.word(place + 1) == (isGeometric ? "ratio" : "difference") else { continue }
            let next = sentence.skip(["of", "is", "equal", "to"], from: place + 2)
            if let node = sentence.formula(next), node.shape != .chain { return node }
        }
        return nil
    }

    /// "$a$ be the first term": the name, and where it stands.
    static func namedFirst(in sentence: Sentence) -> (name: SyntaxNode, start: Int, end: Int)? {
        for place in sentence.tokens.indices where sentence.word(place) == "first" && sentence.word(place + 1) == "term" {
            let verb = sentence.skip(["the"], backFrom: place - 1)
            if let word = sentence.word(verb), ["be", "is", "denote"].contains(word), let node = sentence.formula(verb - 1), node.shape == .symbol {
                return (node, verb - 1, place + 2)
            }
        }
        return nil
    }

    /// "$d$ be the common difference": the name, whether it is a ratio, and where it ends.
    static func namedStep(in sentence: Sentence) -> (name: SyntaxNode, isGeometric: Bool, start: Int, end: Int)? {
        for place in sentence.tokens.indices where sentence.word(place) == "common" {
            guard let noun = sentence.word(place + 1), noun == "ratio" || noun == "difference" else { continue }
            let verb = sentence.skip(["the", "a"], backFrom: place - 1)
            if let word = sentence.word(verb), ["be", "is", "denote"].contains(word), let node = sentence.formula(verb - 1), node.shape == .symbol {
                return (node, noun == "ratio", verb - 1, place + 2)
            }
            let next = sentence.skip(["of", "the", "sequence", "be"], from: place + 2)
            if sentence.word(next - 1) == "be", let node = sentence.formula(next), node.shape == .symbol { return (node, noun == "ratio", place, next + 1) }
        }
        return nil
    }
}

import Expressions
import LatexSyntax

/// What a sentence says in words of the sign of names: "$a$ and $b$ are positive", "positive real numbers $x,$ $y,$ $z$".
struct SignStatement {
    let names: [SyntaxNode]
    /// Whether 0 is left out.
    let isStrict: Bool
    /// Whether dots at the end of the list say that it goes on: the terms of a sequence.
    var isOpen = false

    static let adjectives: Set<String> = ["positive", "nonnegative", "non-negative"]
    private static let kinds: Set<String> = ["real", "rational", "whole", "distinct", "different", "odd", "even", "prime"]
    private static let nouns: Set<String> = [
        "number", "numbers", "real", "reals", "integer", "integers", "constant", "constants", "value", "values",
    ]
    private static let verbs: Set<String> = ["be", "are", "is"]
    private static let between: Set<String> = ["any", "all", "both", "each", "two", "three", "four", "five", "six", "fixed", "arbitrary", "a", "an", "given", "some", "distinct", "strictly"]
    /// What may follow "are positive": else a noun stands there that is not listed.
    private static let followers: Set<String> = ["and", "such", "with", "satisfying", "so", "then", "for", "where", "but", "we", "find", "real"]

    /// The statements of a sentence, in order.
    static func statements(in sentence: Sentence) -> [SignStatement] {
        sentence.tokens.indices.flatMap { index -> [SignStatement] in
            guard let word = sentence.word(index), adjectives.contains(word) else { return [] }
            let isStrict = word == "positive"
            var end = sentence.skip(kinds, from: index + 1)
            let hasNoun = sentence.word(end).map(nouns.contains) ?? (end > index + 1 && sentence.word(end - 1).map(nouns.contains) == true)
            if sentence.word(end).map(nouns.contains) == true { end += 1 }
            var result: [SignStatement] = []
            if hasNoun, let list = sentence.list(from: end, dots: true) {
                result.append(SignStatement(names: list.items, isStrict: isStrict, isOpen: list.isOpen))
            }
            // "The triples $(x, y, z)$ of positive real numbers"
            if hasNoun, case let start = sentence.skip(between, backFrom: index - 1), sentence.word(start) == "of",
                let tuple = sentence.formula(start - 1), tuple.isTuple
            {
                result.append(SignStatement(names: tuple.children[0].children, isStrict: isStrict))
            }
            let verb = sentence.skip(between, backFrom: index - 1)
            if let word = sentence.word(verb), verbs.contains(word), let items = sentence.list(before: verb)?.items,
                hasNoun || sentence.word(end).map(followers.contains) ?? true, !sentence.tokens.indices.contains(end) || sentence.tokens[end].kind != .other
            {
                result.append(SignStatement(names: items, isStrict: isStrict))
            }
            return result
        }
    }
}

import LatexSyntax

/// What a sentence says of all roots of a polynomial: "Let $r$ and $s$ be the roots of $x^2 - x - 1 = 0$".
struct RootStatement {
    let roots: [SyntaxNode]
    /// The polynomial or the equation; nil where the text says no more than "the roots" of what it speaks of.
    let polynomial: SyntaxNode?
    /// The tokens that say it.
    let start: Int
    let end: Int
    /// Whether the sentence introduces it: "let", "be", "denote".
    let isIntroduced: Bool
    /// "solutions" are those of an equation, also of one between two functions.
    var isOfEquation = false

    /// Words one of which such a statement must contain.
    static let nouns: Set<String> = ["roots", "zeros", "zeroes", "solutions"]
    /// What may stand before them, and leaves all of them meant when as many are named as there are.
    private static let adjectives: Set<String> = [
        "the", "two", "three", "four", "five", "six", "real", "complex", "distinct", "different", "positive", "negative", "nonzero",
        "nonreal", "integer", "rational", "irrational", "prime", "all", "its", "exactly", "precisely", "roots", "solutions",
    ]
    /// What may stand between "of" and the polynomial.
    private static let titles: Set<String> = [
        "the", "a", "an", "equation", "polynomial", "quadratic", "cubic", "quartic", "quintic", "function", "given", "following", "monic",
        "degree", "second", "third", "fourth", "fifth", "original", "expression", "our", "this",
    ]
    private static let verbs: Set<String> = ["be", "is", "are", "denote", "represent", "as"]
    /// What may stand between a polynomial and what it has.
    private static let copulas: Set<String> = ["has", "have", "having", "with", "had"]

    /// The statements of a sentence, in order.
    static func statements(in sentence: Sentence) -> [RootStatement] {
        sentence.tokens.indices.compactMap { index in
            guard let word = sentence.word(index), nouns.contains(word), !(sentence.word(index + 1).map(nouns.contains) ?? false) else {
                return nil
            }
            var statement = named(index, sentence) ?? had(index, sentence) ?? listed(index, sentence)
            statement?.isOfEquation = word == "solutions"
            return statement
        }
    }

    /// The polynomial behind "roots of the equation", and the index behind it.
    private static func polynomial(behind index: Int, _ sentence: Sentence) -> (node: SyntaxNode?, end: Int)? {
        guard let word = sentence.word(index + 1), ["of", "to", "for"].contains(word) else { return (nil, index + 1) }
        let place = sentence.skip(titles, from: index + 2)
        if let node = sentence.formula(place) { return (node, place + 1) }
        // "the roots of the polynomial": the one that the text speaks of.
        return place > index + 2 && sentence.word(place - 1).map { ["equation", "polynomial", "quadratic", "cubic"].contains($0) } == true
            ? (nil, place) : nil
    }

    /// "$r$ and $s$ be the roots of …"
    private static func named(_ index: Int, _ sentence: Sentence) -> RootStatement? {
        let verb = sentence.skip(adjectives, backFrom: index - 1)
        guard let word = sentence.word(verb), verbs.contains(word), let (roots, _, start) = sentence.list(before: verb),
            let (polynomial, end) = polynomial(behind: index, sentence)
        else { return nil }
        let isIntroduced = word == "be" || word == "denote"
        guard polynomial != nil || isIntroduced else { return nil }
        return RootStatement(roots: roots, polynomial: polynomial, start: start, end: end, isIntroduced: isIntroduced)
    }

    /// "$x^2 - x - 1 = 0$ has two roots, $r$ and $s$"
    private static func had(_ index: Int, _ sentence: Sentence) -> RootStatement? {
        let verb = sentence.skip(adjectives, backFrom: index - 1)
        guard let word = sentence.word(verb), copulas.contains(word) else { return nil }
        var place = sentence.skip(["be", "is", "a", "which", "that"], backFrom: sentence.skip(titles, backFrom: verb - 1))
        if sentence.isComma(place) { place -= 1 }
        guard let polynomial = sentence.formula(place) else { return nil }
        var next = index + 1
        if sentence.isComma(next) { next += 1 }
        if let word = sentence.word(next), ["called", "namely"].contains(word) { next += 1 }
        guard let (roots, _, end) = sentence.list(from: next) else { return nil }
        return RootStatement(roots: roots, polynomial: polynomial, start: place, end: end, isIntroduced: false)
    }

    /// "the roots of … are $r$ and $s$", "let the roots be $r$ and $s$"
    private static func listed(_ index: Int, _ sentence: Sentence) -> RootStatement? {
        guard let (polynomial, end) = polynomial(behind: index, sentence), let verb = sentence.word(end),
            ["are", "be", "as", "by"].contains(verb)
        else { return nil }
        let start = sentence.skip(adjectives, backFrom: index - 1) + 1
        guard start < index, sentence.word(start - 1).map({ !["of", "two", "some", "for", "other", "remaining"].contains($0) }) ?? true,
            let (roots, _, last) = sentence.list(from: end + 1)
        else { return nil }
        guard polynomial != nil || verb == "be" else { return nil }
        return RootStatement(roots: roots, polynomial: polynomial, start: start, end: last, isIntroduced: verb != "are")
    }
}

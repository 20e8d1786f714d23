import LatexSyntax

/// What a sentence says in words of the kind of numbers that names stand for: "complex numbers $z$ and $w$", "where $a$ and $b$ are real".
struct NumberKindStatement {
    let names: [SyntaxNode]
    let isComplex: Bool

    static let complexWords: Set<String> = ["complex", "nonreal", "non-real", "imaginary"]
    private static let realWords: Set<String> = ["real", "integer", "integers", "rational", "reals"]
    private static let nouns: Set<String> = ["number", "numbers", "integer", "integers", "reals", "constant", "constants", "value", "values"]
    private static let kinds: Set<String> = [
        "positive", "nonnegative", "negative", "nonzero", "distinct", "different", "pure", "purely", "odd", "even", "prime", "rational", "real",
        "complex",
    ]
    private static let between: Set<String> = [
        "a", "an", "any", "all", "both", "some", "two", "three", "four", "given", "fixed", "arbitrary", "distinct", "different", "nonzero",
        "non-zero", "positive", "nonnegative", "negative", "purely", "pure",
    ]
    private static let verbs: Set<String> = ["be", "is", "are", "denote"]
    /// Behind "are real": a noun there may be another's.
    private static let parts: Set<String> = ["part", "parts", "axis", "root", "roots", "solution", "solutions", "zero", "zeros", "coefficient", "coefficients"]

    /// "all complex solutions of $x^3 = 1$", "the nonreal roots".
    static func speaksOfComplexRoots(_ sentence: Sentence) -> Bool {
        sentence.tokens.indices.contains { index in
            guard let word = sentence.word(index), complexWords.contains(word) else { return false }
            return sentence.word(index + 1).map(roots.contains) == true
        }
    }

    private static let roots: Set<String> = ["root", "roots", "solution", "solutions", "zero", "zeros", "zeroes", "value", "values"]

    /// The statements of a sentence, in order.
    static func statements(in sentence: Sentence) -> [NumberKindStatement] {
        sentence.tokens.indices.flatMap { index -> [NumberKindStatement] in
            guard let word = sentence.word(index), complexWords.contains(word) || realWords.contains(word),
                sentence.word(index - 1) != "not", sentence.word(index - 1) != "non"
            else { return [] }
            let isComplex = complexWords.contains(word)
            var end = sentence.skip(kinds, from: index + 1)
            // "real coefficients", "the real part".
            if let next = sentence.word(end), parts.contains(next) { return [] }
            let isNoun = nouns.contains(word)
            let hasNoun = isNoun || sentence.word(end).map(nouns.contains) == true
            if !isNoun, hasNoun { end += 1 }
            var result: [NumberKindStatement] = []
            if let items = sentence.list(from: end)?.items, hasNoun || end == index + 1 {
                result.append(NumberKindStatement(names: items, isComplex: isComplex))
            }
            let verb = sentence.skip(between, backFrom: index - 1)
            if let word = sentence.word(verb), verbs.contains(word) || word == "of" && hasNoun, let items = sentence.list(before: verb)?.items {
                // "pairs $(a,b)$ of real numbers"
                let names = items.flatMap { $0.shape == .fence ? $0.children.flatMap { $0.shape == .list ? $0.children : [$0] } : [$0] }
                if verbs.contains(word) || items.allSatisfy({ $0.shape == .fence }) {
                    result.append(NumberKindStatement(names: names, isComplex: isComplex))
                }
            }
            return result
        }
    }
}

import Arithmetic
import Expressions
import LatexSyntax

/// Equations between named numbers that a problem states in words: "$a$ is twice $b$", "the sum of $x$ and $y$ is $5$", "real numbers $x$,
/// $y$ and $z$ that sum to $0$".
extension StepJudge {
    private static let multiples: [String: Rational] = [
        "twice": 2, "double": 2, "thrice": 3, "half": .half, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    ]
    /// What leads on from a value to something else: "is 5 more than", "is 5 times".
    private static let continuations: Set<String> = ["more", "less", "fewer", "times", "greater", "than", "percent", "of", "plus", "minus"]

    /// The equations that a sentence of a problem states.
    func wordedRelations(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            guard let (statement, end) = multiple(at: index, sentence) ?? total(at: index, sentence) ?? totalOfListed(at: index, sentence),
                isSupposed(sentence, before: index) != nil, !statement.isGround, !sentence.words(before: index).contains("or")
            else { return nil }
            return StatedFact(statements: [statement], end: sentence.tokens[end - 1].span.end)
        }
    }

    /// "$a$ is twice $b$", "$a$ is three times $b$", "$a$ is 5 more than $b$", "$a$ is equal to $b$"
    private func multiple(at index: Int, _ sentence: Sentence) -> (Statement, end: Int)? {
        guard sentence.word(index) == "is" || sentence.word(index) == "equals", let subject = operand(index - 1, sentence), subject.isSymbol,
            case let before = sentence.word(index - 2), !["of", "than", "by", "times"].contains(before),
            // "The sum of x and y is"
            before != "and" || !sentence.words(before: index - 1).contains("of")
        else { return nil }
        var place = sentence.skip(["equal", "to", "also", "exactly"], from: index + 1)
        var factor = Rational.one
        if let word = sentence.word(place), let number = StepJudge.multiples[word] {
            factor = number
            place += 1
            if sentence.word(place) == "times" {
                place += 1
            } else if !["twice", "double", "thrice", "half"].contains(word) {
                return nil
            }
            if word == "half", sentence.word(place) == "of" { place += 1 }
        } else if let number = operand(place, sentence)?.rational, let word = sentence.word(place + 1) {
            place += 2
            switch word {
            case "times": factor = number
            case "more", "greater", "less":
                guard sentence.word(place) == "than", let other = operand(place + 1, sentence), other.isSymbol, !continues(place + 2, sentence) else { return nil }
                return (Statement(subject, .equal, .sum([other, .number(word == "less" ? -number : number)])), place + 2)
            default: return nil
            }
        } else if place == index + 1 {
            return nil
        }
        guard let other = operand(place, sentence), !continues(place + 1, sentence) else { return nil }
        return (Statement(subject, .equal, .product([.number(factor), other])), place + 1)
    }

    /// "the sum of $x$ and $y$ is $5$", "the product of $a$ and $b$ equals $12$", "the average of $x$, $y$ and $z$ is $4$"
    private func total(at index: Int, _ sentence: Sentence) -> (Statement, end: Int)? {
        guard let word = sentence.word(index), sentence.word(index + 1) == "of", let list = sentence.list(from: index + 2), list.items.count > 1,
            let terms = letters(list.items), let whole = StepJudge.whole(word, terms), let verb = sentence.word(list.end), verb == "is" || verb == "equals",
            sentence.word(index - 1).map({ $0 == "the" || $0 == "whose" }) ?? true,
            case let before = sentence.word(index - 2), !["of", "than", "times", "minus", "plus", "by", "between"].contains(before),
            // "The difference of z and the sum of x and y is"
            before != "and" || !Set(sentence.words(before: index)).isDisjoint(with: ["is", "equals"])
        else { return nil }
        let place = sentence.skip(["equal", "to"], from: list.end + 1)
        guard let value = operand(place, sentence), !continues(place + 1, sentence) else { return nil }
        return (Statement(whole, .equal, value), place + 1)
    }

    /// "$x$, $y$ and $z$ be distinct real numbers that sum to $0$", "numbers $a$ and $b$ whose product is $6$"
    private func totalOfListed(at index: Int, _ sentence: Sentence) -> (Statement, end: Int)? {
        let name: String
        var place: Int
        switch (sentence.word(index), sentence.word(index + 1), sentence.word(index + 2)) {
        case ("that", "sum", "to"), ("which", "sum", "to"): (name, place) = ("sum", index + 3)
        case ("whose", let word?, "is") where word == "sum" || word == "product": (name, place) = (word, index + 3)
        default: return nil
        }
        place = sentence.skip(["equal", "to"], from: place)
        let lists = sentence.tokens.indices[..<index].compactMap { start -> [SyntaxNode]? in
            guard sentence.formula(start) != nil, sentence.formula(start - 1) == nil, !sentence.isComma(start - 1), sentence.word(start - 1) != "and" else { return nil }
            return sentence.list(from: start).map(\.items)
        }
        guard lists.count == 1, lists[0].count > 1, let terms = letters(lists[0]), let whole = StepJudge.whole(name, terms),
            let value = operand(place, sentence), !continues(place + 1, sentence)
        else { return nil }
        return (Statement(whole, .equal, value), place + 1)
    }

    private static func whole(_ word: String, _ terms: [Expr]) -> Expr? {
        switch word {
        case "sum": .sum(terms)
        case "product": .product(terms)
        case "average", "mean": .quotient(.sum(terms), .number(terms.count))
        default: nil
        }
    }

    /// Letters only: of other expressions "the sum" may mean another thing.
    private func letters(_ nodes: [SyntaxNode]) -> [Expr]? {
        values(nodes).flatMap { $0.allSatisfy(\.isSymbol) ? $0 : nil }
    }

    private func operand(_ index: Int, _ sentence: Sentence) -> Expr? {
        guard sentence.tokens.indices.contains(index), var node = sentence.operand(sentence.tokens[index], configuration.parser) else { return nil }
        // `10,` before the next clause.
        if node.shape == .list, case let items = node.children.filter({ $0.shape != .blank }), items.count == 1 { node = items[0] }
        guard [.symbol, .subscriptNode, .number, .fraction, .juxtaposition, .prefix, .postfix, .sum, .product, .power, .root].contains(node.shape) else { return nil }
        return value(node)
    }

    private func continues(_ index: Int, _ sentence: Sentence) -> Bool {
        sentence.word(index).map(StepJudge.continuations.contains) == true || sentence.formula(index) != nil && !sentence.endsWithComma(index - 1)
    }
}

extension Expr {
    fileprivate var isSymbol: Bool { symbol != nil }
}

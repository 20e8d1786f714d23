/// The letter of a multiple-choice option in front of an answer: `B`, `(B)`, `\textbf{(B) } 4`, `B. 4`.
struct ChoiceLabel {
    let letter: Character
    /// What follows the label; empty for a letter alone.
    let rest: String

    /// nil for a text that does not begin with an upper-case letter A…J set off as a label.
    init?(_ text: String) {
        var scanner = Scanner(text)
        scanner.skipFormatting()
        let isParenthesised = scanner.skip("(")
        scanner.skipFormatting()
        guard let letter = scanner.rest.first, ("A"..."J").contains(letter) else { return nil }
        scanner.rest.removeFirst()
        if isParenthesised { scanner.skipFormatting() }
        let isClosed = scanner.skip(")")
        guard isClosed || !isParenthesised else { return nil }
        var isSetOff = isClosed
        if !isClosed, scanner.skip(".") || scanner.skip(":") { isSetOff = true }
        let hadSpace = scanner.skipFormatting()
        _ = scanner.skip(":")
        scanner.skipFormatting()
        let rest = ChoiceLabel.balanced(scanner.rest)
        if !rest.isEmpty {
            // `(B)C` is a product and `(A)+2` a sum.
            guard isSetOff, hadSpace, let next = rest.first, !"+*/^_=<>,;)!'".contains(next) else { return nil }
            if next == "-", rest.dropFirst().first?.isNumber != true { return nil }
        }
        self.letter = letter
        self.rest = rest
    }

    /// The text without closing braces whose opening ones went with the label.
    private static func balanced(_ text: Substring) -> String {
        var depth = 0
        var result = ""
        for character in text {
            if character == "{" { depth += 1 }
            if character == "}" {
                if depth == 0 { continue }
                depth -= 1
            }
            result.append(character)
        }
        while result.last?.isWhitespace == true { result.removeLast() }
        return result
    }

    private struct Scanner {
        var rest: Substring

        init(_ text: String) { rest = Substring(text) }

        mutating func skip(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        /// Passes over spaces, braces and commands of text formatting; tells whether there were any.
        @discardableResult
        mutating func skipFormatting() -> Bool {
            let before = rest.startIndex
            while let character = rest.first {
                if character.isWhitespace || character == "{" || character == "}" || character == "~" {
                    rest.removeFirst()
                } else if character == "\\" {
                    let name = rest.dropFirst().prefix { $0.isLetter }
                    if name.isEmpty, let sign = rest.dropFirst().first, " ,;:!".contains(sign) {
                        rest.removeFirst(2)
                    } else if AnswerReader.formatting.contains(String(name)) || name == "quad" || name == "qquad" {
                        rest.removeFirst(1 + name.count)
                    } else {
                        break
                    }
                } else {
                    break
                }
            }
            return rest.startIndex != before
        }
    }
}

/// Answers of multiple-choice questions, by letter, by value, or by both.
extension AnswerMatcher {
    /// nil when neither side names a choice.
    mutating func compareChoices(_ gold: String, _ prediction: String) -> Comparison? {
        switch (ChoiceLabel(gold), ChoiceLabel(prediction)) {
        case (nil, nil): return nil
        case (let a?, let b?):
            guard !a.rest.isEmpty, !b.rest.isEmpty else {
                return a.letter == b.letter ? .same("choice-letter") : .different("choice-letter")
            }
            // The letter and the value must agree in what they say.
            let values = compareTexts([a.rest], [b.rest]).verdict
            if a.letter == b.letter {
                return values == .different ? .undecided("choice-letter") : .same("choice-letter")
            }
            return values == .same ? .undecided("choice-letter") : .different("choice-letter")
        case (let a?, nil): return compareLabel(a) { compareTexts([$0], [prediction]) }
        case (nil, let b?): return compareLabel(b) { compareTexts([gold], [$0]) }
        }
    }

    /// A labelled answer against one without a label. A letter alone may stand for any value.
    private func compareLabel(_ label: ChoiceLabel, with other: (String) -> Comparison) -> Comparison? {
        if !label.rest.isEmpty { return other(label.rest) }
        let found = other(String(label.letter))
        return found.verdict == .different ? .undecided("choice-letter") : found
    }
}

import Algebra
import Arithmetic
import Elaboration
import Expressions
import Grammars
import LatexSyntax

/// Decides whether two answers are the same mathematics: exact, symmetric but for the rounding of the reference.
public struct AnswerMatcher: Sendable {
    private let extractor: AnswerExtractor
    private let reader: AnswerReader
    var prover: Prover

    /// - Parameter tables: the tables that `notation` was made of; the markers of answers are taken from them.
    /// - Throws: when the markers have faults, with all of them.
    public init(notation: Notation, tables: GrammarTables = GrammarTables(), budget: Budget = Budget())
        throws(GrammarError)
    {
        extractor = AnswerExtractor(notation: notation, markers: try AnswerMarkers(tables: tables).checked())
        reader = AnswerReader(parser: MathParser(notation: notation))
        prover = Prover(budget: budget)
    }

    /// Compares the final answer of a prediction with a reference. Both may be bare answers or whole texts.
    public mutating func match(gold: String, prediction: String) -> Outcome {
        guard let goldAnswer = extractor.extract(from: gold) else {
            return Outcome(verdict: .noGold, reason: "no-gold", answer: nil, gold: gold, rule: nil, span: nil)
        }
        let goldText = goldAnswer.parts.joined(separator: ", ")
        guard let answer = extractor.extract(from: prediction) else {
            return Outcome(verdict: .noAnswer, reason: "no-answer", answer: nil, gold: goldText, rule: nil, span: nil)
        }
        let comparison = compare(goldAnswer.parts, answer.parts)
        return Outcome(
            verdict: comparison.verdict, reason: comparison.reason, answer: answer.parts.joined(separator: ", "),
            gold: goldText,
            rule: answer.rule, span: answer.span, checks: comparison.checks)
    }

    /// The answer of a response by itself, when there is no reference.
    public func answer(of response: String) -> Outcome {
        let answer = extractor.extract(from: response)
        return Outcome(
            verdict: answer == nil ? .noAnswer : .noGold, reason: answer == nil ? "no-answer" : "no-gold",
            answer: answer?.parts.joined(separator: ", "), gold: nil, rule: answer?.rule, span: answer?.span)
    }

    private mutating func compare(_ gold: [String], _ prediction: [String]) -> Comparison {
        if gold == prediction { return .same("identical-text") }
        if gold.count == 1, prediction.count == 1, let found = compareChoices(gold[0], prediction[0]) { return found }
        return compareTexts(gold, prediction)
    }

    mutating func compareTexts(_ gold: [String], _ prediction: [String]) -> Comparison {
        let left = reader.read(gold)
        let right = reader.read(prediction)
        if let a = left.denotation, let b = right.denotation {
            let found = compare(Side(a, left.notes), Side(b, right.notes))
            if found.verdict == .different, isDecimalComma(gold, prediction) { return .same("decimal-comma") }
            if found.verdict != .undecided || left.letters != right.letters { return asText(found, left, right) }
        }
        if !left.letters.isEmpty, left.letters.lowercased() == right.letters.lowercased(),
            AnswerMatcher.isWord(left.letters)
        {
            return .same("identical-words")
        }
        return .undecided("unread")
    }

    /// `2,74` against `2.74`: equal when the comma is read as a decimal point.
    private mutating func isDecimalComma(_ gold: [String], _ prediction: [String]) -> Bool {
        guard gold.count == 1, prediction.count == 1 else { return false }
        let texts = [gold[0], prediction[0]].map(AnswerReader.withoutDelimiters)
        guard let index = texts.indices.first(where: { AnswerReader.withDecimalPoint(texts[$0]) != nil }),
            let decimal = AnswerReader.withDecimalPoint(texts[index]), let value = DecimalLiteral(decimal)?.value,
            let other = reader.read(texts[1 - index]).denotation?.expression
        else { return false }
        return prover.decide(Statement(other, .equal, .number(value)), reading: .rewriting).checked?.conclusion
            == .holds
    }

    /// Choice letters and words: `\text{(C)}` against `C`.
    private func asText(_ found: Comparison, _ left: ReadAnswer, _ right: ReadAnswer) -> Comparison {
        guard found.verdict != .same, left.letters == right.letters, AnswerMatcher.isWord(left.letters) else {
            return found
        }
        let isProse = [left, right].contains { answer in if case .text? = answer.denotation { true } else { false } }
        return isProse || left.letters.count == 1 ? .same("identical-words") : found
    }

    private static func isWord(_ text: String) -> Bool { text.allSatisfy(\.isLetter) }
}

/// One side of a comparison: what it denotes and how it was written.
struct Side {
    let denotation: Denotation
    let notes: Elaboration.Notes

    init(_ denotation: Denotation, _ notes: Elaboration.Notes = Elaboration.Notes()) {
        self.denotation = denotation
        self.notes = notes
    }
}

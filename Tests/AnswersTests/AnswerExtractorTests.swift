import Answers
import Grammars
import LatexSyntax
import TestSupport
import Testing

@Suite struct AnswerExtractorTests {
    private static let extractor = try! AnswerExtractor(
        notation: .standard(), markers: AnswerMarkers(tables: GrammarTables()))

    @Test(arguments: [
        ("So $\\boxed{42}$.", "42", "boxed"), ("\\boxed{1}, no: \\boxed{2}. So \\boxed{3}", "3", "boxed"),
        ("\\boxed{\\frac{1}{2}}", "\\frac{1}{2}", "boxed"),
        ("\\boxed {7}", "7", "boxed"), ("\\fbox{7}", "7", "boxed"), ("\\boxed{5} and then \\boxed{", "5", "boxed"),
        ("\\boxed{ \\boxed{5}", "5", "boxed"),
        ("\\boxed{\\{1,2\\}}", "\\{1,2\\}", "boxed"), ("3 + 4 = 7\n#### 7", "7", "hashes"),
        ("#### 1,234", "1,234", "hashes"),
        ("The final answer is $5$. I hope it is correct.", "$5$", "final-answer-is"),
        ("the answer is: 12", "12", "answer-is"),
        ("The answer is 12.5. Done", "12.5", "answer-is"), ("Thus the answer is **7**.", "7", "answer-is"),
        ("<think>\\boxed{1}</think>It is \\boxed{2}.", "2", "boxed"),
        ("<think>the answer is 3</think> x = 4", "x = 4", "whole"), ("42", "42", "whole"),
        ("$\\frac12$", "$\\frac12$", "whole"), ("5!", "5!", "whole"),
        ("We add all the numbers in the list and see that $3+4$ makes $7$ in the end", "7", "last-math"),
        ("He has as many apples as there are days in a week, that is 7 of them", "7", "last-number"),
        ("It fell and fell and fell through the whole night until it was -12 outside", "-12", "last-number"),
        ("He has 3 * 4 = 12\nA: 12", "12", "answer-colon"), ("A: 5 is too small.\nSo x is 7\nAns: $7$\n", "$7$", "answer-colon"),
        ("The points lie at\nA: 5\nB: 6 and thus the distance is $1$ for all of them in the end", "1", "last-math"),
        ("A man from NASA: he counted each and every one of the 7 planets in the sky", "7", "last-number"),
        ("Größe: der Wert ist also nach allem, was wir wissen, $\\boxed{8}$", "8", "boxed"),
    ]) func rules(text: String, expected: String, rule: String) throws {
        let found = try #require(Self.extractor.extract(from: text))
        #expect(found.parts == [expected])
        #expect(found.rule == rule)
        #expect(String(decoding: Array(text.utf8)[found.span], as: UTF8.self).contains(expected))
    }

    @Test(arguments: [
        ("$\\boxed{2}$ and $\\boxed{3}$", ["2", "3"]), ("\\boxed{a}, \\boxed{b}", ["a", "b"]),
        ("\\boxed{2} or \\boxed{2}", ["2"]), ("\\boxed{2}. Next. \\boxed{3}", ["3"]),
    ])
    func severalBoxes(text: String, expected: [String]) throws {
        #expect(try #require(Self.extractor.extract(from: text)).parts == expected)
    }

    @Test(arguments: ["", " ", "\n\n", "<think>5", "<think>\\boxed{5}</think>"])
    func nothingToTake(text: String) {
        let found = Self.extractor.extract(from: text)
        #expect(found == nil || text == "<think>5", "\(found?.parts ?? [])")
    }

    /// The span always lies in the text and, for one part, spells the answer.
    @Test(arguments: 0..<4 as Range<UInt64>) func spansSpellTheAnswer(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let pieces = [
            "\\boxed{", "}", "5", "$", "é", "日", "the answer is ", "####", "\n", "</think>", "<think>", ".", "x", " ",
            "\\frac{1}{2}", "Answer:", "-", "!", "{", "\\",
        ]
        for _ in 0..<300 {
            let text = (0..<random.int(in: 0...20)).map { _ in random.pick(pieces) }.joined()
            guard let found = Self.extractor.extract(from: text) else { continue }
            let bytes = Array(text.utf8)
            #expect(found.span.lowerBound >= 0 && found.span.upperBound <= bytes.count, "seed \(seed): \(text)")
            if found.parts.count == 1, found.rule != "boxed" {
                #expect(String(decoding: bytes[found.span], as: UTF8.self) == found.parts[0], "seed \(seed): \(text)")
            }
        }
    }

    /// Unclosed boxes cost no more than closed ones.
    @Test func manyUnclosedBoxes() {
        let text = String(repeating: "\\boxed{", count: 60_000)
        #expect(Self.extractor.extract(from: text)?.rule != "boxed")
        #expect(Self.extractor.extract(from: text + "1}")?.parts == ["1"])
    }
}

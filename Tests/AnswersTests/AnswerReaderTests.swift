import Testing

@testable import Answers

@Suite struct AnswerReaderTests {
    @Test(arguments: [
        ("1 and 2", "1 \\text{ and } 2"), ("1, 2, and 3", "1, 2\\text{ and } 3"), ("6.02e23", "6.02e23"),
        ("2E-3", "2E-3"), ("2e", "2e"),
        ("e2", "e2"), ("x=1 or x=2", "x=1 \\text{ or } x=2"), ("\\text{1 and 2}", "\\text{1 and 2}"),
        ("android", "android"), ("2e^3", "2e^3"), ("", ""),
    ]) func preparedTexts(text: String, expected: String) { #expect(AnswerReader.prepared(text) == expected) }

    @Test(arguments: [
        ("$5$", "5"), ("\\(5\\)", "5"), ("\\[ 5 \\]", "5"), ("\\$5", "\\$5"), ("5.", "5"), ("a \\\\ b", "a \\\\ b"),
        ("", ""),
    ])
    func delimiters(text: String, expected: String) { #expect(AnswerReader.withoutDelimiters(text) == expected) }

    @Test(arguments: [("\\text{(C)}", "C"), ("\\textbf{ab} 3", "ab3"), ("\\alpha+1", "alpha1"), ("\\$", "")])
    func lettersOnly(text: String, expected: String) { #expect(AnswerReader.letters(text) == expected) }
}

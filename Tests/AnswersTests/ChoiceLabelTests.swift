import Testing

@testable import Answers

@Suite struct ChoiceLabelTests {
    @Test(arguments: [
        ("B", "B", ""), ("(B)", "B", ""), ("\\textbf{(B)}", "B", ""), ("\\textbf{(B) } 4", "B", "4"),
        ("\\textbf{(B)}\\ \\frac{1}{2}", "B", "\\frac{1}{2}"),
        ("\\textbf{(E) 12}", "E", "12"), ("B. 4", "B", "4"), ("C) x + 1", "C", "x + 1"), ("D: 7", "D", "7"),
        ("\\text{A}", "A", ""), ("(A) -3", "A", "-3"),
    ]) func labels(text: String, letter: String, rest: String) {
        let label = ChoiceLabel(text)
        #expect(label.map { String($0.letter) } == letter)
        #expect(label?.rest == rest)
    }

    @Test(arguments: [
        "", "4", "x", "b", "AB", "A+B", "(A)+2", "(B)C", "A = 3", "(A, B)", "A(3)", "(B", "Z", "A'", "(A) - x", "A.5",
        "\\angle A", "A \\cup B",
    ])
    func others(text: String) { #expect(ChoiceLabel(text) == nil) }
}

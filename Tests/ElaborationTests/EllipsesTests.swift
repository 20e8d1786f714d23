import Arithmetic
import Elaboration
import Expressions
import LatexSyntax
import TestSupport
import Testing

@Suite struct EllipsesTests {
    private static let parser = MathParser(notation: try! Notation.standard())
    static let seed: UInt64 = 2_711

    private func value(_ text: String) -> Expr? {
        try? Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: NameScope()).expression
    }

    @Test("Sums of numbers that go up evenly are what they are written out")
    func arithmeticSums() {
        var random = RepeatableRandom(seed: Self.seed)
        for _ in 0..<60 {
            let (first, step, count) = (random.int(in: -20...40), random.int(in: 1...9), random.int(in: 6...60))
            let terms = (0..<count).map { first + step * $0 }
            if terms[0] < 0 { continue }
            let text = "\(terms[0]) + \(terms[1]) + \(terms[2]) + \\cdots + \(terms[count - 1])"
            let isGeometric = terms[0] * terms[2] == terms[1] * terms[1]
            if !isGeometric { #expect(value(text)?.rational == Rational(terms.reduce(0, +)), "\(text), seed \(Self.seed)") }
            // The last number is none of them.
            if step > 1 {
                let wrong = "\(terms[0]) + \(terms[1]) + \(terms[2]) + \\cdots + \(terms[count - 1] + 1)"
                #expect(value(wrong) == nil, "\(wrong), seed \(Self.seed)")
            }
        }
    }

    @Test("Sums of powers are what they are written out")
    func geometricSums() {
        var random = RepeatableRandom(seed: Self.seed + 1)
        for _ in 0..<40 {
            let (first, ratio, count) = (random.int(in: 1...7), random.int(in: 2...5), random.int(in: 5...12))
            var terms = [first]
            for _ in 1..<count { terms.append(terms[terms.count - 1] * ratio) }
            let text = "\(terms[0]) + \(terms[1]) + \(terms[2]) + \\cdots + \(terms[count - 1])"
            #expect(value(text)?.rational == Rational(terms.reduce(0, +)), "\(text), seed \(Self.seed)")
            let wrong = "\(terms[0]) + \(terms[1]) + \(terms[2]) + \\cdots + \(terms[count - 1] + 1)"
            #expect(value(wrong) == nil, "\(wrong), seed \(Self.seed)")
        }
    }

    @Test(arguments: [
        ("1 + 2 + \\cdots + n", "sum(k, k, 1, n)"), ("1^3 + 2^3 + \\cdots + n^3", "sum(k^3, k, 1, n)"),
        ("1 + 3 + 5 + \\cdots + (2n - 1)", "sum(2*k + 1, k, 0, n - 1)"), ("1 \\cdot 2 \\cdots m", "product(k, k, 1, m)"),
        ("n(n - 1) \\cdots 1", "product(n - k, k, 0, n - 1)"), ("x + x^2 + x^3 + \\cdots + x^n", "sum(x*x^k, k, 0, n - 1)"),
        ("2 + 4 + \\cdots + 2^n", "sum(2*2^k, k, 0, n - 1)"),
        ("\\frac{1}{1 \\cdot 2} + \\frac{1}{2 \\cdot 3} + \\cdots + \\frac{1}{n(n + 1)}", "sum((k*(k + 1))^(-1), k, 1, n)"),
        ("(x - 1)(x - 2) \\cdots (x - 4)", "(x - 4)*(x - 3)*(x - 2)*(x - 1)"), ("0 + 2 + 3 + \\cdots + 9", "44"),
        ("1 + 2 + \\cdots + 9 + 0", "45"), ("1 + 2 + \\cdots + (n - 1) + n", "sum(k, k, 1, n)"), ("a_1 + a_2 + \\cdots + a_4", "a_1 + a_2 + a_3 + a_4"),
    ]) func laws(text: String, expected: String) { #expect(value(text)?.description == expected, "\(text)") }

    @Test("No law, or more than one", arguments: [
        "1 + 1 + \\cdots + 1", "1 + 2 + \\cdots + n^2", "2 + 4 + \\cdots + 3^n", "3 + 1 + 4 + \\cdots + 9", "1 + \\cdots + 9", "\\cdots + 8 + 9", "1 + 2 + \\cdots",
        "0.333\\dots", "1 - 2 + 3 - 4 + \\cdots - 100", "1 + 2 + \\cdots + 8 + \\cdots", "2 + 4 + \\cdots + 9", "1 + 2 + 4 + \\cdots + 9",
        "\\sqrt{2 + \\sqrt{2 + \\cdots}}", "1 + 2 + 3 + \\cdots + 2",
        "1 + 9223372036854775807 + 0 + \\cdots + 5", "9223372036854775806 + 9223372036854775807 + \\cdots + n",
    ]) func withoutLaw(text: String) { #expect(value(text) == nil, "\(text)") }

    @Test("Where a law is not certain, a caution keeps a claim from being refuted", arguments: [
        ("1 + 2 + \\cdots + 16", true), ("2 + 4 + \\cdots + 64", true), ("\\frac12 + \\frac14 + \\frac18 + \\cdots", true),
        ("1 + 2 + \\cdots + 2^n", true), ("\\frac12 + \\frac14 + \\cdots + \\frac{1}{2^n}", true),
        ("\\frac12 + \\frac14 + \\cdots + \\frac{1}{16}", true), ("\\frac12 + \\frac13 + \\cdots + \\frac{1}{16}", false),
        ("1 + 2 + \\cdots + 15", false), ("2 + 4 + 6 + \\cdots + 64", false),
    ]) func cautions(text: String, isCautious: Bool) throws {
        let elaboration = try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: NameScope())
        #expect(elaboration.notes.cautions.contains("dots") == isCautious, "\(text)")
    }
}

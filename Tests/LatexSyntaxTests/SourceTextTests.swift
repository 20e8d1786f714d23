// Offsets, lines and excerpts.
import Testing

@testable import LatexSyntax

@Suite struct SourceTextTests {
    @Test func positionsCountFromOne() {
        let source = SourceText("ab\ncd\n")
        #expect(source.position(of: 0) == (1, 1))
        #expect(source.position(of: 2) == (1, 3))
        #expect(source.position(of: 3) == (2, 1))
        #expect(source.position(of: 99) == (3, 1))
        #expect(source.string(source.line(at: 4)) == "cd")
    }

    @Test func spansAreCutToTheText() {
        let source = SourceText(bytes: [0x61, 0xFF, 0x62])
        #expect(source.string(SourceSpan(start: -3, end: 99)) == "a\u{FFFD}b")
        #expect(SourceSpan(start: 5, end: 2).isEmpty)
    }

    @Test func excerptsPointAtTheSpan() {
        let source = SourceText("x = 1\ny = \\what + 2")
        let parser = try? MathParser(notation: .standard())
        let diagnostic = parser?.parse(source, in: SourceSpan(start: 6, end: source.count), mode: .latex).diagnostics
            .first { $0.severity == .error }
        #expect(diagnostic?.excerpt(in: source).contains("2:5: error: unknown notation \\what") == true)
        #expect(diagnostic?.excerpt(in: source).contains("\ny = \\what + 2\n    ^^^^^") == true)
    }

    @Test func offsetsAreThoseOfTheWholeText() throws {
        let source = SourceText("Then $a + \\frac{1}{2}$.")
        let notation = try Notation.standard()
        let span = try #require(MathSpanScanner(notation: notation).scan(source).first)
        let root = MathParser(notation: notation).parse(source, span).root
        #expect(source.string(root.span) == "a + \\frac{1}{2}")
        #expect(source.string(root.children[1].span) == "\\frac{1}{2}")
    }
}

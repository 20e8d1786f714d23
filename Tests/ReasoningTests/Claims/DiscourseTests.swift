import LatexSyntax
import Testing

@testable import Reasoning

@Suite struct DiscourseTests {
    private func roles(_ words: String) -> DiscourseRoles {
        Judge.configuration.discourse.roles(in: DiscourseReader.words(SourceText(words), 0, words.utf8.count))
    }

    @Test func phrases() {
        #expect(roles("Suppose that").contains(.assumption))
        #expect(roles("It follows that").contains(.consequence))
        #expect(roles("which is not true") == .contradiction)
        // The longest phrase counts: "which means" asks nothing, "solve for" supposes nothing.
        #expect(roles("which means that") == .consequence)
        #expect(roles("to solve for").isDisjoint(with: [.assumption, .question]))
        #expect(roles("apples and pears") == [])
        #expect(roles("LET").contains(.definition))
        #expect(roles("Delete the letter") == [])
    }

    @Test func wordsOfAStretch() {
        let source = SourceText("Größe can't be 3x; no.")
        #expect(DiscourseReader.words(source, 0, source.bytes.count) == ["größe", "can't", "be", "x", "no"])
        #expect(DiscourseReader.words(source, 5, 2) == [])
        #expect(DiscourseReader.words(source, -3, 10_000).count == 5)
    }

    @Test func sentences() {
        let source = SourceText("One 3.5 two. Three? Four")
        #expect(DiscourseReader.sentenceStart(source, from: 0, to: 10) == nil)
        #expect(DiscourseReader.sentenceStart(source, from: 0, to: 15) == 12)
        #expect(DiscourseReader.sentenceEnd(source, after: 0, ceiling: source.bytes.count).end == 11)
        #expect(DiscourseReader.sentenceEnd(source, after: 13, ceiling: source.bytes.count).isQuestion)
        #expect(DiscourseReader.sentenceEnd(source, after: 20, ceiling: source.bytes.count).end == source.bytes.count)
    }
}

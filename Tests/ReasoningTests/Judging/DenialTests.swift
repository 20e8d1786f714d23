import LatexSyntax
import Testing

@testable import Reasoning

@Suite struct DenialTests {
    /// The denial of the first formula of a sentence.
    private func denial(_ text: String) throws -> StepJudge.Denial? {
        let judge = StepJudge(configuration: Judge.configuration, prover: .init())
        let read = ReadText(text, configuration: Judge.configuration)
        let math = try #require(read.pieces.first).span
        let end = DiscourseReader.sentenceEnd(read.source, after: math.outer.end, ceiling: read.source.bytes.count)
        return judge.denial(of: math, read.source, from: 0, to: end.end, isAsked: end.isQuestion)
    }

    @Test(arguments: [
        "It is not true that $x = 3$.", "We do not have $x = 3$.", "We cannot write $x = 3$.", "Instead of $x = 3$ we get 4.",
        "A common mistake is $x = 3$.", "It would be a mistake to write $x = 3$.",
    ])
    func before(text: String) throws { #expect(try denial(text) == .before) }

    @Test(arguments: [
        "So $x = 3$, which is impossible.", "But $x = 3$ is not a solution.", "Here $x = 3$ does not work.", "So $x = 3$ cannot be.",
        "Then $x = 3$, but this is wrong.",
    ])
    func behind(text: String) throws { #expect(try denial(text) == .behind) }

    @Test(arguments: ["To show: $x = 3$.", "We must prove that $x = 3$.", "Is $x = 3$?"])
    func goal(text: String) throws { #expect(try denial(text) == .goal) }

    @Test(arguments: [
        "So $x = 3$.", "Since it is not zero, $x = 3$.", "That is not possible, so $x = 3$.", "It is not even and $x = 3$.",
        "The number of those not on the team is $x = 3$.", "So $x = 3$, which is not very helpful.", "So $x = 3$, which is not enough.",
        "The form $x = 3$ does not factor.", "We are not done, but $x = 3$.", "What is $y$ if $x = 3$?", "To prove this, we use $x = 3$.",
    ])
    func none(text: String) throws { #expect(try denial(text) == nil) }
}

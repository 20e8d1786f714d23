import LatexSyntax
import TestSupport
import Testing

@testable import Reasoning

@Suite struct SegmenterTests {
    private func steps(_ text: String) -> [String] {
        let read = ReadText(text, configuration: Judge.configuration)
        return Segmenter.steps(of: read.source, spans: read.pieces.map(\.span)).map { read.source.string($0) }
    }

    @Test(arguments: [
        ("", [String]()), ("\n \n\t\n", []), ("one", ["one"]), ("one\ntwo", ["one", "two"]),
        ("one\ntwo\n\nthree", ["one\ntwo", "three"]),
        ("a\r\n\r\nb", ["a", "b"]), ("Intro\n\nStep 1: a\nmore\nStep 2: b", ["Intro", "Step 1: a\nmore", "Step 2: b"]),
        ("x\n\n- a\n- b\n* c", ["x", "- a", "- b", "* c"]), ("x\n\n1. a\nb\n2) c", ["x", "1. a\nb", "2) c"]),
        ("x\n\n12 apples\n13 pears", ["x", "12 apples\n13 pears"]),
        ("$$a\n\n= b$$\n\nnext", ["$$a\n\n= b$$", "next"]),
        (
            "\\begin{align*}\na &= b \\\\\n\n&= c\n\\end{align*}\nend",
            ["\\begin{align*}\na &= b \\\\\n\n&= c\n\\end{align*}\nend"]
        ),
    ]) func texts(text: String, expected: [String]) { #expect(steps(text) == expected) }

    /// Steps cover everything that is no white space, in order and without overlap, and none ends inside mathematics.
    @Test(arguments: 0..<6 as Range<UInt64>) func stepsPartitionTheText(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let pieces = [
            "word", " ", "\n", "\n\n", "$a = b$", "$$a\n=b$$", "\\[x\n\ny\\]", "- ", "1. ", "Step 2", "é", "\r\n", "$",
            "\\begin{align*}a\n\nb\\end{align*}",
        ]
        for _ in 0..<80 {
            let text = (0..<random.int(in: 0...30)).map { _ in random.pick(pieces) }.joined()
            let read = ReadText(text, configuration: Judge.configuration)
            let spans = Segmenter.steps(of: read.source, spans: read.pieces.map(\.span))
            var covered: [UInt8] = []
            var end = 0
            for span in spans {
                #expect(span.start >= end && span.end > span.start, "seed \(seed): \(text)")
                end = span.end
                covered += read.source.bytes[span.start..<span.end].filter { $0 > 32 }
            }
            #expect(covered == read.source.bytes.filter { $0 > 32 }, "seed \(seed): \(text)")
            for piece in read.pieces {
                let isCut = spans.contains { $0.end > piece.span.outer.start && $0.end < piece.span.outer.end }
                #expect(!isCut, "seed \(seed): \(text)")
            }
        }
    }

    @Test func piecesOfASpan() {
        let read = ReadText("$a=b$ and 16 - 3 = <<16-3=13>>13\n$c=d$\n\n$e=f$", configuration: Judge.configuration)
        var found = 0
        for span in Segmenter.steps(of: read.source, spans: read.pieces.map(\.span)) {
            let pieces = read.pieces(in: span)
            let expected = read.pieces.filter { $0.span.outer.start >= span.start && $0.span.outer.end <= span.end }
            #expect(pieces.map(\.span) == expected.map(\.span))
            found += pieces.count
        }
        #expect(found == read.pieces.count)
    }
}

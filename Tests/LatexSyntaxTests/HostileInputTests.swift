// Inputs that try to crash, hang or exhaust the reader. Cost is counted in steps, never in time.
import Foundation
import TestSupport
import Testing

@testable import LatexSyntax

@Suite struct HostileInputTests {
    let parser: MathParser
    let scanner: MathSpanScanner

    init() throws {
        let notation = try Notation.standard()
        parser = MathParser(notation: notation)
        scanner = MathSpanScanner(notation: notation)
    }

    @Test(arguments: [Mode.latex, Mode.plain])
    func repeatedFragmentsCostLinearSteps(mode: Mode) {
        for fragment in Mutator.fragments {
            let short = SourceText(String(repeating: fragment, count: 200))
            let long = SourceText(String(repeating: fragment, count: 1600))
            let few = parser.parseCounting(short, in: short.span, mode: mode).steps
            let many = parser.parseCounting(long, in: long.span, mode: mode).steps
            #expect(many <= 10 * (few + 400), "\(fragment): \(few) steps became \(many)")
            _ = scanner.scan(short)
        }
    }

    @Test func nestingIsRefusedOnASmallStack() async {
        let parser = parser
        let scanner = scanner
        let finished = await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
            let thread = Thread {
                let serializer = Serializer(notation: parser.notation)
                for mode in [Mode.latex, Mode.plain] {
                    for fragment in Mutator.fragments {
                        let source = SourceText(String(repeating: fragment, count: 300))
                        let parsed = parser.parse(source, in: source.span, mode: mode)
                        _ = parsed.root.sExpression
                        _ = serializer.latex(parsed.root)
                        _ = scanner.scan(source)
                    }
                }
                continuation.resume(returning: true)
            }
            thread.stackSize = 512 * 1024
            thread.start()
        }
        #expect(finished)
    }

    @Test(arguments: ["{", "(", "\\left(", "\\sqrt{", "\\frac{1}{", "x^{"])
    func depthIsReportedOnce(open: String) {
        let parsed = parser.parse(String(repeating: open, count: 5000))
        #expect(parsed.diagnostics.filter { $0.code == "nesting-too-deep" }.count == 1)
        #expect(parsed.hasErrors)
    }

    @Test func longFlatInputsKeepEveryPart() {
        #expect(parser.parse(Array(repeating: "x", count: 20_000).joined(separator: "+")).root.children.count == 20_000)
        #expect(parser.parse(String(repeating: "7", count: 20_000)).root.name.utf8.count == 20_000)
        #expect(parser.parse(Array(repeating: "x", count: 20_000).joined(separator: ",")).root.children.count == 20_000)
    }

    /// Steps show neither copies of the parser's arrays nor what writing costs; either made minutes of this.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["a = ", "a, ", "a + ", "a \\cdot ", "a ", "a \\\\ ", "a \\lor ", "a\\frac12", "'|", "<<1\\{x:"])
    func longFlatTreesAreReadAndWrittenInLinearTime(unit: String) {
        let root = parser.parse(String(repeating: unit, count: 40_000) + "b").root
        #expect(Serializer(notation: parser.notation).latex(root).utf8.count < 4_000_000)
        #expect(PlainTextWriter(notation: parser.notation).text(root).utf8.count < 4_000_000)
        #expect(root.sExpression.utf8.count < 4_000_000)
    }

    @Test func randomBytesNeverTrap() {
        var random = RepeatableRandom(seed: 11)
        for _ in 0..<600 {
            let bytes = (0..<random.int(in: 0...60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            read(SourceText(bytes: bytes))
        }
    }

    @Test func randomFragmentsNeverTrap() {
        var random = RepeatableRandom(seed: 12)
        let pieces =
            Mutator.fragments + [
                "}", ")", "]", "\\}", "\\right)", "\\end{matrix}", "=", "<", "\\in", "x", "7", " ", "\n", ".", ">>",
                "\\text{ or }", "dx", "%",
            ]
        for _ in 0..<600 {
            read(SourceText((0..<random.int(in: 1...14)).map { _ in random.pick(pieces) }.joined()))
        }
    }

    /// The whole way to meanings is in the mutation tests of Elaboration.
    @Test func mutatedCasesNeverTrap() throws {
        let mutator = Mutator(samples: try CorpusFile.samples(), seed: 13)
        for number in 0..<1_000 { read(SourceText(bytes: mutator.mutant(number))) }
    }

    /// Reads a text in every way and holds the tree to its promises.
    private func read(_ source: SourceText) {
        for mode in [Mode.latex, Mode.plain] {
            let parsed = parser.parse(source, in: source.span, mode: mode)
            #expect(source.span.contains(parsed.root.span))
            #expect(!parsed.root.hasError || parsed.hasErrors)
        }
        var end = 0
        for span in scanner.scan(source) where span.kind != .calculator {
            #expect(
                span.outer.start >= end && span.outer.contains(span.inner) && span.outer.end <= source.count,
                "\(source.string(source.span))")
            end = span.outer.end
        }
    }
}

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

    /// Fragments whose repetition nests, runs on or leaves something open.
    static let fragments = [
        "{", "(", "[", "\\{", "|", "|x", "\\left(", "\\frac", "\\frac{1}{1+", "\\sqrt", "\\sqrt[", "√", "-", "+-", "x^",
        "x_", "x!", "x'", "\\sin", "\\sum", "\\int",
        "\\int x", "\\lim_{", "\\forall x ", "\\exists x:", "\\begin{matrix}", "\\begin{align}", "\\end{x}", "\\text{",
        "\\text{$", "\\mathrm{", "{x\\over ", "a\\pmod{",
        "(\\text{mod } ", "\\abs{", "\\overset{a}{", "f(x,", "\\{x:", "[1+(", "x+", "1 = ", "1,000,", "x,", ";", "\\\\",
        "x&", "²", "½", "\\not", "\\def\\a{\\a\\a}\\a", "$", "$1 ",
        "$x ", "<<1", "\\(", "\\[", "word ", "1 word ", "a word = ", "5 * ", "(1 + ", "20% of ", "half of ", "$5 * ",
        "**", "`", "```", "[asy]", "\u{301}",
    ]

    @Test(arguments: [Mode.latex, Mode.plain])
    func repeatedFragmentsCostLinearSteps(mode: Mode) {
        for fragment in HostileInputTests.fragments {
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
                    for fragment in HostileInputTests.fragments {
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
            HostileInputTests.fragments + [
                "}", ")", "]", "\\}", "\\right)", "\\end{matrix}", "=", "<", "\\in", "x", "7", " ", "\n", ".", ">>",
                "\\text{ or }", "dx", "%",
            ]
        for _ in 0..<600 {
            read(SourceText((0..<random.int(in: 1...14)).map { _ in random.pick(pieces) }.joined()))
        }
    }

    @Test func mutatedCasesNeverTrap() throws {
        var random = RepeatableRandom(seed: 13)
        let inputs = try ParsingCase.all().map { Array($0.input.utf8) }.filter { !$0.isEmpty }
        for _ in 0..<800 {
            var bytes = random.pick(inputs)
            for _ in 0..<random.int(in: 1...3) where !bytes.isEmpty {
                let place = random.int(in: 0...bytes.count - 1)
                switch random.int(in: 0...3) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: random.pick(inputs).prefix(6), at: place)
                default: bytes.removeLast(bytes.count - place)
                }
            }
            read(SourceText(bytes: bytes))
        }
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

// Random trees of ordinary mathematics: written, read, and compared.
import TestSupport
import Testing

@testable import LatexSyntax

@Suite struct GeneratedSentenceTests {
    /// LaTeX for a random expression of bounded depth.
    private func expression(_ random: inout RepeatableRandom, depth: Int) -> String {
        if depth == 0 { return random.pick(["x", "y", "n", "\\alpha", "3", "12", "0.5", "\\pi", "a_1", "x^2"]) }
        func inner(_ random: inout RepeatableRandom) -> String { expression(&random, depth: depth - 1) }
        switch random.int(in: 0...11) {
        case 0: return "\(inner(&random)) + \(inner(&random))"
        case 1: return "\(inner(&random)) - \(inner(&random))"
        case 2: return "(\(inner(&random))) \\cdot (\(inner(&random)))"
        case 3: return "\\frac{\(inner(&random))}{\(inner(&random))}"
        case 4: return "\\left(\(inner(&random))\\right)^{\(inner(&random))}"
        case 5: return "\\sqrt{\(inner(&random))}"
        case 6: return "-\(inner(&random))"
        case 7: return "\\sin(\(inner(&random)))"
        case 8: return "2(\(inner(&random)))"
        case 9: return "\\left|\(inner(&random))\\right|"
        case 10: return "\\sum_{i=1}^{n} (\(inner(&random)))"
        default: return "\(inner(&random)) \\times \\text{cost}"
        }
    }

    @Test func writtenTreesReadBackTheSame() throws {
        let notation = try Notation.standard()
        let parser = MathParser(notation: notation)
        let serializer = Serializer(notation: notation)
        var random = RepeatableRandom(seed: 21)
        for _ in 0..<500 {
            let left = expression(&random, depth: 3)
            let text =
                random.chance(0.5)
                ? left : "\(left) \(random.pick(["=", "\\le", "\\ne", "\\implies"])) \(expression(&random, depth: 2))"
            let parsed = parser.parse(text)
            #expect(!parsed.hasErrors, "\(text)")
            let written = serializer.latex(parsed.root)
            let again = parser.parse(written)
            #expect(
                again.root.isSame(as: parsed.root),
                "\(text)\n\(written)\n\(parsed.root.sExpression)\n\(again.root.sExpression)")
        }
    }

    @Test func plainArithmeticIsFoundWholeInProse() throws {
        let notation = try Notation.standard()
        let scanner = MathSpanScanner(notation: notation)
        var random = RepeatableRandom(seed: 22)
        for _ in 0..<400 {
            var formula = "\(random.int(in: 1...90))"
            for _ in 0..<random.int(in: 1...3) {
                formula +=
                    " \(random.pick(["+", "-", "*", "/", "x"])) \(random.pick(["", "$"]))\(random.int(in: 1...900))\(random.pick(["", " cups", " red pens"]))"
            }
            formula += " = \(random.pick(["", "$"]))\(random.int(in: 1...999))"
            let opening = random.pick(["So she has ", "Then there are ", "In total, ", "", "- ", "Step 3: "])
            let text = opening + formula + random.pick([".", " left.", ", so it ends.", "", " in all"])
            let source = SourceText(text)
            let found = scanner.scan(source).map { source.string($0.inner) }
            #expect(found == [formula], "\(text)")
        }
    }
}

// Random arithmetic in random prose: the scanner finds it whole.
import TestSupport
import Testing

@testable import LatexSyntax

@Suite struct GeneratedProseTests {
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

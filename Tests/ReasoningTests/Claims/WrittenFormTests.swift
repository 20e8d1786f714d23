import LatexSyntax
import TestSupport
import Testing

@testable import Reasoning

@Suite struct WrittenFormTests {
    private func links(_ text: String) -> [Link] {
        let parser = Judge.configuration.parser
        return ClaimExtractor.utterances(of: parser.parse(text, mode: .latex).root).0.compactMap {
            if case .link(let link) = $0 { link } else { nil }
        }
    }

    @Test(arguments: [
        ("3 + x = 5", "5 = x + 3"), ("2 \\cdot 3 = 6", "6 = 3 \\times 2"), ("\\frac{1}{2} = y", "1/2 = y"),
        ("a < b", "b > a"), ("a \\le b", "b \\ge a"),
        ("(x) + 0 = 1 \\cdot y", "x = y"), ("5.0 = z", "005 = z"), ("a - b = c", "c = -b + a"),
        ("ab = c", "c = b \\cdot a"), ("6 \\cdot 7 = \\boxed{42}", "6*7 = 42"),
    ]) func equalForms(a: String, b: String) {
        #expect(links(a).map(\.writtenForm) == links(b).map(\.writtenForm))
        #expect(links(a).count == 1)
    }

    @Test(arguments: [
        ("a - b = c", "b - a = c"), ("a / b = c", "b / a = c"), ("a < b", "b < a"), ("2^3 = 8", "3^2 = 8"),
        ("x + 1 = 2", "x + 2 = 1"), ("-(a + b) = c", "-a + b = c"),
        ("50\\% = x", "50 = x"), ("5 \\text{ m} = x", "5 \\text{ cm} = x"), ("x_1 = 2", "x_2 = 2"),
        ("0.10 = x", "0.01 = x"), ("100 = x", "1 = x"), ("a/(b c) = 1", "a c / b = 1"),
        ("a = b", "a \\ne b"), ("a \\le b", "a < b"),
    ]) func differentForms(a: String, b: String) { #expect(links(a).map(\.writtenForm) != links(b).map(\.writtenForm)) }

    @Test(arguments: ["x = x", "x + 1 = 1 + x", "2 \\cdot 3 = 3 \\cdot 2", "\\frac{a}{b} = a / b", "(7) = 7 + 0"])
    func idleLinks(text: String) { for link in links(text) { #expect(link.isIdle) } }

    /// Alike in writing means alike in value: a right result never turns idle unless it says nothing.
    @Test(arguments: 0..<4 as Range<UInt64>) func calculationsAreNotIdle(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<40 {
            let rows = RandomWorking.chain(&random).map { $0.text(times: "\\cdot") }
            // `0 + 11 = 11` is idle, and rightly.
            if rows.contains(where: { $0.split { !$0.isNumber }.contains { $0 == "0" || $0 == "1" } }) { continue }
            for link in links(rows.joined(separator: " = ")) where !link.left.isSame(as: link.right) {
                #expect(!link.isIdle, "seed \(seed): \(rows)")
            }
        }
    }
}

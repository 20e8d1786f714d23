import Reasoning
import Testing

@Suite("What later steps may use") struct FactTests {
    private func reasons(_ steps: String..., given: String? = nil) -> [String] {
        Judge.verdicts(steps, given: given).map { "\($0.verdict) \($0.reason)" }
    }

    @Test("A chain says that its ends are equal") func chains() {
        #expect(reasons("We have $s^2 = (a + b)^2 = 49$.", "So $s^2 = 49$.")[1] == "valid follows")
        #expect(reasons("We have $f(5) = 3c - 1 = 17$.", "Then $f(5) = 17$.")[1] == "valid follows")
        // A link that is not an equation, or that is not read, breaks it.
        #expect(reasons("We have $s < a + b = 49$.", "So $s = 49$.")[1] != "valid follows")
        #expect(reasons("We have $x^2 = 5$ and $a + b = b + a = t$.", "So $x^2 = t$.")[1] != "valid follows")
    }

    @Test("Values of functions are connected by the function's name") func functionNames() {
        #expect(reasons("The graph shows that $g(-1) = 3$.", "Thus $g(g(-1)) = g(3)$.")[1] == "valid follows")
        #expect(reasons("The graph shows that $g(-1) = 3$.", "Thus $g(g(-1)) = g(2)$.")[1] != "valid follows")
        #expect(reasons("The graph shows that $g(-1) = 3$.", "Thus $h(h(-1)) = h(3)$.")[1] != "valid follows")
    }

    @Test("An equation taken up again is a fact again") func restated() {
        let steps = reasons(
            "We know that $2c - b^2 = b$.", "If $c = -b$, then $b^2 + 3b = 0$.", "If $c = b - 1$, then from $2c - b^2 = b$ we get $2b - 2 - b^2 = b$.")
        #expect(steps[2] == "valid follows")
    }

    @Test("What a sentence assumes holds in the display that ends it, and not in the next sentence") func unfinishedSentences() {
        #expect(reasons("If $a = 2$, then", "\\[a^2 + b = 4 + b.\\]")[1] == "valid follows")
        #expect(reasons("If $a = 2$, all is well.", "\\[a^2 + b = 4 + b.\\]")[1] != "valid follows")
    }

    @Test("The equations of an unknown outlive its several values") func severalValues() {
        let steps = reasons(
            "From $a - d = 6$ and $ad = -5$ we get $(d + 6)d = -5$.", "Hence $(d + 1)(d + 5) = 0$.", "So $d = -1$ or $d = -5$.",
            "If $d = -5$, then $a = 1$.", given: "Let $a - d = 6$ and $ad = -5$.")
        #expect(steps[3] == "valid follows")
    }
}

import Reasoning
import Testing

@Suite("Solutions: the real ones, lists of them, and single ones") struct ListedSolutionTests {
    private func verdict(_ steps: String..., given: String? = nil) -> String {
        let last = Judge.verdicts(steps, given: given).last
        return last.map { "\($0.verdict) \($0.reason)" } ?? "none"
    }

    @Test("The only real solution") func realSolutions() {
        let cube = "We have $r^3 = 8$."
        #expect(verdict(cube, "So $r = 2$.") == "valid solutions")
        #expect(verdict(cube, "So $r = 2$.", given: "Let $r$ be a complex number.") == "undecided not-all-solutions")
        #expect(verdict("We have $r^4 = 16$.", "So $r = 2$.") == "undecided not-all-solutions")
        #expect(verdict("We have $r^4 = 16$.", #"So $r = \pm 2$."#) == "valid solutions")
        #expect(!verdict(cube, "So $r = 3$.").hasPrefix("valid"))
        #expect(verdict("We have $3^x = 81$.", "So $x = 4$.") == "valid solutions")
        #expect(!verdict("We have $3^x = 81$.", "So $x = 3$.").hasPrefix("valid"))
        #expect(verdict("We have $3^{x^2} = 81$.", "So $x = 2$.") == "undecided not-all-solutions")
    }

    @Test("The only positive one") func signs() {
        #expect(verdict("We have $m^2 = 49$.", "So $m = 7$.", given: "Let $m$ be a positive number.") == "valid follows")
        #expect(verdict("We have $m^2 = 49$.", "So $m = -7$.", given: "Let $m$ be a positive number.") != "valid solutions")
        #expect(verdict("We have $m^2 = 49$.", "So $m = 7$.") == "undecided not-all-solutions")
        #expect(verdict("We have $m^2 = 49$.", "So $m = 7$.", given: "Let $n$ be a positive number.") == "undecided not-all-solutions")
    }

    @Test("Values listed behind one sign") func lists() {
        let line = "We have $(t - 1)(t + 4) = 0$."
        #expect(verdict(line, #"So $t = 1, -4$."#) == "valid solutions")
        #expect(verdict(line, #"So $t = \boxed{1, -4}$."#) == "valid solutions")
        #expect(verdict(line, #"So $t = \boxed{1, 4}$."#) == "invalid not-a-solution")
        #expect(!verdict(line, #"So $t = 1, 2, 3$."#).hasPrefix("valid"))
        // Several values that are tried, or not claimed.
        #expect(verdict(#"Substituting $s = 1, 2, 3$ gives nothing."#) == "undecided assumption")
        #expect(!verdict("We have $y = 3$.", #"For $x = 1, 2$ it fails."#).hasPrefix("invalid"))
    }

    @Test("One of the solutions") func single() {
        let line = "We have $x^3 - x = 0$."
        #expect(verdict(line, "We see that $x = 1$ is a solution.") == "valid solution")
        #expect(!verdict(line, "We see that $x = 2$ is a solution.").hasPrefix("valid"))
        #expect(!verdict(line, "We see that $x = 1$ is the only solution.").hasPrefix("valid"))
        #expect(!verdict(line, "So $x = 1$.").hasPrefix("valid"))
        // It is no fact that x = 1.
        #expect(!verdict(line, "We see that $x = 1$ is a solution.", "Hence $x + 5 = 6$.").hasPrefix("valid"))
        #expect(!verdict(line, "We see that $x = 1$ is a solution.", "Hence $x^2 + x = 0$.").hasPrefix("invalid"))
    }

    @Test("A modulus in common") func congruences() {
        func rows(_ first: String, _ second: String) -> String {
            #"\begin{align*} \#(first) \\ &\equiv \#(second) \pmod{11} \end{align*}"#
        }
        #expect(verdict(rows(#"13 \cdot 14 &\equiv 2 \cdot 3"#, "17")) == "valid exact")
        #expect(verdict(rows(#"13 \cdot 14 &\equiv 2 \cdot 4"#, "19")) == "undecided not-asserted")
        #expect(verdict(rows(#"13 \cdot 14 &\equiv 2 \cdot 3"#, "18")) == "invalid false-congruence")
        #expect(verdict(#"Modulo $9$, we have $7^2 \equiv 4$."#).hasPrefix("valid"))
        #expect(!verdict(#"Modulo $9$, we have $7^2 \equiv 5$."#).hasPrefix("valid"))
        #expect(!verdict(#"We have $7^2 \equiv 4$."#).hasPrefix("valid"))
        #expect(!verdict(#"Modulo $9$ and modulo $5$, we have $7^2 \equiv 4$."#).hasPrefix("valid"))
    }
}

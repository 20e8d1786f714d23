import Reasoning
import Testing

@Suite("Complex numbers, by their real and imaginary parts") struct ComplexNumberTests {
    /// The verdict on the last step.
    private func verdict(_ steps: String..., given: String? = nil) -> String {
        let last = Judge.verdicts(steps, given: given).last
        return last.map { "\($0.verdict) \($0.reason)" } ?? "none"
    }

    @Test("Equal numbers have equal real and equal imaginary parts") func split() {
        let given = "Let $a$ and $b$ be real numbers with $a + bi = (2 + i)^2$."
        #expect(verdict("Hence $a = 3$.", given: given) == "valid follows")
        #expect(verdict("Hence $b = 4$.", given: given) == "valid follows")
        #expect(verdict("Hence $a = 4$.", given: given) != "valid follows")
        #expect(verdict("Hence $b = -4$.", given: given) != "valid follows")
        let square = "Suppose that $(x + yi)^2 = 5 - 12i$."
        #expect(verdict("Then $x^2 - y^2 = 5$.", given: square) == "valid follows")
        #expect(verdict("Then $xy = -6$.", given: square) == "valid follows")
        #expect(verdict("Then $x^2 + y^2 = 5$.", given: square) != "valid follows")
        #expect(verdict("Then $xy = 6$.", given: square) != "valid follows")
    }

    @Test("Letters that may not be real are not split") func complexLetters() {
        #expect(verdict("So $z = 3$.", given: "Let $z$ and $w$ be complex numbers with $z + wi = 3 - 2i$.") != "valid follows")
        #expect(verdict("So $w = -2$.", given: "Let $z + wi = 3 - 2i$.") != "valid follows")
        #expect(verdict("So $a = 3$.", given: "The complex numbers $a$ and $b$ satisfy $a + bi = 3 - 2i$.") != "valid follows")
        // p and q may be anything.
        #expect(verdict("So $p = 1$.", given: "Let $p(2 + i) + q(2 - i) = 2 + 3i + 2q$.") != "valid follows")
    }

    @Test("A wrong part is refuted") func refuted() {
        #expect(verdict("We get $u + vi = 7 - 2i$, so $u = 7$ and $v = 2$.", given: "Let $u$ and $v$ be real with $u + vi = 7 - 2i$.") == "invalid contradicts")
        #expect(!verdict("We get $z + wi = 7 - 2i$, so $z = 7$ and $w = 2$.").hasPrefix("invalid"))
        #expect(!verdict("We get $u + vi = 7 - 2i$, so $u = 7$ and $v = -2$.").hasPrefix("invalid"))
    }

    @Test("Magnitude, conjugate and parts") func functions() {
        let given = "Let $z$ and $w$ be complex numbers."
        for claim in [
            #"|z|^2 = z \overline{z}"#, #"\overline{z w} = \overline{z} \cdot \overline{w}"#, #"|zw| = |z| |w|"#,
            #"z + \overline{z} = 2 \operatorname{Re}(z)"#, #"|z + w|^2 = |z|^2 + z \overline{w} + w \overline{z} + |w|^2"#,
            #"\overline{z - 2w} = \overline{z} - 2 \overline{w}"#, #"|\overline{z}| = |z|"#,
        ] { #expect(verdict("We have $\(claim)$.", given: given).hasPrefix("valid"), "\(claim)") }
        for claim in [
            #"|z|^2 = z^2"#, #"\overline{z w} = z \overline{w}"#, #"|z + w| = |z| + |w|"#, #"z - \overline{z} = 2 \operatorname{Re}(z)"#,
            #"\sqrt{z^2} = |z|"#, #"z^2 \ge 0"#, #"|z^2| = z^2"#, #"\overline{z} = z"#, #"|z + w|^2 = |z|^2 + 2zw + |w|^2"#,
        ] { #expect(!verdict("We have $\(claim)$.", given: given).hasPrefix("valid"), "\(claim)") }
    }

    @Test("A number with known parts") func parts() {
        let step = "Let $z = x + yi$, where $x$ and $y$ are real."
        for claim in [#"|z| = \sqrt{x^2 + y^2}"#, #"\overline{z} = x - yi"#, #"z^2 + \overline{z}^2 = 2x^2 - 2y^2"#, #"\operatorname{Im}(z^2) = 2xy"#] {
            #expect(verdict(step, "Then $\(claim)$.").hasPrefix("valid"), "\(claim)")
        }
        for claim in [#"|z| = \sqrt{x^2 - y^2}"#, #"\overline{z} = -x + yi"#, #"|z| = x + y"#, #"\operatorname{Im}(z^2) = 2xyi"#] {
            #expect(!verdict(step, "Then $\(claim)$.").hasPrefix("valid"), "\(claim)")
        }
    }

    @Test("Laws of real numbers do not reach complex letters") func realLaws() {
        #expect(!verdict("Squaring, $z^2 = 1$.", given: "Find all complex numbers $z$ with $|z| = 1$.").hasPrefix("valid"))
        #expect(!verdict("Therefore $z = 0$ and $w = 0$.", given: "The complex numbers $z$ and $w$ satisfy $z^2 + w^2 = 0$.").hasPrefix("valid"))
        #expect(!verdict("Therefore $z = 2$.", given: "The complex number $z$ satisfies $z^3 = 8$.").hasPrefix("valid"))
        #expect(!verdict("So $z^2 = -25$.", given: "The complex number $z$ satisfies $|z| = 5$.").hasPrefix("invalid"))
        // No text about complex numbers: real letters.
        #expect(verdict("We have $|z|^2 = z^2$.").hasPrefix("valid"))
        #expect(verdict("Squaring, $z^2 = 1$.", given: "Suppose that $|z| = 1$.").hasPrefix("valid"))
    }

    @Test("Unit vectors are no imaginary units") func vectors() {
        let step = #"The product is \[\begin{vmatrix} i & j & k \\ 1 & 0 & 0 \\ 0 & 1 & 0 \end{vmatrix} = k.\]"#
        #expect(!verdict(step, "So $a + bi = 3 + 2i$ gives $a = 3$ and $b = 5$.").hasPrefix("invalid"))
    }
}

import Reasoning
import TestSupport
import Testing

@Suite("Equations between vectors, matrices and tuples are judged cell by cell") struct ArrayJudgementTests {
    private func column(_ items: String...) -> String { "\\begin{pmatrix} " + items.joined(separator: " \\\\ ") + " \\end{pmatrix}" }

    private func verdicts(_ steps: String..., given: String? = nil) -> [String] {
        Judge.verdicts(steps, given: given).map { "\($0.verdict)" }
    }

    @Test func calculations() {
        let m = "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"
        #expect(verdicts("$\(m)\(column("1", "1")) = \(column("3", "7"))$") == ["valid"])
        #expect(verdicts("$\(m)\(column("1", "1")) = \(column("3", "8"))$") == ["invalid"])
        #expect(verdicts("$\(m)\(column("x", "y")) = \(column("x + 2y", "3x + 4y"))$") == ["valid"])
        #expect(verdicts("$\(column("1", "2", "3")) \\cdot \(column("4", "5", "6")) = 32$") == ["valid"])
        #expect(verdicts("$\(column("1", "2", "3")) \\cdot \(column("4", "5", "6")) = 31$") == ["invalid"])
        #expect(verdicts("$\(column("1", "2", "3")) \\times \(column("4", "5", "6")) = \(column("-3", "6", "-3"))$") == ["valid"])
        #expect(verdicts("$(1 + 2, 2 \\cdot 3) = (3, 6)$") == ["valid"])
        #expect(verdicts("$(1 + 2, 2 \\cdot 3) = (3, 5)$") == ["invalid"])
    }

    @Test func whatSaysNothingEarnsNothing() {
        #expect(verdicts("$(3, 6) = (3, 6)$") == ["undecided"])
        #expect(verdicts("$\\mathbf{v} = \(column("1", "2"))$", "$\\mathbf{v} = \(column("1", "2"))$") == ["undecided", "undecided"])
        #expect(verdicts("$\(column("1", "2")) = \(column("1", "2", "3"))$") == ["undecided"])
    }

    @Test("Two numbers above each other may be a binomial coefficient") func binomials() {
        let five = "\\left( \\begin{array}{c} 7 \\\\ 4 \\end{array} \\right)"
        #expect(verdicts("$\(five) = \\left( \\begin{array}{c} 7 \\\\ 7 - 4 \\end{array} \\right)$") == ["undecided"])
    }

    @Test func names() {
        let given = "Let $\\vec{u} = (1, 2, 3)$ and $\\vec{v} = (4, 5, 6)$."
        #expect(verdicts("$\\vec{u} \\cdot \\vec{v} = 32$", given: given) == ["valid"])
        #expect(verdicts("$\\vec{u} \\cdot \\vec{v} = 30$", given: given) == ["invalid"])
        #expect(verdicts("$\\vec{u} \\times \\vec{v} = (-3, 6, -3)$", given: given) == ["valid"])
    }

    @Test("Products of vectors and matrices follow no laws of numbers") func unknownVectors() {
        #expect(verdicts("$\\mathbf{a} \\times (\\mathbf{b} + \\mathbf{a}) = (\\mathbf{a} + \\mathbf{b}) \\times \\mathbf{a}$") == ["undecided"])
        #expect(verdicts("$(\\mathbf{A} + \\mathbf{B})^2 = \\mathbf{A}^2 + 2 \\mathbf{A} \\mathbf{B} + \\mathbf{B}^2$") == ["undecided"])
        #expect(
            verdicts("$\\mathbf{M} \(column("1", "0")) = \(column("3", "1"))$ and $\\mathbf{M} \(column("0", "1")) = \(column("2", "2"))$.", "$3 = 1$ times $\\mathbf{M}$")[0]
                == "undecided")
    }

    @Test func systemsAsPairs() {
        #expect(verdicts("$(x, y) = (2, 1)$", given: "Solve $x + y = 3$ and $x - y = 1$.") == ["valid"])
        #expect(verdicts("$(x, y) = (1, 2)$", given: "Solve $x + y = 3$ and $x - y = 1$.") != ["valid"])
    }

    @Test("The zero matrix and the identity matrix") func zeroAndIdentity() {
        func verdict(_ step: String, given: String) -> String { Judge.verdicts([step], given: given).map { "\($0.verdict)" }[0] }
        let turn = #"Let $\mathbf{A} = \begin{pmatrix} 0 & -1 \\ 1 & 0 \end{pmatrix}.$"#
        #expect(verdict(#"Then $\mathbf{A}^2 = -\mathbf{I}.$"#, given: turn) == "valid")
        #expect(verdict(#"Then $\mathbf{A}^2 + \mathbf{I} = \mathbf{0}.$"#, given: turn) == "valid")
        #expect(verdict(#"Then $\mathbf{A}^2 = \mathbf{I}.$"#, given: turn) == "invalid")
        #expect(verdict(#"Then $\mathbf{A}^2 = \mathbf{0}.$"#, given: turn) != "valid")
        // Sizes differ, or there is none.
        let two = turn + #" Let $\mathbf{B} = \begin{pmatrix} 1 & 0 & 0 \\ 0 & 1 & 0 \\ 0 & 0 & 1 \end{pmatrix}.$"#
        #expect(verdict(#"Then $\mathbf{A}^2 = -\mathbf{I}.$"#, given: two) == "undecided")
        #expect(verdict(#"Then $\mathbf{A}^2 = -\mathbf{I}.$"#, given: "Let a matrix be given.") == "undecided")
        // A product of vectors that is read as 0 is no zero vector.
        #expect(verdict(#"We get $(-3, 2, 1) \times (1, 4, -5) = (-14, -14, -14).$"#, given: "Vectors are given.") != "invalid")
    }
}

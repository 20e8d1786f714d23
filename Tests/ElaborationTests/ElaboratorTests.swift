import Arithmetic
import Certificates
import Elaboration
import Expressions
import LatexSyntax
import TestSupport
import Testing

@Suite struct ElaboratorTests {
    private static let parser = MathParser(notation: try! Notation.standard())

    private func elaborate(_ text: String, scope: NameScope = NameScope()) throws -> Elaboration {
        try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: scope)
    }

    /// What a text denotes, in the plain notation of `Expr`.
    private func value(_ text: String) throws -> String? { try elaborate(text).expression?.description }

    @Test(arguments: [
        ("4\\frac{2}{7}", "30/7"), ("0.1\\overline{6}", "1/6"), ("0.\\overline{9}", "1"), ("52_8", "42"),
        ("FF_{16}", nil), ("1{,}234.5", "2469/2"), ("50\\%", "1/2"),
        ("20\\% \\text{ of } 50", nil), ("\\sqrt[3]{-8}", nil), ("x_1", "x_1"), ("\\frac{2}{4}", "1/2"),
        ("2^{-3}", "1/8"), ("-2^2", "-4"), ("(-2)^2", "4"), ("3!", nil),
        ("\\sum_{k=1}^{4} k^2", "30"), ("\\prod_{k=1}^{5} k", "120"),
        ("\\begin{vmatrix} 1 & 2 \\\\ 3 & 4 \\end{vmatrix}", "-2"), ("5 \\text{ cm}", "5"),
        ("3 \\text{ red balls}", "3"),
        ("\\boxed{7}", "7"), ("|-3|", nil), ("a(b+c)", nil),
    ]) func values(text: String, expected: String?) throws {
        let found = try? value(text)
        if let expected { #expect(found == expected) }
        // What has no exact value yet is still read as something.
        if expected == nil, text != "FF_{16}" { #expect(found != nil) }
    }

    @Test(arguments: [
        "3 +", "\\frac{1}{}", "52_{40}", "1 + \\cdots + n", "5 \\text{ feet } 6 \\text{ inches}", "()", "-", "\\$",
        "\\frac{d}{dx}", "\\operatorname{floor}(1, 2)", "\\sin(1, 2)", "\\int (x + a)", "\\int_0 x dx", "\\sum_{k} k",
        "\\sum_{1 \\le i < j \\le n} ij", "\\lim_{x} x", "\\lim_{x \\to 0^*} x", "\\lim_{2 \\to 0} x", "a \\equiv b",
        "\\{1, 2\\} + 3", "\\pm 1 \\pm 2", "9_8",
    ]) func nothingIsGuessed(text: String) { #expect(throws: ElaborationError.self) { try elaborate(text) } }

    /// A line above what has the imaginary unit in it is its conjugate; above letters it is a name.
    @Test func conjugates() throws {
        func agrees(_ left: String, _ right: String) throws -> Bool {
            var normalizer = Normalizer(budget: Budget())
            let sides = [try elaborate(left).expression!, try elaborate(right).expression!]
            return try normalizer.normalize(.difference(sides[0], sides[1])).isZero
        }
        #expect(try agrees("\\overline{3 + 4i}", "3 - 4i"))
        #expect(try agrees("\\overline{(2 + i)^3 - \\frac{1}{i}}", "(2 - i)^3 + \\frac{1}{i}"))
        #expect(try agrees("\\overline{x + i \\cdot y} \\cdot \\overline{r + i}", "\\overline{x \\cdot r + i \\cdot (y \\cdot r + x) - y}"))
        // Letters may stand for complex numbers.
        #expect(try !agrees("\\overline{z + 3i}", "z - 3i"))
        #expect(try !agrees("\\overline{x + i \\cdot y}", "x - i \\cdot y"))
        #expect(try !agrees("\\overline{3 + 4i}", "3 + 4i"))
        #expect(try value("\\overline{AB}") == "overline(AB)")
        #expect(throws: ElaborationError.self) { try elaborate("\\overline{a + b}") }
        #expect(throws: ElaborationError.self) { try elaborate("\\overline{a \\cdot b}") }
        #expect(try elaborate("\\overline{z + 3i}").notes.cautions.contains("overline"))
    }

    @Test func mixedNumbersInBrackets() throws {
        var mixed = NameScope()
        mixed.readsMixedNumbers = true
        func value(_ text: String, _ scope: NameScope) throws -> String? { try elaborate(text, scope: scope).expression?.description }
        #expect(try value("3(1)/(2)", NameScope()) == "3/2")
        #expect(try value("3(1)/(2)", mixed) == "7/2")
        #expect(try value("-3(1)/(2)", mixed) == "-7/2")
        #expect(try elaborate("3(1)/(2)").notes.ambiguities == [.mixedNumber])
        // Improper, with letters, without brackets, with more factors.
        for text in ["3(5)/(2)", "3(x)/(2)", "3(1)/2", "3(0)/(2)", "3(1)/(2)/(5)", "x(1)/(2)", "2 \\cdot 3(1)/(2)"] {
            #expect(try elaborate(text).notes.ambiguities.contains(.mixedNumber) == false, "\(text)")
            #expect(try value(text, mixed) == value(text, NameScope()), "\(text)")
        }
    }

    /// A short text cannot ask for numbers without end.
    @Test func growthIsBounded() throws {
        // Sums that would grow too long stay sums.
        for text in [
            (0..<2_000).map { "\\sum_{k=1}^{100} \\frac{1}{x+k+\($0)}" }.joined(separator: " + "),
            "\\sum_{i=1}^{199}\\sum_{j=1}^{199}\\sum_{k=1}^{199} \\frac{1}{i+j+k}",
        ] {
            let size = try #require(try elaborate(text).expression).size
            #expect(size < 40_000, "\(size) nodes for \(text.utf8.count) bytes")
        }
        #expect(try elaborate("1E9999 \\cdot 1E-9999").expression == .one)
        #expect(throws: ElaborationError.self) {
            try elaborate(Array(repeating: "1E9999", count: 12).joined(separator: " \\cdot "))
        }
        #expect(throws: Never.self) { try elaborate(Array(repeating: "2.5E2", count: 500).joined(separator: " + ")) }
    }

    @Test func notesTellHowItWasWritten() throws {
        #expect(try elaborate("3.50").notes.literal?.scale == 2)
        #expect(try elaborate("-3.5").notes.literal?.value.description == "-7/2")
        #expect(try elaborate("3 + 0.5").notes.hasDecimals)
        #expect(try elaborate("3 + 0.5").notes.literal == nil)
        #expect(try elaborate("50\\%").notes.hasPercent)
        #expect(try elaborate("5 \\text{ cm}").notes.units == ["centimeter"])
        #expect(try elaborate("\\log 100").notes.cautions == ["logarithm-base"])
        #expect(try elaborate("\\sin 30").notes.cautions == ["angle-unit"])
        #expect(try elaborate("a(b+c)").notes.cautions == ["function-or-product"])
    }

    @Test func namesFollowTheScope() throws {
        let f = NameScope(functions: ["f"])
        #expect(try elaborate("f(3)", scope: f).expression?.description == "f(3)")
        #expect(try elaborate("f(3)", scope: NameScope(functions: [])).expression?.description == "3*f")
        #expect(try elaborate("e", scope: NameScope()).expression == .constant(.e))
        #expect(try elaborate("e", scope: NameScope(variables: ["e"])).expression == .symbol("e"))
        #expect(
            NameScope().isConstant("i") && !NameScope(variables: ["i"]).isConstant("i") && !NameScope().isConstant("x"))
    }

    @Test func collections() throws {
        func isForm(_ text: String, _ matches: (Denotation) -> Bool) throws -> Bool {
            matches(try elaborate(text).denotation)
        }
        #expect(try isForm("(1, 2)") { if case .tuple(let items) = $0 { items.count == 2 } else { false } })
        #expect(try isForm("\\{1, 2\\}") { if case .set(let items) = $0 { items.count == 2 } else { false } })
        #expect(
            try isForm("[1, 2)") {
                if case .interval(let i) = $0 { i.includesLower && !i.includesUpper } else { false }
            })
        #expect(try isForm("1 \\pm \\sqrt{2}") { if case .plusMinus = $0 { true } else { false } })
        #expect(try isForm("x \\in [0, 1]") { if case .setRelation(.element, _, _) = $0 { true } else { false } })
        #expect(
            try isForm("x = 1 \\text{ or } x = 2") {
                if case .formula(.or(let parts)) = $0 { parts.count == 2 } else { false }
            })
        #expect(try isForm("1 < x < 2") { if case .formula(.and(let parts)) = $0 { parts.count == 2 } else { false } })
        #expect(try isForm("3:4") { if case .ratio(let parts) = $0 { parts.count == 2 } else { false } })
        #expect(
            try isForm("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}") {
                if case .matrix(let rows) = $0 { rows.count == 2 } else { false }
            })
    }

    /// The place of an error lies in the text, and nothing that can be typed stops the elaborator.
    @Test(arguments: 0..<4 as Range<UInt64>) func anyTextIsReadOrRefused(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let pieces = [
            "1", "x", "+", "-", "^", "_", "{", "}", "\\frac{", "\\sqrt", "(", ")", "[", "]", ",", "=", "\\pm",
            "\\sum_{k=1}^", "%", "\\%", "!", "\\text{a}", "\\sin", "\\log", "f",
            "'", "|", "\\le", "\\in", "\\cup", ":", "\\overline{", "\\begin{pmatrix}", "&", "\\\\", "\\end{pmatrix}",
            "0.", "\\infty", "\\ldots", "^\\circ", "é",
        ]
        for _ in 0..<300 {
            let text = (0..<random.int(in: 1...14)).map { _ in random.pick(pieces) }.joined()
            do throws(ElaborationError) {
                _ = try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: NameScope())
            } catch {
                #expect(error.span.start >= 0 && error.span.end <= text.utf8.count, "seed \(seed): \(text)")
            }
        }
    }
}

import Elaboration
import Expressions
import LatexSyntax
import Testing

@Suite struct BindersTests {
    private static let parser = MathParser(notation: try! Notation.standard())

    private func value(_ text: String) throws -> Expr? {
        try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: NameScope()).expression
    }

    @Test(arguments: [
        ("\\sum_{k=1}^{n} k^2", "sum(k^2, k, 1, n)"), ("\\prod_{i=2}^{m} (i+a)", "product(a + k, k, 2, m)"),
        ("\\int_0^1 x^2 dx", "integral(k^2, k, 0, 1)"), ("\\int x^2 dx", "antiderivative(k^2, k, x)"),
        ("\\int \\frac{dx}{x}", "antiderivative(k^(-1), k, x)"), ("\\int (x dx)", "antiderivative(k, k, x)"),
        ("\\int \\frac{3 \\cdot dt}{t}", "antiderivative(3/k, k, t)"),
        ("\\lim_{x \\to 3} a x", "limit(a*k, k, 3)"), ("\\lim_{h \\to 0^+} h", "limitFromAbove(k, k, 0)"),
        ("\\lim_{h \\to 0^-} h", "limitFromBelow(k, k, 0)"), ("\\frac{d}{dx} x^2", "derivative(k^2, k, x, 1)"),
        ("\\frac{d^2}{dt^2} (a t)", "derivative(a*k, k, t, 2)"), ("\\frac{dy}{dx}", "dy/dx"),
        ("\\sum_{i=1}^{n} \\sum_{j=1}^{i} ij", "sum(sum(k*t, t, 1, k), k, 1, n)"),
        ("\\int \\cos \\pi \\, d\\pi", "antiderivative(cos(k), k, pi)"), ("\\frac{d^2}{d (x')^2} (x')^3", "derivative(k^3, k, x', 2)"),
        ("\\nabla(a, b)", "nabla(a, b)"),
    ]) func meanings(text: String, expected: String) throws { #expect(try value(text)?.description == expected) }

    /// The names of bound variables say nothing.
    @Test(arguments: [
        ("\\sum_{k=1}^{n} k a", "\\sum_{j=1}^{n} j a"), ("\\int_0^1 e^{x} dx", "\\int_0^1 e^{u} du"),
        ("\\sum_{i=1}^{n} \\sum_{j=1}^{m} i^j", "\\sum_{u=1}^{n} \\sum_{i=1}^{m} u^i"),
        ("\\lim_{x \\to 0} \\frac{\\sin x}{x}", "\\lim_{h \\to 0} \\frac{\\sin h}{h}"),
    ]) func renamed(left: String, right: String) throws { #expect(try value(left) == value(right)) }

    @Test(arguments: [
        ("\\sum_{k=1}^{n} k a", "\\sum_{k=1}^{n} k n"),
        ("\\sum_{i=1}^{n} \\sum_{j=1}^{n} i^j", "\\sum_{i=1}^{n} \\sum_{j=1}^{n} j^i"),
        ("\\frac{d}{dx} x^2", "\\frac{d}{dy} y^2"), ("\\int x dx", "\\int y dy"),
        ("\\lim_{x \\to 0^+} x", "\\lim_{x \\to 0} x"), ("\\sum_{k=0}^{n} k", "\\sum_{k=1}^{n} k"),
    ]) func different(left: String, right: String) throws { #expect(try value(left) != value(right)) }

    /// Terms without the index count as often as there are indices.
    @Test(arguments: [
        ("\\sum_{k=1}^{5} x", "5x"), ("\\sum_{k=0}^{9} (x + 2y - 3)", "10x + 20y - 30"), ("\\sum_{k=3}^{3} a^2", "a^2"),
        ("\\sum_{k=1}^{3} \\sum_{j=1}^{4} x", "12x"), ("\\sum_{k=1}^{3} \\frac{x+1}{x}", "3\\frac{x+1}{x}"), ("\\sum_{k=1}^{4} 2", "8"),
    ]) func constantTerms(text: String, expected: String) throws { #expect(try value(text) == value(expected)) }

    @Test(arguments: [
        ("\\sum_{k=1}^{5} x", "4x"), ("\\sum_{k=0}^{5} x", "5x"), ("\\sum_{k=1}^{5} k", "5k"), ("\\sum_{k=1}^{n} x", "n x"),
        ("\\sum_{k=1}^{2} \\frac{1}{x}", "0"), ("\\prod_{k=1}^{3} x", "3x"),
    ]) func notSoOften(text: String, other: String) throws { #expect(try value(text) != value(other)) }

    /// An operator before a minus sign differentiates what follows only where the text writes derivatives so.
    @Test func bareOperators() throws {
        var scope = NameScope()
        scope.operatorVariables = ["x"]
        func value(_ text: String) throws -> String? {
            try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: scope).expression?.description
        }
        #expect(try value("\\frac{d}{dx} - \\sin x") == "derivative(-sin(k), k, x, 1)")
        #expect(try value("a + \\frac{d^2}{dx^2} - x^3 - b") == "a - b + derivative(-k^3, k, x, 2)")
        #expect(throws: ElaborationError.self) { try value("\\frac{d}{dy} - \\sin y") }
        #expect(throws: ElaborationError.self) { try value("\\frac{d}{dx} + \\sin x") }
        #expect(throws: ElaborationError.self) { try value("\\sin x - \\frac{d}{dx}") }
        #expect(throws: ElaborationError.self) { try self.value("\\frac{d}{dx} - \\sin x") }
    }

    @Test(arguments: [
        ("\\frac{d^2}{dx^2} \\cos x = \\frac{d}{dx} - \\sin x", ["x"]), ("a + \\frac{d}{dt} - t = \\frac{d}{dt} b", ["t"]),
        ("D = \\frac{d}{dx} - x", []), ("\\frac{d}{dt} t = \\frac{d}{dx} - x", []), ("(\\frac{d}{dx} - x) f = \\frac{d}{dx} g", []),
    ]) func variablesOfBareDerivatives(text: String, expected: [String]) {
        #expect(Self.parser.parse(text, mode: .latex).root.variablesOfBareDerivatives == expected)
    }

    @Test func changesBetweenBounds() throws {
        var scope = NameScope()
        scope.integrationVariables = ["x", "t"]
        func value(_ text: String) throws -> String? {
            try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: scope).expression?.description
        }
        for (text, expected) in [
            ("[x^2]_1^3", "8"), ("\\left. a x \\right|_0^2", "2 a"), ("\\left[ y \\right]_{y=a}^{y=b}", "b - a"), ("[x t]_0^x", "x^2"),
            ("3[t^2]_{-1}^{2}", "9"), ("[x^{-1}]_1^\\infty", "-1 + \\lim_{x \\to \\infty} x^{-1}"),
        ] { #expect(try value(text) == value(expected), "\(text)") }
        for text in ["[x t]_0^1", "[a]_0^1", "[x]_{y=0}^{z=1}", "[x]_0^{t=1}", "(x)_0^1", "[x, t]_0^1"] {
            #expect(throws: ElaborationError.self, "\(text)") { try value(text) }
        }
        #expect(throws: ElaborationError.self) { try self.value("[x^2]_1^3") }
    }

    @Test(arguments: [
        ("\\int x dx + \\int_0^1 \\frac{dt}{t}", ["t", "x"]), ("\\sum_{k=1}^3 k", []), ("\\int_a^b", []),
    ]) func integrationVariables(text: String, expected: [String]) {
        var found: Set<String> = []
        Self.parser.parse(text, mode: .latex).root.collectIntegrationVariables(into: &found)
        #expect(found.sorted() == expected)
    }

    /// A bold letter beside a plain one is another variable.
    @Test func faces() throws {
        var scope = NameScope()
        scope.boldNumbers = ["bold v", "bold g", "bold g_1", "bold J", "bold J_M"]
        func value(_ text: String) throws -> Expr? { try Elaborator.elaborate(Self.parser.parse(text, mode: .latex).root, scope: scope).expression }
        #expect(try value("\\mathbf{v} - v") != .zero)
        #expect(try value("\\mathbf{g}_1 - g_1")?.description == "bold(g_1) - g_1")
        #expect(try value("\\int (\\mathbf{g} + g) dg")?.description == "antiderivative(bold(g) + k, k, g)")
        #expect(try value("2 \\mathbf{v} - \\mathbf{v}")?.description == "v")
        #expect(try value("\\mathbf{J}_M - J_a")?.description == "J_M - J_a")
    }
}

import Arithmetic
import Elaboration
import Expressions
import LatexSyntax
import Testing

@Suite struct MatricesTests {
    private static let parser = MathParser(notation: try! Notation.standard())

    private func denotation(_ text: String) throws -> Denotation {
        try Elaborator.elaborate(Self.parser.parse(text).root, scope: NameScope()).denotation
    }

    private func matrix(_ text: String) throws -> [[String]]? {
        guard case .matrix(let rows) = try denotation(text) else { return nil }
        return rows.map { $0.map(\.description) }
    }

    private static let a = "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"
    private static let b = "\\begin{pmatrix} 0 & 1 \\\\ 1 & 0 \\end{pmatrix}"
    private static let v = "\\begin{pmatrix} x \\\\ y \\end{pmatrix}"

    @Test func calculationsAreWorkedOut() throws {
        let (a, b, v) = (Self.a, Self.b, Self.v)
        #expect(try matrix(a + " + 2" + b) == [["1", "4"], ["5", "4"]])
        #expect(try matrix(a + b) == [["2", "1"], ["4", "3"]])
        #expect(try matrix(b + a) == [["3", "4"], ["1", "2"]])
        #expect(try matrix(a + v) == [["x + 2*y"], ["3*x + 4*y"]])
        #expect(try matrix(b + "^2") == [["1", "0"], ["0", "1"]])
        #expect(try matrix(a + "^T") == [["1", "3"], ["2", "4"]])
        #expect(try matrix("-" + a) == [["-1", "-2"], ["-3", "-4"]])
        #expect(try matrix("t \\cdot " + v) == [["t*x"], ["t*y"]])
        #expect(try matrix("(" + a + " - " + b + ") " + v) == [["x + y"], ["2*x + 4*y"]])
    }

    @Test func determinants() throws {
        #expect(try denotation("\\det" + Self.a).expression == .number(-2))
        #expect(try denotation("\\left|" + Self.a + "\\right|").expression == .number(-2))
        #expect(try denotation("\\det(" + Self.a + Self.b + ")").expression == .number(2))
    }

    @Test("Traces, and the identity matrix beside a square matrix")
    func identityMatrix() throws {
        #expect(try denotation("\\operatorname{tr}" + Self.a).expression == .number(5))
        #expect(try matrix(Self.a + " - 2I") == [["-1", "2"], ["3", "2"]])
        #expect(try matrix("I + " + Self.b) == [["1", "1"], ["1", "1"]])
        #expect(try matrix(Self.a + " - \\lambda I") == [["-lambda + 1", "2"], ["3", "-lambda + 4"]])
        #expect(try matrix("xI_2 - " + Self.b) == [["x", "-1"], ["-1", "x"]])
        // Not beside a column, not with a factor that is a matrix, not another letter, not the trace of a column.
        for text in [Self.v + " - I", Self.a + " - I" + Self.b, Self.a + " - J", Self.a + " - 2", "\\operatorname{tr}" + Self.v] {
            #expect(throws: ElaborationError.self, "\(text)") { try denotation(text) }
        }
    }

    private func column(_ items: String...) -> String { "\\begin{pmatrix} " + items.joined(separator: " \\\\ ") + " \\end{pmatrix}" }

    @Test func vectors() throws {
        let (u, v) = (column("1", "2", "3"), column("4", "5", "6"))
        #expect(try denotation(u + "\\cdot" + v).expression == .number(32))
        #expect(try matrix(u + "\\times" + v) == [["-3"], ["6"], ["-3"]])
        #expect(try matrix(v + "\\times" + u) == [["3"], ["-6"], ["3"]])
        #expect(try denotation("\\left\\|" + column("3", "4") + "\\right\\|").expression == .squareRoot(.number(25)))
        #expect(try denotation("(" + u + "\\times" + v + ") \\cdot" + v).expression == .zero)
        #expect(try denotation("\\frac{" + u + "\\cdot" + v + "}{2} + 1").expression == .number(17))
        #expect(try matrix("(1, 2) + (3, 4)") == [["4"], ["6"]])
        #expect(try matrix("\\operatorname{proj}_{" + column("1", "0") + "} " + column("3", "4")) == [["3"], ["0"]])
    }

    @Test("Products of names follow the laws of Euclidean space") func namedVectors() throws {
        func value(_ text: String) throws -> Expr? { try denotation(text).expression }
        func dot(_ pair: String) -> Expr { .symbol("dot(\(pair))") }
        #expect(try value("\\mathbf{b} \\cdot \\mathbf{a}") == dot("a,b"))
        #expect(try value("\\|3 \\mathbf{a}\\|^2") == .power(.squareRoot(.product([.number(9), dot("a,a")])), .number(2)))
        #expect(try value("\\mathbf{b} \\times \\mathbf{a}") == .product([.number(-1), .symbol("cross(a,b)")]))
        #expect(try value("\\mathbf{a} \\times \\mathbf{a}") == .zero)
        #expect(try value("\\mathbf{b} \\cdot (\\mathbf{c} \\times \\mathbf{a})") == .symbol("det(a,b,c)"))
        #expect(try value("\\mathbf{b} \\cdot (\\mathbf{a} \\times \\mathbf{c})") == .product([.number(-1), .symbol("det(a,b,c)")]))
        #expect(try value("\\mathbf{a} \\cdot (\\mathbf{a} \\times \\mathbf{c})") == .zero)
        #expect(try value("\\mathbf{M} (\\mathbf{a} + \\mathbf{b})") == .sum([.symbol("M(a)"), .symbol("M(b)")]))
        #expect(try value("\\overrightarrow{AB} + \\overrightarrow{BC}") == value("\\overrightarrow{AC}"))
        #expect(try value("\\overrightarrow{AB} + \\overrightarrow{AC}") != value("\\overrightarrow{BC}"))
        #expect(try value("(\\mathbf{a} \\cdot \\mathbf{b}) \\mathbf{a}") != value("(\\mathbf{a} \\cdot \\mathbf{a}) \\mathbf{b}"))
        #expect(try value("\\|\\mathbf{a}\\| \\|\\mathbf{b}\\|") != value("|\\mathbf{a} \\cdot \\mathbf{b}|"))
    }

    @Test func inverses() throws {
        #expect(try matrix(Self.b + "^{-1}") == [["0", "1"], ["1", "0"]])
        #expect(try matrix(Self.a + "^{-1}" + Self.a) == [["1", "0"], ["0", "1"]])
        #expect(try matrix("\\begin{pmatrix} 2 & 0 \\\\ 0 & 4 \\end{pmatrix}^{-2}") == [["1/4", "0"], ["0", "1/16"]])
    }

    /// Names stand for cells only in the face that they were given in.
    @Test func names() throws {
        var scope = NameScope()
        scope.arrays = ["bold v": [[.number(1)], [.number(2)]], "M": [[.number(1), .number(2)], [.number(3), .number(4)]]]
        func value(_ text: String) throws -> Denotation { try Elaborator.elaborate(Self.parser.parse(text).root, scope: scope).denotation }
        #expect(try value("\\mathbf{v} \\cdot \\mathbf{v}").expression == .number(5))
        #expect(try value("M \\mathbf{v}") == .matrix([[.number(5)], [.number(11)]]))
        #expect(try value("v \\cdot v").expression == .power(.symbol("v"), .number(2)))
        #expect(throws: ElaborationError.self) { try value("\\mathbf{v} + 1") }
        #expect(throws: ElaborationError.self) { try value("\\mathbf{v} + \\mathbf{w}") }
        #expect(throws: ElaborationError.self) { try value("\\sin \\mathbf{v}") }
    }

    @Test func equationsBetweenThem() throws {
        guard case .assignment(.matrix(let left), .matrix(let right)) = try denotation(Self.b + Self.v + " = " + Self.v)
        else {
            Issue.record("no equation of matrices")
            return
        }
        #expect(left == [[.symbol("y")], [.symbol("x")]] && right == [[.symbol("x")], [.symbol("y")]])
    }

    @Test(arguments: [a + " + 1", v + v, a + "^{0}", a + "^{1000}", a + " + " + v, v + "^2", "\\det" + v, a + "^n", a + "\\cdot" + v + " + 1",
        "\\mathbf{M}" + v, "M" + v, v + "\\times" + v, "f" + v, "\\mathbf{A} \\mathbf{B}", "\\mathbf{a} + 1", "\\mathbf{a}^3", "\\mathbf{a} \\mathbf{b}", "1 / \\mathbf{a}",
        "\\mathbf{a} \\cdot \\mathbf{b} \\times \\mathbf{c}", "(\\mathbf{a} \\cdot \\mathbf{b}) \\times \\mathbf{c} + 1", "\\mathbf{A} \\times \\mathbf{b}",
        "\\begin{pmatrix} 1 & 2 \\\\ 2 & 4 \\end{pmatrix}^{-1}"])
    func whatHasNoValueHasNone(text: String) { #expect(throws: ElaborationError.self) { try denotation(text) } }
}

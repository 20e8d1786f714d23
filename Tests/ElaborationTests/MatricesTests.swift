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

    @Test func equationsBetweenThem() throws {
        guard case .assignment(.matrix(let left), .matrix(let right)) = try denotation(Self.b + Self.v + " = " + Self.v)
        else {
            Issue.record("no equation of matrices")
            return
        }
        #expect(left == [[.symbol("y")], [.symbol("x")]] && right == [[.symbol("x")], [.symbol("y")]])
    }

    @Test(arguments: [a + " + 1", v + v, a + "^{-1}", a + "^{1000}", a + " + " + v, v + "^2", "\\det" + v, a + "^n"])
    func whatHasNoValueHasNone(text: String) { #expect(throws: ElaborationError.self) { try denotation(text) } }
}

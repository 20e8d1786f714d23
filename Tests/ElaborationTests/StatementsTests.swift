import Elaboration
import Expressions
import LatexSyntax
import Testing

@Suite struct StatementsTests {
    private static let parser = MathParser(notation: try! Notation.standard())

    private func formula(_ text: String) throws -> Formula? {
        let value = try Elaborator.elaborate(Self.parser.parse(text).root, scope: NameScope()).denotation
        if case .formula(let formula) = value { return formula }
        return nil
    }

    private func statement(_ left: String, _ right: Int) -> Formula {
        .statement(Statement(.symbol(left), .equal, .number(right)))
    }

    @Test func implications() throws {
        #expect(try formula("x = 1 \\implies y = 2") == .implies(statement("x", 1), statement("y", 2)))
        #expect(try formula("x = 1 \\impliedby y = 2") == .implies(statement("y", 2), statement("x", 1)))
        #expect(try formula("x = 1 \\iff y = 2") == .equivalent(statement("x", 1), statement("y", 2)))
        #expect(
            try formula("x = 1 \\implies y = 2 \\implies z = 3")
                == .and([
                    .implies(statement("x", 1), statement("y", 2)), .implies(statement("y", 2), statement("z", 3)),
                ]))
    }

    @Test func rowsOfDisplays() throws {
        let rows = "\\begin{align*} x &= y \\\\ &= 2 \\end{align*}"
        #expect(
            try formula(rows)
                == .and([.statement(Statement(.symbol("x"), .equal, .symbol("y"))), statement("y", 2)]))
    }

    @Test func proportions() throws {
        #expect(try formula("a : b = 3 : 4") == formula("\\frac{a}{b} = \\frac{3}{4}"))
        #expect(try formula("a : b : c = 3 : 4 : 5") == .and([formula("a : b = 3 : 4")!, formula("b : c = 4 : 5")!]))
        #expect(try formula("x = 3 : 4") == formula("x = \\frac{3}{4}"))
    }

    @Test func congruences() throws {
        #expect(
            try formula("a \\equiv b \\pmod m") == .statement(.congruence(.symbol("a"), .symbol("b"), .symbol("m"))))
        #expect(try formula("3 \\mid n") == .statement(.congruence(.symbol("n"), .zero, .number(3))))
        #expect(try formula("3 \\nmid n") == .statement(.congruence(.symbol("n"), .zero, .number(3), holds: false)))
        #expect(try formula("a \\equiv b \\pmod m") != formula("a \\equiv b \\pmod n"))
    }

    @Test(arguments: ["a : b = 3 : 4 : 5", "x \\implies y = 2", "a \\equiv b", "a < b \\pmod m"])
    func whatIsNoStatementIsNone(text: String) { #expect(throws: ElaborationError.self) { try formula(text) } }
}

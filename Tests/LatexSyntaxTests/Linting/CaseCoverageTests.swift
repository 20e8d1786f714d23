// Which rows a set of cases uses.
import Grammars
import Testing

@testable import LatexSyntax

@Suite struct CaseCoverageTests {
    /// Triggers of an overlay's rows that no case of a text uses.
    private func unused(_ tables: GrammarTables, _ cases: String) throws -> [String] {
        let lint = try NotationLint(tables: tables)
        let claims = lint.claims.filter { $0.row.source.hasPrefix("mine/") }
        return CaseCoverage(cases: ParsingCase.read(cases, file: "cases"), notation: lint.notation).findings(claims).map
        {
            #expect($0.code == "no-case" && $0.severity == .warning)
            return String($0.message.dropFirst("no case has ".count).prefix { $0 != " " })
        }
    }

    private func text(_ title: String, _ input: String) -> String { "===== \(title)\n\(input)\n-----\nx\n" }

    @Test(arguments: [
        ("Relations", "\\fits  Fits  none  relation  both", "", "a \\fits b", true),
        ("Relations", "\\fits  Fits  none  relation  both", "", "a \\fitsb", false),
        ("Relations", "\\fits  Fits  none  relation  both", "", "fits", false),
        ("Units", "fit  length  1  fit", "", "2 fit", true), ("Units", "fit  length  1  fit", "", "2 outfit", false),
        ("Units", "fit  length  1  fit", "", "2 fits", false), ("Units", "fit  length  1  fit", "", "2 Fit", false),
        ("Words", "fits in  infix  Fits  additive  math", "", "a \\text{ fits in } b", true),
        ("Words", "fits in  infix  Fits  additive  math", "", "a \\text{ fits on } b", false),
        ("Words", "fits  opener  none  none  prose", "scan: x", "Fits B = 3", true),
        ("Words", "fits  opener  none  none  prose", "plain: x", "fits B = 3", false),
        ("Fences", "|  ⌋  cut", "", "\\left| a \\right\\rfloor", true),
        ("Fences", "|  ⌋  cut", "", "| a | \\rfloor", false),
        ("Environments", "fits  matrix  yes  no", "", "\\begin{fits} a \\end{fits}", true),
        ("Environments", "fits  matrix  yes  no", "", "fits", false), ("Unicode", "⊕  text  \\oplus", "", "a⊕b", true),
        ("Unicode", "⊕  text  \\oplus", "", "a \\oplus b", false),
    ])
    func rowsAreUsedOrNot(table: String, row: String, title: String, input: String, isUsed: Bool) throws {
        let found = try unused(overlay(table, row), text(title, input))
        #expect(found.isEmpty == isUsed, "\(found)")
    }

    @Test func casesAreReadInOrder() {
        let cases = ParsingCase.read("notes\n===== a\n1\n2\n-----\nx\n\n===== scan:b\n3\n-----\n\ny\nz\n", file: "f")
        #expect(cases.map(\.title) == ["a", "scan:b"])
        #expect(cases.map(\.input) == ["1\n2", "3"])
        #expect(cases.map(\.expected) == ["x", "y\nz"])
        #expect(cases.map(\.isScan) == [false, true])
    }
}

// The index of rows: overlays, conflicts, faults with their places.
import Grammars
import Testing

@testable import LatexSyntax

@Suite struct NotationTests {
    @Test func anOverlayAddsRows() throws {
        let overlay = try Table(
            name: "Relations",
            text: "trigger\tname\tnegated\tlevel\tmode\tversion=1\n\\fits\tFits\tnone\trelation\tboth\n")
        let parser = MathParser(notation: try Notation(tables: GrammarTables(overlays: [overlay])))
        #expect(parser.parse("a \\fits b").root.sExpression == "(chain a Fits b)")
    }

    @Test(arguments: [
        ("Relations", "trigger\tname\tnegated\tlevel\tmode\tversion=1\n=\tSame\tnone\trelation\tboth\n", "conflict"),
        (
            "Relations", "trigger\tname\tnegated\tlevel\tmode\tversion=1\n\\fits\tFits\tnone\tnowhere\tboth\n",
            "unknown-level"
        ),
        (
            "Operators",
            "trigger\tkind\tlevel\tassociativity\tname\tmode\tversion=1\n\\fits\taround\tadditive\tleft\tFits\tboth\n",
            "unknown-kind"
        ),
        ("Decorations", "trigger\teffect\tname\tversion=1\n\\fits\tfading\tnone\n", "unknown-effect"),
        ("Unicode", "character\tkind\treplacement\tversion=1\nab\ttext\tx\n", "not-one-character"),
        ("NoSuchTable", "a\tversion=1\nb\n", "unknown-table"),
    ])
    func faultsAreNamed(table: String, text: String, code: String) throws {
        let overlay = try Table(name: table, text: text)
        #expect {
            try Notation(tables: GrammarTables(overlays: [overlay]))
        } throws: { error in (error as? GrammarError)?.faults.map(\.code) == [code] }
    }

    @Test func conflictsNameBothPlaces() throws {
        let overlay = try Table(
            name: "Relations", text: "trigger\tname\tnegated\tlevel\tmode\tversion=1\n=\tSame\tnone\trelation\tboth\n")
        #expect {
            try Notation(tables: GrammarTables(overlays: [overlay]))
        } throws: { error in
            "\(error)".contains("Relations.tbl:2: conflict") && "\(error)".contains("taken by Relations.tbl:")
        }
    }
}

// Files of further tables: which table each part is, where its faults are, what it replaces.
import Testing

@testable import Grammars

@Suite struct GrammarFileTests {
    private static let unit = "name\tdimension\tfactor\tspellings\tversion=1\nsmoot\tlength\t851/500\tsmoot\n"
    private static let relation = "trigger\tname\tnegated\tlevel\tmode\tversion=1\n\\fits\tFits\n"

    @Test func theNameOfTheFileSaysTheTable() {
        let file = GrammarFile(path: "my/Units.tbl", text: Self.unit)
        #expect(file.faults.isEmpty)
        #expect(file.tables.map(\.name) == ["Units"])
        #expect(file.tables.first?.rows.map(\.place) == ["my/Units.tbl:2"])
        #expect(file.tables.first?.replaces == false)
    }

    /// Else its messages would seem to speak of ours.
    @Test func aBareNameIsToldFromOurs() {
        #expect(GrammarFile(path: "Units.tbl", text: Self.unit).tables.first?.source == "./Units.tbl")
        #expect(
            GrammarFile(path: "mine.tbl", text: "# table: Units\n" + Self.unit).tables.first?.source == "mine.tbl")
    }

    @Test func aFileHoldsSeveralTables() {
        let text = "# about\n\n# table: Units\n\(Self.unit)# table:  Relations\n# replaces\n\(Self.relation)"
        let file = GrammarFile(path: "mine.tbl", text: text)
        #expect(file.faults.isEmpty)
        #expect(file.tables.map(\.name) == ["Units", "Relations"])
        #expect(file.tables.map(\.replaces) == [false, true])
        #expect(file.tables.map { $0.rows.map(\.line) } == [[5], [9]])
    }

    @Test func whatStandsAboveTheFirstMarkIsTheFilesOwnTable() {
        let file = GrammarFile(path: "Units.tbl", text: Self.unit + "# table: Relations\n" + Self.relation)
        #expect(file.faults.isEmpty)
        #expect(file.tables.map(\.name) == ["Units", "Relations"])
    }

    @Test func otherSystemsLineEndsAndMarksAreRead() {
        let text = "\u{FEFF}" + Self.unit.replacing("\n", with: "\r\n")
        let file = GrammarFile(path: "Units.tbl", text: text)
        #expect(file.faults.isEmpty)
        #expect(file.tables.first?.columns.first == "name")
        #expect(file.tables.first?.rows.first?["spellings"] == "smoot")
    }

    @Test(arguments: [
        ("mine.tbl", unit, "no-table", 1), ("Units.txt", unit, "no-table", 1), ("mine.tbl", "", "no-table", 1),
        ("mine.tbl", "# replaces\n# table: Units\n" + unit, "no-table", 1),
        ("mine.tbl", "# about\n\n" + unit + "# table: Relations\n" + relation, "no-table", 3),
        ("Units.tbl", "", "no-header", 1), ("Units.tbl", "# table: Units\n", "no-header", 2),
        ("Units.tbl", "smoot\tlength\n", "no-version", 1), ("Units.tbl", unit + "# replaces\n", "late-replaces", 3),
        ("Units.tbl", unit + "x\n\ny\t\tz\n", "empty-cell", 5),
        ("Units.tbl", unit + "1\t2\t3\t4\t5\n", "too-many-cells", 3),
    ])
    func faultsAreNamedWithTheirLines(path: String, text: String, code: String, line: Int) {
        let faults = GrammarFile(path: path, text: text).faults
        #expect(faults.map(\.code) == [code])
        #expect(faults.map(\.line) == [line])
    }

    @Test func allFaultsAreToldAndTheOtherRowsRead() {
        let file = GrammarFile(path: "Units.tbl", text: Self.unit + "a\t\tb\nleague\tlength\t4828\tleague\n\t\n")
        #expect(file.faults.map(\.line) == [3, 5])
        #expect(file.tables.first?.rows.map { $0["name"] } == ["smoot", "league"])
    }
}

// The table reader: what it takes, and where it says a table is wrong.
import Testing

@testable import Grammars

@Suite struct TableTests {
    @Test func readsRowsUnderNamedColumns() throws {
        let table = try Table(name: "T", text: "# about\ntrigger\tname\tversion=3\n\n+\tPlus\n# between\n-\n")
        #expect(table.version == 3)
        #expect(table.columns == ["trigger", "name"])
        #expect(table.rows.map { $0["trigger"] } == ["+", "-"])
        #expect(table.rows[1]["name"] == "")
        #expect(table.rows.map(\.line) == [4, 6])
    }

    @Test func noneIsEmptyAndWordsSplit() throws {
        let table = try Table(name: "T", text: "a\tb\tversion=1\nnone\tone two\n")
        #expect(table.rows[0]["a"].isEmpty)
        #expect(table.rows[0].words("b") == ["one", "two"])
        #expect(table.rows[0]["no such column"].isEmpty)
    }

    @Test(arguments: [
        ("a\tb\n", "no-version", 1),
        ("version=1\n", "bad-columns", 1),
        ("a\ta\tversion=1\n", "bad-columns", 1),
        ("a\tversion=1\nx\ty\n", "too-many-cells", 2),
        ("a\tb\tversion=1\nx\t\n", "empty-cell", 2),
        ("# nothing\n", "no-header", 2),
    ])
    func saysWhereATableIsWrong(text: String, code: String, line: Int) {
        #expect {
            try Table(name: "T", text: text)
        } throws: { error in
            guard let error = error as? TableError else { return false }
            return error.code == code && error.line == line && error.table == "T"
        }
    }

    @Test func everyBuiltInTableReads() throws {
        let names = Grammars.names()
        #expect(names.count >= 17)
        for name in names {
            let table = try Grammars.table(name)
            #expect(!table.rows.isEmpty, "\(name)")
        }
    }

    @Test func aMissingTableIsAnError() {
        #expect(throws: TableError.self) { try Grammars.table("NoSuchTable") }
    }

    @Test(arguments: ["DiscourseMarkers", "AnswerMarkers"])
    func markersAreUnique(name: String) throws {
        let phrases = try Grammars.table(name).rows.map { $0["phrase"] }
        #expect(Set(phrases).count == phrases.count)
    }

    @Test func unitFactorsAreExactNumbers() throws {
        for row in try Grammars.table("Units").rows where !row["factor"].isEmpty {
            let parts = row["factor"].split(separator: "/").map { Int($0) }
            #expect(parts.count <= 2 && parts.allSatisfy { ($0 ?? 0) > 0 }, "\(row["name"])")
        }
    }
}

// Small tables laid over ours, for tests.
import Grammars

/// A table with the columns of ours; in a row, two spaces part the cells.
func overlay(_ name: String, _ rows: String..., replaces: Bool = false) throws -> GrammarTables {
    try overlay(name, rows, replaces: replaces)
}

func overlay(_ name: String, _ rows: [String], replaces: Bool = false) throws -> GrammarTables {
    GrammarTables(files: [try overlayFile(name, rows, replaces: replaces)])
}

func overlayFile(_ name: String, _ rows: [String], replaces: Bool = false) throws -> GrammarFile {
    let columns = try Grammars.table(name).columns.joined(separator: "\t")
    let lines = rows.map { $0.replacing("  ", with: "\t") }
    let text = (replaces ? "# replaces\n" : "") + ([columns + "\tversion=1"] + lines).joined(separator: "\n")
    return GrammarFile(path: "mine/\(name).tbl", text: text)
}

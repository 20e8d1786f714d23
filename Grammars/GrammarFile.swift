// A file of further tables, as a user writes it: one table known by the file's name, or several under `# table:` lines.

/// The tables of a file.
///
/// `# table: Units` begins a table, which goes on to the next such line. What stands above the first is the table that the file's
/// name says (`Units.tbl`). `# replaces` above a table's header row makes its rows take over the triggers that they name.
public struct GrammarFile: Sendable {
    public let tables: [Table]
    /// What could not be read; the tables are what remains.
    public let faults: [TableError]

    private static let tableMark = "# table:"
    private static let replacesMark = "# replaces"

    /// - Parameter path: the name under which the file is spoken of; its last part may name the table.
    public init(path: String, text: String) {
        let fileName = GrammarFile.tableName(path: path)
        // A bare `Units.tbl` in a message is ours.
        let path = fileName != nil && !path.contains("/") ? "./" + path : path
        var sections = [Section(name: fileName, line: 1)]
        var text = text[...]
        if text.unicodeScalars.first == "\u{FEFF}" { text = Substring(text.unicodeScalars.dropFirst()) }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (number, line) in zip(1..., lines) {
            if line.hasPrefix(GrammarFile.tableMark) {
                let name = line.dropFirst(GrammarFile.tableMark.count).drop { $0 == " " }
                sections.append(Section(name: String(name), line: number))
            } else {
                sections[sections.count - 1].lines.append((number, line))
            }
        }
        // A file that begins with `# table:`, perhaps below comments, has nothing of its own above it.
        if sections.count > 1, !sections[0].hasRows, sections[0].replacesLine == nil { sections.removeFirst() }
        var tables: [Table] = []
        var faults: [TableError] = []
        for section in sections {
            let (table, found) = section.read(source: path)
            if let table { tables.append(table) }
            faults += found
        }
        self.tables = tables
        self.faults = faults
    }

    /// The table that a file's name says, or nil when it says none of ours.
    private static func tableName(path: String) -> String? {
        let file = path.split(separator: "/").last ?? ""
        guard file.hasSuffix(".tbl") else { return nil }
        let name = String(file.dropLast(4))
        return Grammars.names().contains(name) ? name : nil
    }

    private struct Section {
        let name: String?
        let line: Int
        var lines: [(number: Int, text: Substring)] = []

        private static func isRow(_ line: Substring) -> Bool { !line.isEmpty && line != "#" && !line.hasPrefix("# ") }

        private static func isReplacesMark(_ line: Substring) -> Bool {
            line.hasPrefix(replacesMark) && line.dropFirst(replacesMark.count).allSatisfy { $0 == " " }
        }

        init(name: String?, line: Int) {
            self.name = name
            self.line = line
        }

        var hasRows: Bool { lines.contains { Section.isRow($0.text) } }
        var replacesLine: Int? { lines.first { Section.isReplacesMark($0.text) }?.number }

        func read(source: String) -> (table: Table?, faults: [TableError]) {
            let firstRow = lines.first { Section.isRow($0.text) }?.number
            guard let name else {
                let place = firstRow ?? replacesLine ?? line
                return (
                    nil,
                    [
                        TableError(
                            table: "", source: source, line: place, code: "no-table",
                            detail:
                                "the name of the file is no table's: say which table this is by a line '# table: Units'"
                        )
                    ]
                )
            }
            var (table, faults) = Table.read(
                name: name, source: source, lines: lines, replaces: replacesLine.map { $0 < firstRow ?? .max } ?? false)
            if let replacesLine, let firstRow, replacesLine > firstRow {
                faults.append(
                    TableError(
                        table: name, source: source, line: replacesLine, code: "late-replaces",
                        detail: "'# replaces' stands above the row that names the columns"))
            }
            return (table, faults)
        }
    }
}

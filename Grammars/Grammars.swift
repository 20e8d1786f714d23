// The notation of mathematics as data: names of tables → their text, embedded in the binary at build time.

/// One table as the build embedded it.
struct EmbeddedTable: Sendable {
    let folder: String
    let name: String
    let text: String
}

/// The built-in tables. `Tables` holds notation, `Identities` holds named identities.
public enum Grammars {
    /// Names of the built-in tables of a folder, in alphabetical order.
    public static func names(in folder: String = "Tables") -> [String] {
        embeddedTables.filter { $0.folder == folder }.map(\.name)
    }

    /// The text of a built-in table, or nil when there is none of that name.
    public static func text(of name: String, in folder: String = "Tables") -> String? {
        embeddedTables.first { $0.folder == folder && $0.name == name }?.text
    }

    /// A built-in table, read.
    public static func table(_ name: String, in folder: String = "Tables") throws(TableError) -> Table {
        guard let text = text(of: name, in: folder) else {
            throw TableError(table: name, line: 0, code: "no-such-table", detail: "\(folder)/\(name).tbl")
        }
        return try Table(name: name, text: text)
    }
}

// The one reader of `.tbl` files: tab-separated rows under a header that names the columns and the version.

/// A fault of a table, with the line where it stands.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
    public let table: String
    public let line: Int
    public let code: String
    public let detail: String

    public init(table: String, line: Int, code: String, detail: String) {
        self.table = table
        self.line = line
        self.code = code
        self.detail = detail
    }

    public var description: String { "\(table).tbl:\(line): \(code): \(detail)" }
}

/// One row: its cells and the line it stands on.
public struct TableRow: Hashable, Sendable {
    public let table: String
    public let line: Int
    public let cells: [String]
    let columns: [String]

    /// The cell under a column, or "" where the row stops before it. `none` reads as "".
    public subscript(column: String) -> String {
        guard let index = columns.firstIndex(of: column), index < cells.count else { return "" }
        return cells[index] == "none" ? "" : cells[index]
    }

    /// The cell under a column, split at single spaces.
    public func words(_ column: String) -> [String] {
        self[column].split(separator: " ").map(String.init)
    }

    /// An error that points at this row.
    public func fault(_ code: String, _ detail: String) -> TableError {
        TableError(table: table, line: line, code: code, detail: detail)
    }
}

/// A table: UTF-8, one row a line, cells separated by tabs, comments from `# ` at the start of a line.
///
/// The first row names the columns; its last cell is `version=N`. Cells at the end of a row may be left out.
public struct Table: Sendable {
    public let name: String
    public let version: Int
    public let columns: [String]
    public let rows: [TableRow]

    public init(name: String, text: String) throws(TableError) {
        var columns: [String] = []
        var version = 0
        var rows: [TableRow] = []
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            if line.isEmpty || line == "#" || line.hasPrefix("# ") { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if columns.isEmpty {
                guard let last = cells.last, last.hasPrefix("version="), let value = Int(last.dropFirst(8)) else {
                    throw TableError(table: name, line: number, code: "no-version", detail: String(line))
                }
                version = value
                columns = Array(cells.dropLast())
                guard !columns.isEmpty, Set(columns).count == columns.count else {
                    throw TableError(table: name, line: number, code: "bad-columns", detail: String(line))
                }
                continue
            }
            guard cells.count <= columns.count else {
                throw TableError(table: name, line: number, code: "too-many-cells", detail: String(line))
            }
            guard !cells.contains("") else {
                throw TableError(table: name, line: number, code: "empty-cell", detail: String(line))
            }
            rows.append(TableRow(table: name, line: number, cells: cells, columns: columns))
        }
        guard !columns.isEmpty else {
            throw TableError(table: name, line: number, code: "no-header", detail: "")
        }
        self.name = name
        self.version = version
        self.columns = columns
        self.rows = rows
    }
}

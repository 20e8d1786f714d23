// The one reader of `.tbl` files: tab-separated rows under a header that names the columns and the version.

/// A fault of a table, with the line where it stands.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
    public let table: String
    /// Where the table was read from: `Units.tbl` for ours, else the path of a file.
    public let source: String
    public let line: Int
    public let code: String
    public let detail: String

    public init(table: String, source: String? = nil, line: Int, code: String, detail: String) {
        self.table = table
        self.source = source ?? "\(table).tbl"
        self.line = line
        self.code = code
        self.detail = detail
    }

    public var description: String { "\(source):\(line): \(code): \(detail)" }
}

/// One row: its cells and the line it stands on.
public struct TableRow: Hashable, Sendable {
    public let table: String
    public let source: String
    public let line: Int
    public let cells: [String]
    public let columns: [String]
    /// Whether the row takes over what an earlier row says of the same trigger.
    public let replaces: Bool

    /// `Units.tbl:7`
    public var place: String { "\(source):\(line)" }

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
        TableError(table: table, source: source, line: line, code: code, detail: detail)
    }

    /// The cell under a column that may not be left out.
    public func required(_ column: String) throws(TableError) -> String {
        guard !self[column].isEmpty else { throw fault("missing-cell", "the row needs a \(column)") }
        return self[column]
    }

    /// Refuses a cell that is none of the values that its column knows.
    public func check(_ column: String, isOneOf values: [String]) throws(TableError) {
        guard !values.contains(self[column]) else { return }
        throw fault(
            "unknown-\(column)",
            "\(column) is \(self[column].isEmpty ? "none" : self[column]), expected \(values.joined(separator: ", "))")
    }
}

/// A table: UTF-8, one row a line, cells separated by tabs, comments from `# ` at the start of a line.
///
/// The first row names the columns; its last cell is `version=N`. Cells at the end of a row may be left out.
public struct Table: Sendable {
    public let name: String
    public let source: String
    public let version: Int
    public let columns: [String]
    public let rows: [TableRow]
    /// The line of the columns.
    public let headerLine: Int
    /// Whether its rows take over what earlier rows say of the same triggers.
    public let replaces: Bool

    /// Reads a whole text as one table.
    /// - Throws: the first fault.
    public init(name: String, text: String) throws(TableError) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
        let (table, faults) = Table.read(
            name: name, source: "\(name).tbl", lines: lines.enumerated().map { ($0.offset + 1, $0.element) },
            replaces: false)
        if let fault = faults.first { throw fault }
        guard let table else { preconditionFailure("a table or a fault") }
        self = table
    }

    private init(
        name: String, source: String, version: Int, columns: [String], rows: [TableRow], headerLine: Int, replaces: Bool
    ) {
        self.name = name
        self.source = source
        self.version = version
        self.columns = columns
        self.rows = rows
        self.headerLine = headerLine
        self.replaces = replaces
    }

    /// Reads numbered lines, and goes on behind a faulty row. Without a header there is no table, but a fault.
    static func read(name: String, source: String, lines: [(number: Int, text: Substring)], replaces: Bool) -> (
        table: Table?, faults: [TableError]
    ) {
        var header: (columns: [String], version: Int, line: Int)?
        var rows: [TableRow] = []
        var faults: [TableError] = []
        func fault(_ line: Int, _ code: String, _ detail: String) {
            faults.append(TableError(table: name, source: source, line: line, code: code, detail: detail))
        }
        for (number, line) in lines where !(line.isEmpty || line == "#" || line.hasPrefix("# ")) {
            let cells = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { String(Substring($0)) }
            guard let columns = header?.columns else {
                guard let last = cells.last, last.hasPrefix("version="), let version = Int(last.dropFirst(8)) else {
                    fault(number, "no-version", "the first row names the columns and ends in version=1, not: \(line)")
                    return (nil, faults)
                }
                let columns = Array(cells.dropLast())
                guard !columns.isEmpty, Set(columns).count == columns.count else {
                    fault(number, "bad-columns", "columns are missing or doubled: \(line)")
                    return (nil, faults)
                }
                header = (columns, version, number)
                continue
            }
            if cells.count > columns.count {
                fault(number, "too-many-cells", "\(cells.count) cells under \(columns.count) columns: \(line)")
            } else if cells.contains("") {
                fault(number, "empty-cell", "cells are parted by one tab, and an empty one is written none: \(line)")
            } else {
                rows.append(
                    TableRow(
                        table: name, source: source, line: number, cells: cells, columns: columns, replaces: replaces))
            }
        }
        guard let header else {
            fault(lines.last?.number ?? 0, "no-header", "the table has no row that names its columns")
            return (nil, faults)
        }
        let table = Table(
            name: name, source: source, version: header.version, columns: header.columns, rows: rows,
            headerLine: header.line, replaces: replaces)
        return (table, faults)
    }
}

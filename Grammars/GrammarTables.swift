// Our tables and those that a user lays over them, as one value that every reader of tables is given.

/// Faults of tables, all of them.
public struct GrammarError: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [TableError]

    public init(_ faults: [TableError]) { self.faults = faults }

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// The built-in tables, each with the tables laid over it. A table laid over adds its rows, or replaces with them.
public struct GrammarTables: Sendable {
    /// Faults of the files laid over, unknown names, columns that do not exist, other versions.
    public let faults: [TableError]
    private let layers: [String: [Table]]

    /// Levels refer to each other by their order, so a further table of them would have no place to put its rows.
    private static let fixed: Set<String> = ["Precedence"]

    /// The tables of files, in order, and what is wrong with them.
    public init(files: [GrammarFile]) { self.init(overlays: files.flatMap(\.tables), faults: files.flatMap(\.faults)) }

    /// - Parameter faults: what could not be read of the tables laid over.
    public init(overlays: [Table] = [], faults: [TableError] = []) {
        var layers: [String: [Table]] = [:]
        var faults = faults
        for name in Grammars.names() {
            do throws(TableError) {
                layers[name] = [try Grammars.table(name)]
            } catch {
                faults.append(error)
            }
        }
        for table in overlays {
            guard let base = layers[table.name]?.first, !GrammarTables.fixed.contains(table.name) else {
                let names = Grammars.names().filter { !GrammarTables.fixed.contains($0) }.joined(separator: ", ")
                faults.append(table.fault("unknown-table", "\(table.name) is none of \(names)"))
                continue
            }
            let strange = table.columns.filter { !base.columns.contains($0) }
            if !strange.isEmpty {
                faults.append(
                    table.fault(
                        "unknown-column",
                        "\(strange.joined(separator: ", ")): the columns are \(base.columns.joined(separator: ", "))"))
            } else if table.version != base.version {
                faults.append(
                    table.fault(
                        "other-version",
                        "version \(table.version) of the columns of \(table.name), but this program reads \(base.version)"
                    ))
            } else {
                layers[table.name]?.append(table)
            }
        }
        self.layers = layers
        self.faults = faults
    }

    /// These tables, when nothing is wrong with the files that they come from.
    public func checked() throws(GrammarError) -> GrammarTables {
        guard faults.isEmpty else { throw GrammarError(faults) }
        return self
    }

    /// A table and what is laid over it, ours first.
    public func layers(of name: String) -> [Table] { layers[name] ?? [] }

    /// The rows of a table in which every phrase stands once, in order; a replacing row stands where the replaced one stood.
    ///
    /// - Parameters:
    ///   - key: what makes two phrases the same.
    ///   - check: what a row must hold beside its phrase; a row that throws is left out and its fault given.
    public func phrases(
        of name: String, key: (String) -> String = { $0 }, check: (TableRow) throws(TableError) -> Void = { _ in }
    ) -> (rows: [TableRow], faults: [TableError]) {
        var rows: [TableRow] = []
        var faults: [TableError] = []
        var known: [String: Int] = [:]
        for row in layers(of: name).flatMap(\.rows) {
            guard !row["phrase"].isEmpty else {
                faults.append(row.fault("missing-cell", "the row needs a phrase"))
                continue
            }
            let phrase = key(row["phrase"])
            guard let index = known[phrase] else {
                known[phrase] = rows.count
                rows.append(row)
                continue
            }
            if row.isReplacement(of: rows[index]) {
                rows[index] = row
            } else {
                faults.append(row.conflict(with: rows[index], over: "phrase \(row["phrase"])"))
            }
        }
        rows.removeAll { row in
            do throws(TableError) {
                try check(row)
                return false
            } catch {
                faults.append(error)
                return true
            }
        }
        return (rows, faults)
    }
}

extension Table {
    /// An error that points at the table's header.
    func fault(_ code: String, _ detail: String) -> TableError {
        TableError(table: name, source: source, line: headerLine, code: code, detail: detail)
    }
}

extension TableRow {
    /// Whether the row takes over from another: it says so, and the other is not of the same table.
    public func isReplacement(of other: TableRow) -> Bool { replaces && other.source != source }

    /// An error that names both places.
    public func conflict(with other: TableRow, over claim: String) -> TableError {
        fault(
            "conflict",
            "\(claim) is taken by \(other.place); a table under '# replaces' may take it over")
    }
}

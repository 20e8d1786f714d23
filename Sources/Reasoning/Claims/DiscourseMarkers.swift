// The table of phrases that tell what a clause does, as judging reads it.
import Grammars
import LatexSyntax

/// The DiscourseMarkers table, ours and what is laid over it.
public struct DiscourseMarkers: Sendable {
    /// The roles that the table may name; see its head.
    private static let roleNames = [
        "definition", "assumption", "case", "contradiction", "consequence", "negation", "question", "goal", "factor",
        "expand", "simplify", "simplified", "rewrite", "substitute", "verification", "solve", "approximation", "given", "conclusion", "column",
        "generality", "operate", "expression", "example", "prove",
    ]

    let rows: [TableRow]
    private let faults: [TableError]

    public init(tables: GrammarTables) {
        (rows, faults) = tables.phrases(
            of: "DiscourseMarkers", key: { $0.lowercased() },
            check: { row throws(TableError) in try row.check("role", isOneOf: DiscourseMarkers.roleNames) })
    }

    /// The reader of the markers.
    /// - Throws: every fault of the table.
    func reader() throws(GrammarError) -> DiscourseReader {
        guard faults.isEmpty else { throw GrammarError(faults) }
        return DiscourseReader(rows: rows)
    }

    /// Faults, phrases that the words of a text can never spell, and roles that judging passes over.
    public func findings() -> [Finding] {
        faults.map(Finding.init)
            + rows.compactMap { row -> Finding? in
                let role = DiscourseRoles(tableName: row["role"])
                if role.isEmpty {
                    return Finding(row, .note, "unused-role", "judging does not use the role \(row["role"])")
                }
                let phrase = SourceText(row["phrase"])
                let words = DiscourseReader.words(phrase, 0, phrase.bytes.count)
                if words.joined(separator: " ") == row["phrase"].lowercased() { return nil }
                return Finding(
                    row, .error, "unreachable",
                    "\(row["phrase"]) is never found: a phrase is words of letters and apostrophes, parted by single spaces"
                )
            }
    }
}

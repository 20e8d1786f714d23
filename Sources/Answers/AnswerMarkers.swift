// The table of phrases that announce an answer, as extraction reads it.
import Grammars

/// The AnswerMarkers table, ours and what is laid over it.
public struct AnswerMarkers: Sendable {
    /// A phrase whose answer follows it.
    struct Phrase: Sendable {
        let bytes: [UInt8]
        let rank: Int
        let name: String
        /// Whether the answer is the rest of the line rather than of the sentence.
        let isLine: Bool
        /// Whether it announces an answer only where it opens the last line of the text.
        let opensLastLine: Bool
    }

    private let rows: [TableRow]
    private let faults: [TableError]

    public init(tables: GrammarTables) {
        (rows, faults) = tables.phrases(of: "AnswerMarkers", check: AnswerMarkers.check)
    }

    /// - Throws: every fault of the table.
    public func checked() throws(GrammarError) -> AnswerMarkers {
        guard faults.isEmpty else { throw GrammarError(faults) }
        return self
    }

    private static func check(_ row: TableRow) throws(TableError) {
        try row.check("kind", isOneOf: ["command", "after", "line", "last-line"])
        guard let rank = Int(row["rank"]), rank > 0 else {
            throw row.fault("bad-rank", "rank is \(row["rank"]), expected 1 for the strongest, 2, …")
        }
        _ = try row.required("name")
    }

    /// Commands whose argument is the answer.
    var commands: [[UInt8]] { rows.filter { $0["kind"] == "command" }.map { Array($0["phrase"].utf8) } }

    var phrases: [Phrase] {
        rows.filter { $0["kind"] != "command" }.map {
            Phrase(
                bytes: Array($0["phrase"].utf8), rank: Int($0["rank"]) ?? .max, name: $0["name"],
                isLine: $0["kind"] != "after", opensLastLine: $0["kind"] == "last-line")
        }
    }

    /// Faults, and markers that do not find the answer behind them.
    public func findings(_ extractor: AnswerExtractor) -> [Finding] {
        faults.map(Finding.init)
            + rows.compactMap { row -> Finding? in
                let isCommand = row["kind"] == "command"
                let text = "We are done.\n\(row["phrase"])\(isCommand ? "{42}" : " 42")"
                guard let found = extractor.extract(from: text), found.parts == ["42"],
                    found.rule == (isCommand ? "boxed" : row["name"])
                else {
                    return Finding(
                        row, .error, "unreachable",
                        "in '\(row["phrase"]) 42' another marker or rule takes the answer before this one")
                }
                return nil
            }
    }
}

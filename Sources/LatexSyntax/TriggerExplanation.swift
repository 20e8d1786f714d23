// Everything that the tables say of one trigger, for people who ask what it means.
import Grammars

/// The rows that bear on a trigger, each with what it makes of it.
public struct TriggerExplanation: Sendable {
    public let rows: [(role: String, row: TableRow)]

    /// - Parameter trigger: a command, sign, word, phrase, unit, character, environment or marker, as it is written.
    /// - Throws: when the tables have faults, with all of them.
    public init(of trigger: String, in tables: GrammarTables) throws(GrammarError) {
        let builder = try NotationBuilder(tables: tables)
        guard builder.faults.isEmpty else { throw GrammarError(builder.faults) }
        let claims = builder.claims
        var rows = claims.filter { $0.trigger == trigger }.map { (role: $0.role.rawValue, row: $0.row) }
        // A pair of delimiters is named by both, so each is looked for in its cells.
        let delimiters = Set(rows.filter { $0.role == TriggerRole.delimiter.rawValue }.map { $0.row["delimiter"] })
        for claim in claims where claim.role == .fence {
            if delimiters.contains(claim.row["open"]) || delimiters.contains(claim.row["close"]) {
                rows.append(("in a fence", claim.row))
            }
        }
        for claim in claims where claim.role == .character && !trigger.isEmpty && claim.row["replacement"] == trigger {
            rows.append(("also written", claim.row))
        }
        for (name, role) in [("DiscourseMarkers", "discourse marker"), ("AnswerMarkers", "answer marker")] {
            let found = tables.phrases(of: name).rows.filter { $0["phrase"].lowercased() == trigger.lowercased() }
            rows += found.map { (role, $0) }
        }
        self.rows = rows
    }
}

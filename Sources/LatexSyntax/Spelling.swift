// Names of the tree → LaTeX, from the same rows that the parser reads.

/// For each role and name, the trigger of the first row that has it and that LaTeX reads.
struct Spelling: Sendable {
    private var triggers: [String: String] = [:]

    init(builder: NotationBuilder) {
        for row in builder.rows where !row.isPlainOnly && row.macro == nil {
            if row.isWord {
                note("word relation", row.relation?.name, row.trigger)
                note("word infix", row.infix?.name, row.trigger)
                note("word prefix", row.prefix?.name, row.trigger)
                note("word postfix", row.postfix?.name, row.trigger)
                note("word function", row.function?.name, row.trigger)
                continue
            }
            note("prefix", row.prefix?.name, row.trigger)
            note("infix", row.infix?.name, row.trigger)
            note("postfix", row.postfix?.name, row.trigger)
            note("relation", row.relation?.name, row.trigger)
            if let negated = row.relation?.negated, !negated.isEmpty { note("negated", negated, row.trigger) }
            if let leaf = row.leaf { note("\(leaf.shape)", leaf.name, row.trigger) }
            note("function", row.function?.name, row.trigger)
            note("big operator", row.bigOperator?.name, row.trigger)
            if let unit = row.unit {
                if unit == row.trigger, triggers["unit \(unit)"]?.hasPrefix("\\") != true {
                    triggers["unit \(unit)"] = unit
                }
                note("unit", unit, row.trigger)
            }
            if let decoration = row.decoration { note("\(decoration.effect)", decoration.name, row.trigger) }
            if let structure = row.structure { note("\(structure.shape)", structure.name, row.trigger) }
            if let delimiter = row.delimiter {
                if delimiter.opens { note("open", delimiter.character, row.trigger) }
                if delimiter.closes { note("close", delimiter.character, row.trigger) }
            }
        }
    }

    private mutating func note(_ role: String, _ name: String?, _ trigger: String) {
        guard let name else { return }
        let key = "\(role) \(name)"
        if triggers[key] == nil { triggers[key] = trigger }
    }

    func trigger(_ role: String, _ name: String) -> String? { triggers["\(role) \(name)"] }
}

// Names of the tree → LaTeX, from the same rows that the parser reads.

/// For each role and name, the trigger of the first row that has it and that LaTeX reads.
struct Spelling: Sendable {
    private var triggers: [String: String] = [:]
    private var infixes: Set<String> = []
    /// How tightly the operators before operands bind, by name.
    private(set) var prefixLevels: [String: Level] = [:]
    /// How tightly the operators between operands bind, by name.
    private(set) var infixLevels: [String: Level] = [:]

    init(builder: NotationBuilder) {
        for row in builder.rows where !row.isPlainOnly && row.macro == nil {
            if let prefix = row.prefix { prefixLevels[prefix.name] = prefixLevels[prefix.name] ?? prefix.level }
            if let infix = row.infix { infixLevels[infix.name] = infixLevels[infix.name] ?? infix.level }
            if row.isWord {
                note("word relation", row.relation?.name, row.trigger)
                note("word infix", row.infix?.name, row.trigger)
                note("word prefix", row.prefix?.name, row.trigger)
                note("word postfix", row.postfix?.name, row.trigger)
                note("word function", row.function?.name, row.trigger)
                continue
            }
            if row.infix != nil { infixes.insert(row.trigger) }
            // A sign that only ever stands before its operand is the clearer one.
            if let prefix = row.prefix, row.infix == nil, infixes.contains(triggers["prefix \(prefix.name)"] ?? "") {
                triggers["prefix \(prefix.name)"] = row.trigger
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
                note("unit word", unit, row.trigger)
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

    /// Whether a trigger may stand between operands.
    func isInfix(_ trigger: String) -> Bool { infixes.contains(trigger) }

    func trigger(_ role: String, _ name: String) -> String? { triggers["\(role) \(name)"] }
}

// What a row of each table adds to the notation. Every cell is checked before anything is added.
import Grammars

extension NotationBuilder {
    private func isCommand(_ trigger: String) -> Bool { trigger.utf8.count > 1 && trigger.hasPrefix("\\") }

    /// Whether only plain text reads the trigger. A command is the same everywhere.
    private func isPlainOnly(_ row: TableRow, _ trigger: String) throws(TableError) -> Bool {
        try row.check("mode", isOneOf: isCommand(trigger) ? ["both"] : ["both", "plain"])
        return row["mode"] == "plain"
    }

    mutating func addSymbol(_ row: TableRow) throws(TableError) {
        let trigger = try row.required("trigger")
        try row.check("shape", isOneOf: ["symbol", "constant", "ellipsis", "blank", "unit"])
        let shape: Shape =
            switch row["shape"] {
            case "constant": .constant
            case "ellipsis": .ellipsis
            case "blank": .blank
            case "unit": .unit
            default: .symbol
            }
        let leaf = (shape: shape, name: try row.required("name"))
        let isPlainOnly = try isPlainOnly(row, trigger)
        if trigger.utf8.last == UInt8(ascii: "}") {
            try claim(.symbol, trigger, by: row, index: rows.count)
            rows.append(RowDraft(trigger: trigger))
            rows[rows.count - 1].leaf = leaf
            alphabetLetters.insert(Array(trigger.utf8), row: Int32(rows.count - 1))
            return
        }
        let index = isPlainOnly ? phraseIndex(of: trigger) : index(of: trigger)
        try claim(.symbol, trigger, by: row, index: index)
        rows[index].leaf = leaf
        rows[index].isProseWord = rows[index].isProseWord || isPlainOnly
    }

    mutating func addOperator(_ row: TableRow) throws(TableError) {
        let trigger = try row.required("trigger")
        try row.check("kind", isOneOf: ["prefix", "infix", "postfix"])
        let level = try precedence.level(row)
        let isPlainOnly = try isPlainOnly(row, trigger)
        switch row["kind"] {
        case "infix":
            try row.check("associativity", isOneOf: Associativity.allCases.map(\.rawValue))
            let associativity = Associativity(rawValue: row["associativity"]) ?? .left
            let isBare = associativity == .sum || associativity == .product
            let name = isBare ? row["name"] : try row.required("name")
            let index = index(of: trigger, isPlainOnly: isPlainOnly)
            try claim(.infix, trigger, by: row, index: index)
            rows[index].infix = .init(name: name, level: level, associativity: associativity)
        case "prefix":
            let name = try row.required("name")
            let index = index(of: trigger, isPlainOnly: isPlainOnly)
            try claim(.prefix, trigger, by: row, index: index)
            rows[index].prefix = .init(name: name, level: level)
        default:
            let name = try row.required("name")
            let index = index(of: trigger, isPlainOnly: isPlainOnly)
            try claim(.postfix, trigger, by: row, index: index)
            rows[index].postfix = .init(name: name, level: level)
        }
    }

    mutating func addRelation(_ row: TableRow) throws(TableError) {
        let trigger = try row.required("trigger")
        let level = try precedence.level(row)
        let name = try row.required("name")
        let index = index(of: trigger, isPlainOnly: try isPlainOnly(row, trigger))
        try claim(.relation, trigger, by: row, index: index)
        rows[index].relation = .init(name: name, negated: row["negated"], level: level)
    }

    mutating func addFunction(_ row: TableRow) throws(TableError) {
        try row.check("arguments", isOneOf: ["juxtaposed", "fenced", "listed"])
        let function = GrammarRow.Function(
            name: try row.required("name"), isFencedOnly: row["arguments"] == "fenced",
            isListed: row["arguments"] == "listed")
        let words = row.words("words")
        guard !row["trigger"].isEmpty || !words.isEmpty else {
            throw row.fault("missing-cell", "the row needs a trigger or words")
        }
        if !row["trigger"].isEmpty {
            let index = index(of: row["trigger"])
            try claim(.function, row["trigger"], by: row, index: index)
            rows[index].function = function
        }
        for word in words {
            let index = phraseIndex(of: word)
            try claim(.function, word, by: row, index: index)
            rows[index].function = function
            rows[index].isProseWord = true
        }
    }

    mutating func addDelimiter(_ row: TableRow) throws(TableError) {
        let trigger = try row.required("trigger")
        try row.check("role", isOneOf: ["open", "close", "both"])
        let delimiter = GrammarRow.Delimiter(
            character: try row.required("delimiter"), opens: row["role"] != "close", closes: row["role"] != "open")
        let index = index(of: trigger, isPlainOnly: try isPlainOnly(row, trigger))
        try claim(.delimiter, trigger, by: row, index: index)
        rows[index].delimiter = delimiter
    }

    mutating func addFence(_ row: TableRow) throws(TableError) {
        let open = try row.required("open")
        let close = try row.required("close")
        let name = try row.required("name")
        let previous = fences[open + close]
        if previous != name, fencePairs[name] != nil {
            throw row.fault("conflict", "the name \(name) is that of another pair of delimiters")
        }
        try claim(.fence, "\(open) \(close)", by: row)
        if let previous { fencePairs[previous] = nil }
        fences[open + close] = name
        fencePairs[name] = (open, close)
    }

    mutating func addBigOperator(_ row: TableRow) throws(TableError) {
        let trigger = try row.required("trigger")
        try row.check("shape", isOneOf: BigOperatorShape.allCases.map(\.rawValue))
        let name = try row.required("name")
        let index = index(of: trigger)
        try claim(.bigOperator, trigger, by: row, index: index)
        rows[index].bigOperator = (name, BigOperatorShape(rawValue: row["shape"]) ?? .sum)
    }

    mutating func addEnvironment(_ row: TableRow) throws(TableError) {
        let name = try row.required("name")
        try row.check("shape", isOneOf: EnvironmentShape.allCases.map(\.rawValue))
        try row.check("display", isOneOf: ["yes", "no"])
        try row.check("argument", isOneOf: ["yes", "no"])
        try claim(.environment, name, by: row)
        environments[name] = EnvironmentShape(rawValue: row["shape"])
        displayEnvironments.remove(name)
        environmentsWithArgument.remove(name)
        if row["display"] == "yes" { displayEnvironments.insert(name) }
        if row["argument"] == "yes" { environmentsWithArgument.insert(name) }
    }

    /// Claims what a command does in the lexer, and forgets what a replaced row made it do.
    private mutating func claimCommand(_ role: TriggerRole, _ row: TableRow) throws(TableError) -> Int {
        let trigger = try row.required("trigger")
        let index = index(of: trigger)
        try claim(role, trigger, by: row, index: index)
        rows[index].decoration = nil
        rows[index].structure = nil
        rows[index].macro = nil
        return index
    }

    mutating func addDecoration(_ row: TableRow) throws(TableError) {
        try row.check("effect", isOneOf: DecorationEffect.allCases.map(\.rawValue))
        let effect = DecorationEffect(rawValue: row["effect"]) ?? .ignore
        if [.alphabet, .brace, .decorate].contains(effect) { _ = try row.required("name") }
        rows[try claimCommand(.decoration, row)].decoration = (effect, row["name"])
    }

    mutating func addStructure(_ row: TableRow) throws(TableError) {
        try row.check("shape", isOneOf: StructureShape.allCases.map(\.rawValue))
        let shape = StructureShape(rawValue: row["shape"]) ?? .fraction
        if shape == .over { try row.check("name", isOneOf: ["fraction", "binomial", "row"]) }
        if shape == .quantifier { _ = try row.required("name") }
        rows[try claimCommand(.structure, row)].structure = (shape, row["name"])
    }

    mutating func addMacro(_ row: TableRow) throws(TableError) {
        guard let arity = Int(row["arity"]), (0...9).contains(arity) else {
            throw row.fault("bad-arity", "arity is \(row["arity"]), expected a number from 0 to 9")
        }
        let replacement = try row.required("replacement")
        rows[try claimCommand(.macro, row)].macro = .init(arity: arity, replacement: Array(replacement.utf8))
    }

    mutating func addCharacter(_ row: TableRow) throws(TableError) {
        let scalars = Array(row["character"].unicodeScalars)
        guard scalars.count == 1, scalars[0].value >= 0x80 else {
            throw row.fault("not-one-character", "\(row["character"]) is not one character outside ASCII")
        }
        try row.check("kind", isOneOf: ["text", "superscript", "subscript", "space"])
        // Text that holds such characters again might hold this one.
        guard row["replacement"].utf8.allSatisfy({ $0 < 0x80 }) else {
            throw row.fault("bad-replacement", "a replacement is written in ASCII")
        }
        let replacement = Array((row["kind"] == "space" ? "" : try row.required("replacement")).utf8)
        let character: CharacterRow
        switch row["kind"] {
        case "text": character = .text(replacement)
        case "space": character = .space
        default:
            guard replacement.count == 1 else {
                throw row.fault("bad-replacement", "a raised or lowered character stands for one character")
            }
            character = row["kind"] == "superscript" ? .superscript(replacement[0]) : .subscripted(replacement[0])
        }
        try claim(.character, row["character"], by: row)
        characters[scalars[0].value] = character
    }

    mutating func addUnit(_ row: TableRow) throws(TableError) {
        let name = try row.required("name")
        _ = try row.required("dimension")
        let spellings = try row.required("spellings").split(separator: "|").map(String.init)
        let parts = row["factor"].split(separator: "/", omittingEmptySubsequences: false)
        guard
            row["factor"].isEmpty
                || parts.count <= 2
                    && parts.allSatisfy({ part in
                        part.utf8.allSatisfy(\.isDigit) && part.contains { $0 != "0" }
                    })
        else {
            throw row.fault("bad-factor", "\(row["factor"]) is no positive whole number or fraction such as 381/1250")
        }
        if let known = unitRows[name], known["factor"] != row["factor"] || known["dimension"] != row["dimension"],
            !row.isReplacement(of: known)
        {
            throw row.fault("conflict", "\(known.place) gives \(name) another dimension or factor")
        }
        if row["dimension"] == "count", let count = Int(row["factor"]), count > 1 { countUnits[name] = count }
        for spelling in spellings {
            try claim(.unit, spelling, by: row, index: rows.count)
            rows.append(RowDraft(trigger: spelling))
            rows[rows.count - 1].unit = name
            units.insert(Array(spelling.utf8), row: Int32(rows.count - 1))
        }
        unitRows[name] = row
    }

    mutating func addWord(_ row: TableRow) throws(TableError) {
        let words = try row.required("words")
        let operators: [TriggerRole] = [.infix, .prefix, .postfix, .relation]
        try row.check("role", isOneOf: (operators + TriggerRole.ofProse).map(\.rawValue))
        guard let role = TriggerRole(rawValue: row["role"]), operators.contains(role) else {
            let role = TriggerRole(rawValue: row["role"]) ?? .opener
            try row.check("where", isOneOf: ["prose"])
            try claim(role, words, by: row)
            prose.add(words, role)
            return
        }
        try row.check("where", isOneOf: ["math", "both"])
        let level = try precedence.level(row)
        let name = try row.required("name")
        let index = phraseIndex(of: words)
        try claim(role, words, by: row, index: index)
        prose.remove(words, role)
        rows[index].isProseWord = rows[index].function != nil
        if row["where"] == "both" {
            rows[index].isProseWord = true
            prose.add(words, role)
        }
        switch role {
        case .prefix: rows[index].prefix = .init(name: name, level: level)
        case .postfix: rows[index].postfix = .init(name: name, level: level)
        case .relation: rows[index].relation = .init(name: name, negated: "", level: level)
        default:
            let associativity: Associativity =
                level == precedence.additive
                ? .sum : name == "Times" || name == "Divide" ? .product : name == "Or" || name == "And" ? .flat : .left
            let written = name == "Times" || name == "Plus" ? "" : name
            rows[index].infix = .init(name: written, level: level, associativity: associativity)
        }
    }
}

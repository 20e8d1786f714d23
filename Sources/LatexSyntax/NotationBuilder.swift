// Tables → rows by trigger. Two rows that claim one role of one trigger are an error with both positions.
import Grammars

struct NotationBuilder {
    static let tableNames = [
        "Symbols", "Operators", "Relations", "Functions", "Delimiters", "Fences", "BigOperators", "Environments",
        "Decorations", "Structures", "Macros", "Unicode", "Units", "Words",
    ]

    let precedence: Precedence
    var rows: [RowDraft] = []
    var signRows: [Int] = []
    var commands = ByteIndex()
    var phrases = ByteIndex()
    var units = ByteIndex()
    var alphabetLetters = ByteIndex()
    var environments: [String: EnvironmentShape] = [:]
    var displayEnvironments: Set<String> = []
    var environmentsWithArgument: Set<String> = []
    var fences: [String: String] = [:]
    var fencePairs: [String: (open: String, close: String)] = [:]
    var characters: [UInt32: CharacterRow] = [:]
    var prose = ProseWords()
    /// Where each role was claimed, for messages about conflicts.
    private var claims: [String: TableRow] = [:]

    init(precedence table: Table) throws(TableError) { precedence = try Precedence(table) }

    mutating func add(_ table: Table) throws(TableError) {
        for row in table.rows {
            switch table.name {
            case "Symbols": try addSymbol(row)
            case "Operators": try addOperator(row)
            case "Relations": try addRelation(row)
            case "Functions": try addFunction(row)
            case "Delimiters": try addDelimiter(row)
            case "Fences": try addFence(row)
            case "BigOperators": try addBigOperator(row)
            case "Environments": try addEnvironment(row)
            case "Decorations": try addDecoration(row)
            case "Structures": try addStructure(row)
            case "Macros": try addMacro(row)
            case "Unicode": try addCharacter(row)
            case "Units": try addUnit(row)
            case "Words": try addWord(row)
            default: throw row.fault("unknown-table", table.name)
            }
        }
    }

    /// Remembers that a row claims a role, and refuses a second claim.
    private mutating func claim(_ role: String, _ key: String, by row: TableRow) throws(TableError) {
        if let earlier = claims["\(role) \(key)"] {
            throw row.fault("conflict", "\(role) of \(key) is taken by \(earlier.table).tbl:\(earlier.line)")
        }
        claims["\(role) \(key)"] = row
    }

    /// The index of a trigger's row, made on first use.
    private mutating func index(of trigger: String, isPlainOnly: Bool = false) -> Int {
        let bytes = Array(trigger.utf8)
        let isCommand = bytes.count > 1 && bytes[0] == UInt8(ascii: "\\")
        if isCommand, let known = commands[bytes.dropFirst()] { return Int(known) }
        if !isCommand, let known = signRows.first(where: { rows[$0].trigger == trigger }) {
            rows[known].isPlainOnly = rows[known].isPlainOnly && isPlainOnly
            return known
        }
        var row = RowDraft(trigger: trigger)
        row.isPlainOnly = isPlainOnly
        rows.append(row)
        if isCommand {
            commands.insert(Array(bytes.dropFirst()), row: Int32(rows.count - 1))
        } else {
            signRows.append(rows.count - 1)
        }
        return rows.count - 1
    }

    /// The index of a phrase's row, made on first use.
    private mutating func phraseIndex(of phrase: String) -> Int {
        let bytes = Array(phrase.utf8)
        if let known = phrases[bytes] { return Int(known) }
        var row = RowDraft(trigger: phrase)
        row.isWord = true
        rows.append(row)
        phrases.insert(bytes, row: Int32(rows.count - 1))
        return rows.count - 1
    }

    private func shape(_ row: TableRow) throws(TableError) -> Shape {
        switch row["shape"] {
        case "symbol": .symbol
        case "constant": .constant
        case "ellipsis": .ellipsis
        case "blank": .blank
        case "unit": .unit
        case "differential": .symbol
        default: throw row.fault("unknown-shape", row["shape"])
        }
    }

    private mutating func addSymbol(_ row: TableRow) throws(TableError) {
        let trigger = row["trigger"]
        try claim("symbol", trigger, by: row)
        let leaf = (shape: try shape(row), name: row["name"])
        if trigger.utf8.last == UInt8(ascii: "}") {
            rows.append(RowDraft(trigger: trigger))
            rows[rows.count - 1].leaf = leaf
            alphabetLetters.insert(Array(trigger.utf8), row: Int32(rows.count - 1))
        } else if row["mode"] == "plain" {
            let index = phraseIndex(of: trigger)
            rows[index].leaf = leaf
            rows[index].isProseWord = true
        } else {
            rows[index(of: trigger)].leaf = leaf
        }
    }

    private mutating func addOperator(_ row: TableRow) throws(TableError) {
        let trigger = row["trigger"]
        try claim(row["kind"], trigger, by: row)
        let level = try precedence.level(row)
        let index = index(of: trigger, isPlainOnly: row["mode"] == "plain")
        switch row["kind"] {
        case "prefix": rows[index].prefix = .init(name: row["name"], level: level)
        case "postfix": rows[index].postfix = .init(name: row["name"], level: level)
        case "infix":
            guard let associativity = Associativity(rawValue: row["associativity"]) else {
                throw row.fault("unknown-associativity", row["associativity"])
            }
            rows[index].infix = .init(name: row["name"], level: level, associativity: associativity)
        default: throw row.fault("unknown-kind", row["kind"])
        }
    }

    private mutating func addRelation(_ row: TableRow) throws(TableError) {
        try claim("relation", row["trigger"], by: row)
        let index = index(of: row["trigger"], isPlainOnly: row["mode"] == "plain")
        rows[index].relation = .init(name: row["name"], negated: row["negated"], level: try precedence.level(row))
    }

    private mutating func addFunction(_ row: TableRow) throws(TableError) {
        let arguments = row["arguments"]
        guard ["juxtaposed", "fenced", "listed"].contains(arguments) else {
            throw row.fault("unknown-arguments", arguments)
        }
        let function = GrammarRow.Function(
            name: row["name"], isFencedOnly: arguments == "fenced", isListed: arguments == "listed")
        if !row["trigger"].isEmpty {
            try claim("function", row["trigger"], by: row)
            rows[index(of: row["trigger"])].function = function
        }
        for word in row.words("words") {
            try claim("function", word, by: row)
            let index = phraseIndex(of: word)
            rows[index].function = function
            rows[index].isProseWord = true
        }
    }

    private mutating func addDelimiter(_ row: TableRow) throws(TableError) {
        try claim("delimiter", row["trigger"], by: row)
        let role = row["role"]
        rows[index(of: row["trigger"])].delimiter = .init(
            character: row["delimiter"], opens: role != "close", closes: role != "open")
    }

    private mutating func addFence(_ row: TableRow) throws(TableError) {
        try claim("fence", row["open"] + row["close"], by: row)
        try claim("fence name", row["name"], by: row)
        fences[row["open"] + row["close"]] = row["name"]
        fencePairs[row["name"]] = (row["open"], row["close"])
    }

    private mutating func addBigOperator(_ row: TableRow) throws(TableError) {
        try claim("big operator", row["trigger"], by: row)
        guard let shape = BigOperatorShape(rawValue: row["shape"]) else {
            throw row.fault("unknown-shape", row["shape"])
        }
        rows[index(of: row["trigger"])].bigOperator = (row["name"], shape)
    }

    private mutating func addEnvironment(_ row: TableRow) throws(TableError) {
        try claim("environment", row["name"], by: row)
        guard let shape = EnvironmentShape(rawValue: row["shape"]) else {
            throw row.fault("unknown-shape", row["shape"])
        }
        environments[row["name"]] = shape
        if row["display"] == "yes" { displayEnvironments.insert(row["name"]) }
        if row["argument"] == "yes" { environmentsWithArgument.insert(row["name"]) }
    }

    private mutating func addDecoration(_ row: TableRow) throws(TableError) {
        try claim("structure", row["trigger"], by: row)
        guard let effect = DecorationEffect(rawValue: row["effect"]) else {
            throw row.fault("unknown-effect", row["effect"])
        }
        rows[index(of: row["trigger"])].decoration = (effect, row["name"])
    }

    private mutating func addStructure(_ row: TableRow) throws(TableError) {
        try claim("structure", row["trigger"], by: row)
        guard let shape = StructureShape(rawValue: row["shape"]) else { throw row.fault("unknown-shape", row["shape"]) }
        rows[index(of: row["trigger"])].structure = (shape, row["name"])
    }

    private mutating func addMacro(_ row: TableRow) throws(TableError) {
        try claim("structure", row["trigger"], by: row)
        guard let arity = Int(row["arity"]), (0...9).contains(arity) else { throw row.fault("bad-arity", row["arity"]) }
        rows[index(of: row["trigger"])].macro = .init(arity: arity, replacement: Array(row["replacement"].utf8))
    }

    private mutating func addCharacter(_ row: TableRow) throws(TableError) {
        try claim("character", row["character"], by: row)
        let scalars = Array(row["character"].unicodeScalars)
        guard scalars.count == 1, scalars[0].value >= 0x80 else {
            throw row.fault("not-one-character", row["character"])
        }
        let replacement = Array(row["replacement"].utf8)
        switch row["kind"] {
        case "text": characters[scalars[0].value] = .text(replacement)
        case "superscript" where replacement.count == 1: characters[scalars[0].value] = .superscript(replacement[0])
        case "subscript" where replacement.count == 1: characters[scalars[0].value] = .subscripted(replacement[0])
        case "space": characters[scalars[0].value] = .space
        default: throw row.fault("unknown-kind", row["kind"])
        }
    }

    private mutating func addUnit(_ row: TableRow) throws(TableError) {
        for spelling in row["spellings"].split(separator: "|") {
            try claim("unit", String(spelling), by: row)
            rows.append(RowDraft(trigger: String(spelling)))
            rows[rows.count - 1].unit = row["name"]
            units.insert(Array(spelling.utf8), row: Int32(rows.count - 1))
        }
    }

    private mutating func addWord(_ row: TableRow) throws(TableError) {
        let words = row["words"]
        try claim(row["role"], words, by: row)
        if row["where"] != "math" { try prose.add(row) }
        if row["where"] == "prose" { return }
        let index = phraseIndex(of: words)
        if row["where"] == "both" { rows[index].isProseWord = true }
        switch row["role"] {
        case "infix":
            let name = row["name"]
            let level = try precedence.level(row)
            let associativity: Associativity =
                level == precedence.additive
                ? .sum : name == "Times" || name == "Divide" ? .product : name == "Or" || name == "And" ? .flat : .left
            let written = name == "Times" || name == "Plus" ? "" : name
            rows[index].infix = .init(name: written, level: level, associativity: associativity)
        case "prefix": rows[index].prefix = .init(name: row["name"], level: try precedence.level(row))
        case "postfix": rows[index].postfix = .init(name: row["name"], level: try precedence.level(row))
        case "relation": rows[index].relation = .init(name: row["name"], negated: "", level: try precedence.level(row))
        default: throw row.fault("unknown-role", row["role"])
        }
    }
}

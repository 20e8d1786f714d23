// Tables → rows by trigger. Two rows that claim one role of one trigger are a fault with both positions.
import Grammars

/// Reads every row that can be read, and collects the faults of the others.
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
    var countUnits: [String: Int] = [:]
    var fencePairs: [String: (open: String, close: String)] = [:]
    var characters: [UInt32: CharacterRow] = [:]
    var prose = ProseWords()
    /// Rows of canonical units, by name: further rows may add spellings, not another factor.
    var unitRows: [String: TableRow] = [:]
    private(set) var faults: [TableError] = []
    /// Rows that are to replace others and found none.
    private(set) var idleReplacements: [TableRow] = []
    /// Who claims what, by role and trigger.
    private var claimed: [String: RoleClaim] = [:]
    private var hasReplaced = false

    /// All tables, ours and those laid over them.
    init(tables: GrammarTables) throws(GrammarError) {
        do throws(TableError) {
            precedence = try Precedence(Grammars.table("Precedence"))
        } catch {
            throw GrammarError([error])
        }
        faults = tables.faults
        let layers = NotationBuilder.tableNames.map(tables.layers)
        // What is laid over comes behind all of ours: it may replace a row of another table.
        for table in layers.flatMap({ $0.prefix(1) }) + layers.flatMap({ $0.dropFirst() }) {
            for row in table.rows {
                hasReplaced = false
                do throws(TableError) {
                    try add(row)
                    if row.replaces, !hasReplaced { idleReplacements.append(row) }
                } catch {
                    faults.append(error)
                }
            }
        }
    }

    /// All claims, in the order of the tables.
    var claims: [RoleClaim] {
        claimed.values.sorted { ($0.row.table, $0.row.line, $0.trigger) < ($1.row.table, $1.row.line, $1.trigger) }
    }

    private mutating func add(_ row: TableRow) throws(TableError) {
        switch row.table {
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
        default: try addWord(row)
        }
    }

    /// Remembers that a row claims a role. A second claim is refused, unless it replaces the first.
    ///
    /// - Returns: the claim that was replaced.
    @discardableResult
    mutating func claim(_ role: TriggerRole, _ trigger: String, by row: TableRow, index: Int? = nil)
        throws(TableError) -> RoleClaim?
    {
        let key = "\(role.claim) \(trigger)"
        let earlier = claimed[key]
        if let earlier {
            guard row.isReplacement(of: earlier.row) else {
                throw row.conflict(with: earlier.row, over: "\(trigger) as \(earlier.role.rawValue)")
            }
            hasReplaced = true
        }
        claimed[key] = RoleClaim(trigger: trigger, role: role, row: row, index: index.map(Int32.init))
        return earlier
    }

    /// The index of a trigger's row, made on first use.
    mutating func index(of trigger: String, isPlainOnly: Bool = false) -> Int {
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
    mutating func phraseIndex(of phrase: String) -> Int {
        let bytes = Array(phrase.utf8)
        if let known = phrases[bytes] { return Int(known) }
        var row = RowDraft(trigger: phrase)
        row.isWord = true
        rows.append(row)
        phrases.insert(bytes, row: Int32(rows.count - 1))
        return rows.count - 1
    }
}

// Words of running text that bear on where plain mathematics may begin and end.
import Grammars

/// Phrases of the Words table that count in prose, by role. Lower case, single spaces.
struct ProseWords: Sendable {
    /// Phrases that take what follows into their meaning (`half of`, `twice`): mathematics may not begin right after them.
    private(set) var leftBinding: Set<String> = []
    /// Words that, later in the clause, change what a number means (`base`), and what a quotient means (`remainder`).
    private(set) var farBinding: Set<String> = []
    private(set) var leftOver: Set<String> = []
    /// Words that the number behind them belongs to, and words that keep them from it.
    private(set) var labels: Set<String> = []
    private(set) var determiners: Set<String> = []
    /// Phrases that announce a value although their last words would bind (`an average of`).
    private(set) var leftFree: Set<String> = []
    /// Phrases that take what precedes into their meaning (`squared`, `times`): mathematics may not end right before them.
    private(set) var rightBinding: Set<String> = []
    /// Words that end the run of words behind a number.
    private(set) var noiseStops: Set<String> = []
    /// Words after which a name or variable may begin.
    private(set) var openers: Set<String> = []
    /// Openers behind which even a bare number begins a statement.
    private(set) var announcers: Set<String> = []
    private(set) var numbers: [String: String] = [:]
    private(set) var fractions: [String: String] = [:]
    private(set) var operators: Set<String> = []
    private(set) var relations: Set<String> = []
    private(set) var postfixes: Set<String> = []
    private(set) var prefixes: Set<String> = []

    init() {}

    mutating func add(_ row: TableRow) throws(TableError) {
        let words = row["words"]
        switch row["role"] {
        case "leftBinding": leftBinding.insert(words)
        case "rightBinding": rightBinding.insert(words)
        case "farBinding": farBinding.insert(words)
        case "label": labels.insert(words)
        case "determiner": determiners.insert(words)
        case "leftFree": leftFree.insert(words)
        case "noiseStop": noiseStops.insert(words)
        case "leftOver": leftOver.insert(words)
        case "opener": openers.insert(words)
        case "announcer":
            openers.insert(words)
            announcers.insert(words)
        case "number": numbers[words] = row["name"]
        case "fraction": fractions[words] = row["name"]
        case "infix": operators.insert(words)
        case "relation": relations.insert(words)
        case "postfix": postfixes.insert(words)
        case "prefix": prefixes.insert(words)
        default: throw row.fault("unknown-role", row["role"])
        }
    }
}

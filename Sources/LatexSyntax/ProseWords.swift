// Words of running text that bear on where plain mathematics may begin and end.

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
    private(set) var operators: Set<String> = []
    private(set) var relations: Set<String> = []
    private(set) var postfixes: Set<String> = []
    private(set) var prefixes: Set<String> = []

    /// How many words of a phrase the scanner looks at.
    static let leftReach = 1...4
    static let rightReach = 1...3
    static let relationReach = 1...3
    static let operatorReach = 1...2
    static let prefixReach = 1...3

    /// The same by role; nil for roles that it does not know.
    static func reach(of role: TriggerRole) -> ClosedRange<Int>? {
        switch role {
        case .leftBinding, .leftFree: leftReach
        case .rightBinding: rightReach
        case .relation: relationReach
        case .infix: operatorReach
        case .prefix: prefixReach
        case .postfix, .farBinding, .label, .determiner, .noiseStop, .opener, .announcer, .leftOver: 1...1
        default: nil
        }
    }

    mutating func add(_ words: String, _ role: TriggerRole) { change(role) { $0.insert(words) } }

    mutating func remove(_ words: String, _ role: TriggerRole) { change(role) { $0.remove(words) } }

    private mutating func change(_ role: TriggerRole, _ change: (inout Set<String>) -> Void) {
        switch role {
        case .leftBinding: change(&leftBinding)
        case .rightBinding: change(&rightBinding)
        case .farBinding: change(&farBinding)
        case .leftOver: change(&leftOver)
        case .leftFree: change(&leftFree)
        case .label: change(&labels)
        case .determiner: change(&determiners)
        case .noiseStop: change(&noiseStops)
        case .opener: change(&openers)
        case .announcer:
            change(&openers)
            change(&announcers)
        case .infix: change(&operators)
        case .relation: change(&relations)
        case .postfix: change(&postfixes)
        case .prefix: change(&prefixes)
        default: break
        }
    }
}

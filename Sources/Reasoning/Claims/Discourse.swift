import Grammars
import LatexSyntax

/// What a clause does with the mathematics in it, read from the words before and after.
struct DiscourseRoles: OptionSet, Sendable {
    let rawValue: Int

    static let definition = DiscourseRoles(rawValue: 1 << 0)
    static let assumption = DiscourseRoles(rawValue: 1 << 1)
    static let consequence = DiscourseRoles(rawValue: 1 << 2)
    static let negation = DiscourseRoles(rawValue: 1 << 3)
    static let question = DiscourseRoles(rawValue: 1 << 4)
    static let rewriting = DiscourseRoles(rawValue: 1 << 5)
    static let approximation = DiscourseRoles(rawValue: 1 << 6)
    static let contradiction = DiscourseRoles(rawValue: 1 << 7)
    /// Values are put into an equation to see whether it holds.
    static let trial = DiscourseRoles(rawValue: 1 << 8)
    /// Digits of one place are reckoned with, the rest is carried or borrowed: `4 − 6 = 8` with a borrow.
    static let column = DiscourseRoles(rawValue: 1 << 10)

    /// A form is sought, of an expression or of an equation.
    static let simplification = DiscourseRoles(rawValue: 1 << 11)

    /// Something is done to both sides of an equation.
    static let operation = DiscourseRoles(rawValue: 1 << 13)

    /// The text turns to another case.
    static let turn = DiscourseRoles(rawValue: 1 << 12)

    /// What stands there is to be solved: "I need to solve x − 1 ≥ 0".
    static let solving = DiscourseRoles(rawValue: 1 << 14)

    /// An expression takes another form, and no equation is stated: "the expression becomes".
    static let expression = DiscourseRoles(rawValue: 1 << 16)

    /// What stands there is to be proved.
    static let toBeShown = DiscourseRoles(rawValue: 1 << 15)

    /// The caller asks whether one side may be written for the other.
    static let requestedRewriting: DiscourseRoles = [.rewriting, DiscourseRoles(rawValue: 1 << 9)]

    /// The roles of a row of the DiscourseMarkers table; empty for roles that judging does not use.
    init(tableName: String) {
        switch tableName {
        case "definition": self = .definition
        case "assumption": self = .assumption
        case "case": self = [.assumption, .turn]
        case "example": self = .turn
        case "consequence", "conclusion": self = .consequence
        case "negation": self = .negation
        case "question", "goal": self = .question
        case "prove": self = [.question, .toBeShown]
        case "factor", "expand": self = .rewriting
        case "simplify": self = [.simplification, .operation]
        case "simplified": self = [.consequence, .simplification, .operation]
        case "rewrite": self = .simplification
        case "expression": self = [.expression, .consequence]
        case "approximation": self = .approximation
        case "substitute", "verification": self = .trial
        case "contradiction": self = .contradiction
        case "column": self = .column
        case "solve": self = .solving
        case "operate": self = .operation
        default: self = []
        }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// Whether the clause does not assert what it says.
    var isHypothetical: Bool { !isDisjoint(with: [.assumption, .negation, .question, .contradiction]) }
}

/// Finds the discourse markers around math spans.
struct DiscourseReader: Sendable {
    private let roles: [String: DiscourseRoles]
    private let longestPhrase: Int

    init(rows: [TableRow]) {
        var roles: [String: DiscourseRoles] = [:]
        for row in rows {
            roles[row["phrase"].lowercased(), default: []].formUnion(DiscourseRoles(tableName: row["role"]))
        }
        self.roles = roles
        longestPhrase = roles.keys.reduce(1) { max($0, $1.split(separator: " ").count) }
    }

    /// The roles of the phrases in the words, read from the left, the longest at each place: "which" of "which means" asks
    /// nothing.
    func roles(in words: [String]) -> DiscourseRoles {
        var found: DiscourseRoles = []
        forEachPhrase(in: words) { role, _ in found.formUnion(role) }
        return found
    }

    /// Whether a phrase of the role stands at the very end of the words: not "case" of "in this case".
    func ends(_ words: [String], with role: DiscourseRoles) -> Bool {
        var isLast = false
        forEachPhrase(in: words) { found, end in isLast = end == words.count && found.contains(role) }
        return isLast
    }

    /// Which of the roles the last phrase of one of them has; nil when there is no such phrase.
    func lastRole(in words: [String], among wanted: DiscourseRoles) -> DiscourseRoles? {
        var last: DiscourseRoles?
        forEachPhrase(in: words) { found, _ in if !found.isDisjoint(with: wanted) { last = found.intersection(wanted) } }
        return last
    }

    /// Visits the phrases, those of no role as well, with the place behind each.
    private func forEachPhrase(in words: [String], _ visit: (DiscourseRoles, Int) -> Void) {
        var start = 0
        while start < words.count {
            var phrase = ""
            var next = start + 1
            var role: DiscourseRoles = []
            for end in start..<min(words.count, start + longestPhrase) {
                phrase += (end > start ? " " : "") + words[end]
                if let longer = roles[phrase] { (role, next) = (longer, end + 1) }
            }
            visit(role, next)
            start = next
        }
    }

    /// The lower-case words of a stretch of text.
    static func words(_ source: SourceText, _ start: Int, _ end: Int) -> [String] {
        var result: [String] = []
        var word: [UInt8] = []
        for index in max(0, start)..<max(max(0, start), min(end, source.bytes.count)) {
            let byte = source.bytes[index]
            if 97...122 ~= byte || byte == 39 || byte >= 128 {
                word.append(byte)
            } else if 65...90 ~= byte {
                word.append(byte + 32)
            } else if !word.isEmpty {
                result.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { result.append(String(decoding: word, as: UTF8.self)) }
        return result
    }

    /// Whether the words behind an equation say that it holds for everything: "for all", "is true for any".
    static func isUniversal(_ following: [String]) -> Bool {
        zip(following.prefix(4), following.dropFirst()).contains { $0 == "for" && ["all", "any", "every", "each"].contains($1) }
    }

    /// Where the last sentence that begins between two places begins; nil when none does.
    static func sentenceStart(_ source: SourceText, from low: Int, to high: Int) -> Int? {
        var index = high - 1
        while index >= low {
            let byte = source.bytes[index]
            if byte == 10 { return index + 1 }
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!"),
                index + 1 < source.bytes.count,
                source.bytes[index + 1] <= 32
            {
                return index + 1
            }
            index -= 1
        }
        return nil
    }

    /// End of the sentence that holds `position`, and whether it is a question.
    static func sentenceEnd(_ source: SourceText, after position: Int, ceiling: Int) -> (end: Int, isQuestion: Bool) {
        var index = position
        while index < ceiling {
            let byte = source.bytes[index]
            let endsWord = index + 1 >= source.bytes.count || source.bytes[index + 1] <= 32
            if byte == 10 || endsWord && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!")) {
                return (index, false)
            }
            if byte == UInt8(ascii: "?"), endsWord { return (index, true) }
            index += 1
        }
        return (ceiling, false)
    }
}

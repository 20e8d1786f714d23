// What the tables say a trigger can be, with the row that says it.
import Grammars

/// A role that a row can give to a trigger.
public enum TriggerRole: String, Sendable {
    case symbol, prefix, infix, postfix, relation, function, delimiter, fence, environment, character, unit
    case bigOperator = "big operator"
    case decoration, structure, macro
    // Words that the scanner of running text heeds; see Words.tbl.
    case leftBinding, rightBinding, farBinding, leftFree, label, determiner, noiseStop, opener, announcer,
        leftOver

    /// What two rows may not both claim of one trigger: the lexer asks a command for one of the last three only.
    var claim: String {
        switch self {
        case .decoration, .structure, .macro: "command"
        default: rawValue
        }
    }

    /// Words that bear on where mathematics may begin and end in running text, and are no notation themselves.
    static let ofProse: [TriggerRole] = [
        .leftBinding, .rightBinding, .farBinding, .leftFree, .label, .determiner, .noiseStop, .opener, .announcer,
        .leftOver,
    ]
}

/// One trigger in one role.
public struct RoleClaim: Sendable {
    /// The command, sign, phrase, spelling of a unit, name of an environment, or pair of delimiters.
    public let trigger: String
    public let role: TriggerRole
    public let row: TableRow
    /// Where the notation keeps the trigger; nil for what it keeps under no trigger.
    let index: Int32?
}

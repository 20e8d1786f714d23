/// A relation between two expressions.
public enum Relation: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "≠"
    case less = "<"
    case lessOrEqual = "≤"
    case greater = ">"
    case greaterOrEqual = "≥"
    /// Equal to the precision of the writing; never proved or refuted as an equality.
    case approximately = "≈"

    /// The relation that holds exactly when this one does not, over an ordered field; nil for ≈.
    public var negation: Relation? {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .approximately: nil
        }
    }

    /// The relation read from right to left.
    public var converse: Relation {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }

    /// > for ≥ and < for ≤; the relation itself for others.
    public var strict: Relation {
        switch self {
        case .lessOrEqual: .less
        case .greaterOrEqual: .greater
        default: self
        }
    }

    public var isOrder: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }

    /// Whether two real numbers stand in the relation, given the sign of left − right.
    public func holds(signOfDifference sign: Int) -> Bool? {
        switch self {
        case .equal: sign == 0
        case .notEqual: sign != 0
        case .less: sign < 0
        case .lessOrEqual: sign <= 0
        case .greater: sign > 0
        case .greaterOrEqual: sign >= 0
        case .approximately: nil
        }
    }
}

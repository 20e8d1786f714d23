/// Kleene's three-valued truth. It does not convert to `Bool`: a caller must say what `unknown` means to it.
public enum Truth: Hashable, Sendable {
    case `true`, `false`, unknown

    public init(_ value: Bool) { self = value ? .true : .false }

    public static prefix func ! (value: Truth) -> Truth {
        switch value {
        case .true: .false
        case .false: .true
        case .unknown: .unknown
        }
    }

    public static func && (left: Truth, right: Truth) -> Truth {
        if left == .false || right == .false { return .false }
        return left == .true && right == .true ? .true : .unknown
    }

    public static func || (left: Truth, right: Truth) -> Truth { !(!left && !right) }
}

/// What the names of a text denote where the letters alone do not tell.
public struct NameScope: Sendable {
    public enum LogarithmBase: Sendable { case ten, e, two }
    public enum AngleUnit: Sendable { case radian, degree }

    /// Names that the text uses as functions: `f` after "let f(x) = …".
    public var functions: Set<String>
    /// `e` and `i` used as ordinary variables.
    public var variables: Set<String>
    /// Names known to be factors where a bracket follows them.
    public var factors: Set<String> = []
    /// Letters that may stand for a unit behind a number, with the unit's name.
    public var letterUnits: [String: String]
    /// Those of them that do.
    public var unitLetters: Set<String> = []
    /// The base of a logarithm without one; nil where it is not known: read as 10, with a caution.
    public var logarithmBase: LogarithmBase?
    /// The unit of an angle without one; nil where it is not known: read as radians, with a caution.
    public var angleUnit: AngleUnit?

    public init(
        functions: Set<String> = ["f", "g", "h"], variables: Set<String> = [], letterUnits: [String: String] = [:]
    ) {
        self.functions = functions
        self.variables = variables
        self.letterUnits = letterUnits
    }

    /// Whether a letter denotes one of the constants e and i here.
    public func isConstant(_ name: String) -> Bool { (name == "e" || name == "i") && !variables.contains(name) }
}

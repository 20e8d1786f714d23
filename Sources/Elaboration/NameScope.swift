/// What the names of a text denote where the letters alone do not tell.
public struct NameScope: Sendable {
    /// Names that the text uses as functions: `f` after "let f(x) = …".
    public var functions: Set<String>
    /// `e` and `i` used as ordinary variables.
    public var variables: Set<String>

    public init(functions: Set<String> = ["f", "g", "h"], variables: Set<String> = []) {
        self.functions = functions
        self.variables = variables
    }

    /// Whether a letter denotes one of the constants e and i here.
    public func isConstant(_ name: String) -> Bool { (name == "e" || name == "i") && !variables.contains(name) }
}

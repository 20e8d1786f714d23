import Expressions
import LatexSyntax

/// What the names of a text denote where the letters alone do not tell.
public struct NameScope: Sendable {
    public enum LogarithmBase: Sendable { case ten, e, two }
    public enum AngleUnit: Sendable { case radian, degree }

    /// Names that the text uses as functions: `f` after "let f(x) = …".
    public var functions: Set<String>
    /// Those of them that a text calls by their names in number theory: φ after "Euler's totient function".
    public var integerFunctions: [String: FunctionName.OfInteger] = [:]
    /// `e` and `i` used as ordinary variables.
    public var variables: Set<String>
    /// Names known to be factors where a bracket follows them.
    public var factors: Set<String> = []
    /// Letters that may stand for a unit behind a number, with the unit's name.
    public var letterUnits: [String: String]
    /// Those of them that do.
    public var unitLetters: Set<String> = []
    /// Words that count things (`dozen`), with their numbers; and whether they are multiplied out, nil where it is not known:
    /// they are read as units, with a caution.
    public var countUnits: [String: Int] = [:]
    public var multipliesCounts: Bool?
    /// Whether `C_5^2` is a binomial; nil where it is not known: read as a power, with a caution.
    public var readsCombinations: Bool?
    /// Whether `3(1)/(2)` is a mixed number; nil where it is not known: read as a product, with a caution.
    public var readsMixedNumbers: Bool?
    /// Whether `f^2(x)` is f(x)²; nil where it is not known: read as a name, with a caution.
    public var readsPowersOfValues: Bool?
    /// Whether dots are read as the terms that the written ones show the law of; if not, nothing is known of what they leave out.
    public var readsDots = true
    /// The cells of vectors and matrices that the text has given names, by `SyntaxNode.arrayName`.
    public var arrays: [String: [[Expr]]] = [:]
    /// The cells of those of which only the size is known.
    public var unknownCells: Set<Symbol> = []
    /// The caution of what is calculated with these.
    public static let unknownCellsCaution = "unknown-cells"
    /// Bold letters that stand where only numbers can, by `SyntaxNode.arrayName`.
    public var boldNumbers: Set<String> = []
    /// Names that stand both bold and plain: two variables.
    public var namesInTwoFaces: Set<String> = []
    /// Names of complex numbers, whose bar makes the conjugate.
    public var complexNames: Set<String> = []
    /// Variables by which `d/dx − f` differentiates −f.
    public var operatorVariables: Set<String> = []
    /// The variables of the integrals in the text.
    public var integrationVariables: Set<String> = []
    /// Bound variables in whose body a name stands: `a_k` depends on them.
    var boundNames: Set<String> = []
    /// The base of a logarithm without one; nil where it is not known: read as 10, with a caution.
    public var logarithmBase: LogarithmBase?
    /// The unit of an angle without one; nil where it is not known: read as radians, with a caution.
    public var angleUnit: AngleUnit?
    /// Whether letters stand for angles in degrees: in `\cos x` beside `x = 60^\circ`.
    public var measuresAnglesInDegrees = false

    public init(
        functions: Set<String> = ["f", "g", "h"], variables: Set<String> = [], letterUnits: [String: String] = [:]
    ) {
        self.functions = functions
        self.variables = variables
        self.letterUnits = letterUnits
    }

    /// Names of a text that has said nothing yet, with the units of a notation.
    public init(notation: Notation) {
        self.init(letterUnits: notation.letterUnits)
        countUnits = notation.countUnits
    }

    /// Whether a letter denotes one of the constants e and i here.
    public func isConstant(_ name: String) -> Bool { (name == "e" || name == "i") && !variables.contains(name) }
}

import Arithmetic
import Elaboration
import Grammars
import LatexSyntax

/// Everything that judging depends on, passed in as one value: notation, discourse markers, policies, budgets.
public struct Configuration: Sendable {
    public let notation: Notation
    public let scanner: MathSpanScanner
    public let parser: MathParser
    public let profile: Profile
    public let budget: Budget
    let discourse: DiscourseReader
    /// What names denote before the text has said anything.
    let names: NameScope

    /// The built-in tables with the given policies.
    /// - Throws: when a table cannot be read.
    public init(profile: Profile = .default, budget: Budget = Budget()) throws {
        notation = try Notation.standard()
        scanner = MathSpanScanner(notation: notation)
        parser = MathParser(notation: notation)
        discourse = DiscourseReader(table: try Grammars.table("DiscourseMarkers"))
        names = NameScope(letterUnits: notation.letterUnits)
        self.profile = profile
        self.budget = budget
    }
}

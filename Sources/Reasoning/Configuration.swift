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
    let units: UnitTable
    /// What names denote before the text has said anything.
    let names: NameScope

    /// The given tables, policies and budgets.
    /// - Throws: when the tables have faults, with all of them.
    public init(
        profile: Profile = .default, budget: Budget = Budget(steps: 20_000), tables: GrammarTables = GrammarTables()
    ) throws(GrammarError) {
        notation = try Notation(tables: tables)
        scanner = MathSpanScanner(notation: notation)
        parser = MathParser(notation: notation)
        discourse = try DiscourseMarkers(tables: tables).reader()
        units = UnitTable(tables: tables)
        names = NameScope(notation: notation)
        self.profile = profile
        self.budget = budget
    }
}

// The lint of notation: ours is clean, and every way in which a row can be of no use is found.
import Grammars
import Testing

@testable import LatexSyntax

@Suite struct NotationLintTests {
    private func findings(_ tables: GrammarTables) throws -> [Finding] { try NotationLint(tables: tables).findings() }

    @Test func ourTablesAreClean() throws {
        for finding in try findings(GrammarTables()) { Issue.record("\(finding)") }
    }

    /// A claim without a specimen would pass unread.
    @Test func everyClaimHasASpecimen() throws {
        let lint = try NotationLint(tables: GrammarTables())
        let claims = Set(lint.claims.map { "\($0.role) \($0.trigger)" })
        #expect(claims == Set(lint.specimens.map { "\($0.claim.role) \($0.claim.trigger)" }))
        #expect(claims.count > 1_000)
    }

    /// Spellings that the lexer does not produce, phrases that are looked up otherwise, roles that another row hides, brackets
    /// without partners.
    @Test(arguments: [
        (
            "Relations",
            [
                "\\fits1  Fits  none  relation  both", "\\.fits  Fits  none  relation  both",
                "fits  Fits  none  relation  both", "⊕  Fits  none  relation  both", "~~  Fits  none  relation  both",
                "{=  Fits  none  relation  both", "\\R  Fits  none  relation  both",
                "\\quad  Fits  none  relation  both", "\\fits  Fits  NotFits  implication  both",
            ]
        ),
        (
            "Operators",
            [
                "_+  infix  additive  left  Fits  both", "a+  infix  additive  left  Fits  plain",
                "\"+  prefix  additive  left  Fits  plain",
            ]
        ),
        (
            "Symbols",
            [
                "fits  constant  fits  both", "fits1  constant  fits  plain", "Fits now  constant  fits  plain",
                "\\mathfits{R}  constant  fits  both", "\\mathds{R}  constant  fits  both",
            ]
        ),
        (
            "Functions",
            [
                "fits  fits  juxtaposed  none", "\\fits2  fits  juxtaposed  none", "none  fits  juxtaposed  f1",
                "\\alpha  fits  juxtaposed  none", "none  fits  juxtaposed  and",
            ]
        ),
        ("Environments", ["fi}ts  matrix  yes  no"]),
        ("Units", ["fit  length  1  fit}ness"]),
        ("Macros", ["\\fits1  0  x"]),
        ("Decorations", ["\\fits-  ignore"]),
        ("Structures", ["\\fi-ts  fraction"]),
        ("BigOperators", ["\\big-fits  Fits  sum"]),
        ("Delimiters", ["\\fits(  open  (  both", "\\fits  open  ❨  both"]),
        (
            "Words",
            [
                "Fits  infix  Fits  additive  both", "fits in one and two  infix  Fits  additive  both",
                "Fits  opener  none  none  prose", "fits in  label  none  none  prose",
                "fits 2  leftBinding  none  none  prose", "one two three four  rightBinding  none  none  prose",
            ]
        ),
        ("Fences", ["❨  ❩  fits", "(  ❩  fitting"]),
    ])
    func rowsThatAreNeverReadAreFound(table: String, rows: [String]) throws {
        let found = try findings(overlay(table, rows))
        #expect(found.map(\.line) == Array(2..<rows.count + 2), "\(found)")
        #expect(
            found.allSatisfy {
                $0.code == "unreachable" && $0.severity == .error && $0.source == "mine/\(table).tbl"
            })
    }

    /// A symbol is read before a structure, so it is the row of ours that is lost.
    @Test func aRowOfOursThatIsHiddenIsFound() throws {
        let found = try findings(overlay("Symbols", "\\frac  constant  fits  both"))
        #expect(found.map(\.code) == ["unreachable"])
        #expect(found.first?.source == "Structures.tbl")
        #expect(found.first?.message.contains("mine/Symbols.tbl:2") == true)
    }

    @Test(arguments: [
        ("Macros", "\\fits  0  \\fitting"), ("Macros", "\\fits  1  #1 + \\fitting{#1}"),
        ("Macros", "\\fits  0  \\fits"),
        ("Unicode", "⊕  text  \\fitting"), ("Unicode", "⊕  text  \u{1}"),
    ])
    func replacementsBeyondTheTablesAreFound(table: String, row: String) throws {
        let found = try findings(overlay(table, row))
        #expect(found.map(\.code) == ["unknown-replacement"])
        #expect(found.allSatisfy { $0.severity == .error })
    }

    @Test func aModeThatAnotherRowOverrulesIsFound() throws {
        let found = try findings(overlay("Relations", "+  Fits  none  relation  plain"))
        #expect(found.map(\.code).contains("mode-ignored"))
        #expect(found.first { $0.code == "mode-ignored" }?.severity == .warning)
    }

    @Test func aReplacementOfNothingIsFound() throws {
        let found = try findings(
            overlay(
                "Relations", "\\fits  Fits  none  relation  both", "\\in  Fits  none  relation  both", replaces: true))
        #expect(found.map(\.code) == ["replaces-nothing"])
        #expect(found.map(\.line) == [3])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test func faultyRowsAreToldBesideTheOthers() throws {
        let found = try findings(
            overlay(
                "Relations", "=  Same  none  relation  both", "\\fits1  Fits  none  relation  both",
                "\\fits  Fits  none  nowhere  both"))
        #expect(found.map(\.code) == ["conflict", "unknown-level", "unreachable"])
        #expect(found[0].description.hasPrefix("mine/Relations.tbl:2: error: conflict: = as relation is taken by "))
    }

    @Test func usefulRowsPass() throws {
        let rows: [(table: String, rows: [String])] = [
            ("Relations", ["\\fits  Fits  NotFits  relation  both", "=?  Fits  none  relation  plain"]),
            ("Operators", ["\\plusfits  infix  additive  left  Fits  both"]),
            ("Functions", ["\\fitness  fitness  fenced  fitness Fitness"]),
            ("Symbols", ["fitting  constant  fitting  plain", "\\mathbf{H}  constant  Quaternions  both"]),
            ("Units", ["fit  length  1/3  fit|Fits|sq rods"]),
            ("Words", ["fits in  infix  Fits  additive  both", "as many as  leftBinding  none  none  prose"]),
            ("Unicode", ["⊕  text  \\oplus", "ᵏ  superscript  k"]),
            ("Macros", ["\\quotfits  2  \\frac{#1}{#2}"]),
            ("Environments", ["fits*  matrix  yes  yes"]),
            ("Decorations", ["\\fits*  ignoreArgument"]),
        ]
        let files = try rows.map { try overlayFile($0.table, $0.rows) }
        for finding in try findings(GrammarTables(files: files)) { Issue.record("\(finding)") }
    }
}

import Grammars
import Testing

@testable import LatexSyntax

@Suite struct TriggerExplanationTests {
    @Test(arguments: [
        ("\\mid", ["relation", "also written"]), ("<=", ["relation"]), ("\\degree", ["postfix", "also written"]),
        ("min", ["function", "unit"]), ("∣", ["character"]), ("half of", ["leftBinding", "prefix"]),
        ("since", ["noiseStop", "announcer", "discourse marker"]), ("the answer is", ["discourse marker"]),
        ("cases", ["environment"]), ("\\boxed", ["decoration", "answer marker"]), ("\\nonsense", []), ("", []),
    ])
    func everyRoleIsTold(trigger: String, roles: [String]) throws {
        let found = try TriggerExplanation(of: trigger, in: GrammarTables()).rows.map(\.role)
        // Markers of answers differ in case only, so there may be several.
        #expect(found.filter { $0 != "answer marker" || roles.contains($0) }.sorted() == roles.sorted())
    }

    @Test func aDelimiterIsToldWithItsFences() throws {
        let rows = try TriggerExplanation(of: "\\lfloor", in: GrammarTables()).rows
        #expect(rows.contains { $0.role == "in a fence" && $0.row["name"] == "floor" })
        #expect(!rows.contains { $0.row["name"] == "ceil" })
    }

    @Test func furtherTablesAreTold() throws {
        let tables = try overlay("Relations", "\\fits  Fits  none  relation  both")
        #expect(try TriggerExplanation(of: "\\fits", in: tables).rows.map(\.row.place) == ["mine/Relations.tbl:2"])
    }

    @Test func faultyTablesExplainNothing() throws {
        let tables = try overlay("Relations", "=  Fits  none  relation  both")
        #expect(throws: GrammarError.self) { try TriggerExplanation(of: "=", in: tables) }
    }
}

// Tables laid over ours: what may be laid over, and how phrases that stand once are added and replaced.
import Testing

@testable import Grammars

@Suite struct GrammarTablesTests {
    private func tables(_ text: String) -> GrammarTables {
        GrammarTables(files: [GrammarFile(path: "mine.tbl", text: text)])
    }

    @Test func ourTablesHaveNoFaults() {
        let tables = GrammarTables()
        #expect(tables.faults.isEmpty)
        #expect(Grammars.names().allSatisfy { tables.layers(of: $0).count == 1 })
    }

    @Test func aTableLiesOverOurs() throws {
        let tables = tables("# table: BigOperators\ntrigger\tname\tshape\tversion=1\n\\fold\tFold\tsum\n")
        #expect(tables.faults.isEmpty)
        #expect(tables.layers(of: "BigOperators").map(\.source) == ["BigOperators.tbl", "mine.tbl"])
    }

    @Test(arguments: [
        ("# table: Nonsense\na\tversion=1\nb\n", "unknown-table"), ("# table: \na\tversion=1\nb\n", "unknown-table"),
        ("# table: Precedence\nlevel\tversion=1\nhigher\n", "unknown-table"),
        ("# table: BigOperators\ntrigger\tname\tform\tversion=1\nx\ty\tz\n", "unknown-column"),
        ("# table: BigOperators\ntrigger\tname\tshape\tversion=2\nx\ty\tz\n", "other-version"),
        ("a\tversion=1\n", "no-table"),
    ])
    func faultsAreNamed(text: String, code: String) {
        let tables = tables(text)
        #expect(tables.faults.map(\.code) == [code])
        #expect(throws: GrammarError(tables.faults)) { try tables.checked() }
        #expect(Grammars.names().allSatisfy { tables.layers(of: $0).count == 1 })
    }

    @Test func phrasesStandOnce() {
        let head = "# table: AnswerMarkers\nphrase\tkind\trank\tname\tversion=1\n"
        let (rows, faults) = tables(head + "RESULT\tafter\t1\tresult\n####\tafter\t1\tmine\n").phrases(
            of: "AnswerMarkers")
        #expect(rows.last?["phrase"] == "RESULT")
        #expect(faults.map(\.code) == ["conflict"])
        #expect(faults.first?.detail.contains("AnswerMarkers.tbl:") == true)
        #expect(faults.first?.line == 4)
    }

    @Test func aReplacingPhraseStandsWhereTheOldOneStood() {
        let head = "# table: AnswerMarkers\n# replaces\nphrase\tkind\trank\tname\tversion=1\n"
        let before = GrammarTables().phrases(of: "AnswerMarkers").rows
        let (rows, faults) = tables(head + "####\tafter\t7\tmine\n").phrases(of: "AnswerMarkers")
        #expect(faults.isEmpty)
        #expect(rows.map { $0["phrase"] } == before.map { $0["phrase"] })
        #expect(rows.first { $0["phrase"] == "####" }?["name"] == "mine")
    }

    @Test func aTableDoesNotReplaceItself() {
        let head = "# table: AnswerMarkers\n# replaces\nphrase\tkind\trank\tname\tversion=1\n"
        let (_, faults) = tables(head + "####\tafter\t7\tmine\n####\tafter\t8\tmine\n").phrases(of: "AnswerMarkers")
        #expect(faults.map(\.code) == ["conflict"])
    }

    @Test func theKeyDecidesWhatIsTheSame() {
        let head = "# table: DiscourseMarkers\nphrase\trole\tversion=1\n"
        #expect(tables(head + "LET\tdefinition\n").phrases(of: "DiscourseMarkers").faults.isEmpty)
        let (_, faults) = tables(head + "LET\tdefinition\nnone\tcase\n").phrases(of: "DiscourseMarkers") {
            $0.lowercased()
        }
        #expect(faults.map(\.code) == ["conflict", "missing-cell"])
    }
}

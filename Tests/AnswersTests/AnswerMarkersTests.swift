// The table of answer markers: its faults, what another marker always takes, and what a further table changes.
import Grammars
import LatexSyntax
import Testing

@testable import Answers

@Suite struct AnswerMarkersTests {
    private func tables(_ rows: String, replaces: Bool = false) -> GrammarTables {
        let head = (replaces ? "# replaces\n" : "") + "phrase\tkind\trank\tname\tversion=1\n"
        return GrammarTables(files: [GrammarFile(path: "my/AnswerMarkers.tbl", text: head + rows)])
    }

    private func findings(_ tables: GrammarTables) throws -> [Finding] {
        let markers = AnswerMarkers(tables: tables)
        return markers.findings(AnswerExtractor(notation: try .standard(), markers: markers))
    }

    @Test func oursAreInOrder() throws { #expect(try findings(GrammarTables()) == []) }

    @Test func aFurtherMarkerIsHeeded() throws {
        let text = "The answer is 3, no. RESULT: 5 or so. More"
        let ours = try AnswerMatcher(notation: .standard()).answer(of: text)
        let tables = tables("RESULT:\tafter\t1\tresult\n")
        let further = try AnswerMatcher(notation: .standard(), tables: tables).answer(of: text)
        #expect(ours.rule == "answer-is" && further.rule == "result" && further.answer == "5 or so")
    }

    @Test func aMarkerIsReplaced() throws {
        let text = "The answer is 3.\n#### 5"
        let tables = tables("####\tline\t9\tweak\n", replaces: true)
        #expect(try AnswerMatcher(notation: .standard()).answer(of: text).answer == "5")
        #expect(try AnswerMatcher(notation: .standard(), tables: tables).answer(of: text).answer == "3")
    }

    @Test(arguments: [
        ("RESULT\tbehind\t1\tresult\n", "unknown-kind"), ("RESULT\tafter\tfirst\tresult\n", "bad-rank"),
        ("RESULT\tafter\t0\tresult\n", "bad-rank"), ("RESULT\tafter\n", "bad-rank"),
        ("RESULT\tafter\t1\n", "missing-cell"), ("none\tafter\t1\tresult\n", "missing-cell"),
        ("####\tafter\t1\tresult\n", "conflict"),
    ])
    func faultsAreNamed(rows: String, code: String) throws {
        let tables = tables(rows)
        let found = try findings(tables)
        #expect(found.map(\.code) == [code])
        #expect(found.allSatisfy { $0.severity == .error && $0.line == 2 })
        #expect {
            try AnswerMatcher(notation: .standard(), tables: tables)
        } throws: { error in
            (error as? GrammarError)?.faults.map(\.code) == [code]
        }
    }

    @Test(arguments: [
        "\\boxed{}\tafter\t1\tbox\n", "#### =\tafter\t3\tresult\n", "so the final answer is\tafter\t7\tlong\n",
        "result\tcommand\t1\tresult\n",
    ])
    func markersThatNeverFindAreFound(rows: String) throws {
        let found = try findings(tables(rows))
        #expect(found.map(\.code) == ["unreachable"])
        #expect(found.map(\.severity) == [.error])
    }
}

// The table of discourse markers: its faults, what can never be found, and what a further table changes.
import Grammars
import Testing

@testable import Reasoning

@Suite struct DiscourseMarkersTests {
    private func tables(_ rows: String, replaces: Bool = false) -> GrammarTables {
        let head = (replaces ? "# replaces\n" : "") + "phrase\trole\tversion=1\n"
        return GrammarTables(files: [GrammarFile(path: "my/DiscourseMarkers.tbl", text: head + rows)])
    }

    private func verdicts(_ text: String, _ tables: GrammarTables) throws -> [String] {
        var verifier = SolutionVerifier(configuration: try Configuration(tables: tables))
        return verifier.verify(problem: nil, solution: text).steps.map { "\($0.verdict)" }
    }

    @Test func oursAreInOrder() {
        #expect(DiscourseMarkers(tables: GrammarTables()).findings().allSatisfy { $0.severity == .note })
    }

    @Test func aFurtherMarkerIsHeeded() throws {
        let text = "Hypothetically, 2 + 2 = 5."
        #expect(try verdicts(text, GrammarTables()) == ["invalid"])
        #expect(try verdicts(text, tables("hypothetically\tassumption\n")) == ["undecided"])
    }

    @Test func aMarkerIsReplaced() throws {
        let text = "Suppose 2 + 2 = 5."
        #expect(try verdicts(text, GrammarTables()) == ["undecided"])
        #expect(try verdicts(text, tables("suppose\tconsequence\n", replaces: true)) == ["invalid"])
    }

    @Test(arguments: [
        ("maybe\tdoubt\n", "unknown-role"), ("maybe\tnone\n", "unknown-role"), ("none\tcase\n", "missing-cell"),
        ("let\tcase\n", "conflict"), ("LET\tcase\n", "conflict"),
    ])
    func faultsAreNamed(rows: String, code: String) {
        let tables = tables(rows)
        let found = DiscourseMarkers(tables: tables).findings().filter { $0.severity == .error }
        #expect(found.map(\.code) == [code])
        #expect(found.map(\.line) == [2])
        #expect {
            try Configuration(tables: tables)
        } throws: { error in
            (error as? GrammarError)?.faults.map(\.code) == [code]
        }
    }

    @Test(arguments: ["e.g.", "case 1", "by-product", "more  so", "if (and only if)", "2nd"])
    func phrasesThatNoTextSpellsAreFound(phrase: String) {
        let found = DiscourseMarkers(tables: tables("\(phrase)\tcase\n")).findings().filter { $0.severity > .note }
        #expect(found.map(\.code) == ["unreachable"])
        #expect(found.map(\.severity) == [.error])
    }

    @Test func rolesWithoutUseAreNoted() {
        let found = DiscourseMarkers(tables: tables("evidently\tgenerality\n")).findings().filter {
            $0.source == "my/DiscourseMarkers.tbl"
        }
        #expect(found.map(\.code) == ["unused-role"])
        #expect(found.map(\.severity) == [.note])
    }
}

import Foundation
import Records
import TestSupport
import Testing

/// `grammar`, and `--grammar` of the commands that judge.
@Suite struct GrammarTests {
    private static let cases = CorpusFile.folder.appendingPathComponent("Parsing").path
    private static let units = "name\tdimension\tfactor\tspellings\tversion=1\n"
    private static let relations = "trigger\tname\tnegated\tlevel\tmode\tversion=1\n"

    @Test func ourTablesHaveNoErrorsOrWarnings() throws {
        let outcome = try Program.run("grammar", "lint", "--cases", Self.cases)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count > 100)
        for line in lines where line.contains(": error: ") || line.contains(": warning: ") { Issue.record("\(line)") }
        #expect(lines.allSatisfy { $0.contains(/^[A-Za-z]+\.tbl:[0-9]+: note: [a-z-]+: ./) })
    }

    @Test func lintTellsEveryFaultOfAFile() throws {
        let folder = try Folder()
        let text =
            "# table: Relations\n\(Self.relations)\\in\tFits\n\\fits\tFits\tnone\tnowhere\tboth\n\\fits1\tFits\tnone\trelation\tboth\n"
            + "# table: Units\n\(Self.units)a\t\tb\n# table: AnswerMarkers\nphrase\tkind\trank\tname\tversion=1\nSo\tafter\tx\ty\n"
            + "# table: DiscourseMarkers\nphrase\trole\tversion=1\nlet\tcase\n"
        let path = try folder.write(text, to: "mine.tbl")
        let outcome = try Program.run("grammar", "lint", "--grammar", path)
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        let found = outcome.output.split(separator: "\n").filter { $0.hasPrefix(path) }.map {
            $0.dropFirst(path.count).split(separator: ": ").prefix(3).joined()
        }
        #expect(
            found == [
                ":3errorunknown-level", ":4errorunknown-level", ":5errorunreachable", ":8errorempty-cell",
                ":11errorbad-rank", ":14errorconflict",
            ])
    }

    @Test func lintWarnsOfRowsWithoutACase() throws {
        let folder = try Folder()
        let path = try folder.write(
            Self.relations + "\\fits\tFits\tnone\trelation\tboth\n\\suits\tSuits\tnone\trelation\tboth\n",
            to: "Relations.tbl")
        try FileManager.default.createDirectory(atPath: folder.file("cases"), withIntermediateDirectories: true)
        _ = try folder.write("===== a\na \\fits b\n-----\nx\n", to: "cases/mine.txt")
        _ = try folder.write("===== a\na \\suits b\n-----\nx\n", to: "cases/mine.text")
        let outcome = try Program.run("grammar", "lint", "--grammar", path, "--cases", folder.file("cases"))
        #expect(outcome.status == 0)
        let found = outcome.output.split(separator: "\n").filter { $0.hasPrefix(path) && $0.contains("no-case") }
        #expect(found == ["\(path):3: warning: no-case: no case has \\suits as relation"])
    }

    @Test func listTellsTablesAndRows() throws {
        let folder = try Folder()
        let path = try folder.write(Self.units + "smoot\tlength\t851/500\tsmoot\n", to: "Units.tbl")
        let tables = try Program.run("grammar", "list", "--grammar", path)
        #expect(tables.status == 0)
        #expect(tables.output.contains(/Precedence +1 +18 +level +Precedence\.tbl/))
        #expect(tables.output.contains(path))
        let rows = try Program.run("grammar", "list", "Units", "--grammar", path)
        #expect(rows.output.contains(/smoot +length +851\/500 +smoot +.*Units\.tbl:2/))
        #expect(rows.output.contains(/radian +angle +none/))
        #expect(try Program.run("grammar", "list", "Nonsense").status == 2)
    }

    @Test func explainTellsEveryRole() throws {
        let outcome = try Program.run("grammar", "explain", "\\mid")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(/relation +Relations\.tbl:[0-9]+ +trigger=\\mid +name=Divides/))
        let unknown = try Program.run("grammar", "explain", "\\nonsense")
        #expect(unknown.status == 1 && unknown.output.isEmpty)
        #expect(unknown.errors == "stepkto: no table has \\nonsense\n")
    }

    @Test(arguments: [
        ["parse", "x"], ["verify-step", "1=1"], ["score", "-"], ["match", "-"], ["grammar", "list"],
        ["grammar", "explain", "x"],
    ])
    func faultsOfAFileAreStatus3(command: [String]) throws {
        let folder = try Folder()
        let conflict = try folder.write(Self.relations + "\\in\tFits\tnone\trelation\tboth\n", to: "Relations.tbl")
        let nameless = try folder.write("hello\n", to: "mine.tbl")
        let binary = try folder.write("", to: "binary.tbl")
        try Data([0x61, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: binary))
        let expected: [(String, String)] = [
            (nameless, "\(nameless):1: no-table: "), (binary, "\(binary):1: not UTF-8"),
            (folder.file("none.tbl"), folder.file("none.tbl") + ": "),
        ]
        for (path, message) in expected {
            let outcome = try Program.run(arguments: command + ["--grammar", path])
            #expect(outcome.status == 3 && outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("stepkto: " + message), "\(outcome.errors)")
        }
        guard command != ["grammar", "list"] else { return }
        let outcome = try Program.run(arguments: command + ["--grammar", conflict])
        #expect(outcome.status == 3 && outcome.output.isEmpty)
        #expect(
            outcome.errors.hasPrefix("stepkto: \(conflict):2: conflict: \\in as relation is taken by Relations.tbl:"))
    }

    @Test func commandsReadWithFurtherTables() throws {
        let folder = try Folder()
        let relations = try folder.write(
            Self.relations + "\\fits\tEqual\tNotEqual\trelation\tboth\n", to: "Relations.tbl")
        let markers = try folder.write(
            "# table: AnswerMarkers\nphrase\tkind\trank\tname\tversion=1\nRESULT\tafter\t1\tresult\n"
                + "# table: DiscourseMarkers\nphrase\trole\tversion=1\nhypothetically\tassumption\n", to: "mine.tbl")
        let tables = ["--grammar", relations, "--grammar", markers]
        let parsed = try Program.run(arguments: ["parse", "--sexpr", "a \\fits b"] + tables)
        #expect(parsed.output == "(chain a Equal b)\n")
        #expect(try Program.run("parse", "a \\fits b").status == 1)
        #expect(try Program.run(arguments: ["verify-step", "$2+2 \\fits 5$"] + tables).status == 1)
        #expect(try Program.run("verify-step", "$2+2 \\fits 5$").status == 0)
        #expect(try Program.run("verify-step", "Hypothetically, 2 + 2 = 5.").status == 1)
        #expect(try Program.run(arguments: ["verify-step", "Hypothetically, 2 + 2 = 5."] + tables).status == 0)
        let pair = "{\"gold\":\"5\",\"prediction\":\"RESULT 5. The answer is 4\"}\n"
        for (arguments, verdict) in [(tables, "same"), ([], "different")] {
            let outcome = try Program.run(arguments: ["match", "-", "--quiet"] + arguments, input: pair)
            #expect(try JSONValue(parsing: outcome.output)["verdict"]?.string == verdict)
        }
        let solution = "{\"solution\":\"Hypothetically, 2 + 2 = 5.\"}\n"
        for (arguments, verdict) in [(tables, "undecided"), ([], "invalid")] {
            let outcome = try Program.run(arguments: ["score", "-", "--quiet"] + arguments, input: solution)
            let record = try JSONValue(parsing: outcome.output)
            #expect(record["steps"]?.array?.first?["verdict"]?.string == verdict)
        }
    }
}

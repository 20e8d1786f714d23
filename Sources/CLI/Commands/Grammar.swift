// `stepkto grammar`: what the tables say, what a trigger means, and whether the tables are in order.
import Answers
import ArgumentParser
import Elaboration
import Foundation
import Grammars
import LatexSyntax
import Reasoning

struct Grammar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grammar",
        abstract: "Lists, explains and checks the tables of notation.",
        subcommands: [GrammarList.self, GrammarExplain.self, GrammarLint.self])
}

struct GrammarList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the tables, or the rows of one.")

    @Argument(help: "The table whose rows to list.") var table: String?
    @OptionGroup var grammar: GrammarOptions

    func run() throws {
        let tables = try grammar.tables().checked()
        guard let table else {
            var text = TextTable(header: ["table", "version", "rows", "columns", "place"])
            for layer in Grammars.names().flatMap(tables.layers) {
                text.add(
                    .init(layer.name, .cyan), .init("\(layer.version)"), .init("\(layer.rows.count)"),
                    .init(layer.columns.joined(separator: " ")),
                    .init(layer.source + (layer.replaces ? " (replaces)" : "")))
            }
            return text.print(to: .standardOutput)
        }
        let layers = tables.layers(of: table)
        guard let first = layers.first else {
            throw ValidationError(
                "there is no table \(table); the tables are \(Grammars.names().joined(separator: ", "))")
        }
        var text = TextTable(header: first.columns + ["place"])
        for row in layers.flatMap(\.rows) {
            text.rows.append(
                first.columns.map { .init(row[$0].isEmpty ? "none" : row[$0]) } + [.init(row.place)])
        }
        text.print(to: .standardOutput)
    }
}

struct GrammarExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says everything that a command, sign, word, unit or character can mean.",
        discussion: "Exit status 1 when no table has it.")

    @Argument(help: #"As it is written, like \mid or "divided by"."#) var trigger: String
    @OptionGroup var grammar: GrammarOptions

    func run() throws {
        let explanation = try TriggerExplanation(of: trigger, in: try grammar.tables())
        guard !explanation.rows.isEmpty else { throw CommandFailure(.found, "no table has \(trigger)") }
        var text = TextTable(header: ["role", "place", "row"])
        for (role, row) in explanation.rows {
            let cells = row.columns.filter { !row[$0].isEmpty }.map { "\($0)=\(row[$0])" }
            text.add(.init(role, .cyan), .init(row.place), .init(cells.joined(separator: "  ")))
        }
        text.print(to: .standardOutput)
    }
}

struct GrammarLint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Checks the tables: faulty rows, conflicts, rows that can never be read.",
        discussion: """
            Prints one line for each finding: place, severity, code, message. Notes tell what is read but has no algebra. \
            Exit status 1 when there is an error.
            """)

    @Option(
        help: ArgumentHelp(
            "Also warn of rows that no case uses; the *.txt of this folder hold the cases.", valueName: "folder"))
    var cases: String?
    @OptionGroup var grammar: GrammarOptions

    func run() throws {
        let tables = try grammar.tables()
        let lint = try NotationLint(tables: tables)
        let markers = AnswerMarkers(tables: tables)
        var findings = lint.findings()
        findings += DiscourseMarkers(tables: tables).findings()
        findings += markers.findings(AnswerExtractor(notation: lint.notation, markers: markers))
        findings += AlgebraLint.findings(lint)
        if let cases {
            findings += CaseCoverage(cases: try GrammarLint.cases(in: cases), notation: lint.notation)
                .findings(lint.claims)
        }
        findings.sort { ($0.source, $0.line) < ($1.source, $1.line) }
        for finding in findings { Terminal.standardOutput.print(finding.description.printable) }
        if findings.contains(where: { $0.severity == .error }) { throw CommandFailure(.found) }
    }

    /// The cases of a folder's files.
    private static func cases(in folder: String) throws -> [ParsingCase] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CommandFailure(.unreadable, "\(folder): no folder that can be read")
        }
        return try names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name in
            ParsingCase.read(try GrammarOptions.text(of: folder + "/" + name), file: name)
        }
    }
}

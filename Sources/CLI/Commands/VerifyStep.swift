// `stepkto verify-step`: one derivation, for a person or a program.
import ArgumentParser
import Foundation
import Records
import Scoring

struct VerifyStep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-step",
        abstract: "Judges one derivation and says of every step why.",
        discussion: """
            Each argument is one step; a single argument, a file or standard input is a whole solution, cut into steps. \
            Exit status 0 when no step is invalid, 1 when one is.
            """)

    @Argument(help: ArgumentHelp("Steps of the derivation, or one text; - is standard input.", valueName: "step"))
    var steps: [String] = []
    @Option(name: .shortAndLong, help: "Read the derivation from this file.") var file: String?
    @Option(help: "The problem statement: its equations are given.") var problem: String?
    @Option(help: "A statement to take as given; may be repeated.") var assume: [String] = []
    @Option(help: ArgumentHelp("Judge one rewriting: the expression before.", valueName: "expression")) var from:
        String?
    @Option(help: ArgumentHelp("Judge one rewriting: the expression after.", valueName: "expression")) var to: String?
    @Option(
        help: ArgumentHelp(
            "Judge one rewriting a line: JSON Lines with from, to and perhaps problem. Writes a verdict record for each.",
            valueName: "file"))
    var pairs: String?
    @Flag(help: "Write a verdict record instead of a table.") var json = false
    @Flag(help: "Show the evidence of every claim.") var explain = false
    @OptionGroup var policies: ProfileOptions

    mutating func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to belong together") }
        let sources = [!steps.isEmpty, file != nil, from != nil, pairs != nil].count { $0 }
        guard sources <= 1 else {
            throw ValidationError("give steps, a file, --pairs, or --from and --to: only one of them")
        }
        guard sources == 1 || isatty(0) == 0 else {
            throw ValidationError("nothing to verify: give steps, --file, or --from and --to")
        }
    }

    func run() throws {
        let judges = try policies.judges()
        if let pairs { return try judgePairs(in: pairs, judges) }
        var scorer = SolutionScorer(judges: judges, withCertificates: json)
        var record = SolutionRecord(id: .null, problem: givenText())
        let found: [StepVerdict]
        if let from, let to {
            record.steps = ["\(from) = \(to)"]
            found = scorer.rewriting(from: from, to: to, problem: record.problem)
        } else {
            if steps.count > 1 { record.steps = steps } else { record.solution = try text() }
            found = scorer.score(record).steps
        }
        let outcome = AnswerOutcome(verdict: .noGold, reason: "no-gold")
        let verdict = VerdictRecord(id: .null, profile: judges.profileName, outcome: outcome, steps: found)
        if json {
            var writer = JSONWriter()
            writer.value(verdict)
            writer.newline()
            let output = DescriptorWriter(descriptor: 1, name: "stdout")
            try output.write(writer.bytes)
            try output.flush()
        } else {
            let report = VerdictReport(
                record: verdict, solution: record.solution, steps: record.steps, explain: explain)
            for line in report.lines(for: .standardOutput) { Terminal.standardOutput.print(line) }
        }
        if verdict.firstInvalidStep >= 0 { throw CommandFailure(.found) }
    }

    /// Judges every line of a file as one rewriting; a line that is none is answered by its error.
    private func judgePairs(in path: String, _ judges: Judges) throws {
        var scorer = SolutionScorer(judges: judges, withCertificates: true)
        let reader = path == "-" ? LineReader(descriptor: 0, name: "stdin") : try LineReader(path: path)
        let output = DescriptorWriter(descriptor: 1, name: "stdout")
        while let line = try reader.next() {
            var json = JSONValue.null
            var verdict: VerdictRecord
            do throws(RecordError) {
                json = try line.json()
                guard let from = json["from"]?.string, let to = json["to"]?.string else {
                    throw RecordError(.missingField, "a pair must have members from and to", line: line.number)
                }
                let steps = scorer.rewriting(from: from, to: to, problem: json["problem"]?.string)
                let outcome = AnswerOutcome(verdict: .noGold, reason: "no-gold")
                verdict = VerdictRecord(
                    id: json["id"] ?? .null, profile: judges.profileName, outcome: outcome, steps: steps)
            } catch {
                verdict = VerdictRecord(error: error, id: json["id"] ?? .null, profile: judges.profileName)
            }
            var writer = JSONWriter()
            writer.value(verdict)
            writer.newline()
            try output.write(writer.bytes)
        }
        try output.flush()
    }

    /// The problem and the assumptions as one text of given statements.
    private func givenText() -> String? {
        let parts =
            (problem.map { [$0] } ?? []) + assume.map { $0.contains("$") || $0.contains("\\(") ? $0 : "$\($0)$" }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// The derivation as one text.
    private func text() throws -> String {
        if let step = steps.first, step != "-" { return step }
        let reader =
            try file.map { path throws(FileError) in try LineReader(path: path) }
            ?? LineReader(descriptor: 0, name: "stdin")
        var lines: [String] = []
        while let line = try reader.next() {
            do throws(RecordError) {
                lines.append(try line.text())
            } catch {
                throw CommandFailure(.unreadable, "\(line.source):\(line.number): \(error.message)")
            }
        }
        return lines.joined(separator: "\n")
    }
}

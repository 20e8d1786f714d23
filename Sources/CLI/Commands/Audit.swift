// `stepkto audit`: labelled steps → the labels that a proof contradicts.
import ArgumentParser
import Records
import Scoring

extension ZeroLabel: ExpressibleByArgument {}

struct Audit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Finds step labels that a proof contradicts.",
        discussion: """
            Reads JSON Lines with steps and a label for each (1, 0, -1, true, false, +, -, a score), or the index of the first \
            wrong step. Prints every step that is labelled right and refuted, with the refutation, and a table of labels \
            against verdicts. Exit status 0 when no label is contradicted, 1 when one is.
            """)

    @OptionGroup var batch: BatchOptions
    @OptionGroup var policies: ProfileOptions
    @Option(help: "What a label of 0 says: neutral or wrong.") var zero = ZeroLabel.neutral
    @Flag(help: "Also list steps labelled wrong whose claims are all proved.") var proved = false
    @Flag(help: "Write one record for each line, with certificates, instead of a text.") var json = false

    mutating func validate() throws {
        if batch.output.resume, !json { throw ValidationError("--resume needs --json: a text cannot be continued") }
    }

    func run() throws {
        let judges = try policies.judges()
        let names = try batch.input.names()
        let (zero, proved, json) = (zero, proved, json)
        let terminal = batch.output.output == nil ? Terminal.standardOutput : Terminal.plain
        let tally: AuditTally = try LineBatch(label: "audit", options: batch).run(
            makeState: { SolutionScorer(judges: judges, withCertificates: json) },
            answer: { scorer, line in
                let audit = scorer.audit(line, names: names, zero: zero, includingProved: proved)
                let tally = AuditTally(audit)
                if json { return BatchAnswer(audit, tally: tally, error: audit.error, line: line) }
                return BatchAnswer(
                    lines: AuditReport(audit: audit, line: line.number).lines(for: terminal), tally: tally, error: audit.error, line: line)
            })
        if !batch.quiet { tally.table.print(to: .standardError) }
        if tally.contradicted > 0 { throw CommandFailure(.found) }
    }
}

/// The contradicted labels of one solution for people.
struct AuditReport {
    let audit: LabelAudit
    /// Its place in the input, for records without a name.
    let line: Int

    private var name: String {
        switch audit.id {
        case .string(let text): text
        case .number(let number): number.text
        default: "line \(line)"
        }
    }

    func lines(for terminal: Terminal) -> [String] {
        audit.contradictions.flatMap { found in
            let finding = found.step.verdict == .invalid ? "refuted" : "proved"
            let head = "\(name), step \(found.step.index)"
            let report = StepAccount(step: found.step, text: found.text, offset: 0, explain: false)
            return ["\(terminal.styled(head.printable, .bold))  labelled \(found.label.rawValue), \(finding)"]
                + report.lines(for: terminal)
        }
    }
}

/// Counts over audits: labels against verdicts.
struct AuditTally: BatchTally {
    private var counts: [GivenLabel: [Finding: Int]] = [:]
    private(set) var contradicted = 0
    private var errors = 0

    init() {}

    init(_ audit: LabelAudit) {
        counts = audit.counts
        contradicted = audit.contradictions.count { $0.label == .right }
        errors = audit.error == nil ? 0 : 1
    }

    mutating func merge(_ other: AuditTally) {
        for (label, findings) in other.counts { counts[label, default: [:]].merge(findings, uniquingKeysWith: +) }
        contradicted += other.contradicted
        errors += other.errors
    }

    var summary: String { "\(contradicted) labels contradicted by a proof; \(errors) errors" }

    var table: TextTable {
        var table = TextTable(header: ["labelled"] + Finding.allCases.map(\.rawValue))
        for label in GivenLabel.allCases {
            let cells = Finding.allCases.map { TextTable.Cell("\(counts[label]?[$0] ?? 0)") }
            table.rows.append([TextTable.Cell(label.rawValue)] + cells)
        }
        return table
    }
}

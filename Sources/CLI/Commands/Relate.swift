// `stepkto relate`: two formulas → how their solutions lie to each other.
import Algebra
import ArgumentParser
import Expressions
import Foundation
import LatexSyntax
import Records
import Scoring

extension Domain: ExpressibleByArgument {}

struct RelateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relate",
        abstract: "Compares two formulas by their solutions, with proof.",
        discussion: """
            Says whether the second is equivalent to the first, gains solutions (implies), loses some (implied-by), both \
            (different), shares none (contradictory), or counts some differently often (same-roots). Exit status 0 when the \
            solutions are the same, 1 when not or when nothing is decided. \
            With --lines, reads JSON Lines with from, to and perhaps id and domain, and writes one JSON line for each. Two \
            expressions are compared as values: identical or different.
            """)

    @Argument(help: ArgumentHelp("The first formula, in LaTeX or plain text.", valueName: "A")) var first: String?
    @Argument(help: ArgumentHelp("The second formula.", valueName: "B")) var second: String?
    @Option(help: "What the unknowns stand for: real, positive, complex or integer.") var domain = Domain.real
    @Flag(help: "Write JSON instead of text.") var json = false
    @Option(help: ArgumentHelp("JSON Lines to read; - is standard input.", valueName: "file")) var lines: String?
    @Option(help: "Threads for --lines; the output does not depend on their number.")
    var workers = max(1, ProcessInfo.processInfo.activeProcessorCount)

    @OptionGroup var grammar: GrammarOptions

    mutating func validate() throws {
        if lines != nil, first != nil { throw ValidationError("give two formulas or --lines, not both") }
        guard (1...1024).contains(workers) else { throw ValidationError("--workers must be between 1 and 1024") }
        if lines == nil, second == nil { throw ValidationError("give two formulas, or --lines with a file of pairs") }
    }

    func run() throws {
        let reader = FormulaReader(notation: try Notation(tables: grammar.tables()))
        if let lines { return try relateLines(lines, reader) }
        guard let first, let second else { return }
        let answer: RelationAnswer
        do throws(FormulaFault) {
            answer = try RelationAnswer(from: first, to: second, domain: domain, reader: reader)
        } catch {
            throw CommandFailure(.unreadable, error.message)
        }
        if json {
            var writer = JSONWriter()
            writer.object { answer.write(to: &$0) }
            Terminal.standardOutput.print(String(decoding: writer.bytes, as: UTF8.self))
        } else {
            for line in answer.lines { Terminal.standardOutput.print(line) }
        }
        if !answer.isSame { throw CommandFailure(.found) }
    }

    private func relateLines(_ path: String, _ reader: FormulaReader) throws {
        let input = try InputSource(paths: [path])
        let output = DescriptorWriter(descriptor: 1, name: "standard output")
        let domain = domain
        // Few lines at a time: one of them may cost as much as a hundred others.
        try OrderedWorkerPool(workers: workers, chunkItems: 4, chunksUnderWay: 32 * workers).run(
            next: { () throws(FileError) in try input.next() }, makeState: { reader },
            transform: { reader, line in RelateCommand.answer(line, domain, reader) },
            emit: { (bytes: [UInt8]) throws(FileError) in try output.write(bytes) })
        try output.flush()
    }

    /// The JSON line that answers a line.
    private static func answer(_ line: InputLine, _ standard: Domain, _ reader: FormulaReader) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.object { writer in
            do throws(RecordError) {
                let json = try line.json()
                if let id = json["id"] { writer.member("id", id) }
                guard let from = json["from"]?.string, let to = json["to"]?.string else {
                    throw RecordError(.missingField, "no texts under 'from' and 'to'", line: line.number)
                }
                let named = json["domain"]?.string
                guard let domain = named.map({ Domain(rawValue: $0) }) ?? standard else {
                    throw RecordError(.missingField, "no domain '\(named ?? "")'", line: line.number)
                }
                do throws(FormulaFault) {
                    try RelationAnswer(from: from, to: to, domain: domain, reader: reader).write(to: &writer)
                } catch {
                    writer.member("error", error.message)
                }
            } catch {
                writer.member("error", error.message)
            }
        }
        writer.newline()
        return writer.bytes
    }
}

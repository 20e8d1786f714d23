// The common course of `score` and `match`: lines → workers → lines, in order, with progress and a list of bad lines.
import ArgumentParser
import Foundation
import Records
import Scoring

/// How a batch is run.
struct BatchOptions: ParsableArguments {
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "Threads that judge; the output does not depend on their number.")
    var workers = max(1, ProcessInfo.processInfo.activeProcessorCount)

    @Flag(help: "Answer each line of standard input at once, for programs that wait for the answer.")
    var stdio = false

    @Flag(help: "No summary and no progress on standard error; bad lines are still named.")
    var quiet = false

    mutating func validate() throws {
        guard (1...1024).contains(workers) else { throw ValidationError("--workers must be between 1 and 1024") }
        if stdio, !input.files.isEmpty || output.output != nil {
            throw ValidationError("--stdio reads standard input and writes standard output: it takes no files")
        }
    }
}

/// Counts that add up over records, in any order.
protocol BatchTally: Sendable {
    init()
    mutating func merge(_ other: Self)
    /// For a person, one line.
    var summary: String { get }
}

/// The answer to one line.
struct BatchAnswer<Tally: BatchTally>: Sendable {
    var bytes: [UInt8]
    var tally: Tally
    /// `FILE:LINE: message` for a line that was no record.
    var fault: String?

    init(_ record: some JSONWritable, tally: Tally, error: RecordError?, line: InputLine) {
        // Most answers are about as long as their line, or a little longer.
        var writer = JSONWriter(capacity: 256 + line.bytes.count)
        writer.value(record)
        writer.newline()
        self.init(bytes: writer.bytes, tally, error, line)
    }

    /// An answer for people.
    init(lines: [String], tally: Tally, error: RecordError?, line: InputLine) {
        self.init(bytes: lines.flatMap { Array(($0 + "\n").utf8) }, tally, error, line)
    }

    private init(bytes: [UInt8], _ tally: Tally, _ error: RecordError?, _ line: InputLine) {
        self.bytes = bytes
        self.tally = tally
        fault = error.map { "\(line.source):\(line.number): \($0.message)" }
    }
}

/// One run over all lines.
struct LineBatch {
    private static let faultsShown = 20

    let label: String
    let options: BatchOptions
    var terminal = Terminal.standardError

    /// Answers every line with `answer`; each worker builds its own state. Returns the counts over all lines.
    @discardableResult
    func run<State, Tally: BatchTally>(
        makeState: @escaping @Sendable () -> State,
        answer: @escaping @Sendable (inout State, InputLine) -> BatchAnswer<Tally>
    ) throws -> Tally {
        let names = try options.input.names()
        let input =
            try options.stdio
            ? InputSource(paths: ["-"], maximumLineLength: options.input.maximumLineBytes) : options.input.open()
        let output = try options.output.open()
        var skipped = 0
        if case .file(let file) = output {
            skipped = try ResumeCheck.skipAnswered(
                in: file, input: { () throws(FileError) in try input.next() }, id: { $0.id(names: names) })
        }
        var progress = ProgressBar(label: label, total: options.quiet ? 0 : input.totalBytes, terminal: terminal)
        var tally = Tally()
        var answered = 0
        var faults = 0
        let pool = options.stdio ? OrderedWorkerPool.immediate : OrderedWorkerPool(workers: options.workers)
        try pool.run(
            next: { () throws(FileError) in try input.next() }, weight: { $0.bytes.count }, makeState: makeState,
            transform: answer,
            emit: { (answer: BatchAnswer<Tally>) throws(FileError) in
                try output.write(answer.bytes)
                if options.stdio { try output.flush() }
                tally.merge(answer.tally)
                answered += 1
                if let fault = answer.fault {
                    faults += 1
                    if faults <= Self.faultsShown { terminal.print("stepkto: " + fault) }
                }
                if !options.quiet, !options.stdio { progress.update(items: answered, bytes: input.bytesRead) }
            })
        try output.finish()
        progress.finish()
        if faults > Self.faultsShown {
            terminal.print("stepkto: \(faults - Self.faultsShown) further lines were no records")
        }
        if answered == 0, skipped == 0 {
            let names =
                options.input.files.isEmpty || options.stdio
                ? "standard input" : options.input.files.joined(separator: ", ")
            terminal.print("stepkto: \(names): no records")
        }
        guard !options.quiet, !options.stdio else { return tally }
        let resumed = skipped > 0 ? ", \(skipped) of an earlier run kept" : ""
        terminal.print("\(label): \(answered) lines\(resumed); \(tally.summary)")
        return tally
    }
}

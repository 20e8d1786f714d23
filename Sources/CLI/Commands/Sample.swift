// `stepkto sample`: problems → completions, through a generator or trainer plugin, ready for `score`.
import ArgumentParser
import PluginHost
import Records

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draws completions for problems from a model.",
        discussion: """
            Writes one line for each completion, with the problem, its answer and its other members. A line that is no \
            problem gives one line with an error.
            """)

    @OptionGroup var input: InputOptions
    @Option(help: "The generator or trainer that samples.") var plugin: String
    @Option(help: "The model, as the plugin names it: for trainers a folder.") var model: String?
    @Option(help: "Completions for each problem.") var samples = 1
    @Option(
        name: .customLong("option"),
        help: ArgumentHelp("An option of the plugin; see `stepkto plugin describe`.", valueName: "name=value"))
    var options: [String] = []
    @Option(help: "Problems in one call of the plugin.") var batch = 64
    @Option(name: .shortAndLong, help: "Write here instead of standard output; the file appears when it is complete.")
    var output: String?
    @OptionGroup var plugins: PluginOptions

    mutating func validate() throws {
        guard samples > 0, batch > 0 else { throw ValidationError("--samples and --batch must be positive") }
    }

    func run() throws {
        let registry = try plugins.registry()
        let options = try registry.plugin(named: plugin).parse(options: options)
        let names = try input.names()
        let source = try input.open()
        let sink = try OutputSink(path: output, continuing: false)
        let generator = try registry.generator(named: plugin, launch: plugins.launch)
        var progress = ProgressBar(label: "sample", total: source.totalBytes)
        var problems = 0
        while true {
            let entries = try nextBatch(of: source, names: names)
            guard !entries.isEmpty else { break }
            let prompts = entries.compactMap { try? $0.get().problem }
            let request = SampleRequest(model: model, prompts: prompts, samples: samples, options: options)
            var completions = prompts.isEmpty ? [] : try generator.sample(request) { _ in }
            completions.reverse()
            for entry in entries { try sink.write(lines(for: entry, completions: &completions)) }
            try sink.flush()
            problems += entries.count
            progress.update(items: problems, bytes: source.bytesRead)
        }
        try generator.shutdown()
        try sink.finish()
        progress.finish()
        Terminal.standardError.print("sample: \(problems) problems, \(samples) completions each")
    }

    private func nextBatch(of source: InputSource, names: FieldNames) throws -> [Result<ProblemRecord, RecordError>] {
        var entries: [Result<ProblemRecord, RecordError>] = []
        while entries.count < batch, let line = try source.next() {
            do throws(RecordError) {
                entries.append(.success(try ProblemRecord(json: try line.json(), names: names)))
            } catch {
                Terminal.standardError.print("stepkto: \(line.source):\(line.number): \(error)")
                entries.append(.failure(RecordError(error.code, error.message, line: line.number)))
            }
        }
        return entries
    }

    /// The output lines of one input line; takes its completions from the end of `completions`.
    private func lines(for entry: Result<ProblemRecord, RecordError>, completions: inout [[String]]) -> [UInt8] {
        var writer = JSONWriter()
        switch entry {
        case .success(let problem):
            for (index, completion) in (completions.popLast() ?? []).enumerated() {
                writer.value(problem.sampled(completion, sample: index))
                writer.newline()
            }
        case .failure(let error):
            writer.object { $0.member("error", error) }
            writer.newline()
        }
        return writer.bytes
    }
}

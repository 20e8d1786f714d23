// `stepkto train`: the whole iteration through a trainer plugin, or one fit on labelled data.
import ArgumentParser
import Foundation
import Pipeline
import PluginHost
import Records
import Scoring

struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Trains a model on step and answer verdicts: sample, score, label, fit, measure, again.",
        discussion: """
            With a file of problems (problem and answer on each line), runs the iteration from a model, or from one made by SFT on \
            --sft. Without any, uses the built-in problems and a small model trained from nothing. With --labels, fits once on \
            labelled solutions. A run that is started again in the same folder goes on where it stopped.
            """)

    @Argument(help: ArgumentHelp("Problems to train on, JSON Lines.", valueName: "problems")) var problems: String?
    @Option(help: "The trainer.") var plugin = "native"
    @Option(help: "Objective: sft, kto or step-kto.") var method = "step-kto"
    @Option(name: .shortAndLong, help: "Folder of the run; with --labels, of the model.") var output: String
    @Option(help: "The model to start from.") var model: String?
    @Option(help: "Worked solutions for SFT, labelled JSON Lines.") var sft: String?
    @Option(help: "Fit once on these labelled solutions.") var labels: String?
    @Option(help: "Problems to measure on; without them, one in ten of the problems is set aside.") var test: String?
    @Option(help: "Iterations of sample, score, fit.") var iterations = 1
    @Option(help: "Completions for each problem.") var samples = 8
    @Option(help: "Seed of everything random.") var seed = 0
    @Option(help: "Threads that judge.") var workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    @Option(
        name: .customLong("option"),
        help: ArgumentHelp("An option of the trainer; see `stepkto plugin describe`.", valueName: "name=value"))
    var options: [String] = []
    @Flag(help: "The built-in problems in a size that takes seconds and teaches little: to see that all works.")
    var smoke = false
    @OptionGroup var policies: ProfileOptions
    @OptionGroup var plugins: PluginOptions

    mutating func validate() throws {
        guard iterations >= 0, samples > 0, (1...1024).contains(workers) else {
            throw ValidationError("--iterations must not be negative, --samples and --workers must be positive")
        }
        guard labels == nil || problems == nil else {
            throw ValidationError("--labels fits once: it takes no problems")
        }
        guard problems == nil || model != nil || sft != nil else {
            throw ValidationError("problems need a model to start from: --model, or --sft to make one")
        }
    }

    func run() throws {
        let registry = try plugins.registry()
        let trainer = try registry.trainer(named: plugin, launch: plugins.launch)
        defer { try? trainer.shutdown() }
        let manifest = try registry.plugin(named: plugin, kind: .trainer)
        if let labels { return try fit(labels, manifest, trainer) }
        let preset = problems == nil ? (smoke ? DemonstrationPreset.smoke : .full) : nil
        var settings = RunSettings()
        settings.iterations = iterations
        settings.samples = samples
        settings.seed = seed
        settings.workers = workers
        settings.sftOptions = try merged(preset?.sftOptions, method: "sft", manifest)
        settings.iterationOptions = try merged(preset?.iterationOptions, method: method, manifest)
        let data = try preset.map { $0.data(seed: UInt64(clamping: seed)) } ?? fileData()
        var progress = StageProgress()
        let run = TrainingRun(folder: output, settings: settings, judges: try policies.judges(), trainer: trainer) {
            progress.show($0, $1)
        }
        let measures = try run.run(data, startingModel: model)
        progress.finish()
        for line in MeasuresTable(measures, method: method).lines(for: .standardOutput) {
            Terminal.standardOutput.print(line)
        }
    }

    private func fit(_ labels: String, _ manifest: PluginManifest, _ trainer: any ModelTrainer) throws {
        var progress = StageProgress()
        let request = FitRequest(
            data: labels, model: model, output: output, options: try merged(nil, method: method, manifest))
        let metrics = try trainer.fit(request) { progress.show("fit", $0) }
        progress.finish()
        Terminal.standardError.print(
            "train: \(output) written; "
                + metrics.members.map { "\($0.name) \($0.value.jsonText)" }.joined(separator: ", "))
    }

    /// The preset's options, overridden by those of the command line that the trainer knows.
    private func merged(_ preset: JSONObject?, method: String, _ manifest: PluginManifest) throws -> JSONObject {
        let given = try manifest.parse(options: options)
        var result = preset ?? given
        for text in options {
            let name = String(text.prefix { $0 != "=" })
            result[name] = given[name]
        }
        if manifest.options.contains(where: { $0.name == "method" }) { result["method"] = .string(method) }
        return try manifest.resolve(options: result)
    }

    private func fileData() throws -> RunData {
        let all = try read(problems ?? "-")
        let corpus = try sft.map { try LabelledFile.read($0) }
        if let test { return RunData(corpus: corpus, problems: all, test: try read(test)) }
        let held = all.indices.filter { $0 % 10 == 9 }
        return RunData(
            corpus: corpus, problems: all.indices.filter { $0 % 10 != 9 }.map { all[$0] }, test: held.map { all[$0] })
    }

    private func read(_ path: String) throws -> [ProblemRecord] {
        let source = try InputSource(paths: [path])
        var records: [ProblemRecord] = []
        while let line = try source.next() {
            do throws(RecordError) {
                records.append(try ProblemRecord(json: try line.json()))
            } catch {
                throw CommandFailure(.unreadable, "\(line.source):\(line.number): \(error.message)")
            }
        }
        return records
    }
}

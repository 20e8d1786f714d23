// M0 → sample → score → label → fit → M1 → …: the paper's loop (arXiv 2501.10799, §2.4), each stage kept in a folder so that
// an interrupted run goes on where it stopped.
import Foundation
import PluginHost
import Records
import Scoring

/// The settings of a run, beyond the trainer's own options.
public struct RunSettings: Sendable {
    public var iterations = 1
    /// Completions for each problem, for training and for measuring.
    public var samples = 8
    public var temperature = 1.0
    public var seed = 0
    public var workers = 2
    /// Trainer options of the SFT that makes M0, and of each iteration.
    public var sftOptions = JSONObject()
    public var iterationOptions = JSONObject()

    public init() {}
}

/// The data of a run.
public struct RunData: Sendable {
    /// Worked solutions for SFT; nil when M0 is given.
    public var corpus: [LabelledSolution]?
    public var problems: [ProblemRecord]
    public var test: [ProblemRecord]

    public init(corpus: [LabelledSolution]?, problems: [ProblemRecord], test: [ProblemRecord]) {
        self.corpus = corpus
        self.problems = problems
        self.test = test
    }
}

/// One run of the whole iteration through any trainer.
public struct TrainingRun {
    let folder: String
    let settings: RunSettings
    let judges: Judges
    let trainer: any ModelTrainer
    /// Tells a person what goes on: a stage's name and its progress.
    let report: (String, TrainingProgress?) -> Void

    public init(
        folder: String, settings: RunSettings, judges: Judges, trainer: any ModelTrainer,
        report: @escaping (String, TrainingProgress?) -> Void
    ) {
        self.folder = folder
        self.settings = settings
        self.judges = judges
        self.trainer = trainer
        self.report = report
    }

    /// Runs what is not done yet and returns the measures of M0 … Mt.
    public func run(_ data: RunData, startingModel: String? = nil) throws -> [StageMeasures] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var model = startingModel ?? path("M0")
        if startingModel == nil, !exists("M0"), let corpus = data.corpus {
            let file = path("sft.jsonl")
            try LabelledFile.write(corpus, to: file)
            try fit(data: file, model: nil, output: model, options: settings.sftOptions, name: "M0: SFT")
        }
        var measures = [try measure(model, 0, data.test)]
        for iteration in 0..<settings.iterations {
            let next = path("M\(iteration + 1)")
            let labels = path("labelled-\(iteration).jsonl")
            if !FileManager.default.fileExists(atPath: labels) {
                try LabelledFile.write(label(model, iteration, data.problems), to: labels)
            }
            if !exists("M\(iteration + 1)") {
                try fit(
                    data: labels, model: model, output: next, options: settings.iterationOptions,
                    name: "M\(iteration + 1): training")
            }
            model = next
            measures.append(try measure(model, iteration + 1, data.test))
        }
        return measures
    }

    private func path(_ name: String) -> String { folder + "/" + name }
    private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    private func fit(data: String, model: String?, output: String, options: JSONObject, name: String) throws {
        report(name, nil)
        _ = try trainer.fit(FitRequest(data: data, model: model, output: output, options: options)) { report(name, $0) }
    }

    /// Samples, scores, and keeps every completion whose outcome is decided, prompts interleaved.
    private func label(_ model: String, _ iteration: Int, _ problems: [ProblemRecord]) throws -> [LabelledSolution] {
        report("M\(iteration): sampling \(problems.count) problems × \(settings.samples)", nil)
        let scored = try score(
            problems,
            sample(
                model, problems, samples: settings.samples, temperature: settings.temperature,
                seed: settings.seed + iteration))
        var labelled: [LabelledSolution] = []
        // One sample of every problem, then the next: neighbours never share a prompt. Repeated completions stay: how often
        // the model says a thing is part of what it is to learn.
        for number in 0..<settings.samples {
            for index in problems.indices {
                let item = scored[index * settings.samples + number]
                if let solution = LabelledSolution(
                    prompt: item.problem.problem, completion: item.completion, verdicts: item.steps,
                    outcome: item.outcome)
                {
                    labelled.append(solution)
                }
            }
        }
        return labelled
    }

    /// Greedy accuracy and the quality of sampled steps; kept in a file, so that it is measured once.
    private func measure(_ model: String, _ iteration: Int, _ problems: [ProblemRecord]) throws -> StageMeasures {
        let file = URL(fileURLWithPath: path("measures-\(iteration).json"))
        if let data = try? Data(contentsOf: file), let known = try? JSONDecoder().decode(StageMeasures.self, from: data)
        {
            return known
        }
        report("M\(iteration): measuring on \(problems.count) problems", nil)
        let greedy = try score(problems, sample(model, problems, samples: 1, temperature: 0, seed: 0))
        let sampled = try score(
            problems,
            sample(model, problems, samples: settings.samples, temperature: 1, seed: settings.seed + 1_000 + iteration))
        let measures = StageMeasures(model: "M\(iteration)", greedy: greedy, samples: sampled)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(measures).write(to: file, options: .atomic)
        return measures
    }

    private func sample(_ model: String, _ problems: [ProblemRecord], samples: Int, temperature: Double, seed: Int)
        throws -> [[String]]
    {
        var options = settings.iterationOptions
        options["temperature"] = JSONValue(temperature)
        options["seed"] = JSONValue(seed)
        let request = SampleRequest(model: model, prompts: problems.map(\.problem), samples: samples, options: options)
        return try trainer.sample(request) { report("sampling", $0) }
    }

    /// Judges all completions, problem by problem, on all workers.
    private func score(_ problems: [ProblemRecord], _ completions: [[String]]) throws -> [ScoredCompletion] {
        let items = zip(problems, completions).flatMap { problem, texts in texts.map { (problem, $0) } }
        var position = 0
        var scored: [ScoredCompletion] = []
        scored.reserveCapacity(items.count)
        let judges = judges
        OrderedWorkerPool(workers: settings.workers).run(
            next: { () throws(Never) -> (ProblemRecord, String)? in
                defer { position += 1 }
                return position < items.count ? items[position] : nil
            },
            makeState: { SolutionScorer(judges: judges) },
            transform: { scorer, item in
                let record = SolutionRecord(
                    id: item.0.id, problem: item.0.problem, solution: item.1, answer: item.0.answer)
                let (outcome, steps) = scorer.score(record)
                return ScoredCompletion(problem: item.0, completion: item.1, outcome: outcome, steps: steps)
            },
            emit: { (item: ScoredCompletion) throws(Never) in scored.append(item) })
        return scored
    }
}

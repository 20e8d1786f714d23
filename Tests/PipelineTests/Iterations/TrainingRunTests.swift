import Foundation
import PluginHost
import Records
import Scoring
import Testing

@testable import Pipeline

/// A trainer whose "model" is the number of fits behind it: the better trained, the more often it is right.
private final class CountingTrainer: ModelTrainer {
    var fits = 0
    var failsAfter: Int?

    struct Stopped: Error {}

    private func spend() throws {
        if let left = failsAfter {
            if left == 0 { throw Stopped() }
            failsAfter = left - 1
        }
    }

    private func level(_ folder: String?) -> Int {
        folder.flatMap { try? String(contentsOfFile: $0 + "/level", encoding: .utf8) }.flatMap { Int($0) } ?? 0
    }

    func fit(_ request: FitRequest, progress: (TrainingProgress) -> Void) throws -> JSONObject {
        try spend()
        fits += 1
        #expect(try !LabelledFile.read(request.data).isEmpty)
        try FileManager.default.createDirectory(atPath: request.output, withIntermediateDirectories: true)
        try "\(level(request.model) + 1)".write(toFile: request.output + "/level", atomically: true, encoding: .utf8)
        return JSONObject()
    }

    func sample(_ request: SampleRequest, progress: (TrainingProgress) -> Void) throws -> [[String]] {
        try spend()
        let level = level(request.model)
        return request.prompts.map { prompt in
            let sum = prompt.split(separator: "+").compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +)
            return (0..<request.samples).map { number in
                let result = (number + sum) % 3 < level ? sum : sum + 1 + number
                return "\(prompt) = \(result)\n#### \(result)"
            }
        }
    }

    func evaluate(_ request: EvaluateRequest, progress: (TrainingProgress) -> Void) throws -> JSONObject {
        JSONObject()
    }
    func shutdown() {}
}

@Suite struct TrainingRunTests {
    private static let judges = try! Judges()

    private static let data: RunData = {
        let problems = (1...6).map { ProblemRecord(id: .null, problem: "\($0) + \($0 + 3)", answer: "\(2 * $0 + 3)") }
        let corpus = [LabelledSolution(prompt: "1 + 1", completion: "1 + 1 = 2", steps: [], outcome: .desirable)]
        return RunData(corpus: corpus, problems: problems, test: Array(problems.prefix(3)))
    }()

    private func run(_ folder: String, _ trainer: CountingTrainer) throws -> [StageMeasures] {
        var settings = RunSettings()
        settings.iterations = 2
        settings.samples = 4
        return try TrainingRun(folder: folder, settings: settings, judges: Self.judges, trainer: trainer) { _, _ in }
            .run(Self.data)
    }

    private func folder() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("run-" + UUID().uuidString).path
    }

    private func text(_ measures: [StageMeasures]) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try measures.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    }

    @Test func everyStageIsMeasuredOnce() throws {
        let trainer = CountingTrainer()
        let place = folder()
        let measures = try run(place, trainer)
        #expect(measures.map(\.model) == ["M0", "M1", "M2"])
        #expect(trainer.fits == 3)
        #expect(measures[0].sampledAccuracy < measures[2].sampledAccuracy && measures[2].sampledAccuracy == 1)
        #expect(measures[2].invalidSteps == 0 && measures[0].invalidSteps > 0)
        // Again in the same folder: nothing is left to do.
        #expect(try text(run(place, trainer)) == text(measures))
        #expect(trainer.fits == 3)
    }

    /// Stopped at any call of the trainer, a run goes on to the same end.
    @Test(arguments: 0..<11) func anInterruptedRunGoesOn(calls: Int) throws {
        let expected = try text(run(folder(), CountingTrainer()))
        let place = folder()
        let trainer = CountingTrainer()
        trainer.failsAfter = calls
        #expect(throws: CountingTrainer.Stopped.self) { try run(place, trainer) }
        trainer.failsAfter = nil
        #expect(try text(run(place, trainer)) == expected)
        #expect(trainer.fits == 3)
    }

    @Test func labelsAreInterleaved() throws {
        let place = folder()
        _ = try run(place, CountingTrainer())
        let labelled = try LabelledFile.read(place + "/labelled-1.jsonl")
        #expect(labelled.count == 24)
        #expect(zip(labelled, labelled.dropFirst()).count { $0.prompt == $1.prompt } == 0)
        for solution in labelled {
            let isRight = solution.outcome == .desirable
            #expect(solution.steps.first?.label == (isRight ? .desirable : .undesirable))
        }
    }
}

// The built-in demonstration: problems, a small model from nothing, and settings that show the effect on two cores.
import Records

/// Data and trainer options of the run that `stepkto train` makes without arguments.
public struct DemonstrationPreset: Sendable {
    let corpusSize: Int
    let problemCount: Int
    let testCount: Int
    public let sftOptions: JSONObject
    public let iterationOptions: JSONObject

    /// The whole demonstration, M0 to M1, in about a minute and a half on two cores: 85 k parameters.
    ///
    /// Log-ratios of such short completions are about 1 nat, so β is about 1; an 8-billion-parameter model's 0.1 does not move
    /// a small one. Four heads matter more than width: with two, the same training solves a quarter fewer problems.
    public static let full = DemonstrationPreset(
        corpusSize: 12_000, problemCount: 1_000, testCount: 300,
        sftOptions: options([
            ("method", "sft"), ("epochs", 1_000_000), ("maximum_updates", 4_000), ("batch_size", 32),
            ("learning_rate", JSONValue(4e-3)),
            ("warmup", 100), ("schedule", "cosine"), ("maximum_tokens", 64),
        ]),
        iterationOptions: options([
            ("batch_size", 64), ("learning_rate", JSONValue(3e-4)), ("warmup", 10), ("maximum_tokens", 64),
        ]))

    /// A few seconds: every stage runs, and little is learned.
    public static let smoke = DemonstrationPreset(
        corpusSize: 2_000, problemCount: 60, testCount: 40,
        sftOptions: options([
            ("method", "sft"), ("epochs", 1_000), ("maximum_updates", 400), ("batch_size", 32),
            ("learning_rate", JSONValue(4e-3)),
            ("warmup", 40), ("schedule", "cosine"), ("maximum_tokens", 64),
        ]),
        iterationOptions: options([
            ("batch_size", 32), ("learning_rate", JSONValue(3e-4)), ("warmup", 4), ("maximum_tokens", 64),
        ]))

    private static func options(_ members: [(String, JSONValue)]) -> JSONObject {
        JSONObject(members: members.map { JSONObject.Member(name: $0.0, value: $0.1) })
    }

    public func data(seed: UInt64) -> RunData {
        let source = ProblemSource(seed: seed)
        func records(_ problems: [Problem]) -> [ProblemRecord] {
            problems.map { ProblemRecord(id: .string($0.id), problem: $0.prompt, answer: $0.answer) }
        }
        return RunData(
            corpus: source.corpus(count: corpusSize),
            problems: records(source.problems(.preference, count: problemCount)),
            test: records(source.problems(.test, count: testCount)))
    }
}

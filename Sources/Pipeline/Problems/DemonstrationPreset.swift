// The built-in demonstration: problems, a small model from nothing, and settings that show the effect on two cores.
import Records

/// Data and trainer options of the run that `stepkto train` makes without arguments.
public struct DemonstrationPreset: Sendable {
    let corpusSize: Int
    let problemCount: Int
    let testCount: Int
    public let sftOptions: JSONObject
    public let iterationOptions: JSONObject

    /// Under three minutes on two cores.
    public static let full = DemonstrationPreset(
        corpusSize: 12_000, problemCount: 400, testCount: 200,
        sftOptions: options([("method", "sft"), ("epochs", 4), ("batch_size", 32), ("learning_rate", JSONValue(4e-3)), ("warmup", 50), ("maximum_tokens", 96)]),
        iterationOptions: options([("epochs", 1), ("batch_size", 64), ("learning_rate", JSONValue(3e-4)), ("warmup", 10), ("maximum_tokens", 96)]))

    /// Seconds.
    public static let smoke = DemonstrationPreset(
        corpusSize: 1_500, problemCount: 40, testCount: 40,
        sftOptions: options([("method", "sft"), ("epochs", 3), ("batch_size", 32), ("learning_rate", JSONValue(4e-3)), ("warmup", 20), ("hidden", 48), ("layers", 2), ("maximum_tokens", 96)]),
        iterationOptions: options([("epochs", 1), ("batch_size", 32), ("learning_rate", JSONValue(3e-4)), ("warmup", 5), ("maximum_tokens", 96)]))

    private static func options(_ members: [(String, JSONValue)]) -> JSONObject {
        JSONObject(members: members.map { JSONObject.Member(name: $0.0, value: $0.1) })
    }

    public func data(seed: UInt64) -> RunData {
        let source = ProblemSource(seed: seed)
        func records(_ problems: [Problem]) -> [ProblemRecord] {
            problems.map { ProblemRecord(id: .string($0.id), problem: $0.prompt, answer: $0.answer) }
        }
        return RunData(
            corpus: source.corpus(count: corpusSize), problems: records(source.problems(.preference, count: problemCount)),
            test: records(source.problems(.test, count: testCount)))
    }
}

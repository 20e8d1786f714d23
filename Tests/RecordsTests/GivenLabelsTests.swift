import Records
import Testing

@Suite struct GivenLabelsTests {
    private func labels(_ json: String, steps: Int = 3, zero: ZeroLabel = .neutral) throws -> [GivenLabel?] {
        try GivenLabels(json: JSONValue(parsing: json), steps: steps, zero: zero).labels
    }

    @Test(arguments: [
        (#"{"step_labels": [1, 0, -1]}"#, [GivenLabel.right, .neutral, .wrong]),
        (#"{"labels": [true, null, false]}"#, [.right, nil, .wrong]),
        (#"{"ratings": ["+", "Neutral", "-"]}"#, [.right, .neutral, .wrong]),
        (#"{"labels": ["correct", "0", "bad"]}"#, [.right, .neutral, .wrong]),
        (#"{"labels": [0.93, 0.5, 0.12]}"#, [.right, .right, .wrong]),
        (#"{"first_error": -1}"#, [.right, .right, .right]),
        (#"{"first_error": 0}"#, [.wrong, nil, nil]),
        (#"{"first_error": 1}"#, [.right, .wrong, nil]),
        (#"{"labels": [1, 1, 1], "first_error": 1}"#, [.right, .right, .right]),
    ]) func spellings(json: String, expected: [GivenLabel?]) throws { #expect(try labels(json) == expected) }

    @Test func zeroMayBeWrong() throws {
        #expect(try labels(#"{"labels": [1, 0, "0"]}"#, zero: .wrong) == [.right, .wrong, .wrong])
    }

    @Test(arguments: [
        ("{}", "no labels"), (#"{"labels": 1}"#, "must be an array"), (#"{"labels": [1]}"#, "1 labels for 3 steps"),
        (#"{"labels": [1, "maybe", 1]}"#, "labels[1]"), (#"{"labels": [1, [], 1]}"#, "labels[1]"),
        (#"{"labels": [1, {}, 1]}"#, "is no label"), (#"{"labels": [1e999, 1, 1]}"#, "labels[0]"),
        (#"{"first_error": 3}"#, "one of 3 steps"), (#"{"first_error": -2}"#, "or -1"),
        (#"{"first_error": "two"}"#, "index"), ("[]", "must be a JSON object"),
    ]) func faults(json: String, message: String) {
        let error = #expect(throws: RecordError.self) { try labels(json) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}

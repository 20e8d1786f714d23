import Foundation
import Records
import Testing

@testable import Pipeline

@Suite struct LabelledFileTests {
    private func file(_ text: String) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("labelled-" + UUID().uuidString)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    @Test func whatIsWrittenIsRead() throws {
        let solutions = (0..<5).map {
            LabelledSolution(
                prompt: "p\($0)\n", completion: "é \"\\\u{1}", steps: [.init(start: 0, end: $0, label: .abstain)],
                outcome: .undesirable)
        }
        let path = try file("")
        try LabelledFile.write(solutions, to: path)
        #expect(try LabelledFile.read(path) == solutions)
        #expect(try LabelledFile.read(file("")) == [])
    }

    @Test(arguments: [
        ("x", "it is no JSON"), ("[]", "it is no JSON object"),
        ("{\"prompt\":\"a\",\"completion\":\"b\",\"outcome\":\"desirable\"}", "'steps' is missing"),
        ("{\"prompt\":1,\"completion\":\"b\",\"steps\":[],\"outcome\":\"desirable\"}", "'prompt' has another type"),
        (
            "{\"prompt\":\"a\",\"completion\":\"b\",\"steps\":[{\"start\":0,\"end\":1}],\"outcome\":\"desirable\"}",
            "'steps.0.label' is missing"
        ),
        ("{\"prompt\":\"a\",\"completion\":\"b\",\"steps\":[],\"outcome\":\"great\"}", "'outcome' has no known value"),
        ("", "it is no JSON"),
    ]) func badLinesAreNamed(line: String, message: String) throws {
        let good = "{\"prompt\":\"a\",\"completion\":\"b\",\"steps\":[],\"outcome\":\"desirable\"}"
        let path = try file(good + "\n" + line + "\n" + good + "\n")
        do {
            _ = try LabelledFile.read(path)
            Issue.record("a bad line was read: \(line)")
        } catch let error as LabelledFileError {
            #expect(error.description == "\(path):2: not a labelled solution: \(message)")
        }
    }
}

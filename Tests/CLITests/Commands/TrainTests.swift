import Foundation
import Testing

/// `train`: what it refuses before any work, and with which status.
@Suite struct TrainTests {
    @Test(arguments: [
        [], ["--samples", "0"], ["--iterations=-1"], ["--workers", "0"], ["--option", "nonsense=1"],
        ["--option", "epochs=many"], ["--method", "dpo"], ["--plugin", "no-such-plugin"],
        ["problems.jsonl"], ["problems.jsonl", "--labels", "x"], ["--profile", "nonsense"], ["--nonsense"],
    ]) func faultyOptionsAreStatus2(arguments: [String]) throws {
        let folder = try Folder()
        let output = arguments.isEmpty ? [] : ["-o", folder.file("run")]
        let outcome = try Program.run(arguments: ["train"] + output + arguments)
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("stepkto: "))
        #expect(!FileManager.default.fileExists(atPath: folder.file("run")))
    }

    @Test(arguments: [
        ("rubbish\n", "labels:1: not a labelled solution: it is no JSON"), ("{}\n", "'prompt' is missing"),
        ("", "no examples"),
    ])
    func badLabelsAreStatus3(text: String, message: String) throws {
        let folder = try Folder()
        let outcome = try Program.run(
            "train", "--labels", try folder.write(text, to: "labels"), "-o", folder.file("model"))
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func unreadableInputIsStatus3() throws {
        let folder = try Folder()
        #expect(try Program.run("train", "--labels", "/no/such/file", "-o", folder.file("model")).status == 3)
        #expect(try Program.run("train", "/no/such/file", "--model", "m", "-o", folder.file("run")).status == 3)
    }
}

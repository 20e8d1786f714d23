import Foundation
import Records
import TestSupport
import Testing

/// `score`, `match`, `verify-step` and `parse` as programs: what they write, where, and how they end.
@Suite struct JudgingCommandsTests {
    private static let sample = CorpusFile.folder.appendingPathComponent("Solutions/sample.jsonl").path

    private func records(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    @Test func scoreWritesOneRecordForEachLine() throws {
        let outcome = try Program.run("score", Self.sample)
        let found = try records(outcome.output)
        #expect(outcome.status == 0)
        #expect(found.count == (try CorpusFile.lines("Solutions/sample.jsonl").count))
        #expect(found.allSatisfy { $0["schema"]?.string == "stepkto.verdict/1" && $0["error"]?.isNull == true })
        #expect(outcome.errors.hasPrefix("score: "))
    }

    @Test(arguments: ["score", "match"]) func workersDoNotChangeTheOutput(command: String) throws {
        let lines = try (0..<6).flatMap { _ in try CorpusFile.lines("Solutions/sample.jsonl") }
        let input = lines.joined(separator: "\n") + "\nrubbish\n\n{\"id\":1}\n"
        let one = try Program.run(command, "-", "--workers", "1", input: input)
        let two = try Program.run(command, "-", "--workers", "2", input: input)
        let stdio = try Program.run(command, "--stdio", input: input)
        #expect(one.status == 0 && one.output == two.output && one.output == stdio.output)
        #expect(try records(one.output).count == lines.count + 3)
        #expect(one.errors.contains("stdin:\(lines.count + 1): not JSON"))
    }

    @Test func scoreResumes() throws {
        let folder = try Folder()
        let whole = try Program.run("score", Self.sample, "-o", folder.file("whole"))
        #expect(whole.status == 0 && whole.output.isEmpty)
        let expected = folder.text("whole")
        for cut in [0, 1, expected.utf8.count / 2, expected.utf8.count] {
            _ = try folder.write(String(decoding: expected.utf8.prefix(cut), as: UTF8.self), to: "part.part")
            #expect(try Program.run("score", Self.sample, "-o", folder.file("part"), "--resume").status == 0)
            #expect(folder.text("part") == expected, "cut at \(cut)")
            try FileManager.default.removeItem(atPath: folder.file("part"))
        }
    }

    @Test func profilesAreNamedInTheRecord() throws {
        let input = "{\"solution\":\"5 + 3 = 8 * 2 = 16\"}\n"
        for (profile, verdict) in [("default", "undecided"), ("strict", "invalid")] {
            let record = try #require(
                try records(Program.run("score", "-", "--profile", profile, "--quiet", input: input).output).first)
            #expect(record["profile"]?.string == profile + "/1")
            #expect(record["steps"]?.array?.first?["verdict"]?.string == verdict)
        }
    }

    @Test(
        arguments: [
            (["2 + 2 = 4"], 0), (["2 + 2 = 5"], 1), (["2 + 2 = 4", "3 + 3 = 7"], 1),
            (["--from", "(x+1)^2", "--to", "x^2+2x+1"], 0), (["--from", "(x+1)^2", "--to", "x^2+1"], 1),
            (["x = 3", "--problem", "Solve $2x = 6$."], 0), (["--from", "x"], 2),
            (["--from", "x", "--to", "y", "z"], 2), (["a", "--profile", "nonsense"], 2), (["--nonsense"], 2),
            (["--file", "/no/such/file"], 3), (["--file", "/"], 3), ([""], 0),
        ] as [([String], Int32)]) func verifyStepEndsWithItsFinding(arguments: [String], status: Int32) throws
    {
        let outcome = try Program.run(arguments: ["verify-step"] + arguments)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.output.isEmpty == (status > 1))
        if status > 1 { #expect(outcome.errors.hasPrefix("stepkto: ")) }
    }

    @Test func verifyStepReadsStandardInputAndFiles() throws {
        let folder = try Folder()
        let file = try folder.write("2 + 2 = 4\n2 + 3 = 6\n", to: "work")
        let fromFile = try Program.run("verify-step", "--json", "--file", file)
        let fromInput = try Program.run("verify-step", "--json", "-", input: folder.text("work"))
        #expect(fromFile.status == 1 && fromFile.output == fromInput.output)
        #expect(try records(fromFile.output)[0]["first_invalid_step"]?.int == 1)
    }

    /// Colours only for a terminal, and no control character of the text reaches it.
    @Test(arguments: [[String: String](), ["NO_COLOR": "1"], ["TERM": "dumb"]]) func plainOutputHasNoEscapes(
        environment: [String: String]
    ) throws {
        let outcome = try Program.run("verify-step", "\u{1B}[31m 2 + 2 = 5", environment: environment)
        #expect(!outcome.output.contains("\u{1B}") && !outcome.errors.contains("\u{1B}"))
    }

    @Test func matchSaysWhy() throws {
        let input =
            "{\"id\":7,\"gold\":\"1/2\",\"prediction\":\"so \\\\boxed{0.5}\"}\n{\"gold\":\"1\",\"prediction\":\"\"}\n{\"prediction\":\"1\"}\n"
        let found = try records(Program.run("match", "-", "--quiet", input: input).output)
        #expect(found.map { $0["verdict"]?.string } == ["same", "no-answer", "no-gold"])
        #expect(found[0]["id"]?.int == 7 && found[0]["rule"]?.string == "boxed")
    }

    @Test(
        arguments: [
            (["x^2"], 0), (["\\foo"], 1), (["--scan", "so $x = 2$ and $y$"], 0), (["--plain", "x^12"], 0),
            (["--nonsense"], 2),
        ] as [([String], Int32)])
    func parseEndsWithItsFinding(arguments: [String], status: Int32) throws {
        #expect(try Program.run(arguments: ["parse"] + arguments).status == status)
    }

    /// Input that no one means well with: an answer, a status, no trap.
    @Test(arguments: [
        String(repeating: "{", count: 100_000), "$" + String(repeating: "{", count: 100_000) + "$",
        "$" + String(repeating: "(", count: 100_000), String(repeating: "\\frac{1}", count: 20_000),
        String(repeating: "\\boxed{", count: 20_000), String(repeating: "x+", count: 100_000) + "x",
        "$" + String(repeating: "1=", count: 20_000) + "1$",
        (0..<4_000).map { String(UnicodeScalar(UInt8($0 * 7 % 128))) }.joined(), "", "\n\n",
        String(repeating: "\\begin{matrix}", count: 1_000), "$10^{10^{10^{10}}} = 1$",
        "$((((x+1)^{99}+1)^{99}+1)^{99}+1)^{99} = x$",
        "$\\sum_{i=1}^{199}\\sum_{j=1}^{199}\\sum_{k=1}^{199}\\frac{1}{i+j+k} = 5$",
    ]) func hostileTexts(text: String) throws {
        var writer = JSONWriter()
        writer.object {
            $0.member("solution", text)
            $0.member("answer", "17")
        }
        writer.newline()
        let scored = try Program.run("score", "-", "--quiet", input: String(decoding: writer.bytes, as: UTF8.self))
        #expect(scored.status == 0)
        let record = try #require(try records(scored.output).first)
        #expect(record["error"]?.isNull == true)
        #expect(record["steps"]?.array?.allSatisfy { $0["verdict"]?.string == "undecided" } == true)
        #expect(record["outcome"]?["verdict"]?.string != "same")
    }

    @Test func bytesThatAreNoTextAreNamed() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["verify-step", "-"]
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data([0x32, 0xFF, 0xFE, 0x0A]))
        try input.fileHandleForWriting.close()
        let message = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3 && message.hasPrefix("stepkto: stdin:1: not UTF-8"))
    }
}

import ArgumentParser
import Foundation
import Records
import TestSupport
import Testing

@testable import stepkto

/// The course of `score` and `match` with a judge that only counts bytes, so that what is tested is the batch.
@Suite struct LineBatchTests {
    private static func judge(_ solution: SolutionRecord) -> (outcome: AnswerOutcome, steps: [StepVerdict]) {
        let length = (solution.solution ?? "").utf8.count
        let step = StepVerdict(
            index: 0, span: ByteSpan(start: 0, end: length), verdict: length % 2 == 0 ? .valid : .undecided,
            reason: "length")
        return (AnswerOutcome(verdict: .noGold, reason: "no-gold"), [step])
    }

    /// Scores `input` and returns the output file with what was said on standard error.
    private func score(_ input: String, _ arguments: String..., folder: Folder? = nil) throws -> (
        output: String, errors: String
    ) {
        let folder = try folder ?? Folder()
        let options = try BatchOptions.parse([folder.write(input, to: "in"), "-o", folder.file("out")] + arguments)
        let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.write("", to: "err")))
        let terminal = Terminal(descriptor: errors.fileDescriptor, isInteractive: false, hasColours: false)
        try LineBatch(label: "score", options: options, terminal: terminal)
            .score(profile: "default/1", makeSession: {}, judge: { _, solution in Self.judge(solution) })
        return (folder.text("out"), folder.text("err"))
    }

    private static func randomInput(seed: UInt64, lines: Int) -> String {
        var random = RepeatableRandom(seed: seed)
        return (0..<lines).map { index in
            switch random.int(in: 0...9) {
            case 0: ""
            case 1: "nonsense \(index)"
            case 2: "{\"id\":\(index)}"
            default:
                "{\"id\":\(index),\"solution\":\"\(String(repeating: "x", count: random.int(in: 0...200)))\",\"k\":[\(index)]}"
            }
        }.joined(separator: "\n") + "\n"
    }

    @Test func workersDoNotChangeTheOutput() throws {
        for seed in 0..<3 as Range<UInt64> {
            let input = Self.randomInput(seed: seed, lines: 700)
            let expected = try score(input, "--workers", "1")
            #expect(expected.output.split(separator: "\n").count == 700)
            for workers in ["2", "5"] {
                #expect(try score(input, "--workers", workers).output == expected.output, "seed \(seed)")
            }
        }
    }

    @Test func resumingGivesTheSameFile() throws {
        let input = Self.randomInput(seed: 9, lines: 40)
        let expected = try score(input).output
        var random = RepeatableRandom(seed: 1)
        for _ in 0..<20 {
            let cut = random.int(in: 0...expected.utf8.count)
            let folder = try Folder()
            _ = try folder.write(String(decoding: expected.utf8.prefix(cut), as: UTF8.self), to: "out.part")
            #expect(try score(input, "--resume", folder: folder).output == expected, "cut \(cut)")
        }
    }

    @Test func badLinesAreNamedAndCounted() throws {
        let result = try score("{\"solution\":\"ab\"}\n\n{\n{\"solution\":3}\n")
        let lines = result.errors.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasSuffix("in:2: the line is empty") && lines[0].hasPrefix("stepkto: /"))
        #expect(lines[2].hasSuffix("in:4: 'solution' must be text, found a number"))
        #expect(
            lines[3]
                == "score: 4 lines; steps: 1 valid, 0 invalid, 0 undecided; answers: 0 same, 0 different, 0 undecided, 1 no-gold; 3 errors"
        )
        #expect(try score(String(repeating: "\n", count: 100), "--quiet").errors.split(separator: "\n").count == 21)
    }

    @Test func emptyAndBinaryInput() throws {
        #expect(try score("").output == "")
        let binary = String(decoding: (0..<2000).map { UInt8(($0 * 7) % 128) }, as: UTF8.self)
        let result = try score(binary)
        #expect(
            result.output.split(separator: "\n").count == binary.utf8.count { $0 == 10 }
                + (binary.utf8.last == 10 ? 0 : 1))
    }

    @Test func veryLongLinesArePassedOver() throws {
        let long = "{\"id\":1,\"solution\":\"" + String(repeating: "x", count: 3_000_000) + "\"}\n"
        let result = try score(long + "{\"id\":2,\"solution\":\"ab\"}\n", "--maximum-line-bytes", "1000000")
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains("\"code\":\"line-too-long\""))
        #expect(lines[1].hasPrefix("{\"id\":2,"))
    }

    @Test func mappedFields() throws {
        let result = try score("{\"my\":\"abc\",\"uid\":7}\n", "--field", "solution=my", "--field", "id=uid")
        #expect(result.output.hasPrefix("{\"id\":7,\"schema\":\"stepkto.verdict/1\""))
        #expect(result.output.contains("\"span\":[0,3]"))
    }

    @Test func matchAnswersEveryLine() throws {
        let folder = try Folder()
        let input = try folder.write(
            "{\"id\":1,\"gold\":\"1\",\"prediction\":\"1\"}\n{\"id\":2,\"gold\":\"1\",\"prediction\":\"2\"}\nx\n",
            to: "in")
        let options = try BatchOptions.parse([input, "-o", folder.file("out"), "--quiet"])
        let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.write("", to: "err")))
        try LineBatch(
            label: "match", options: options,
            terminal: Terminal(descriptor: errors.fileDescriptor, isInteractive: false, hasColours: false)
        ).match(profile: "default/1", makeSession: {}) { _, pair in
            AnswerOutcome(verdict: pair.gold == pair.prediction ? .same : .different, reason: "text")
        }
        let verdicts = try folder.text("out").split(separator: "\n").map {
            try JSONValue(parsing: String($0))["verdict"]?.string
        }
        #expect(verdicts == ["same", "different", "undecided"])
    }

    @Test(arguments: [
        ["--workers", "0"], ["--workers", "many"], ["--resume"], ["--resume", "-o", "-"], ["--stdio", "file"],
        ["--stdio", "-o", "x"],
        ["--field", "solution"], ["--field", "nonsense=x"], ["--maximum-line-bytes", "0"], ["--nonsense"], ["-", "-"],
    ])
    func faultyOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try BatchOptions.parse(arguments) }
    }
}

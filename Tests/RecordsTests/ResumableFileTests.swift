import Foundation
import Records
import Testing

@Suite struct ResumableFileTests {
    private static let input = (0..<2).map { "{\"id\":\($0),\"solution\":\"s\"}\n" }.joined()

    /// Runs a batch over `input` that writes to `out`, continuing what is there.
    private func run(_ folder: TemporaryFolder, input: String = input, continuing: Bool) throws -> Int {
        let file = try ResumableFile(path: folder.file("out"), continuing: continuing)
        let reader = try LineReader(path: folder.write(input.utf8, to: "in"))
        let skipped = try ResumeCheck.skipAnswered(
            in: file, input: { () throws(FileError) in try reader.next() }, id: { $0.id() })
        while let line = try reader.next() {
            let record = VerdictRecord(answering: line, profile: "default/1") { _ in
                (AnswerOutcome(verdict: .noGold, reason: "no-gold"), [])
            }
            try file.write(record.jsonBytes + [UInt8(ascii: "\n")])
        }
        try file.commit()
        return skipped
    }

    @Test func resumingAfterEveryCutGivesTheUninterruptedOutput() throws {
        let whole = try TemporaryFolder()
        #expect(try run(whole, continuing: false) == 0)
        let expected = try #require(whole.read("out"))
        for cut in 0...expected.count {
            let folder = try TemporaryFolder()
            _ = try folder.write(expected.prefix(cut), to: "out.part")
            let skipped = try run(folder, continuing: true)
            #expect(skipped == expected.prefix(cut).count { $0 == UInt8(ascii: "\n") })
            #expect(folder.read("out") == expected, "cut \(cut)")
            #expect(folder.names == ["in", "out"])
        }
    }

    @Test func aFinishedFileGrowsWithItsInput() throws {
        let folder = try TemporaryFolder()
        _ = try run(folder, continuing: false)
        #expect(try run(folder, input: Self.input + "{\"id\":9,\"solution\":\"s\"}\n", continuing: true) == 2)
        #expect(folder.read("out")?.count { $0 == UInt8(ascii: "\n") } == 3)
    }

    @Test func aNewRunForgetsTheOldPart() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("{\"id\":7}\n".utf8, to: "out.part")
        #expect(try run(folder, continuing: false) == 0)
        #expect(folder.read("out")?.count { $0 == UInt8(ascii: "\n") } == 2)
    }

    @Test(arguments: [
        ("{\"id\":1}\n", "out.part: line 1 answers id 1 where"), ("nonsense\n", "out.part: line 1 is not an answer"),
        ("{}\n", "is not an answer"),
        ("{\"id\":0}\n{\"id\":1}\n{\"id\":2}\n", "has more lines than the input"),
    ])
    func answersToAnotherInputAreRefused(part: String, message: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(part.utf8, to: "out.part")
        let fault = #expect(throws: FileError.self) { try run(folder, continuing: true) }
        #expect(fault?.description.contains(message) == true, "\(fault?.description ?? "")")
        #expect(folder.read("out.part") == Array(part.utf8))
    }

    @Test func twoRunsCannotWriteOneFile() throws {
        let folder = try TemporaryFolder()
        let first = try ResumableFile(path: folder.file("out"), continuing: false)
        let fault = #expect(throws: FileError.self) { try ResumableFile(path: folder.file("out"), continuing: true) }
        #expect(fault?.message == "is being written by another run")
        try first.commit()
    }

    @Test func devicesCannotBeContinued() {
        #expect(throws: FileError.self) { try ResumableFile(path: "/dev/null", continuing: true) }
    }
}

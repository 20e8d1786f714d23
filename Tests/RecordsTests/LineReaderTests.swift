import Foundation
import Records
import TestSupport
import Testing

@Suite struct LineReaderTests {
    private func lines(_ bytes: some Collection<UInt8>, limit: Int = LineReader.defaultMaximumLength) throws
        -> [InputLine]
    {
        let folder = try TemporaryFolder()
        let reader = try LineReader(path: folder.write(bytes, to: "in"), maximumLength: limit)
        var lines: [InputLine] = []
        while let line = try reader.next() { lines.append(line) }
        return lines
    }

    private func texts(_ text: String) throws -> [String] { try lines(text.utf8).map { try $0.text() } }

    @Test func lineEnds() throws {
        #expect(try texts("") == [])
        #expect(try texts("\n") == [""])
        #expect(try texts("a") == ["a"])
        #expect(try texts("a\n") == ["a"])
        #expect(try texts("a\r\n\r\nb\rc\r") == ["a", "", "b\rc"])
        #expect(try texts("\u{FEFF}a\n\u{FEFF}b") == ["a", "\u{FEFF}b"])
    }

    @Test func joiningTheLinesGivesTheInput() throws {
        for seed in 0..<8 as Range<UInt64> {
            var random = RepeatableRandom(seed: seed)
            // Lengths around the buffer size, where a line is cut between two reads.
            let lengths = (0..<8).map { _ in random.pick([0, 1, 2, 1000, 131_070, 131_071, 131_072, 131_073, 150_000])
            }
            let input = lengths.map { length in
                [UInt8](repeating: UInt8(random.int(in: 97...122)), count: length) + [UInt8(ascii: "\n")]
            }
            let read = try lines(Data(input.joined()))
            #expect(read.map { $0.bytes + [UInt8(ascii: "\n")] } == input, "seed \(seed)")
            #expect(read.map(\.number) == Array(1...8))
        }
    }

    @Test func linesBeyondTheLimitAreFaultsAndNothingElseIsLost() throws {
        for length in [9, 10, 11, 12, 200_000] {
            for end in ["\n", "\r\n"] {
                let text = "before\n" + String(repeating: "x", count: length) + end + "after"
                let read = try lines(text.utf8, limit: 10)
                #expect(read.map(\.number) == [1, 2, 3])
                #expect(read[1].fault?.code == (length > 10 ? .lineTooLong : nil))
                #expect(try read[2].text() == "after")
            }
        }
    }

    @Test func invalidUTF8NamesTheByte() throws {
        let read = try lines([UInt8](" {\"a\": \"\u{E9}".utf8) + [0xFF, 0x22, 0x7D])
        let fault = #expect(throws: RecordError.self) { try read[0].json() }
        #expect(fault?.code == .invalidUTF8)
        #expect(fault?.message == "not UTF-8: invalid byte 11 of the line")
        #expect(throws: RecordError.self) { try read[0].text() }
    }

    @Test(arguments: [
        ("", RecordError.Code.emptyLine), ("  \t", .emptyLine), ("{", .invalidJSON), ("\u{0}\u{1}", .invalidJSON),
        ("{}{}", .invalidJSON),
    ])
    func faultyLines(text: String, code: RecordError.Code) {
        let line = InputLine(source: "f", number: 3, bytes: Array(text.utf8))
        let fault = #expect(throws: RecordError.self) { try line.json() }
        #expect(fault?.code == code)
        #expect(fault?.line == 3)
    }

    @Test func unreadablePathsAreNamed() throws {
        let folder = try TemporaryFolder()
        let directory = #expect(throws: FileError.self) { try LineReader(path: folder.path) }
        #expect(directory?.description == folder.path + ": is a directory")
        let missing = #expect(throws: FileError.self) { try LineReader(path: folder.file("none")) }
        #expect(missing?.message == "cannot be read: No such file or directory")
    }

    @Test func pipesAreReadAsTheyFill() throws {
        let pipe = Pipe()
        let reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "stdin")
        pipe.fileHandleForWriting.write(Data("one\ntw".utf8))
        #expect(try reader.next()?.text() == "one")
        pipe.fileHandleForWriting.write(Data("o\n".utf8))
        #expect(try reader.next()?.text() == "two")
        try pipe.fileHandleForWriting.close()
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    @Test func everyLineHasOneAnswerWithItsIdentifier() throws {
        let text =
            "{\"id\":1,\"solution\":\"s\",\"k\":2}\n\nnonsense\n{\"id\":[4],\"k\":5}\n{\"id\":6,\"solution\":7}\n"
        let answers = try lines(text.utf8).map { line in
            VerdictRecord(answering: line, profile: "default/1") { _ in
                (AnswerOutcome(verdict: .noGold, reason: "no-gold"), [])
            }
        }
        #expect(answers.map(\.id) == [1, .null, .null, [4], 6])
        #expect(answers.map(\.error?.code) == [nil, .emptyLine, .invalidJSON, .missingField, .wrongType])
        #expect(answers.map(\.error?.line) == [nil, 2, 3, 4, 5])
        #expect(answers.map { $0.carried["k"] } == [2, nil, nil, 5, nil])
    }

    @Test func everyPairHasOneAnswer() throws {
        let text = "{\"id\":1,\"gold\":\"1\",\"prediction\":\"1\"}\n{\"id\":2,\"gold\":\"1\"}\n[]"
        let answers = try lines(text.utf8).map { line in
            MatchRecord(answering: line, profile: "default/1") { pair in
                AnswerOutcome(verdict: pair.gold == pair.prediction ? .same : .different, reason: "text")
            }
        }
        #expect(answers.map(\.outcome.verdict) == [.same, .undecided, .undecided])
        #expect(answers.map(\.error?.code) == [nil, .missingField, .notAnObject])
    }
}

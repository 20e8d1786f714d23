import Foundation
import Records
import TestSupport
import Testing

/// `certify`, and what `score`, `match` and `verify-step` write for it.
@Suite struct CertifyTests {
    private static let sample = CorpusFile.folder.appendingPathComponent("Solutions/sample.jsonl").path

    private func records(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    @Test func whatWasScoredIsConfirmed() throws {
        let scored = try Program.run("score", Self.sample, "--certificates", "--quiet")
        let certified = try Program.run("certify", "-", input: scored.output)
        #expect(certified.status == 0, "\(certified.output)")
        let found = try records(certified.output)
        #expect(found.count == (try records(scored.output).count))
        #expect(found.allSatisfy { $0["rejected"]?.int == 0 && $0["without_certificate"]?.int == 0 })
        #expect(found.map { $0["confirmed"]?.int ?? 0 }.reduce(0, +) > 10)
        #expect(certified.errors.contains("0 rejected"))
        let onOne = try Program.run("certify", "-", "--workers", "1", "--quiet", input: scored.output)
        #expect(onOne.output == certified.output && onOne.errors.isEmpty)
    }

    @Test func certificatesAreWrittenOnRequest() throws {
        let plain = try Program.run("score", Self.sample, "--quiet")
        #expect(!plain.output.contains("\"certificate\""))
        let certified = try Program.run("certify", "-", "--quiet", input: plain.output)
        #expect(certified.status == 1)
        #expect(try records(certified.output).contains { $0["status"]?.string == "without-certificate" })
        let verified = try Program.run("verify-step", "--json", "$2 + 2 = 4$")
        #expect(verified.output.contains("(judgement () (statement (= 4 4)))"))
        #expect(try Program.run("certify", "-", input: verified.output).status == 0)
        let pair = "{\"gold\":\"\\\\sqrt{8}\",\"prediction\":\"2\\\\sqrt{2}\"}\n{\"gold\":\"2\",\"prediction\":\"3\"}\n"
        let matched = try Program.run("match", "-", "--certificates", "--quiet", input: pair)
        let outcomes = try Program.run("certify", "-", "--quiet", input: matched.output)
        #expect(outcomes.status == 0)
        #expect(try records(outcomes.output).map { $0["confirmed"]?.int } == [1, 1])
    }

    @Test func aChangedRecordIsRejectedAndABadLineStopsNothing() throws {
        let good = try Program.run("verify-step", "--json", "$2 + 2 = 5$").output
        let bad = good.replacingOccurrences(of: "\"verdict\":\"invalid\"", with: "\"verdict\":\"valid\"")
        let other = good.replacingOccurrences(of: "(statement (= 4 5))", with: "(statement (= 5 5))")
        let torn = good.replacingOccurrences(of: "(statement (= 4 5))", with: "(statement (= 4 5)")
        let outcome = try Program.run("certify", "-", input: good + bad + "rubbish\n" + other + torn + good)
        #expect(outcome.status == 1)
        #expect(
            try records(outcome.output).map { $0["status"]?.string }
                == ["confirmed", "rejected", "unreadable", "rejected", "rejected", "confirmed"])
        #expect(outcome.errors.contains("stdin:3: not JSON"))
    }

    @Test(
        arguments: [
            (["/no/such/file"], "", 3), (["--nonsense"], "", 2), (["-"], "rubbish\n", 3), (["-"], "{}\n", 3),
            (["-"], "", 0),
            (["-"], String(repeating: "[", count: 100_000) + "\n", 3),
        ] as [([String], String, Int32)])
    func endsWithItsFinding(arguments: [String], input: String, status: Int32) throws {
        #expect(try Program.run(arguments: ["certify"] + arguments, input: input).status == status)
    }

    @Test("Hostile certificates are rejected, whatever they ask for")
    func hostileCertificates() throws {
        let good = try Program.run("verify-step", "--json", "$2 + 2 = 4$").output
        let deep = String(repeating: "(substitution () ", count: 5_000)
        for (from, to) in [
            ("(exact-values)", deep), ("(exact-values)", "(enclosures 9223372036854775807)"),
            ("(exact-values)", String(repeating: "(", count: 1 << 20)), ("(exact-values)", "|"),
            ("(= 4 4)", "(= (^ 9 (^ 9 (^ 9 (^ 9 9)))) 4)"), ("(= 4 4)", "(= (factorial 99999999999) 4)"),
            ("(= 4 4)", "(= (sum k k 1 999999999999999999) 4)"),
            ("(= 4 4)", "(= 4 " + String(repeating: "(sin ", count: 700)),
            ("(= 4 4)", "(= 4 " + String(repeating: "7", count: 200_000) + ")"),
        ] {
            let text = good.replacingOccurrences(of: from, with: to)
            #expect(text != good)
            let outcome = try Program.run("certify", "-", "--quiet", input: text)
            #expect(outcome.status == 1, "\(to.prefix(60))")
            #expect(try records(outcome.output).map { $0["status"]?.string } == ["rejected"])
        }
    }

    @Test func pairsAreJudgedLineByLine() throws {
        let folder = try Folder()
        let file = try folder.write(
            "{\"id\":1,\"from\":\"(x+1)^2\",\"to\":\"x^2+2x+1\"}\nrubbish\n{\"from\":\"x\"}\n{\"from\":\"\\\\sin^2 x\",\"to\":\"1\"}\n",
            to: "pairs")
        let outcome = try Program.run("verify-step", "--pairs", file)
        let found = try records(outcome.output)
        #expect(found.map { $0["steps"]?.array?.first?["verdict"]?.string } == ["valid", nil, nil, "invalid"])
        #expect(found.map { $0["error"]?.isNull } == [true, false, false, true])
        #expect(found[0]["id"]?.int == 1)
        #expect(try Program.run("verify-step", "--pairs", "/no/such/file").status == 3)
        #expect(try Program.run("verify-step", "--pairs", file, "--from", "x", "--to", "y").status == 2)
        #expect(try Program.run("certify", "-", "--quiet", input: outcome.output).status == 0)
    }
}

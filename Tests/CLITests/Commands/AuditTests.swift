import Foundation
import Records
import TestSupport
import Testing

/// `audit`: its text, its records, its exit status.
@Suite struct AuditTests {
    private let input = """
        {"id": "good", "steps": ["2 + 3 = 5"], "labels": [1]}
        {"id": "bad", "steps": ["Fine.", "So 7 * 8 = 54."], "labels": ["+", "+"]}
        rubbish
        {"steps": ["(x+1)^2 = x^2+1 after expanding"], "first_error": 0}

        """

    @Test func contradictedLabelsArePrintedWithTheirProof() throws {
        let found = try Program.run("audit", "-", input: input)
        #expect(found.status == 1)
        #expect(
            found.output == """
                bad, step 1  labelled right, refuted
                    So 7 * 8 = 54.
                       ^^^^^^^^^^
                  ✗ 7 * 8 = 54  false-arithmetic
                      read as 56 = 54
                      by exact-values

                """)
        #expect(found.errors.contains("stdin:3: not JSON") && found.errors.contains("1 labels contradicted by a proof; 1 errors"))
        #expect(found.errors.contains("labelled") && found.errors.contains("neutral"))
        #expect(try Program.run("audit", "-", "--workers", "2", "--quiet", input: input).output == found.output)
    }

    @Test func recordsCarryCertificates() throws {
        let found = try Program.run("audit", "-", "--json", "--quiet", input: input)
        let records = try found.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(records.count == 4 && records.allSatisfy { $0["schema"]?.string == "stepkto.audit/1" })
        #expect(records.map { $0["contradicted"]?.array?.count } == [0, 1, 0, 0])
        #expect(found.output.contains("(judgement () (statement (= 56 54)))"))
        #expect(records[2]["error"]?["code"]?.string == "invalid-json")
    }

    @Test func nothingToSay() throws {
        let found = try Program.run("audit", "-", "--quiet", input: #"{"steps": ["2 + 3 = 6"], "labels": [-1]}"# + "\n")
        #expect(found.status == 0 && found.output.isEmpty && found.errors.isEmpty)
        #expect(try Program.run("audit", "-", "--zero", "maybe", input: "").status == 2)
        #expect(try Program.run("audit", "-", "--resume", "-o", "x", input: "").status == 2)
        #expect(try Program.run("audit", "/no/such/file").status == 3)
    }
}

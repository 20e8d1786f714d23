import Foundation
import Records
import Testing

/// `stepkto relate`: pairs of formulas, on the command line and as JSON Lines.
@Suite struct RelateTests {
    @Test(
        arguments: [
            (["x^2=9", "x=3 or x=-3"], "equivalent", 0), (["x^2=9", "x=\\pm 3"], "equivalent", 0),
            (["x^2=9", "x=3"], "implied-by", 1), (["x^2=9", "x=3", "--domain", "positive"], "equivalent", 0),
            (["x=1", "x=2"], "contradictory", 1), (["(x-3)^2=0", "x=3"], "same-roots", 0),
            (["1=2", "none"], "equivalent", 0), (["x=x", "all"], "equivalent", 0),
            (["x \\in \\{1,2\\}", "x^2-3x+2=0"], "equivalent", 0), (["\\pm 2 = x", "x^2=4"], "equivalent", 0),
            (["(x+1)^2", "x^2+2x+1"], "identical", 0), (["(x+1)^2", "x^2+1"], "different", 1),
            (["2+4+\\cdots+2^n", "2^{n+1}-2"], "identical", 0), (["2+4+\\cdots+2^n", "2^{n+1}-1"], "undecided", 1),
            (["1+2+\\cdots+16", "31"], "undecided", 1), (["1+2+\\cdots+16", "136"], "identical", 0),
            (["0<x<1 or false", "0<x and x<1"], "equivalent", 0),
        ]) func pairs(arguments: [String], relation: String, status: Int) throws {
        let outcome = try Program.run(arguments: ["relate"] + arguments)
        #expect(outcome.output.split(separator: "\n").first.map(String.init) == relation && Int(outcome.status) == status)
    }

    @Test func linesAnswerOneByOne() throws {
        let input = """
            {"id":1,"from":"x^3=8","to":"x=2","domain":"complex"}
            {"id":2,"from":"x^3=8","to":"x=2","domain":"real"}
            {"id":3,"from":"x^3=8"}
            {"id":4,"from":"x^3=","to":"x=2"}
            {"id":5,"from":"x=1","to":"x=1","domain":"octonion"}
            rubbish

            """
        let outcome = try Program.run("relate", "--lines", "-", input: input)
        let records = try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(outcome.status == 0 && records.count == 6)
        #expect(records[0]["relation"]?.string == "implied-by" && records[0]["lost"]?.array?.count == 2)
        #expect(records[1]["relation"]?.string == "equivalent" && records[1]["rules"]?.array?.count == 1)
        for record in records[2...] { #expect(record["error"]?.string != nil && record["relation"] == nil) }
    }

    @Test func usageAndInput() throws {
        #expect(try Program.run("relate").status == 2 && Program.run("relate", "x=1").status == 2)
        #expect(try Program.run("relate", "x=1", "x=2", "--domain", "octonion").status == 2)
        #expect(try Program.run("relate", "x=1", "--lines", "-").status == 2)
        #expect(try Program.run("relate", "x=", "x=2").status == 3 && Program.run("relate", "x=1", "x+1").status == 3)
        #expect(try Program.run("relate", "--lines", "/nowhere/at/all").status == 3)
    }
}

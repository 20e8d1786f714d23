import Foundation
import Records
import TestSupport
import Testing

@testable import Scoring

@Suite struct SolutionScorerTests {
    private static let judges = try! Judges()

    private func score(_ record: SolutionRecord) -> (outcome: AnswerOutcome, steps: [StepVerdict]) {
        var scorer = SolutionScorer(judges: Self.judges)
        return scorer.score(record)
    }

    @Test func aWholeSolution() {
        let found = score(
            SolutionRecord(id: .null, problem: nil, solution: "3 + 4 = 7\n7 * 2 = 15\n#### 15", answer: "14"))
        #expect(found.steps.map(\.verdict) == [.valid, .invalid, .undecided])
        #expect(found.outcome.verdict == .different && found.outcome.rule == "hashes")
        #expect(found.steps[1].claims[0].evidence?.witness?.lhs == "14")
    }

    @Test func givenStepsKeepTheirNumber() {
        let found = score(SolutionRecord(id: .null, problem: nil, steps: ["a\n\nb", "", "2 + 2 = 4"], answer: "4"))
        #expect(found.steps.count == 3)
        #expect(found.steps[2].verdict == .valid)
    }

    @Test func withoutReference() {
        #expect(score(SolutionRecord(id: .null, problem: nil, solution: "\\boxed{4}")).outcome.verdict == .noGold)
        #expect(score(SolutionRecord(id: .null, problem: nil, solution: "")).outcome.verdict == .noAnswer)
    }

    /// One scorer for many records, in any order, says what a new one says.
    @Test func recordsDoNotInfluenceEachOther() throws {
        let records = try CorpusFile.lines("Solutions/sample.jsonl").map {
            try SolutionRecord(json: JSONValue(parsing: $0))
        }
        var shared = SolutionScorer(judges: Self.judges)
        for record in records + records.reversed() {
            let fresh = score(record)
            let found = shared.score(record)
            #expect(found.outcome == fresh.outcome)
            #expect(found.steps == fresh.steps)
        }
    }

    /// Whole solutions: no step of a right one is invalid, the first fault of a wrong one is mostly found, answers are matched.
    @Test func wholeSolutions() throws {
        var scorer = SolutionScorer(judges: Self.judges)
        var (found, faulty) = (0, 0)
        for line in try CorpusFile.lines("Solutions/whole.jsonl") {
            let json = try JSONValue(parsing: line)
            let name = json["id"]?.string ?? ""
            let result = scorer.score(try SolutionRecord(json: json))
            if let outcome = json["expected"]?["outcome"]?.string {
                #expect(result.outcome.verdict.rawValue == outcome, "\(name): \(result.outcome.reason)")
            }
            let hasInvalid = result.steps.contains { $0.verdict == .invalid }
            if json["expected"]?["steps"]?.string == "right" {
                #expect(
                    !hasInvalid, "\(name): \(result.steps.first { $0.verdict == .invalid }?.claims.map(\.text) ?? [])")
            } else {
                faulty += 1
                if hasInvalid { found += 1 }
            }
        }
        #expect(faulty >= 20 && found >= faulty * 4 / 5, "\(found) of \(faulty)")
    }
}

import Records
import TestSupport
import Testing

@Suite struct VerdictRecordTests {
    static func sample(_ random: inout RepeatableRandom) -> VerdictRecord {
        func span(_ random: inout RepeatableRandom) -> ByteSpan {
            let start = random.int(in: 0...50)
            return ByteSpan(start: start, end: start + random.int(in: 0...50))
        }
        let steps = (0..<random.int(in: 0...4)).map { index in
            let claims = (0..<random.int(in: 0...3)).map { _ in
                let witness = Witness(assignment: [("y", "1/2"), ("x", random.text())], lhs: "4", rhs: "[3.9, 3.95]")
                let evidence = Evidence(
                    rule: "rational-identity", lhs: random.text(), rhs: "b", facts: random.chance(0.5) ? ["x = 2"] : [],
                    witness: random.chance(0.5) ? witness : nil, sideConditions: random.chance(0.5) ? ["x ≠ 0"] : [],
                    details: JSONObject(members: [.init(name: "cofactors", value: [1, 2])]))
                return ClaimVerdict(
                    span: span(&random), text: random.text(), kind: "ground", verdict: random.pick(Finding.allCases),
                    reason: "r", evidence: random.chance(0.7) ? evidence : nil)
            }
            return StepVerdict(
                index: index, span: span(&random), verdict: random.pick(Finding.allCases), reason: "r", claims: claims)
        }
        let outcome = AnswerOutcome(
            verdict: random.pick(AnswerFinding.allCases), reason: "r", answer: random.chance(0.5) ? random.text() : nil,
            gold: "1", rule: "boxed", span: random.chance(0.5) ? span(&random) : nil)
        let error = RecordError(
            random.pick(RecordError.Code.allCases), random.text(), line: random.chance(0.5) ? 3 : nil)
        return VerdictRecord(
            id: random.json(), profile: "default/1", outcome: outcome, steps: steps,
            error: random.chance(0.2) ? error : nil, carried: random.jsonObject())
    }

    @Test func recordsReadBackAsWritten() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RepeatableRandom(seed: seed)
            let record = Self.sample(&random)
            #expect(try VerdictRecord(json: JSONValue(parsing: record.jsonText)) == record, "seed \(seed)")
        }
    }

    @Test func memberNamesAreTheContract() {
        let record = VerdictRecord(
            id: "a", profile: "default/1",
            outcome: AnswerOutcome(
                verdict: .noGold, reason: "no-gold", answer: "4", rule: "boxed", span: ByteSpan(start: 1, end: 2)),
            steps: [
                StepVerdict(
                    index: 0, span: ByteSpan(start: 0, end: 5), verdict: .invalid, reason: "false-arithmetic",
                    claims: [
                        ClaimVerdict(
                            span: ByteSpan(start: 0, end: 5), text: "1+1=3", kind: "ground", verdict: .invalid,
                            reason: "false-arithmetic", evidence: Evidence(rule: "exact-arithmetic", lhs: "2", rhs: "3")
                        )
                    ]),
                StepVerdict(index: 1, span: ByteSpan(start: 6, end: 8), verdict: .undecided, reason: "no-claim"),
                StepVerdict(index: 2, span: ByteSpan(start: 9, end: 9), verdict: .undecided, reason: "no-claim"),
            ])
        #expect(
            record.jsonText == #"{"id":"a","schema":"stepkto.verdict/1","profile":"default/1","#
                + #""outcome":{"verdict":"no-gold","reason":"no-gold","answer":"4","gold":null,"rule":"boxed","span":[1,2]},"#
                + #""steps":[{"index":0,"span":[0,5],"verdict":"invalid","reason":"false-arithmetic","claims":[{"span":[0,5],"text":"1+1=3","#
                + #""kind":"ground","verdict":"invalid","reason":"false-arithmetic","evidence":{"rule":"exact-arithmetic","lhs":"2","rhs":"3"}}]},"#
                + #"{"index":1,"span":[6,8],"verdict":"undecided","reason":"no-claim","claims":[]},"#
                + #"{"index":2,"span":[9,9],"verdict":"undecided","reason":"no-claim","claims":[]}],"#
                + #""first_invalid_step":0,"decided":0.3333,"error":null}"#)
    }

    @Test func carriedMembersNeverReplaceOurs() throws {
        let carried = JSONObject(members: [
            .init(name: "error", value: 1), .init(name: "input_error", value: 2), .init(name: "steps", value: 3),
            .init(name: "k", value: 4),
        ])
        let record = VerdictRecord(
            id: 1, profile: "p/1", outcome: AnswerOutcome(verdict: .same, reason: "r"), steps: [], carried: carried)
        let read = try VerdictRecord(json: JSONValue(parsing: record.jsonText))
        #expect(read.error == nil)
        #expect(read.carried.members.map(\.name) == ["input_input_error", "input_error", "input_steps", "k"])
    }

    @Test func anErrorIsUndecidedAndKeepsTheIdentifier() throws {
        let record = VerdictRecord(error: RecordError(.wrongType, "m", line: 7), id: "x", profile: "default/1")
        #expect(record.outcome.verdict == .undecided)
        #expect(record.firstInvalidStep == -1)
        #expect(
            try JSONValue(parsing: record.jsonText)["error"]?.jsonText
                == #"{"code":"wrong-type","message":"m","line":7}"#)
    }

    @Test func aMatchRecordIsTheOutcomeWithTheIdentifier() {
        let record = MatchRecord(
            id: 3, profile: "default/1",
            outcome: AnswerOutcome(verdict: .same, reason: "equal-numbers", answer: "1/2", gold: "0.5"))
        #expect(
            record.jsonText
                == #"{"id":3,"verdict":"same","reason":"equal-numbers","answer":"1/2","gold":"0.5","rule":null,"#
                + #""span":null,"profile":"default/1","error":null}"#)
    }

    @Test(arguments: [
        "3", "{}", #"{"schema":"stepkto.verdict/2"}"#, #"{"schema":"stepkto.verdict/1","profile":"p"}"#,
        #"{"schema":"stepkto.verdict/1","profile":"p","outcome":{"verdict":"maybe","reason":"r"},"steps":[]}"#,
        #"{"schema":"stepkto.verdict/1","profile":"p","outcome":{"verdict":"same","reason":"r"},"steps":[{"index":0}]}"#,
        #"{"schema":"stepkto.verdict/1","profile":"p","outcome":{"verdict":"same","reason":"r","span":[2,1]},"steps":[]}"#,
    ])
    func otherLinesAreRefused(text: String) {
        #expect(throws: RecordError.self) { try VerdictRecord(json: JSONValue(parsing: text)) }
    }
}

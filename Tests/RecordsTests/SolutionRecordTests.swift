import Records
import Testing

@Suite struct SolutionRecordTests {
    private func record(_ text: String, names: FieldNames = .recognised) throws -> SolutionRecord {
        try SolutionRecord(json: JSONValue(parsing: text), names: names)
    }

    private func fault(_ text: String) -> RecordError.Code? {
        do {
            _ = try record(text)
            return nil
        } catch { return (error as? RecordError)?.code }
    }

    @Test(arguments: ["problem", "question", "prompt"]) func problemNames(name: String) throws {
        #expect(try record("{\"\(name)\":\"p\",\"solution\":\"s\"}").problem == "p")
    }

    @Test(arguments: ["solution", "response", "completion", "generation", "output"]) func solutionNames(name: String)
        throws
    {
        #expect(try record("{\"\(name)\":\"s\"}").solution == "s")
    }

    @Test(arguments: ["answer", "gold", "gold_answer", "target", "ground_truth", "expected_answer"])
    func answerNames(name: String) throws {
        #expect(try record("{\"\(name)\":\"4\",\"solution\":\"s\"}").answer == "4")
    }

    @Test func nestedListsOfEvaluationLogs() throws {
        #expect(try record(#"{"resps":[["s"]]}"#).solution == "s")
        #expect(fault(#"{"resps":[["s","t"]]}"#) == .severalSolutions)
        #expect(fault(#"{"resps":[]}"#) == .missingField)
    }

    @Test func chatMessages() throws {
        let text =
            #"{"prompt":[{"role":"system","content":"x"},{"role":"user","content":"p"}],"completion":[{"role":"assistant","content":"s"}]}"#
        #expect(try record(text).problem == "p")
        #expect(try record(text).solution == "s")
        #expect(fault(#"{"completion":[{"role":"user","content":"s"}]}"#) == .missingField)
    }

    @Test func modelOutputComesBeforeTheReferenceSolution() throws {
        let read = try record(#"{"solution":"reference","response":"model","answer":"1"}"#)
        #expect(read.solution == "model")
        #expect(read.carried["solution"] == "reference")
    }

    @Test func mappingReplacesTheRecognisedNames() throws {
        var names = FieldNames.recognised
        names.map(.solution, to: "my_field")
        names.map(.answer, to: "doc.target")
        let read = try record(#"{"my_field":"s","solution":"no","doc":{"target":7},"id":3}"#, names: names)
        #expect(read.solution == "s")
        #expect(read.answer == "7")
        #expect(read.carried.members.map(\.name) == ["solution", "doc"])
    }

    @Test(arguments: ["1", "\"a\"", "null", "[1,{\"a\":2}]", "1.50", "12345678901234567890"])
    func identifiersOfAnyTypeAreKept(id: String) throws {
        #expect(try record("{\"id\":\(id),\"solution\":\"s\"}").id.jsonText == id)
    }

    @Test func numbersAsAnswersKeepTheirDigits() throws {
        #expect(try record(#"{"solution":"s","answer":145.0}"#).answer == "145.0")
        #expect(try record(#"{"solution":"s","answer":["2"]}"#).answer == "2")
    }

    @Test func unknownMembersAreCarriedInOrder() throws {
        let read = try record(#"{"z":1,"id":"i","solution":"s","a":{"b":[2]},"answer":null}"#)
        #expect(JSONValue.object(read.carried).jsonText == #"{"z":1,"a":{"b":[2]}}"#)
        #expect(read.answer == nil)
    }

    @Test(arguments: [
        ("[]", RecordError.Code.notAnObject), ("3", .notAnObject), ("{}", .missingField),
        (#"{"solution":null}"#, .missingField),
        (#"{"solution":3}"#, .wrongType), (#"{"solution":{}}"#, .wrongType), (#"{"steps":"a"}"#, .wrongType),
        (#"{"steps":["a",1]}"#, .wrongType), (#"{"solution":"s","answer":true}"#, .wrongType),
        (#"{"solution":"s","answer":["1","2"]}"#, .wrongType), (#"{"solution":"s","problem":5}"#, .wrongType),
    ])
    func faultsAreNamed(text: String, code: RecordError.Code) { #expect(fault(text) == code) }

    @Test func aRecordReadsBackAsWritten() throws {
        let written = SolutionRecord(
            id: 4, problem: "p", solution: "s\n", steps: ["a", "b"], answer: "1",
            carried: JSONObject(members: [.init(name: "k", value: 2)]))
        #expect(try record(written.jsonText) == written)
    }

    @Test func answerPairs() throws {
        let pair = try AnswerPair(json: JSONValue(parsing: #"{"id":1,"gold":"2","prediction":2.0,"extra":[]}"#))
        #expect(
            pair
                == AnswerPair(
                    id: 1, gold: "2", prediction: "2.0", carried: JSONObject(members: [.init(name: "extra", value: [])])
                ))
        #expect(throws: RecordError.self) { try AnswerPair(json: ["gold": "2"]) }
        #expect(throws: RecordError.self) { try AnswerPair(json: ["gold": ["a": 1], "prediction": "2"]) }
        #expect(throws: RecordError.self) { try AnswerPair(json: "x") }
    }
}

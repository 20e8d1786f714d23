// One solution to judge: the input of `score`.

/// A solution with its problem and reference answer, as read from one line.
public struct SolutionRecord: Hashable, Sendable {
    /// Kept as it was written, of any JSON type; null when the record has none.
    public var id: JSONValue
    public var problem: String?
    /// The whole text; nil when only `steps` are given.
    public var solution: String?
    /// Steps given by the source. They are judged as they are; `solution` is segmented only where there are none.
    public var steps: [String]?
    /// The reference answer.
    public var answer: String?
    /// Members that play no role here, carried to the output.
    public var carried: JSONObject

    public init(
        id: JSONValue, problem: String? = nil, solution: String? = nil, steps: [String]? = nil, answer: String? = nil,
        carried: JSONObject = JSONObject()
    ) {
        self.id = id
        self.problem = problem
        self.solution = solution
        self.steps = steps
        self.answer = answer
        self.carried = carried
    }

    /// The record in `json`; throws when it has neither solution nor steps, or a member of the wrong type.
    public init(json: JSONValue, names: FieldNames = .recognised) throws(RecordError) {
        var fields = try FieldLookup(json, names: names)
        id = fields.value(of: .id)?.value ?? .null
        if let field = fields.value(of: .problem) { problem = try RecordText.prose(field, speaker: "user") }
        if let field = fields.value(of: .steps) { steps = try RecordText.steps(field) }
        if let field = fields.value(of: .solution) { solution = try RecordText.prose(field, speaker: "assistant") }
        if let field = fields.value(of: .answer) { answer = try RecordText.answer(field) }
        guard steps != nil || solution != nil else {
            let looked = (names.names(of: .steps) + names.names(of: .solution)).joined(separator: ", ")
            throw RecordError(.missingField, "no solution: the record has none of \(looked)")
        }
        carried = fields.carried
    }
}

extension SolutionRecord: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            if let problem { writer.member("problem", problem) }
            if let solution { writer.member("solution", solution) }
            if let steps { writer.member("steps", JSONValue(steps)) }
            if let answer { writer.member("answer", answer) }
            for member in carried.members { writer.member(member.name, member.value) }
        }
    }
}

// One problem to solve: the input of `sample`.

/// A problem with its reference answer, as read from one line.
public struct ProblemRecord: Hashable, Sendable {
    public var id: JSONValue
    public var problem: String
    /// The reference answer.
    public var answer: String?
    /// Members that play no role in any record. A reference solution is left out: beside a sampled one it would be mistaken for it.
    public var carried: JSONObject

    public init(id: JSONValue, problem: String, answer: String? = nil, carried: JSONObject = JSONObject()) {
        self.id = id
        self.problem = problem
        self.answer = answer
        self.carried = carried
    }

    public init(json: JSONValue, names: FieldNames = .recognised) throws(RecordError) {
        var fields = try FieldLookup(json, names: names)
        id = fields.value(of: .id)?.value ?? .null
        guard let field = fields.value(of: .problem) else {
            let looked = names.names(of: .problem).joined(separator: ", ")
            throw RecordError(.missingField, "no problem: the record has none of \(looked)")
        }
        problem = try RecordText.prose(field, speaker: "user")
        if let field = fields.value(of: .answer) { answer = try RecordText.answer(field) }
        carried = FieldLookup.remains(of: json, names: names).carried
    }

    /// The record of a sampled completion, ready to be scored. `sample` counts the completions of one problem.
    public func sampled(_ completion: String, sample: Int) -> JSONObject {
        var object = JSONObject()
        object["id"] = id
        object["sample"] = JSONValue(sample)
        object["problem"] = .string(problem)
        object["completion"] = .string(completion)
        object["answer"] = answer.map(JSONValue.string)
        for member in carried.members where object[member.name] == nil { object[member.name] = member.value }
        return object
    }
}

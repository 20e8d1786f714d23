// Two answers to compare: the input of `match`.

/// A reference answer and a predicted one, as read from one line.
public struct AnswerPair: Hashable, Sendable {
    public var id: JSONValue
    /// The reference; nil when the record has none.
    public var gold: String?
    public var prediction: String
    public var carried: JSONObject

    public init(id: JSONValue, gold: String?, prediction: String, carried: JSONObject = JSONObject()) {
        self.id = id
        self.gold = gold
        self.prediction = prediction
        self.carried = carried
    }

    public init(json: JSONValue, names: FieldNames = .recognised) throws(RecordError) {
        var fields = try FieldLookup(json, names: names)
        id = fields.value(of: .id)?.value ?? .null
        if let field = fields.value(of: .answer) { gold = try RecordText.answer(field) }
        guard let field = fields.value(of: .prediction) else {
            let looked = names.names(of: .prediction).joined(separator: ", ")
            throw RecordError(.missingField, "no prediction: the record has none of \(looked)")
        }
        if case .number = field.value {
            prediction = try RecordText.answer(field)
        } else {
            prediction = try RecordText.prose(field, speaker: "assistant")
        }
        carried = fields.carried
    }
}

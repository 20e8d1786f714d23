// The output line of `score`: outcome and step verdicts of one solution. Other programs depend on its member names.

/// Everything found about one solution, or the error that kept its line from being read.
public struct VerdictRecord: Hashable, Sendable {
    public static let schema = "stepkto.verdict/1"

    public var id: JSONValue
    /// The named policy that judged, with its version: `default/1`.
    public var profile: String
    public var outcome: AnswerOutcome
    public var steps: [StepVerdict]
    public var error: RecordError?
    /// Members of the input that play no role, written after ours.
    public var carried: JSONObject

    public init(
        id: JSONValue, profile: String, outcome: AnswerOutcome, steps: [StepVerdict], error: RecordError? = nil,
        carried: JSONObject = JSONObject()
    ) {
        self.id = id
        self.profile = profile
        self.outcome = outcome
        self.steps = steps
        self.error = error
        self.carried = carried
    }

    /// The answer to a line that is no record. `id` and `carried` hold whatever could be read of it.
    public init(error: RecordError, id: JSONValue = .null, profile: String, carried: JSONObject = JSONObject()) {
        self.init(
            id: id, profile: profile, outcome: AnswerOutcome(error: error), steps: [], error: error, carried: carried)
    }

    /// Index of the first step found invalid, or -1.
    public var firstInvalidStep: Int { steps.first { $0.verdict == .invalid }?.index ?? -1 }

    /// Share of the steps found valid or invalid, rounded down to four decimals; 0 without steps.
    public var decided: Double {
        guard !steps.isEmpty else { return 0 }
        return Double(steps.count { $0.verdict != .undecided } * 10_000 / steps.count) / 10_000
    }
}

extension VerdictRecord: JSONWritable {
    static let memberNames: Set<String> = [
        "id", "schema", "profile", "outcome", "steps", "first_invalid_step", "decided", "error",
    ]

    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("schema", Self.schema)
            writer.member("profile", profile)
            writer.member("outcome", outcome)
            writer.name("steps")
            writer.array(steps)
            writer.member("first_invalid_step", firstInvalidStep)
            writer.name("decided")
            writer.value(decided)
            writer.name("error")
            if let error { writer.value(error) } else { writer.null() }
            writer.carry(carried, reserved: Self.memberNames)
        }
    }

    /// Reads a line that `score` wrote.
    public init(json: JSONValue) throws(RecordError) {
        guard let object = json.object else {
            throw RecordError(.notAnObject, "a record must be a JSON object, found \(json.kindName)")
        }
        guard object["schema"]?.string == Self.schema else {
            throw RecordError(.wrongType, "not a verdict record: 'schema' must be \"\(Self.schema)\"")
        }
        guard let profile = object["profile"]?.string, let outcome = object["outcome"],
            let steps = object["steps"]?.array
        else { throw RecordError(.missingField, "a verdict record must have members profile, outcome and steps") }
        var read: [StepVerdict] = []
        for step in steps { read.append(try StepVerdict(json: step)) }
        let error = object["error"] ?? .null
        self.init(
            id: object["id"] ?? .null, profile: profile, outcome: try AnswerOutcome(json: outcome), steps: read,
            error: error.isNull ? nil : try RecordError(json: error),
            carried: JSONObject(members: object.members.filter { !Self.memberNames.contains($0.name) }))
    }
}

/// The output line of `match`: the outcome of an answer pair, flat, with its `id`.
public struct MatchRecord: Hashable, Sendable {
    public var id: JSONValue
    public var profile: String
    public var outcome: AnswerOutcome
    public var error: RecordError?
    public var carried: JSONObject

    public init(
        id: JSONValue, profile: String, outcome: AnswerOutcome, error: RecordError? = nil,
        carried: JSONObject = JSONObject()
    ) {
        self.id = id
        self.profile = profile
        self.outcome = outcome
        self.error = error
        self.carried = carried
    }

    public init(error: RecordError, id: JSONValue = .null, profile: String, carried: JSONObject = JSONObject()) {
        self.init(id: id, profile: profile, outcome: AnswerOutcome(error: error), error: error, carried: carried)
    }
}

extension MatchRecord: JSONWritable {
    static let memberNames = Set(AnswerOutcome.memberNames + ["id", "profile", "error"])

    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            outcome.writeMembers(to: &writer)
            writer.member("profile", profile)
            writer.name("error")
            if let error { writer.value(error) } else { writer.null() }
            writer.carry(carried, reserved: Self.memberNames)
        }
    }
}

extension JSONWriter {
    /// Writes carried members; one whose name the record uses itself becomes `input_NAME`, so that none is lost.
    mutating func carry(_ carried: JSONObject, reserved: Set<String>) {
        for member in carried.members {
            var name = member.name
            while reserved.contains(name) || (name != member.name && carried[name] != nil) { name = "input_" + name }
            self.member(name, member.value)
        }
    }
}

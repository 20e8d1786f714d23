// Which member of an input object plays which role. Names of common sources are recognised; of several present in one
// record the first in the list counts, so a name that can only mean one thing stands before one that is used for two.

/// The names under which a role of a record is looked up.
public struct FieldNames: Hashable, Sendable {
    /// What a member of an input record is used for.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case id, problem, solution, steps, answer, prediction, labels
        case firstError = "first_error"
    }

    private var names: [Role: [String]]

    /// The recognised names. `solution` comes after the names of model output: where both are present it is the reference.
    public static let recognised = FieldNames(names: [
        .id: ["id"],
        .problem: ["problem", "question", "prompt"],
        .solution: ["response", "completion", "generation", "resps", "output", "solution"],
        .steps: ["steps"],
        .answer: ["gold", "gold_answer", "ground_truth", "expected_answer", "target", "answer"],
        .prediction: ["prediction", "pred", "response", "completion", "generation", "resps", "output", "solution"],
        .labels: ["step_labels", "labels", "ratings"],
        .firstError: ["first_error", "error_step", "mistake_index"],
    ])

    private init(names: [Role: [String]]) { self.names = names }

    /// Takes `role` from the member `name` and from no other. A dotted name that is no member reaches into objects: `doc.target`.
    public mutating func map(_ role: Role, to name: String) { names[role] = [name] }

    public func names(of role: Role) -> [String] { names[role] ?? [] }

    fileprivate static func value(named name: String, in object: JSONObject) -> JSONValue? {
        object[name] ?? nested(name, in: object)
    }

    private static func nested(_ path: String, in object: JSONObject) -> JSONValue? {
        guard path.contains(".") else { return nil }
        var value = JSONValue.object(object)
        for name in path.split(separator: ".", omittingEmptySubsequences: false) {
            guard let inner = value[String(name)] else { return nil }
            value = inner
        }
        return value
    }
}

/// The members of one input object while its record is built: remembers which were used, so that the rest can be carried.
struct FieldLookup {
    let object: JSONObject
    let names: FieldNames
    private var used: [String] = []

    init(_ json: JSONValue, names: FieldNames) throws(RecordError) {
        guard let object = json.object else {
            throw RecordError(.notAnObject, "a record must be a JSON object, found \(json.kindName)")
        }
        self.object = object
        self.names = names
    }

    /// The first member that plays `role` and is not null, with its name.
    mutating func value(of role: FieldNames.Role) -> (name: String, value: JSONValue)? {
        for name in names.names(of: role) {
            guard let value = FieldNames.value(named: name, in: object) else { continue }
            used.append(name)
            if !value.isNull { return (name, value) }
        }
        return nil
    }

    /// Keeps every member that can play `role` from being carried.
    mutating func setAside(_ role: FieldNames.Role) { used += names.names(of: role) }

    /// The members that no call of `value(of:)` has used.
    var carried: JSONObject { JSONObject(members: object.members.filter { !used.contains($0.name) }) }
}

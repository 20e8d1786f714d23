// What a verdict rests on, in a form that people and other programs read. Absent parts are left out of the line.

/// Why a claim was decided as it was.
public struct Evidence: Hashable, Sendable {
    /// The rule that decided, by its name in the rule table.
    public var rule: String
    /// Both sides as they were read.
    public var lhs: String?
    public var rhs: String?
    /// Facts of the context that were used, as text.
    public var facts: [String]
    public var witness: Witness?
    /// What must hold for the claim to hold: "x ≠ 0".
    public var sideConditions: [String]
    /// Rule-specific members: digits of a rounding, cofactors, the certificate.
    public var details: JSONObject

    public init(
        rule: String, lhs: String? = nil, rhs: String? = nil, facts: [String] = [], witness: Witness? = nil,
        sideConditions: [String] = [], details: JSONObject = JSONObject()
    ) {
        self.rule = rule
        self.lhs = lhs
        self.rhs = rhs
        self.facts = facts
        self.witness = witness
        self.sideConditions = sideConditions
        self.details = details
    }
}

/// A point where two sides differ: values of the unknowns and of both sides, exact or as enclosures.
public struct Witness: Hashable, Sendable {
    /// Unknowns and their values, in the order of the names.
    public var assignment: [(name: String, value: String)]
    public var lhs: String
    public var rhs: String

    public init(assignment: [(name: String, value: String)], lhs: String, rhs: String) {
        self.assignment = assignment.sorted { $0.name < $1.name }
        self.lhs = lhs
        self.rhs = rhs
    }

    public static func == (a: Witness, b: Witness) -> Bool {
        a.lhs == b.lhs && a.rhs == b.rhs && a.assignment.elementsEqual(b.assignment) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(lhs)
        hasher.combine(rhs)
        for pair in assignment {
            hasher.combine(pair.name)
            hasher.combine(pair.value)
        }
    }
}

extension Evidence: JSONWritable {
    private static let memberNames: Set<String> = ["rule", "lhs", "rhs", "facts", "witness", "side_conditions"]

    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", rule)
            if let lhs { writer.member("lhs", lhs) }
            if let rhs { writer.member("rhs", rhs) }
            if !facts.isEmpty { writer.member("facts", JSONValue(facts)) }
            if let witness { writer.member("witness", witness) }
            if !sideConditions.isEmpty { writer.member("side_conditions", JSONValue(sideConditions)) }
            for member in details.members where !Self.memberNames.contains(member.name) {
                writer.member(member.name, member.value)
            }
        }
    }

    public init(json: JSONValue) throws(RecordError) {
        guard let object = json.object, let rule = object["rule"]?.string else {
            throw RecordError(.wrongType, "'evidence' must be an object with a rule")
        }
        self.init(
            rule: rule, lhs: object["lhs"]?.string, rhs: object["rhs"]?.string,
            facts: object["facts"]?.array?.compactMap(\.string) ?? [],
            witness: try object["witness"].map(Witness.init(json:)),
            sideConditions: object["side_conditions"]?.array?.compactMap(\.string) ?? [],
            details: JSONObject(members: object.members.filter { !Self.memberNames.contains($0.name) }))
    }
}

extension Witness: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.name("at")
            writer.object { writer in
                for pair in assignment { writer.member(pair.name, pair.value) }
            }
            writer.member("lhs", lhs)
            writer.member("rhs", rhs)
        }
    }

    public init(json: JSONValue) throws(RecordError) {
        guard let at = json["at"]?.object, let lhs = json["lhs"]?.string, let rhs = json["rhs"]?.string else {
            throw RecordError(.wrongType, "'witness' must have members at, lhs and rhs")
        }
        self.init(assignment: at.members.map { ($0.name, $0.value.string ?? "") }, lhs: lhs, rhs: rhs)
    }
}

// JSON as a value. Numbers keep the text they were written with, so that an `id` or a reference answer read from
// one file is written to the next digit for digit; Foundation's decoder would round them to a `Double`.

/// Any JSON value.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// A JSON number as written: equal when the texts are equal (`1` and `1.0` differ).
public struct JSONNumber: Hashable, Sendable {
    public let text: String

    public init(_ value: Int) { text = String(value) }

    /// The shortest decimal that reads back as `value`; nil for infinities and NaN, which JSON cannot hold.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = "\(value)"
    }

    /// For the reader, which has checked the grammar of `text`.
    init(checked text: String) { self.text = text }

    /// The integer that the text denotes, when it is written without point and exponent and fits a machine word.
    public var int: Int? { Int(text) }
    public var double: Double { Double(text) ?? .nan }
}

/// The members of a JSON object in the order written. Of equal names the last one counts.
public struct JSONObject: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public var name: String
        public var value: JSONValue

        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    public var members: [Member]

    public init(members: [Member] = []) { self.members = members }

    public var isEmpty: Bool { members.isEmpty }

    /// The value of `name`; assigning nil removes it, assigning a new name appends it. Linear in the number of members.
    public subscript(name: String) -> JSONValue? {
        get { members.last { $0.name == name }?.value }
        set {
            guard let newValue else {
                members.removeAll { $0.name == name }
                return
            }
            if let index = members.lastIndex(where: { $0.name == name }) {
                members[index].value = newValue
            } else {
                members.append(Member(name: name, value: newValue))
            }
        }
    }
}

extension JSONValue {
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var int: Int? { if case .number(let value) = self { value.int } else { nil } }
    public var double: Double? { if case .number(let value) = self { value.double } else { nil } }
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    public var isNull: Bool { self == .null }

    /// The member `name` of an object; nil for other values and absent names.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// What the value is, as a person would say it in a message: "a list", "a number"…
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(members: elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }

    public init(_ value: Int) { self = .number(JSONNumber(value)) }
    public init(_ value: Double) { self = JSONNumber(value).map(JSONValue.number) ?? .null }
    public init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
    public init(_ values: [String]) { self = .array(values.map(JSONValue.string)) }
}

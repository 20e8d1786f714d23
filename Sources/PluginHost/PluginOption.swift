// The options that a plugin takes: their types, defaults and ranges, and the check of what a user gives.
import Records

/// One option of a plugin.
public struct PluginOption: Hashable, Sendable {
    public enum ValueType: Hashable, Sendable {
        case integer(minimum: Int?, maximum: Int?)
        case number(minimum: Double?, maximum: Double?)
        case text
        case boolean
        case choice([String])
    }

    /// What is wrong with an option.
    struct Fault: Error { let message: String }

    public var name: String
    public var type: ValueType
    /// Nil when the option must be given.
    public var defaultValue: JSONValue?
    public var summary: String

    public init(name: String, type: ValueType, defaultValue: JSONValue?, summary: String = "") {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
        self.summary = summary
    }

    /// The option that a manifest declares as `{"type", "default", "minimum", "maximum", "choices", "description"}`.
    init(name: String, json: JSONValue) throws(Fault) {
        guard let object = json.object else { throw Fault(message: "must be an object") }
        switch object["type"]?.string {
        case "integer": type = .integer(minimum: object["minimum"]?.int, maximum: object["maximum"]?.int)
        case "number": type = .number(minimum: object["minimum"]?.double, maximum: object["maximum"]?.double)
        case "text": type = .text
        case "boolean": type = .boolean
        case "choice":
            guard let choices = object["choices"]?.array?.compactMap(\.string), !choices.isEmpty else {
                throw Fault(message: "a choice needs a list 'choices' of texts")
            }
            type = .choice(choices)
        default: throw Fault(message: "'type' must be one of integer, number, text, boolean, choice")
        }
        self.name = name
        summary = object["description"]?.string ?? ""
        defaultValue = object["default"]
        if let defaultValue, let problem = problem(with: defaultValue) {
            throw Fault(message: "the default \(problem)")
        }
    }

    /// Why `value` does not fit, or nil when it does.
    func problem(with value: JSONValue) -> String? {
        switch type {
        case .integer(let minimum, let maximum):
            guard let number = value.int else { return "must be an integer, found \(value.jsonText)" }
            if let minimum, number < minimum { return "must be at least \(minimum), found \(number)" }
            if let maximum, number > maximum { return "must be at most \(maximum), found \(number)" }
        case .number(let minimum, let maximum):
            guard let number = value.double, number.isFinite else { return "must be a number, found \(value.jsonText)" }
            if let minimum, number < minimum { return "must be at least \(minimum), found \(value.jsonText)" }
            if let maximum, number > maximum { return "must be at most \(maximum), found \(value.jsonText)" }
        case .text:
            guard value.string != nil else { return "must be text, found \(value.jsonText)" }
        case .boolean:
            guard value.bool != nil else { return "must be true or false, found \(value.jsonText)" }
        case .choice(let choices):
            guard let choice = value.string, choices.contains(choice) else {
                return "must be one of \(choices.joined(separator: ", ")), found \(value.jsonText)"
            }
        }
        return nil
    }

    /// The value that a command line's text denotes: text stays text, everything else is read as JSON.
    func value(fromText text: String) -> JSONValue {
        switch type {
        case .text, .choice: .string(text)
        default: (try? JSONValue(parsing: text)) ?? .string(text)
        }
    }

    var json: JSONValue {
        var object = JSONObject()
        switch type {
        case .integer(let minimum, let maximum):
            object["type"] = "integer"
            object["minimum"] = minimum.map { JSONValue($0) }
            object["maximum"] = maximum.map { JSONValue($0) }
        case .number(let minimum, let maximum):
            object["type"] = "number"
            object["minimum"] = minimum.map { JSONValue($0) }
            object["maximum"] = maximum.map { JSONValue($0) }
        case .text: object["type"] = "text"
        case .boolean: object["type"] = "boolean"
        case .choice(let choices):
            object["type"] = "choice"
            object["choices"] = JSONValue(choices)
        }
        object["default"] = defaultValue
        if !summary.isEmpty { object["description"] = .string(summary) }
        return .object(object)
    }

    /// `type` for a person: `integer ≥ 1`, `one of a, b`.
    public var typeText: String {
        func range(_ name: String, _ minimum: String?, _ maximum: String?) -> String {
            name + (minimum.map { " ≥ \($0)" } ?? "") + (maximum.map { " ≤ \($0)" } ?? "")
        }
        return switch type {
        case .integer(let minimum, let maximum): range("integer", minimum.map { "\($0)" }, maximum.map { "\($0)" })
        case .number(let minimum, let maximum): range("number", minimum.map { "\($0)" }, maximum.map { "\($0)" })
        case .text: "text"
        case .boolean: "true or false"
        case .choice(let choices): "one of " + choices.joined(separator: ", ")
        }
    }
}

extension PluginManifest {
    /// The options for a call: the given ones, checked, and the defaults of the others.
    public func resolve(options given: JSONObject) throws(PluginError) -> JSONObject {
        for member in given.members where !options.contains(where: { $0.name == member.name }) {
            let known = options.map(\.name).joined(separator: ", ")
            throw .option(
                plugin: name, option: member.name, message: "is unknown; known: \(known.isEmpty ? "none" : known)")
        }
        var resolved = JSONObject()
        for option in options {
            guard let value = given[option.name] ?? option.defaultValue else {
                throw .option(plugin: name, option: option.name, message: "must be given")
            }
            if let problem = option.problem(with: value) {
                throw .option(plugin: name, option: option.name, message: problem)
            }
            resolved[option.name] = value
        }
        return resolved
    }

    /// The options that texts such as `temperature=0.7` give.
    public func parse(options texts: [String]) throws(PluginError) -> JSONObject {
        var given = JSONObject()
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw .option(plugin: name, option: text, message: "must be written NAME=VALUE")
            }
            let option = options.first { $0.name == parts[0] }
            given[parts[0]] = option?.value(fromText: parts[1]) ?? .string(parts[1])
        }
        return try resolve(options: given)
    }
}

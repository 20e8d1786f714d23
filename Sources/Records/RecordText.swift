// Text as the sources write it: a string, a number, chat messages, or the nested lists of evaluation logs.

enum RecordText {
    /// The text of a problem or solution. Chat messages give the last message of `speaker`; lists of one are opened.
    static func prose(_ field: (name: String, value: JSONValue), speaker: String) throws(RecordError) -> String {
        switch field.value {
        case .string(let text): return text
        case .array(let elements):
            if let messages = chat(elements) {
                guard let message = messages.last(where: { $0.role == speaker }) else {
                    throw RecordError(.missingField, "'\(field.name)' has no message of the \(speaker)")
                }
                return message.content
            }
            guard elements.count <= 1 else {
                throw RecordError(
                    .severalSolutions, "'\(field.name)' holds \(elements.count) texts: write one record for each")
            }
            guard let only = elements.first else {
                throw RecordError(.missingField, "'\(field.name)' is an empty list")
            }
            return try prose((field.name, only), speaker: speaker)
        default: throw wrongType(field, "text")
        }
    }

    /// An answer: text, a number as written, or a list of one.
    static func answer(_ field: (name: String, value: JSONValue)) throws(RecordError) -> String {
        switch field.value {
        case .string(let text): return text
        case .number(let number): return number.text
        case .array(let elements) where elements.count == 1: return try answer((field.name, elements[0]))
        default: throw wrongType(field, "text or a number")
        }
    }

    static func steps(_ field: (name: String, value: JSONValue)) throws(RecordError) -> [String] {
        guard let elements = field.value.array else { throw wrongType(field, "a list of texts") }
        var steps: [String] = []
        steps.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            guard let step = element.string else {
                throw RecordError(
                    .wrongType, "step \(index) of '\(field.name)' must be text, found \(element.kindName)")
            }
            steps.append(step)
        }
        return steps
    }

    private static func chat(_ elements: [JSONValue]) -> [(role: String, content: String)]? {
        guard !elements.isEmpty else { return nil }
        var messages: [(role: String, content: String)] = []
        for element in elements {
            guard let role = element["role"]?.string, let content = element["content"]?.string else { return nil }
            messages.append((role, content))
        }
        return messages
    }

    private static func wrongType(_ field: (name: String, value: JSONValue), _ expected: String) -> RecordError {
        RecordError(.wrongType, "'\(field.name)' must be \(expected), found \(field.value.kindName)")
    }
}

// Labels that people or models gave to the steps of a solution, in the spellings of common sources.

/// What the maker of a label said of one step.
public enum GivenLabel: String, Hashable, Sendable, CaseIterable {
    case right, neutral, wrong
}

/// How a label of 0 is meant: some sources write 1, 0, −1, others 1 and 0.
public enum ZeroLabel: String, Hashable, Sendable, CaseIterable {
    case neutral, wrong
}

/// The labels of the steps of one record.
public struct GivenLabels: Hashable, Sendable {
    /// One for each step; nil where the source has none.
    public let labels: [GivenLabel?]

    /// One label for each step, or the index of the first wrong step, −1 for none: then the steps before it are right, and
    /// nothing is said of those after it.
    /// - Throws: when the record has neither, or one that cannot be read.
    public init(json: JSONValue, steps count: Int, zero: ZeroLabel = .neutral, names: FieldNames = .recognised)
        throws(RecordError)
    {
        var fields = try FieldLookup(json, names: names)
        if let (name, value) = fields.value(of: .labels) {
            guard let values = value.array else {
                throw RecordError(.wrongType, "'\(name)' must be an array of labels, found \(value.kindName)")
            }
            guard values.count == count else {
                throw RecordError(.wrongType, "'\(name)' has \(values.count) labels for \(count) steps")
            }
            var read: [GivenLabel?] = []
            for (index, value) in values.enumerated() {
                read.append(value.isNull ? nil : try GivenLabels.label(value, zero, "\(name)[\(index)]"))
            }
            labels = read
        } else if let (name, value) = fields.value(of: .firstError) {
            guard let first = value.int, -1..<count ~= first else {
                throw RecordError(.wrongType, "'\(name)' must be the index of one of \(count) steps, or -1")
            }
            labels = (0..<count).map { $0 < first || first < 0 ? .right : $0 == first ? .wrong : nil }
        } else {
            let looked = (names.names(of: .labels) + names.names(of: .firstError)).joined(separator: ", ")
            throw RecordError(.missingField, "no labels: the record has none of \(looked)")
        }
    }

    /// A sign, a truth value, a word, or a score, which counts as right from one half on.
    private static func label(_ value: JSONValue, _ zero: ZeroLabel, _ place: String) throws(RecordError) -> GivenLabel {
        switch value {
        case .bool(let isRight): return isRight ? .right : .wrong
        case .string(let text):
            switch text.lowercased() {
            case "+", "1", "right", "correct", "good", "positive", "valid": return .right
            case "-", "-1", "wrong", "incorrect", "bad", "negative", "invalid": return .wrong
            case "0": return zero == .neutral ? .neutral : .wrong
            case "neutral": return .neutral
            default: break
            }
        default:
            if let number = value.double, number.isFinite {
                if number == 0 { return zero == .neutral ? .neutral : .wrong }
                return number >= 0.5 ? .right : .wrong
            }
        }
        throw RecordError(.wrongType, "'\(place)' is no label: expected 1, 0, -1, true, false, +, - or a score")
    }
}

// One line of an input, as it came: its text, or the reason why it has none.

/// A numbered line of a named input.
public struct InputLine: Hashable, Sendable {
    /// The path of the file, or a name such as `stdin`.
    public var source: String
    /// One-based.
    public var number: Int
    /// Without line end; empty when `fault` is set.
    public var bytes: [UInt8]
    /// Why the line was not kept.
    public var fault: RecordError?

    public init(source: String, number: Int, bytes: [UInt8], fault: RecordError? = nil) {
        self.source = source
        self.number = number
        self.bytes = bytes
        self.fault = fault
    }

    /// The line as text.
    public func text() throws(RecordError) -> String {
        if let fault { throw fault }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw invalidUTF8 }
        return text
    }

    /// The JSON value on the line.
    public func json() throws(RecordError) -> JSONValue {
        if let fault { throw fault }
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: bytes)
        } catch {
            // Only a line that fails is examined again: good ones are checked once, string by string.
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                throw RecordError(.emptyLine, "the line is empty", line: number)
            }
            if String(validating: bytes, as: UTF8.self) == nil { throw invalidUTF8 }
            throw RecordError(.invalidJSON, "not JSON: \(error)", line: number)
        }
    }

    private var invalidUTF8: RecordError {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var valid = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
        return RecordError(.invalidUTF8, "not UTF-8: invalid byte \(valid + 1) of the line", line: number)
    }
}

extension VerdictRecord {
    /// The one output line that answers an input line. A line that is no solution is answered by its error, with the `id`
    /// and the carried members as far as they can be read.
    public init(
        answering line: InputLine, names: FieldNames = .recognised, profile: String,
        judge: (SolutionRecord) -> (outcome: AnswerOutcome, steps: [StepVerdict])
    ) {
        var json = JSONValue.null
        do throws(RecordError) {
            json = try line.json()
            let solution = try SolutionRecord(json: json, names: names)
            let judgement = judge(solution)
            self.init(
                id: solution.id, profile: profile, outcome: judgement.outcome, steps: judgement.steps,
                carried: solution.carried)
        } catch {
            let known = FieldLookup.remains(of: json, names: names)
            self.init(error: error.on(line: line.number), id: known.id, profile: profile, carried: known.carried)
        }
    }
}

extension MatchRecord {
    /// The one output line that answers an input line of `match`.
    public init(
        answering line: InputLine, names: FieldNames = .recognised, profile: String,
        compare: (AnswerPair) -> AnswerOutcome
    ) {
        var json = JSONValue.null
        do throws(RecordError) {
            json = try line.json()
            let pair = try AnswerPair(json: json, names: names)
            self.init(id: pair.id, profile: profile, outcome: compare(pair), carried: pair.carried)
        } catch {
            let known = FieldLookup.remains(of: json, names: names)
            self.init(error: error.on(line: line.number), id: known.id, profile: profile, carried: known.carried)
        }
    }
}

extension FieldLookup {
    /// What can be kept of a record that is faulty: its identifier and the members that play no role.
    static func remains(of json: JSONValue, names: FieldNames) -> (id: JSONValue, carried: JSONObject) {
        guard var fields = try? FieldLookup(json, names: names) else { return (.null, JSONObject()) }
        let id = fields.value(of: .id)?.value ?? .null
        // Labels play no role where verdicts are written.
        for role in FieldNames.Role.allCases where role != .labels && role != .firstError { fields.setAside(role) }
        return (id, fields.carried)
    }
}

extension RecordError {
    /// The same error with its place.
    public func on(line: Int) -> RecordError { RecordError(code, message, line: line) }
}

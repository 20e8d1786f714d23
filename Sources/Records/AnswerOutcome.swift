// The verdict on a final answer.

/// How an answer compares with the reference.
public enum AnswerFinding: String, Hashable, Sendable, CaseIterable {
    case same, different, undecided
    case noAnswer = "no-answer"
    case noGold = "no-gold"
}

/// The outcome of a solution, or of an answer pair.
public struct AnswerOutcome: Hashable, Sendable {
    public var verdict: AnswerFinding
    /// A reason code.
    public var reason: String
    /// The answer that was extracted, and the reference it was compared with.
    public var answer: String?
    public var gold: String?
    /// The extraction rule and the place where it found the answer.
    public var rule: String?
    public var span: ByteSpan?
    /// The judgements and certificates that the verdict rests on, where they were asked for.
    public var checks: [JSONValue] = []

    public init(
        verdict: AnswerFinding, reason: String, answer: String? = nil, gold: String? = nil, rule: String? = nil,
        span: ByteSpan? = nil
    ) {
        self.verdict = verdict
        self.reason = reason
        self.answer = answer
        self.gold = gold
        self.rule = rule
        self.span = span
    }

    /// The outcome of a record that could not be read: nothing is known, and nothing is held against it.
    public init(error: RecordError) { self.init(verdict: .undecided, reason: error.code.rawValue) }
}

extension AnswerOutcome: JSONWritable {
    static let memberNames = ["verdict", "reason", "answer", "gold", "rule", "span", "checks"]

    public func write(to writer: inout JSONWriter) {
        writer.object { writeMembers(to: &$0) }
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("verdict", verdict.rawValue)
        writer.member("reason", reason)
        writer.member("answer", answer)
        writer.member("gold", gold)
        writer.member("rule", rule)
        writer.name("span")
        if let span { writer.value(span) } else { writer.null() }
        if !checks.isEmpty { writer.member("checks", JSONValue.array(checks)) }
    }

    public init(json: JSONValue) throws(RecordError) {
        guard let verdict = json["verdict"]?.string.flatMap(AnswerFinding.init), let reason = json["reason"]?.string
        else {
            throw RecordError(.wrongType, "an outcome must have a known verdict and a reason")
        }
        let span = json["span"] ?? .null
        self.init(
            verdict: verdict, reason: reason, answer: json["answer"]?.string, gold: json["gold"]?.string,
            rule: json["rule"]?.string, span: span.isNull ? nil : try ByteSpan(json: span))
        checks = json["checks"]?.array ?? []
    }
}

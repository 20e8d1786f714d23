// Verdicts on the claims and steps of one solution.

/// What was found: proved, disproved, or neither. Never a Bool.
public enum Finding: String, Hashable, Sendable, CaseIterable {
    case valid, invalid, undecided
}

/// The verdict on one claim of a step.
public struct ClaimVerdict: Hashable, Sendable {
    public var span: ByteSpan
    /// The claim as it was written.
    public var text: String
    /// `ground`, `rewriting`, `consequence`, `definition`…
    public var kind: String
    public var verdict: Finding
    /// A reason code.
    public var reason: String
    public var evidence: Evidence?

    public init(span: ByteSpan, text: String, kind: String, verdict: Finding, reason: String, evidence: Evidence? = nil)
    {
        self.span = span
        self.text = text
        self.kind = kind
        self.verdict = verdict
        self.reason = reason
        self.evidence = evidence
    }
}

/// The verdict on one step, with the claims it rests on.
public struct StepVerdict: Hashable, Sendable {
    public var index: Int
    /// Place in the solution text; for given steps, the whole of step `index`.
    public var span: ByteSpan
    public var verdict: Finding
    public var reason: String
    public var claims: [ClaimVerdict]

    public init(index: Int, span: ByteSpan, verdict: Finding, reason: String, claims: [ClaimVerdict] = []) {
        self.index = index
        self.span = span
        self.verdict = verdict
        self.reason = reason
        self.claims = claims
    }
}

extension ClaimVerdict: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("span", span)
            writer.member("text", text)
            writer.member("kind", kind)
            writer.member("verdict", verdict.rawValue)
            writer.member("reason", reason)
            writer.name("evidence")
            if let evidence { writer.value(evidence) } else { writer.null() }
        }
    }

    public init(json: JSONValue) throws(RecordError) {
        guard let span = json["span"], let text = json["text"]?.string, let kind = json["kind"]?.string,
            let verdict = json["verdict"]?.string.flatMap(Finding.init), let reason = json["reason"]?.string
        else { throw RecordError(.wrongType, "a claim must have members span, text, kind, verdict and reason") }
        let evidence = json["evidence"] ?? .null
        self.init(
            span: try ByteSpan(json: span), text: text, kind: kind, verdict: verdict, reason: reason,
            evidence: evidence.isNull ? nil : try Evidence(json: evidence))
    }
}

extension StepVerdict: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("index", index)
            writer.member("span", span)
            writer.member("verdict", verdict.rawValue)
            writer.member("reason", reason)
            writer.name("claims")
            writer.array(claims)
        }
    }

    public init(json: JSONValue) throws(RecordError) {
        guard let index = json["index"]?.int, let span = json["span"],
            let verdict = json["verdict"]?.string.flatMap(Finding.init), let reason = json["reason"]?.string,
            let claims = json["claims"]?.array
        else { throw RecordError(.wrongType, "a step must have members index, span, verdict, reason and claims") }
        var read: [ClaimVerdict] = []
        for claim in claims { read.append(try ClaimVerdict(json: claim)) }
        self.init(index: index, span: try ByteSpan(json: span), verdict: verdict, reason: reason, claims: read)
    }
}

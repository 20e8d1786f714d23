// Compares given step labels with what is proved.
import Records

/// What the proofs say of the labels of one solution.
public struct LabelAudit: Hashable, Sendable {
    /// A step whose label a proof contradicts.
    public struct Contradiction: Hashable, Sendable {
        public var label: GivenLabel
        /// The text of the step.
        public var text: String
        /// The verdict, with the claims that it rests on and their evidence.
        public var step: StepVerdict
    }

    public var id: JSONValue = .null
    /// Steps labelled right of which a claim is refuted, in order; on request also steps labelled wrong all of whose claims are
    /// proved: such a step may be wrong in what it does not say.
    public var contradictions: [Contradiction] = []
    /// How many steps have a label and a verdict.
    public private(set) var counts: [GivenLabel: [Finding: Int]] = [:]
    public var error: RecordError?

    public init(error: RecordError, id: JSONValue = .null) { (self.error, self.id) = (error, id) }

    /// - Parameter verdicts: one for each step of the record.
    public init(
        _ record: SolutionRecord, labels: GivenLabels, verdicts: [StepVerdict], includingProved: Bool = false
    ) {
        id = record.id
        for (label, verdict) in zip(labels.labels, verdicts) {
            guard let label else { continue }
            counts[label, default: [:]][verdict.verdict, default: 0] += 1
            let isContradicted =
                label == .right && verdict.verdict == .invalid
                || includingProved && label == .wrong && verdict.verdict == .valid
            guard isContradicted else { continue }
            let text = record.steps.flatMap { $0.indices.contains(verdict.index) ? $0[verdict.index] : nil } ?? ""
            contradictions.append(Contradiction(label: label, text: text, step: verdict))
        }
    }
}

extension SolutionScorer {
    /// The audit of a labelled solution, which must be given as steps. A record that cannot be read gives its error.
    public mutating func audit(
        _ line: InputLine, names: FieldNames, zero: ZeroLabel, includingProved: Bool
    ) -> LabelAudit {
        var id = JSONValue.null
        do throws(RecordError) {
            let json = try line.json()
            id = json["id"] ?? .null
            let record = try SolutionRecord(json: json, names: names)
            id = record.id
            guard let steps = record.steps else {
                throw RecordError(.missingField, "no steps: labels belong to given steps")
            }
            let labels = try GivenLabels(json: json, steps: steps.count, zero: zero, names: names)
            return LabelAudit(
                record, labels: labels, verdicts: self.steps(of: record), includingProved: includingProved)
        } catch {
            return LabelAudit(error: error.on(line: line.number), id: id)
        }
    }
}

extension LabelAudit: JSONWritable {
    public static let schema = "stepkto.audit/1"

    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("schema", Self.schema)
            writer.name("contradicted")
            writer.array(contradictions)
            writer.name("error")
            if let error { writer.value(error) } else { writer.null() }
        }
    }
}

extension LabelAudit.Contradiction: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("label", label.rawValue)
            writer.member("text", text)
            writer.member("step", step)
        }
    }
}

// Replays the certificates of verdict records with the kernel alone: nothing of what found them takes part.
import Arithmetic
import CertificateForms
import Certificates
import Expressions
import Reasoning
import Records

/// The members of `evidence` that carry a certificate.
enum CertificateMembers {
    static let judgement = "judgement"
    static let certificate = "certificate"
    static let conclusion = "conclusion"

    static func members(_ text: CertificateText) -> [JSONObject.Member] {
        [
            .init(name: judgement, value: .string(text.judgement)),
            .init(name: certificate, value: .string(text.certificate)),
            .init(name: conclusion, value: .string(text.conclusion)),
        ]
    }
}

/// What replaying found about the decided claims of one record.
public struct Certification: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Every decided claim has a certificate that supports its verdict.
        case confirmed
        /// Some certificate does not support the verdict that it stands by.
        case rejected
        /// Some decided claim has none, and no other is rejected.
        case withoutCertificate = "without-certificate"
        /// Nothing is decided, so there is nothing to confirm.
        case nothingDecided = "nothing-decided"
        /// The line is no verdict record.
        case unreadable
    }

    /// A claim that is not confirmed. `claim` is nil for a step whose verdict its claims do not support, and `step` for the
    /// outcome.
    public struct Fault: Hashable, Sendable {
        public var step: Int?
        public var claim: Int?
        public var status: Status
        public var message: String
    }

    public var id: JSONValue = .null
    public var confirmed = 0
    public var faults: [Fault] = []
    public var error: RecordError?

    public var rejected: Int { faults.count { $0.status == .rejected } }
    public var withoutCertificate: Int { faults.count { $0.status == .withoutCertificate } }

    public var status: Status {
        if error != nil { return .unreadable }
        if rejected > 0 { return .rejected }
        if withoutCertificate > 0 { return .withoutCertificate }
        return confirmed > 0 ? .confirmed : .nothingDecided
    }

    private init() {}

    /// Replays every certificate of the record on the line.
    public init(of line: InputLine, budget: Budget = Budget()) {
        do throws(RecordError) {
            let json = try line.json()
            if json["steps"] == nil, json["verdict"] != nil {
                // The flat line that `match` writes.
                self.init()
                id = json["id"] ?? .null
                certify(try AnswerOutcome(json: json), Checker(budget: budget))
            } else {
                self.init(of: try VerdictRecord(json: json), budget: budget)
            }
        } catch {
            self.init()
            self.error = RecordError(error.code, error.message, line: line.number)
        }
    }

    public init(of record: VerdictRecord, budget: Budget = Budget()) {
        id = record.id
        let checker = Checker(budget: budget)
        for step in record.steps { certify(step, checker) }
        certify(record.outcome, checker)
    }

    /// An outcome may rest on the forms of the answers alone; what it rests on besides must replay, and one check at least
    /// must speak for the verdict.
    private mutating func certify(_ outcome: AnswerOutcome, _ checker: Checker) {
        guard !outcome.checks.isEmpty, outcome.verdict == .same || outcome.verdict == .different else { return }
        var conclusions: Set<String> = []
        for check in outcome.checks {
            switch Certification.replay(check, checker) {
            case .success(let checked): conclusions.insert(checked.conclusion.rawValue)
            case .failure(let finding):
                faults.append(Fault(status: finding.status, message: "outcome: \(finding.message)"))
                return
            }
        }
        let isSupported =
            outcome.verdict == .same ? conclusions == ["holds"] : !conclusions.isSubset(of: ["holds"])
        if isSupported {
            confirmed += 1
        } else {
            faults.append(Fault(status: .rejected, message: "outcome: the checks do not support the verdict"))
        }
    }

    private mutating func certify(_ step: StepVerdict, _ checker: Checker) {
        for (index, claim) in step.claims.enumerated() where claim.verdict != .undecided {
            switch Certification.replay(claim, checker) {
            case .success: confirmed += 1
            case .failure(let finding):
                faults.append(
                    Fault(step: step.index, claim: index, status: finding.status, message: finding.message))
            }
        }
        let verdicts = step.claims.map(\.verdict)
        let isSupported =
            switch step.verdict {
            case .valid: verdicts.contains(.valid) && !verdicts.contains(.invalid)
            case .invalid: verdicts.contains(.invalid)
            case .undecided: !verdicts.contains(.invalid)
            }
        if !isSupported {
            faults.append(
                Fault(step: step.index, status: .rejected, message: "no claim supports the verdict of the step"))
        }
    }

    struct Unconfirmed: Error {
        let status: Status
        let message: String
    }

    /// Whether the kernel draws from the claim's certificate the conclusion that the verdict needs, about the sides that the
    /// evidence shows.
    static func replay(_ claim: ClaimVerdict, _ checker: Checker) -> Result<Checked, Unconfirmed> {
        func rejected(_ message: String) -> Result<Checked, Unconfirmed> {
            .failure(Unconfirmed(status: .rejected, message: message))
        }
        let checked: Checked
        switch replay(.object(claim.evidence?.details ?? JSONObject()), checker) {
        case .success(let result): checked = result
        case .failure(let finding): return .failure(finding)
        }
        if let evidence = claim.evidence, let difference = Certification.difference(between: evidence, and: checked) {
            return rejected(difference)
        }
        // A literal that rounds the other side is equal to it only where the record says so.
        if case .rounding = checked.certificate, !["rounded", "percent"].contains(claim.reason) {
            return rejected("a rounding supports no other reason than being one")
        }
        let holds = checked.conclusion == .holds
        guard holds == (claim.verdict == .valid) else {
            return rejected("the certificate shows that the claim \(checked.conclusion.rawValue)")
        }
        return .success(checked)
    }
}

extension Certification {
    /// What a reader is shown otherwise than the kernel has judged it; nil when all of it agrees. The sides are those of the
    /// reading under which the claim was judged, which `reading` names where it is not the usual one.
    private static func difference(between evidence: Records.Evidence, and checked: Checked) -> String? {
        var facts = checked.judgement.facts.map(\.description)
        let shown: (left: String, relation: Relation, right: [String])
        switch checked.judgement.claim {
        case .statement(let statement):
            shown = (statement.left.description, statement.relation, [statement.right.description])
        case .solutionSet(let equation, let unknown, let values):
            shown = (unknown.name, .equal, values.map(\.description))
            facts.append(equation.description)
        case .implication(let premise, .statement(let statement), over: .real):
            // The line does not follow from the line before, which is shown with what is known beside it.
            guard evidence.facts == premise.conjuncts?.map(\.description) else { return "the judgement has another premise" }
            shown = (statement.left.description, statement.relation, [statement.right.description])
            facts = evidence.facts
        case .implication(let premise, let conclusion, over: .real):
            return difference(between: evidence, and: premise, conclusion)
        case .implication: return "a step is no implication over other numbers"
        }
        guard evidence.lhs == shown.left, let right = evidence.rhs, shown.right.contains(right),
            evidence.details["relation"]?.string == shown.relation.rawValue
        else { return "the judgement is not about \(evidence.lhs ?? "") and \(evidence.rhs ?? "")" }
        guard evidence.facts.allSatisfy(facts.contains) else { return "the judgement has other facts" }
        guard evidence.sideConditions == checked.sideConditions.map(\.description) else {
            return "the claim holds under other conditions"
        }
        return nil
    }

    /// The same for what is said of one unknown by a set: it follows from the line that is shown, or is equivalent to it or not.
    private static func difference(between evidence: Records.Evidence, and premise: Formula, _ conclusion: Formula) -> String? {
        var (line, set) = (premise, conclusion)
        if case .equivalent(let first, let second) = conclusion, premise == .true { (line, set) = (first, second) }
        guard let unknown = evidence.lhs, evidence.details["relation"]?.string == "∈", set.symbols.map(\.name) == [unknown],
            evidence.rhs == "{\(unknown) : \(set)}"
        else { return "the judgement is not about \(evidence.lhs ?? "") and \(evidence.rhs ?? "")" }
        guard evidence.facts == line.conjuncts?.map(\.description) ?? [line.description] else { return "the judgement has another premise" }
        return nil
    }

    /// What the kernel concludes from the judgement and the certificate among the members.
    fileprivate static func replay(_ members: JSONValue, _ checker: Checker) -> Result<Checked, Unconfirmed> {
        func rejected(_ message: String) -> Result<Checked, Unconfirmed> {
            .failure(Unconfirmed(status: .rejected, message: message))
        }
        guard let judgementText = members[CertificateMembers.judgement]?.string,
            let certificateText = members[CertificateMembers.certificate]?.string
        else { return .failure(Unconfirmed(status: .withoutCertificate, message: "no certificate")) }
        let judgement: Judgement
        let certificate: Certificate
        do {
            judgement = try Judgement(symbolicForm: judgementText)
        } catch {
            return rejected("judgement: \(error)")
        }
        do {
            certificate = try Certificate(symbolicForm: certificateText)
        } catch {
            return rejected("certificate: \(error)")
        }
        do {
            let checked = try checker.check(certificate, for: judgement)
            let found = checked.conclusion.rawValue
            if let written = members[CertificateMembers.conclusion]?.string, written != found {
                return rejected("the certificate shows that the claim \(found), not \(written)")
            }
            return .success(checked)
        } catch {
            return rejected("\(error)")
        }
    }
}

extension Certification: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("status", status.rawValue)
            writer.member("confirmed", confirmed)
            writer.member("rejected", rejected)
            writer.member("without_certificate", withoutCertificate)
            writer.name("faults")
            writer.array(faults) { fault, writer in
                writer.object { writer in
                    writer.name("step")
                    if let step = fault.step { writer.value(step) } else { writer.null() }
                    writer.name("claim")
                    if let claim = fault.claim { writer.value(claim) } else { writer.null() }
                    writer.member("status", fault.status.rawValue)
                    writer.member("message", fault.message)
                }
            }
            writer.name("error")
            if let error { writer.value(error) } else { writer.null() }
        }
    }
}

// Replays the certificates of verdict records with the kernel alone: nothing of what found them takes part.
import Arithmetic
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

    /// A claim that is not confirmed. `claim` is nil for a step whose verdict its claims do not support.
    public struct Fault: Hashable, Sendable {
        public var step: Int
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
            let record = try VerdictRecord(json: try line.json())
            self.init(of: record, budget: budget)
        } catch {
            self.init()
            self.error = RecordError(error.code, error.message, line: line.number)
        }
    }

    public init(of record: VerdictRecord, budget: Budget = Budget()) {
        id = record.id
        let checker = Checker(budget: budget)
        for step in record.steps { certify(step, checker) }
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
        guard let details = claim.evidence?.details,
            let judgementText = details[CertificateMembers.judgement]?.string,
            let certificateText = details[CertificateMembers.certificate]?.string
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
        if case .statement(let statement) = judgement.claim, let evidence = claim.evidence,
            evidence.lhs != statement.left.description || evidence.rhs != statement.right.description
        {
            return rejected("the judgement is not about \(evidence.lhs ?? "") and \(evidence.rhs ?? "")")
        }
        let checked: Checked
        do {
            checked = try checker.check(certificate, for: judgement)
        } catch {
            return rejected("\(error)")
        }
        if let written = details[CertificateMembers.conclusion]?.string, written != checked.conclusion.rawValue {
            return rejected("the certificate shows that the claim \(checked.conclusion.rawValue), not \(written)")
        }
        // A literal that rounds the other side is equal to it only where the record says so.
        if case .rounding = certificate, !["rounded", "percent"].contains(claim.reason) {
            return rejected("a rounding supports no other reason than being one")
        }
        let holds = checked.conclusion == .holds
        guard holds == (claim.verdict == .valid) else {
            return rejected("the certificate shows that the claim \(checked.conclusion.rawValue)")
        }
        return .success(checked)
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
                    writer.member("step", fault.step)
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

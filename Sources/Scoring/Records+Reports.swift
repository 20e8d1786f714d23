// Reports of the judges as records.
import Answers
import LatexSyntax
import Reasoning
import Records

extension AnswerOutcome {
    init(_ outcome: Outcome, withCertificates: Bool) {
        self.init(
            verdict: AnswerFinding(rawValue: outcome.verdict.rawValue) ?? .undecided, reason: outcome.reason,
            answer: outcome.answer,
            gold: outcome.gold, rule: outcome.rule,
            span: outcome.span.map { ByteSpan(start: $0.lowerBound, end: $0.upperBound) })
        if withCertificates {
            checks = outcome.certificates.map { .object(JSONObject(members: CertificateMembers.members($0))) }
        }
    }
}

extension StepVerdict {
    init(_ step: StepReport, withCertificates: Bool) {
        self.init(
            index: step.index, span: ByteSpan(step.span), verdict: Finding(step.verdict), reason: step.reason,
            claims: step.claims.map { ClaimVerdict($0, withCertificates: withCertificates) })
    }
}

extension ClaimVerdict {
    init(_ claim: ClaimReport, withCertificates: Bool) {
        self.init(
            span: ByteSpan(claim.span), text: claim.text, kind: claim.kind.rawValue, verdict: Finding(claim.verdict),
            reason: claim.reason,
            evidence: claim.evidence.map { Records.Evidence($0, withCertificates: withCertificates) })
    }
}

extension Finding {
    init(_ verdict: Verdict) {
        switch verdict {
        case .valid: self = .valid
        case .invalid: self = .invalid
        case .undecided: self = .undecided
        }
    }
}

extension ByteSpan {
    init(_ span: SourceSpan) { self.init(start: span.start, end: span.end) }
}

extension Records.Evidence {
    init(_ evidence: Reasoning.Evidence, withCertificates: Bool) {
        let certificate = withCertificates ? evidence.certificate : nil
        let hasValues = evidence.leftValue != nil && evidence.rightValue != nil
        self.init(
            rule: evidence.rule ?? "none", lhs: evidence.left, rhs: evidence.right, facts: evidence.facts,
            witness: hasValues
                ? Witness(assignment: evidence.witness, lhs: evidence.leftValue!, rhs: evidence.rightValue!) : nil,
            sideConditions: evidence.sideConditions,
            details: JSONObject(
                members: [.init(name: "relation", value: .string(evidence.relation))]
                    + (evidence.reading.map { [.init(name: "reading", value: .string($0))] } ?? [])
                    + (certificate.map(CertificateMembers.members) ?? [])))
    }
}

import CertificateForms
import Certificates
import LatexSyntax

/// What the judge says of a claim or a step. There is no Boolean form: undecided is neither right nor wrong.
public enum Verdict: String, Sendable {
    case valid, invalid, undecided
}

/// What one claim was found to be.
public struct ClaimReport: Sendable {
    public let span: SourceSpan
    /// The text of the claim as written.
    public let text: String
    public let kind: Kind
    public let verdict: Verdict
    /// A stable code: `false-arithmetic`, `rounded`, `restated`, …
    public let reason: String
    public internal(set) var evidence: Evidence?
    /// What was claimed, alike for all ways of writing it that are no work of their own; nil for what was not judged.
    var writtenForm: String?

    public enum Kind: String, Sendable {
        case arithmetic, rewriting, consequence, equation, definition, assumption, comparison, solutions, unread
    }
}

/// What a reader needs to check a verdict by hand.
public struct Evidence: Sendable {
    /// The certificate rule that decided; nil for an undecided claim.
    public var rule: String?
    /// Both sides as they were read.
    public var left: String
    public var relation: String
    public var right: String
    /// Exact or approximate values of the sides, at the witness when there is one.
    public var leftValue: String?
    public var rightValue: String?
    public var witness: [(name: String, value: String)] = []
    public var facts: [String] = []
    public var sideConditions: [String] = []
    /// How ambiguous notation was read, when not in the usual way alone: "log to base e".
    public var reading: String?
    /// What the kernel has checked, for whoever asks for the certificate; nil for an undecided claim.
    var checked: Checked?

    /// The judgement and its certificate in their exact text forms, with the conclusion; nil when nothing was checked or the
    /// forms are longer than what is read back.
    public var certificate: CertificateText? { checked.flatMap(CertificateText.init) }
}

/// What one step was found to be.
public struct StepReport: Sendable {
    public let index: Int
    public let span: SourceSpan
    public let verdict: Verdict
    public let reason: String
    public let claims: [ClaimReport]
}

/// The verdicts on a whole solution.
public struct SolutionReport: Sendable {
    public let steps: [StepReport]

    /// The index of the first step found invalid.
    public var firstInvalidStep: Int? { steps.first { $0.verdict == .invalid }?.index }

    /// The share of steps that are decided; 0 when there are none.
    public var decidedShare: Double {
        steps.isEmpty ? 0 : Double(steps.count { $0.verdict != .undecided }) / Double(steps.count)
    }
}

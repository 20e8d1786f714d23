import CertificateForms
import Certificates

/// The verdict on a pair of answers.
public struct Outcome: Sendable {
    public enum Verdict: String, Sendable {
        case same, different, undecided
        /// The prediction has no answer to look at.
        case noAnswer = "no-answer"
        /// The reference is empty.
        case noGold = "no-gold"
    }

    public let verdict: Verdict
    /// A stable code: `equal`, `rounded-reference`, `different-value`, `unread`, …
    public let reason: String
    /// The answer taken from the prediction, as written.
    public let answer: String?
    public let gold: String?
    /// The extraction rule that found the answer.
    public let rule: String?
    /// UTF-8 byte offsets of the answer in the prediction.
    public let span: Range<Int>?
    /// The checked conclusions that the verdict rests on; empty where forms alone decide.
    var checks: [Checked] = []

    /// The judgements and certificates that the verdict rests on, as text.
    public var certificates: [CertificateText] { checks.compactMap(CertificateText.init) }
}

/// What comparing two denotations found.
struct Comparison {
    let verdict: Outcome.Verdict
    let reason: String
    /// What the kernel has checked on the way; nothing where forms alone decide.
    var checks: [Checked] = []

    static func same(_ reason: String, _ checks: [Checked] = []) -> Comparison {
        Comparison(verdict: .same, reason: reason, checks: checks)
    }

    static func different(_ reason: String, _ checks: [Checked] = []) -> Comparison {
        Comparison(verdict: .different, reason: reason, checks: checks)
    }

    static func undecided(_ reason: String) -> Comparison { Comparison(verdict: .undecided, reason: reason) }
}

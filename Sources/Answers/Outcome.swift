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
}

/// What comparing two denotations found.
struct Comparison {
    let verdict: Outcome.Verdict
    let reason: String

    static func same(_ reason: String) -> Comparison { Comparison(verdict: .same, reason: reason) }
    static func different(_ reason: String) -> Comparison { Comparison(verdict: .different, reason: reason) }
    static func undecided(_ reason: String) -> Comparison { Comparison(verdict: .undecided, reason: reason) }
}

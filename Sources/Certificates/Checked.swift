import Arithmetic
import Expressions

/// A conclusion that the checker has drawn. Only this file can make one.
public struct Checked: Sendable {
    public enum Conclusion: String, Sendable {
        /// The claim holds wherever the facts and the side conditions do.
        case holds
        /// The claim fails: for a ground claim it is false, else it is false at a point where the facts hold.
        case fails
        /// The facts are satisfiable, and with them the claim is not.
        case contradicts
    }

    public let judgement: Judgement
    public let certificate: Certificate
    public let conclusion: Conclusion
    public let sideConditions: [SideCondition]

    fileprivate init(_ judgement: Judgement, _ certificate: Certificate, _ finding: Finding) {
        self.judgement = judgement
        self.certificate = certificate
        conclusion = finding.conclusion
        sideConditions = finding.sideConditions
    }
}

/// What a rule found; it has no force until `Checker.check` has made a `Checked` of it.
struct Finding {
    let conclusion: Checked.Conclusion
    var sideConditions: [SideCondition] = []
}

/// Replays a certificate against a judgement.
public struct Checker: Sendable {
    let budget: Budget

    public init(budget: Budget = Budget()) { self.budget = budget }

    /// The conclusion that the certificate supports.
    /// - Throws: `CheckFailure` when it supports none.
    public func check(_ certificate: Certificate, for judgement: Judgement) throws(CheckFailure) -> Checked {
        Checked(judgement, certificate, try finding(certificate, judgement))
    }
}

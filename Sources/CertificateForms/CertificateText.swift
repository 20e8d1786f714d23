import Certificates
import Expressions

/// A checked conclusion as text, for a later replay.
public struct CertificateText: Sendable, Hashable {
    public let judgement: String
    public let certificate: String
    public let conclusion: String

    /// nil when a form would be longer than what is read back.
    public init?(_ checked: Checked) {
        guard let judgement = checked.judgement.symbolicForm, let certificate = checked.certificate.symbolicForm else {
            return nil
        }
        (self.judgement, self.certificate) = (judgement, certificate)
        conclusion = checked.conclusion.rawValue
    }
}

// `stepkto certify`: verdict records → whether their certificates still prove them.
import ArgumentParser
import Records
import Scoring

struct Certify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certify",
        abstract: "Replays the certificates of verdict records, independently of how they were found.",
        discussion: """
            Reads what score --certificates and verify-step --json write. The kernel alone replays each certificate; for every \
            line it is said whether all decided claims are confirmed, one is rejected, or one has no certificate. \
            Exit status 0 when every decided claim is confirmed, 1 when one is rejected or has no certificate, 3 when a line \
            is no verdict record and nothing else is wrong.
            """)

    @OptionGroup var batch: BatchOptions

    func run() throws {
        let tally: CertificationTally = try LineBatch(label: "certify", options: batch).run(
            makeState: {},
            answer: { _, line in
                let found = Certification(of: line)
                return BatchAnswer(found, tally: CertificationTally(found), error: found.error, line: line)
            })
        if tally.hasUnconfirmed { throw CommandFailure(.found) }
        if tally.hasUnreadable { throw CommandFailure(.unreadable) }
    }
}

/// Counts over certifications.
struct CertificationTally: BatchTally {
    private var lines = Counts<Certification.Status>()
    private var confirmed = 0
    private var rejected = 0
    private var withoutCertificate = 0

    init() {}

    init(_ certification: Certification) {
        lines[certification.status] = 1
        confirmed = certification.confirmed
        rejected = certification.rejected
        withoutCertificate = certification.withoutCertificate
    }

    mutating func merge(_ other: CertificationTally) {
        lines.merge(other.lines)
        confirmed += other.confirmed
        rejected += other.rejected
        withoutCertificate += other.withoutCertificate
    }

    var hasUnconfirmed: Bool { rejected + withoutCertificate > 0 }
    var hasUnreadable: Bool { lines[.unreadable] > 0 }

    var summary: String {
        "\(lines.text(optional: [.nothingDecided, .unreadable])); claims: \(confirmed) confirmed, \(rejected) rejected, "
            + "\(withoutCertificate) without certificate"
    }
}

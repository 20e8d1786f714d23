// `stepkto match`: answer pairs → outcomes.
import ArgumentParser
import Scoring

struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Compares final answers with references, exactly.",
        discussion: """
            Reads JSON Lines with gold and prediction (bare answers or whole texts) and writes for each line whether both are the \
            same, different or undecided, why, and what was taken for the answer.
            """)

    @OptionGroup var batch: BatchOptions
    @OptionGroup var policies: ProfileOptions
    @Flag(help: "Add the judgements and certificates that an outcome rests on, for stepkto certify.")
    var certificates = false
    @Flag(help: "Write instead what each comparison takes in one thread, in nanoseconds.") var timings = false

    func run() throws {
        let judges = try policies.judges()
        if timings {
            var timings = MatchTimings(options: batch.input, scorer: SolutionScorer(judges: judges))
            return try timings.write()
        }
        let certificates = certificates
        try LineBatch(label: "match", options: batch).match(
            profile: judges.profileName,
            makeSession: { SolutionScorer(judges: judges, withCertificates: certificates) },
            compare: { $0.match($1) })
    }
}

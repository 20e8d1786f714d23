// `stepkto match`: answer pairs → outcomes.
import ArgumentParser
import Scoring

struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares final answers with references, exactly.",
        discussion: """
            Reads JSON Lines with gold and prediction (bare answers or whole texts) and writes for each line whether both are the \
            same, different or undecided, why, and what was taken for the answer.
            """)

    @OptionGroup var batch: BatchOptions
    @OptionGroup var policies: ProfileOptions

    func run() throws {
        let judges = try policies.judges()
        try LineBatch(label: "match", options: batch).match(
            profile: judges.profileName, makeSession: { SolutionScorer(judges: judges) }, compare: { $0.match($1) })
    }
}

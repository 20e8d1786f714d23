// `stepkto score`: solutions → verdict records.
import ArgumentParser
import Reasoning
import Scoring

/// The named policies of judging, and further tables to judge with.
struct ProfileOptions: ParsableArguments {
    @Option(help: "Named policies of judging: default or strict.")
    var profile = "default"
    @OptionGroup var grammar: GrammarOptions

    mutating func validate() throws {
        guard Profile.named(profile) != nil else {
            throw ValidationError("--profile \(profile): expected default or strict")
        }
    }

    func judges() throws -> Judges { try Judges(profile: Profile.named(profile) ?? .default, tables: grammar.tables()) }
}

struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Judges solutions: every step, and the final answer.",
        discussion: """
            Reads JSON Lines with a solution (or given steps) and, where there are any, the problem and the reference answer. \
            Writes one verdict record for each line, in order; members that play no role are carried along.
            """)

    @OptionGroup var batch: BatchOptions
    @OptionGroup var policies: ProfileOptions
    @Flag(help: "Put the judgement and the certificate of every decided claim into its evidence, for stepkto certify.")
    var certificates = false

    func run() throws {
        let judges = try policies.judges()
        let certificates = certificates
        try LineBatch(label: "score", options: batch).score(
            profile: judges.profileName,
            makeSession: { SolutionScorer(judges: judges, withCertificates: certificates) }, judge: { $0.score($1) })
    }
}

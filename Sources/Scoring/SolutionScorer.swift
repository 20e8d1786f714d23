// Judges records: the bridge from reports of the judges to the records that other programs read.
import Answers
import Grammars
import Reasoning
import Records

/// The judges of one worker. Build one per thread; they are never shared.
public struct SolutionScorer: Sendable {
    private var verifier: SolutionVerifier
    private var matcher: AnswerMatcher
    /// Whether decided claims carry their judgements and certificates.
    private let withCertificates: Bool

    public init(judges: Judges, withCertificates: Bool = false) {
        self.withCertificates = withCertificates
        verifier = SolutionVerifier(configuration: judges.configuration)
        matcher = judges.matcher
    }

    /// Outcome and step verdicts of a solution. Given steps are judged as they are; else the text is segmented.
    public mutating func score(_ record: SolutionRecord) -> (outcome: AnswerOutcome, steps: [StepVerdict]) {
        let response = record.solution ?? record.steps?.joined(separator: "\n") ?? ""
        let outcome =
            record.answer.map { matcher.match(gold: $0, prediction: response) } ?? matcher.answer(of: response)
        return (AnswerOutcome(outcome, withCertificates: withCertificates), steps(of: record))
    }

    /// The step verdicts of a solution alone.
    public mutating func steps(of record: SolutionRecord) -> [StepVerdict] {
        if let steps = record.steps { return verdicts(verifier.verify(problem: record.problem, steps: steps)) }
        return verdicts(verifier.verify(problem: record.problem, solution: record.solution ?? ""))
    }

    /// The verdict on rewriting one expression as another.
    public mutating func rewriting(from: String, to: String, problem: String?) -> [StepVerdict] {
        verdicts(verifier.verifyRewriting(from: from, to: to, problem: problem))
    }

    private func verdicts(_ report: SolutionReport) -> [StepVerdict] {
        report.steps.map { StepVerdict($0, withCertificates: withCertificates) }
    }

    /// The outcome of an answer pair.
    public mutating func match(_ pair: AnswerPair) -> AnswerOutcome {
        guard let gold = pair.gold else {
            return AnswerOutcome(matcher.answer(of: pair.prediction), withCertificates: false)
        }
        return AnswerOutcome(
            matcher.match(gold: gold, prediction: pair.prediction), withCertificates: withCertificates)
    }
}

/// What all workers share, read only: tables, policies, and a matcher to copy.
public struct Judges: Sendable {
    public let configuration: Configuration
    let matcher: AnswerMatcher

    /// - Throws: when the tables have faults, with all of them.
    public init(profile: Profile = .default, tables: GrammarTables = GrammarTables()) throws(GrammarError) {
        configuration = try Configuration(profile: profile, tables: tables)
        matcher = try AnswerMatcher(
            notation: configuration.notation, tables: tables, budget: configuration.budget)
    }

    public var profileName: String { configuration.profile.name }
}

// What the summaries of `score` and `match` count.
import Records

/// Counts over verdict records.
struct VerdictTally: BatchTally {
    private var steps: [Finding: Int] = [:]
    private var outcomes: [AnswerFinding: Int] = [:]
    private var errors = 0

    init() {}

    init(_ record: VerdictRecord) {
        if record.error != nil {
            errors = 1
            return
        }
        outcomes[record.outcome.verdict] = 1
        for step in record.steps { steps[step.verdict, default: 0] += 1 }
    }

    mutating func merge(_ other: VerdictTally) {
        steps.merge(other.steps, uniquingKeysWith: +)
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        errors += other.errors
    }

    var summary: String {
        let steps = Finding.allCases.map { "\(self.steps[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
        return "steps: \(steps); answers: \(OutcomeTally.text(outcomes)); \(errors) errors"
    }
}

/// Counts over match records.
struct OutcomeTally: BatchTally {
    private var outcomes: [AnswerFinding: Int] = [:]
    private var errors = 0

    init() {}

    init(_ record: MatchRecord) {
        if record.error != nil { errors = 1 } else { outcomes[record.outcome.verdict] = 1 }
    }

    mutating func merge(_ other: OutcomeTally) {
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        errors += other.errors
    }

    var summary: String { "\(Self.text(outcomes)); \(errors) errors" }

    static func text(_ outcomes: [AnswerFinding: Int]) -> String {
        AnswerFinding.allCases.filter { outcomes[$0] != nil || $0 != .noGold && $0 != .noAnswer }
            .map { "\(outcomes[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
    }
}

extension LineBatch {
    /// `score`: `judge` gives outcome and steps of a solution, with the state of its worker.
    func score<Session>(
        profile: String, makeSession: @escaping @Sendable () -> Session,
        judge: @escaping @Sendable (inout Session, SolutionRecord) -> (outcome: AnswerOutcome, steps: [StepVerdict])
    ) throws {
        let names = try options.input.names()
        try run(makeState: makeSession) { session, line in
            let record = VerdictRecord(answering: line, names: names, profile: profile) { judge(&session, $0) }
            return BatchAnswer(record, tally: VerdictTally(record), error: record.error, line: line)
        }
    }

    /// `match`: `compare` gives the outcome of a pair, with the state of its worker.
    func match<Session>(
        profile: String, makeSession: @escaping @Sendable () -> Session,
        compare: @escaping @Sendable (inout Session, AnswerPair) -> AnswerOutcome
    ) throws {
        let names = try options.input.names()
        try run(makeState: makeSession) { session, line in
            let record = MatchRecord(answering: line, names: names, profile: profile) { compare(&session, $0) }
            return BatchAnswer(record, tally: OutcomeTally(record), error: record.error, line: line)
        }
    }
}

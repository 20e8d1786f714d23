// What the summaries of `score` and `match` count.
import Records

/// Counts of the cases of a finding. An array by position: one is made and merged for every line.
struct Counts<Case: CaseIterable & Hashable & RawRepresentable<String> & Sendable>: Sendable {
    private var numbers: [Int] = []

    subscript(_ item: Case) -> Int {
        get { numbers.isEmpty ? 0 : numbers[Self.position(item)] }
        set {
            if numbers.isEmpty { numbers = [Int](repeating: 0, count: Case.allCases.count) }
            numbers[Self.position(item)] = newValue
        }
    }

    mutating func merge(_ other: Counts) {
        guard !other.numbers.isEmpty else { return }
        guard !numbers.isEmpty else {
            numbers = other.numbers
            return
        }
        for index in numbers.indices { numbers[index] += other.numbers[index] }
    }

    /// "3 valid, 0 invalid": the cases in their order; of `optional` ones only those that occur.
    func text(optional: Set<Case> = []) -> String {
        Case.allCases.filter { self[$0] > 0 || !optional.contains($0) }.map { "\(self[$0]) \($0.rawValue)" }
            .joined(separator: ", ")
    }

    private static func position(_ item: Case) -> Int {
        var position = 0
        for other in Case.allCases {
            if other == item { break }
            position += 1
        }
        return position
    }
}

extension Counts<AnswerFinding> {
    var text: String { text(optional: [.noAnswer, .noGold]) }
}

/// Counts over verdict records.
struct VerdictTally: BatchTally {
    private var steps = Counts<Finding>()
    private var outcomes = Counts<AnswerFinding>()
    private var errors = 0

    init() {}

    init(_ record: VerdictRecord) {
        if record.error != nil {
            errors = 1
            return
        }
        outcomes[record.outcome.verdict] = 1
        for step in record.steps { steps[step.verdict] += 1 }
    }

    mutating func merge(_ other: VerdictTally) {
        steps.merge(other.steps)
        outcomes.merge(other.outcomes)
        errors += other.errors
    }

    var summary: String { "steps: \(steps.text()); answers: \(outcomes.text); \(errors) errors" }
}

/// Counts over match records.
struct OutcomeTally: BatchTally {
    private var outcomes = Counts<AnswerFinding>()
    private var errors = 0

    init() {}

    init(_ record: MatchRecord) {
        if record.error != nil { errors = 1 } else { outcomes[record.outcome.verdict] = 1 }
    }

    mutating func merge(_ other: OutcomeTally) {
        outcomes.merge(other.outcomes)
        errors += other.errors
    }

    var summary: String { "\(outcomes.text); \(errors) errors" }
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

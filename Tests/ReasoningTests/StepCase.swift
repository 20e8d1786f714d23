// Cases of `Corpora/Cases/Steps`: blocks of steps with what the judge may say of each.
import Reasoning
import TestSupport

struct StepCase: Sendable {
    enum Expectation: String {
        case valid, invalid, undecided
        /// The writer is right: not invalid.
        case right
        /// The writer is wrong, or has said nothing: not valid.
        case wrong

        func admits(_ verdict: Verdict) -> Bool {
            switch self {
            case .valid: verdict == .valid
            case .invalid: verdict == .invalid
            case .undecided: verdict == .undecided
            case .right: verdict != .invalid
            case .wrong: verdict != .valid
            }
        }
    }

    let title: String
    var given: String?
    var steps: [(expected: Expectation, text: String)] = []

    static func read(_ file: String) throws -> [StepCase] {
        var cases: [StepCase] = []
        for line in try CorpusFile.lines("Steps/" + file) {
            if line.hasPrefix("===== ") {
                cases.append(StepCase(title: String(line.dropFirst(6))))
                continue
            }
            // ⏎ stands for a line break.
            let columns = line.split(separator: "\t", maxSplits: 1).map { $0.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n") }
            guard columns.count == 2, !cases.isEmpty else { throw BadCase(line: line) }
            if columns[0] == "given" {
                cases[cases.count - 1].given = columns[1]
            } else {
                guard let expected = Expectation(rawValue: columns[0]) else { throw BadCase(line: line) }
                cases[cases.count - 1].steps.append((expected, columns[1]))
            }
        }
        return cases
    }

    struct BadCase: Error { let line: String }
}

/// What all tests of this module judge with.
enum Judge {
    static let configuration = try! Configuration()

    static func verdicts(_ steps: [String], given: String? = nil, profile: Profile = .default) -> [StepReport] {
        var verifier = SolutionVerifier(
            configuration: profile == .default ? configuration : try! Configuration(profile: profile))
        return verifier.verify(problem: given, steps: steps).steps
    }

    /// The verdict on one step that stands alone.
    static func verdict(_ step: String, given: String? = nil, profile: Profile = .default) -> Verdict {
        verdicts([step], given: given, profile: profile)[0].verdict
    }

    static func solution(_ text: String, given: String? = nil) -> SolutionReport {
        var verifier = SolutionVerifier(configuration: configuration)
        return verifier.verify(problem: given, solution: text)
    }
}

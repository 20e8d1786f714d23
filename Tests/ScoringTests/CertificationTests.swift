import Arithmetic
import CertificateForms
import Certificates
import Expressions
import Foundation
import Records
import TestSupport
import Testing

@testable import Scoring

/// Everything that is decided on the corpora replays with the kernel alone, and no other certificate proves the opposite.
@Suite struct CertificationTests {
    private static let judges = try! Judges()

    private static func records() throws -> [VerdictRecord] {
        var scorer = SolutionScorer(judges: judges, withCertificates: true)
        var result: [VerdictRecord] = []
        func add(_ record: SolutionRecord) throws {
            let found = scorer.score(record)
            let whole = VerdictRecord(
                id: record.id, profile: judges.profileName, outcome: found.outcome, steps: found.steps)
            // As written to disk and read again.
            result.append(try VerdictRecord(json: JSONValue(parsing: whole.jsonBytes)))
        }
        for file in ["sample.jsonl", "whole.jsonl"] {
            for line in try CorpusFile.lines("Solutions/" + file) {
                try add(SolutionRecord(json: JSONValue(parsing: line)))
            }
        }
        for file in ["harvest.txt", "right.txt", "traps.txt", "wrong.txt", "refutations.txt", "contradictions.txt"] {
            var given: String?
            var steps: [String] = []
            for line in try CorpusFile.lines("Steps/" + file) + ["===== "] {
                if line.hasPrefix("===== ") {
                    if !steps.isEmpty { try add(SolutionRecord(id: .null, problem: given, steps: steps)) }
                    (given, steps) = (nil, [])
                } else {
                    let columns = line.split(separator: "\t", maxSplits: 1).map { String($0).replacing("⏎", with: "\n") }
                    if columns[0] == "given" { given = columns[1] } else { steps.append(columns[1]) }
                }
            }
        }
        return result
    }

    @Test func everythingDecidedOnTheCorporaIsConfirmed() throws {
        var confirmed = 0
        for record in try Self.records() {
            let found = Certification(of: record)
            #expect(found.faults.isEmpty, "\(record.id.jsonText): \(found.faults)")
            confirmed += found.confirmed
        }
        #expect(confirmed > 400)
    }

    @Test("Outcomes of the answer corpus replay as far as they rest on checks")
    func outcomes() throws {
        var scorer = SolutionScorer(judges: Self.judges, withCertificates: true)
        var confirmed = 0
        for row in try CorpusFile.rows("Answers/pairs.tsv") where row.count >= 2 {
            for (gold, prediction) in [(row[0], row[1]), (row[1], row[0])] {
                let outcome = scorer.match(AnswerPair(id: .null, gold: gold, prediction: prediction))
                let line = MatchRecord(id: .null, profile: "default/1", outcome: outcome)
                let found = Certification(of: InputLine(source: "test", number: 1, bytes: line.jsonBytes))
                #expect(found.faults.isEmpty && found.error == nil, "\(row): \(found)")
                confirmed += found.confirmed
                // The other verdict does not follow from the same checks.
                guard found.confirmed > 0, outcome.verdict == .same || outcome.verdict == .different else { continue }
                var other = line
                other.outcome.verdict = outcome.verdict == .same ? .different : .same
                let changed = Certification(of: InputLine(source: "test", number: 1, bytes: other.jsonBytes))
                #expect(changed.status == .rejected, "\(row)")
            }
        }
        #expect(confirmed > 100)
    }

    private static func record(_ steps: String...) -> VerdictRecord {
        var scorer = SolutionScorer(judges: judges, withCertificates: true)
        let found = scorer.score(SolutionRecord(id: .null, problem: nil, steps: steps))
        return VerdictRecord(id: .null, profile: judges.profileName, outcome: found.outcome, steps: found.steps)
    }

    @Test("Claims by sets, by parts and by real solutions replay, and other ones do not follow from their checks")
    func setsAndParts() throws {
        let steps = [
            "We have $x^2 > 9$. Then $x < -3$ or $x > 3$.", #"We have $y^2 < 9$. Then $y \in (-4, 3)$."#, "We have $r^3 = 8$.", "So $r = 2$.",
            "We have $s^4 = 16$.", #"So $s = \pm 2$."#, "Let $z$ be a complex number.", #"We have $|z|^2 = z \overline{z}$."#,
            "Let $a$ and $b$ be real with $a + bi = 3 - 2i$.", "So $a = 3$.",
        ]
        var scorer = SolutionScorer(judges: Self.judges, withCertificates: true)
        let found = scorer.score(SolutionRecord(id: .null, problem: nil, steps: steps))
        var record = VerdictRecord(id: .null, profile: Self.judges.profileName, outcome: found.outcome, steps: found.steps)
        let certification = Certification(of: InputLine(source: "test", number: 1, bytes: record.jsonBytes))
        #expect(certification.faults.isEmpty && certification.confirmed >= 4, "\(certification)")
        for index in record.steps.indices {
            for claim in record.steps[index].claims.indices where record.steps[index].claims[claim].verdict == .valid {
                record.steps[index].claims[claim].verdict = .invalid
                record.steps[index].verdict = .invalid
            }
        }
        let changed = Certification(of: InputLine(source: "test", number: 1, bytes: record.jsonBytes))
        #expect(changed.confirmed == 0, "\(changed)")
    }

    @Test("A record that was tampered with is rejected")
    func tampering() {
        let record = Self.record("$2 + 3 = 5$", "$x^2 - 1 = (x - 1)(x + 1)$", "$2 + 2 = 5$")
        #expect(Certification(of: record).status == .confirmed)
        func changed(_ step: Int, _ change: (inout ClaimVerdict) -> Void) -> Certification {
            var other = record
            change(&other.steps[step].claims[0])
            other.steps[step].verdict = other.steps[step].claims[0].verdict
            return Certification(of: other)
        }
        func detail(_ step: Int, _ name: String, _ value: JSONValue?) -> Certification {
            changed(step) { $0.evidence?.details[name] = value }
        }
        #expect(changed(0) { $0.verdict = .invalid }.status == .rejected)
        #expect(changed(1) { $0.verdict = .invalid }.status == .rejected)
        #expect(changed(2) { $0.verdict = .valid }.status == .rejected)
        #expect(changed(2) { $0.evidence?.rhs = "4" }.status == .rejected)
        #expect(changed(2) { $0.evidence?.facts = ["x = 1"] }.status == .rejected)
        #expect(changed(1) { $0.evidence?.sideConditions = ["x ≠ 0"] }.status == .rejected)
        #expect(detail(0, "relation", "≤").status == .rejected)
        #expect(detail(0, "relation", nil).status == .rejected)
        #expect(changed(2) { $0.evidence = nil }.status == .withoutCertificate)
        #expect(detail(2, "judgement", "(judgement () (statement (= 4 6)))").status == .rejected)
        #expect(detail(2, "judgement", "(judgement () (statement (= 4 5))").status == .rejected)
        #expect(detail(2, "judgement", nil).status == .withoutCertificate)
        #expect(detail(1, "certificate", "(exact-values)").status == .rejected)
        #expect(detail(1, "certificate", "(identity").status == .rejected)
        #expect(detail(1, "certificate", 5).status == .withoutCertificate)
        #expect(detail(1, "conclusion", "fails").status == .rejected)
        let rounded = "(rounding (literal 5 0) 64)"
        #expect(detail(0, "certificate", .string(rounded)).status == .rejected)
        var other = record
        other.steps[2].verdict = .valid
        #expect(Certification(of: other).faults.map(\.claim) == [nil])
        other.steps[2].verdict = .undecided
        #expect(Certification(of: other).status == .rejected)
        other = record
        other.steps[0].claims = []
        #expect(Certification(of: other).status == .rejected)
    }

    @Test("Letters read as names of lengths are judged and shown as such")
    func segments() throws {
        let record = Self.record(
            "Since $AB \\cdot CD = 12$ and $AB = 3$,", "we have $3 CD = 12$.")
        let claim = try #require(record.steps.last?.claims.last)
        #expect(claim.verdict == .valid && claim.evidence?.lhs == "3*CD" && claim.evidence?.details["reading"] != nil)
        #expect(Certification(of: record).status == .confirmed)
        var other = record
        other.steps[1].claims[0].evidence?.lhs = "3*C*D"
        #expect(Certification(of: other).status == .rejected)
    }

    @Test("Solutions are confirmed as those of the equation that the record shows")
    func solutions() throws {
        let record = Self.record("$x^2 - 5x + 6 = 0$", "So $x = 2$ or $x = 3$.")
        #expect(Certification(of: record).status == .confirmed && Certification(of: record).confirmed == 1)
        for change in [{ $0.lhs = "y" }, { $0.rhs = "4" }, { $0.facts = ["x^2 = 4"] }] as [(inout Evidence) -> Void] {
            var other = record
            var evidence = try #require(other.steps[1].claims[0].evidence)
            change(&evidence)
            other.steps[1].claims[0].evidence = evidence
            #expect(Certification(of: other).status == .rejected)
        }
    }

    @Test func linesThatAreNoRecords() {
        for text in ["", "rubbish", "[]", "{}", "{\"schema\":\"stepkto.verdict/1\"}"] {
            let line = InputLine(source: "test", number: 7, bytes: Array(text.utf8))
            let found = Certification(of: line)
            #expect(found.status == .unreadable && found.error?.line == 7)
        }
        #expect(Certification(of: Self.record("Let us begin.")).status == .nothingDecided)
    }

    /// The number of mutants; the variable STEPKTO_MUTANTS asks for more than a test should take.
    private static let mutants = ProcessInfo.processInfo.environment["STEPKTO_MUTANTS"].flatMap(Int.init) ?? 600

    @Test("A mutated certificate never proves another conclusion", arguments: [1, 2] as [UInt64])
    func mutatedCertificates(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        var cases: [(judgement: Judgement, certificate: String, conclusion: String)] = []
        for claim in try Self.records().flatMap(\.steps).flatMap(\.claims) where claim.verdict != .undecided {
            guard let details = claim.evidence?.details, let judgement = details["judgement"]?.string,
                let certificate = details["certificate"]?.string, let conclusion = details["conclusion"]?.string
            else { continue }
            // Being a rounding is no equality: other certificates refute what this one supports.
            if certificate.hasPrefix("(rounding") { continue }
            cases.append((try Judgement(symbolicForm: judgement), certificate, conclusion))
        }
        let words = CertificateMutator(certificates: cases.map(\.certificate))
        var accepted = 0
        for number in 0..<Self.mutants {
            let item = cases[number % cases.count]
            let text = words.mutant(of: item.certificate, &random)
            guard let certificate = try? Certificate(symbolicForm: text),
                let found = try? Checker().check(certificate, for: item.judgement)
            else { continue }
            if case .rounding = certificate { continue }
            accepted += 1
            #expect(
                found.conclusion.rawValue == item.conclusion,
                "seed \(seed), mutant \(number): \(text) for \(item.judgement.symbolicForm ?? "")")
        }
        // Some mutants must reach the rules, or nothing was tried.
        #expect(accepted > Self.mutants / 50, "\(accepted)")
    }
}

/// Certificates with some words exchanged, dropped or doubled, and certificates of other claims.
struct CertificateMutator {
    private let certificates: [String]
    private let rules: [String]

    init(certificates: [String]) {
        self.certificates = certificates
        rules = Set(certificates.map { String($0.dropFirst().prefix { $0 != " " && $0 != ")" }) }).sorted()
    }

    func mutant(of certificate: String, _ random: inout RepeatableRandom) -> String {
        if random.chance(0.25) { return random.pick(certificates) }
        var words = certificate.replacing("(", with: " ( ").replacing(")", with: " ) ").split(separator: " ")
            .map(String.init)
        for _ in 0..<random.int(in: 1...3) where !words.isEmpty {
            let place = random.int(in: 0...words.count - 1)
            switch random.int(in: 0...6) {
            case 0: words.remove(at: place)
            case 1: words.insert(words[place], at: place)
            case 2: words.swapAt(place, random.int(in: 0...words.count - 1))
            case 3: words[place] = random.pick(["0", "1", "-1", "2", "1/2", "-3", "64", "256", "x", "y", "7/3"])
            case 4:
                if rules.contains(words[place]) { words[place] = random.pick(rules) }
            case 5:
                if let value = Rational(words[place]) {
                    words[place] = (value + random.pick([1, -1, Rational.half])).description
                }
            default:
                let other = random.pick(certificates)
                words.insert(other, at: place)
            }
        }
        return words.joined(separator: " ")
    }
}

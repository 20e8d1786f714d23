// The relation of two formulas, or of two values, as `stepkto relate` writes it.
import Algebra
import Arithmetic
import Expressions
import Records

struct RelationAnswer {
    private(set) var relation: String
    let domain: Domain
    var lost: [String] = []
    var gained: [String] = []
    var rules: [String] = []
    var reason: String?

    var isSame: Bool { ["equivalent", "same-roots", "identical"].contains(relation) }

    init(from: String, to: String, domain: Domain, reader: FormulaReader) throws(FormulaFault) {
        self.domain = domain
        let (first, second) = (try reader.reading(from), try reader.reading(to))
        switch (first.meaning, second.meaning) {
        case (.formula(let first), .formula(let second)):
            let report = Relate(budget: Budget(), tries: 24).relation(between: first, and: second, domain: domain)
            relation = report.relation.rawValue
            lost = report.lost.map(RelationAnswer.text)
            gained = report.gained.map(RelationAnswer.text)
            rules = report.rules
            reason = report.reason
        case (.value(let first), .value(let second)):
            var prover = Prover()
            switch prover.decide(Statement(first, .equal, second), reading: .rewriting) {
            case .checked(let checked):
                relation = checked.conclusion == .holds ? "identical" : "different"
                rules = checked.certificate.ruleNames
            case .undecided(let code):
                relation = "undecided"
                reason = code
            }
        default: throw FormulaFault(to, "a value beside a statement")
        }
        // Another law may be meant: what holds for one is said, what fails for one is not.
        if first.hasOpenDots || second.hasOpenDots, !isSame {
            (relation, reason, lost, gained, rules) = ("undecided", "dots", [], [], [])
        }
    }

    private static func text(_ point: [Symbol: Expr]) -> String {
        point.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    }

    /// For a person.
    var lines: [String] {
        var result = [relation]
        if !lost.isEmpty { result.append("lost: " + lost.joined(separator: "; ")) }
        if !gained.isEmpty { result.append("gained: " + gained.joined(separator: "; ")) }
        if let reason { result.append("reason: " + reason) }
        if !rules.isEmpty { result.append("proved by: " + rules.joined(separator: ", ")) }
        return result
    }

    /// The members of one JSON object.
    func write(to writer: inout JSONWriter) {
        writer.member("relation", relation)
        writer.member("domain", domain.rawValue)
        for (name, texts) in [("lost", lost), ("gained", gained), ("rules", rules)] {
            writer.name(name)
            writer.array(texts) { $1.value($0) }
        }
        if let reason { writer.member("reason", reason) }
    }
}

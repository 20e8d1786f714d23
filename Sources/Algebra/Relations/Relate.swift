import Arithmetic
import CertificateForms
import Certificates
import Expressions

/// How the solutions of two formulas lie to each other.
public enum FormulaRelation: String, Hashable, Sendable {
    /// The same solutions.
    case equivalent
    /// Every solution of the first solves the second, which has more: solutions gained.
    case implies
    /// Every solution of the second solves the first, which has more: solutions lost.
    case impliedBy = "implied-by"
    /// The same solutions, some of them counted differently often.
    case sameRoots = "same-roots"
    /// No common solution although each has some.
    case contradictory
    /// Each has solutions that the other has not.
    case different
    case undecided
}

/// The relation of two formulas with the evidence for each direction.
public struct RelationReport: Sendable {
    public let relation: FormulaRelation
    /// The first implies the second.
    public let forward: ImplicationFinding
    /// The second implies the first.
    public let backward: ImplicationFinding
    /// For contradictory formulas, that together they imply what is false.
    public var exclusion: ImplicationFinding?
    /// Solutions of the second that do not solve the first: some, or in one unknown all that have a closed form.
    public var gained: [[Symbol: Expr]] = []
    /// Solutions of the first that do not solve the second.
    public var lost: [[Symbol: Expr]] = []
    /// Why nothing is decided.
    public var reason: String?

    /// The names of the rules in use, in order, each once.
    public var rules: [String] {
        var result: [String] = []
        for finding in [forward, backward, exclusion].compactMap({ $0 }) {
            for name in finding.checked?.certificate.ruleNames ?? [] where !result.contains(name) { result.append(name) }
        }
        return result
    }
}

/// Compares formulas by their solutions.
public struct Relate: Sendable {
    let search: ImplicationSearch

    /// - Parameter tries: most points at which a counterexample to an implication is looked for.
    public init(budget: Budget = Budget(), tries: Int = 60) { search = ImplicationSearch(budget: budget, tries: tries) }

    /// The relation between the solutions of two formulas, symbols ranging over the domain. `undecided` when a direction is
    /// neither proved nor refuted.
    public func relation(between first: Formula, and second: Formula, domain: Domain) -> RelationReport {
        let (forward, lost) = direction(from: first, to: second, domain)
        let (backward, gained) = direction(from: second, to: first, domain)
        var exclusion: ImplicationFinding?
        var relation: FormulaRelation
        var reason: String?
        switch (forward, backward) {
        case (.open(let code), _), (_, .open(let code)):
            relation = .undecided
            reason = code
            if case .open = forward, backward.holds { reason = "\(code): only the converse is proved" }
            if case .open = backward, forward.holds { reason = "\(code): the converse is open" }
        case _ where forward.holds && backward.holds:
            relation = countsDiffer(first, second, domain) ? .sameRoots : .equivalent
        case _ where forward.holds: relation = .implies
        case _ where backward.holds: relation = .impliedBy
        default:
            relation = .different
            let found = search.decide(.and([first, second]), implies: .false, over: domain, namesPoint: false)
            if found.holds {
                relation = .contradictory
                exclusion = found
            }
        }
        var report = RelationReport(relation: relation, forward: forward, backward: backward, exclusion: exclusion)
        report.reason = reason
        (report.lost, report.gained) = (lost, gained)
        return report
    }

    /// Whether one formula implies the other, and solutions of it that the other lacks: in one unknown all single ones with a closed
    /// form, else the counterexample.
    private func direction(from a: Formula, to b: Formula, _ domain: Domain) -> (ImplicationFinding, [[Symbol: Expr]]) {
        let finding = search.decide(a, implies: b, over: domain, namesPoint: false, isOneOfTwo: true)
        guard finding.fails, let checked = finding.checked else { return (finding, []) }
        if let point = finding.counterexample { return (finding, [point]) }
        let symbols = Set(a.symbols + b.symbols)
        guard symbols.count == 1, let unknown = symbols.first else { return (finding, []) }
        var (premise, conclusion) = (a, b)
        if case .logarithms = checked.certificate { (premise, conclusion) = (a.comparingLogarithms, b.comparingLogarithms) }
        let points = CellWitness.points(premise, conclusion, unknown, domain, search.budget)
        return (.checked(checked, counterexample: points.first), points)
    }

    private func countsDiffer(_ a: Formula, _ b: Formula, _ domain: Domain) -> Bool {
        let symbols = Set(a.symbols + b.symbols)
        guard symbols.count == 1, let unknown = symbols.first else { return false }
        var budget = search.budget
        guard let p = Multiplicities.polynomial(a, unknown, &budget), let q = Multiplicities.polynomial(b, unknown, &budget)
        else { return false }
        return Multiplicities.differ(p, q, complex: domain == .complex, &budget) ?? false
    }
}

extension Certificate {
    /// The rules of the certificate and of those in it, outermost first, each once.
    public var ruleNames: [String] {
        let inner: [Certificate] =
            switch self {
            case .branches(let parts), .chain(_, let parts): parts
            case .logarithms(let part): [part]
            default: []
            }
        var result = [rule]
        for name in inner.flatMap(\.ruleNames) where !result.contains(name) { result.append(name) }
        return result
    }
}

import Arithmetic
import Certificates
import Expressions

/// Whether one formula implies another, as far as the search can tell.
public enum ImplicationFinding: Sendable {
    /// The implication holds, or fails by the rule of the certificate.
    case checked(Checked, counterexample: [Symbol: Expr]?)
    /// The code of the limit or gap that stopped the search.
    case open(String)

    public var holds: Bool { checked?.conclusion == .holds }
    public var fails: Bool { checked?.conclusion == .fails }
    public var checked: Checked? { if case .checked(let checked, _) = self { checked } else { nil } }
    public var counterexample: [Symbol: Expr]? { if case .checked(_, let point) = self { point } else { nil } }
}

/// Proves or refutes implications between formulas. What it finds the checker has confirmed.
public struct ImplicationSearch: Sendable {
    let budget: Budget
    private let checker: Checker
    /// Most points at which a counterexample is looked for.
    private let tries: Int

    public init(budget: Budget = Budget(), tries: Int = 60) {
        self.budget = budget
        self.tries = tries
        checker = Checker(budget: budget)
    }

    /// Whether the conclusion is true at every point of the domain where the premise is.
    ///
    /// An antiderivative stands for a fixed one, where a text may mean any: what follows from y = ∫ 1 dx and y = ∫ 1 dx + 1 is not
    /// sought. Two formulas that imply each other with fixed ones do so with any.
    /// - Parameters:
    ///   - namesPoint: whether a point is told at which it fails.
    ///   - isOneOfTwo: whether it counts only together with its converse.
    public func decide(
        _ premise: Formula, implies conclusion: Formula, over domain: Domain, namesPoint: Bool = true, isOneOfTwo: Bool = false
    ) -> ImplicationFinding {
        let hasIndefinite = (premise.statements + conclusion.statements).contains { $0.left.hasAntiderivative || $0.right.hasAntiderivative }
        if hasIndefinite, !isOneOfTwo { return .open(EvaluationError.unable(.unsupported).code) }
        let judgement = Judgement(claim: .implication(premise, conclusion, over: domain))
        let isOrdered = domain != .complex
        let plain = (premise.comparingLogarithms, conclusion.comparingLogarithms)
        let hasLogarithms = isOrdered && plain != (premise, conclusion)
        var obstacle = "no-proof"
        func attempt(_ certificate: Certificate) -> Checked? {
            do throws(CheckFailure) {
                return try checker.check(certificate, for: judgement)
            } catch {
                if case .evaluation(let reason) = error { obstacle = reason.code }
                return nil
            }
        }
        let goals: [(Formula, Formula, (Certificate) -> Certificate)] =
            [(premise, conclusion, { $0 })] + (hasLogarithms ? [(plain.0, plain.1, { .logarithms($0) })] : [])
        let symbols = Set(premise.symbols + conclusion.symbols).sorted()
        if symbols.count <= 1 {
            for (a, b, wrap) in goals {
                guard let checked = attempt(wrap(.cells)) else { continue }
                guard namesPoint, checked.conclusion == .fails, let unknown = symbols.first else { return .checked(checked, counterexample: nil) }
                return .checked(checked, counterexample: CellWitness.points(a, b, unknown, domain, budget).first)
            }
        }
        var contexts: [Branches] = []
        for (a, b, wrap) in goals {
            guard let context = try? Branches(a, b, over: domain, budget: budget) else { continue }
            contexts.append(context)
            if let certificate = refutations(context), let checked = attempt(wrap(certificate)) {
                return .checked(checked, counterexample: nil)
            }
        }
        if symbols.count == 1, domain == .real || domain == .positive, let certificate = chain(premise, conclusion, symbols[0], domain),
            let checked = attempt(certificate)
        {
            return .checked(checked, counterexample: nil)
        }
        if symbols.count == 1, domain == .real || domain == .positive {
            for value in MiddleSearch(unknown: symbols[0], budget: budget).lostSolutions(premise, conclusion).prefix(8) {
                guard let checked = attempt(.implicationWitness([symbols[0]: value])) else { continue }
                return .checked(checked, counterexample: [symbols[0]: value])
            }
        }
        let search = WitnessSearch(domain: domain, tries: tries)
        let failure: ImplicationFinding? = search.first(contexts.first, premise, symbols: symbols) { point in
            // Machine numbers see at little cost where the premise fails.
            if premise.isEvidentlyFalse(at: point) { return nil }
            return (try? checker.check(.implicationWitness(point), for: judgement)).map { .checked($0, counterexample: point) }
        }
        return failure ?? .open(obstacle)
    }

    /// A proof by way of the values of a function at listed solutions.
    private func chain(_ premise: Formula, _ conclusion: Formula, _ unknown: Symbol, _ domain: Domain) -> Certificate? {
        let search = MiddleSearch(unknown: unknown, budget: budget)
        var (first, second, isTwofold) = (premise, conclusion, false)
        if premise == .true, case .equivalent(let a, let b) = conclusion { (first, second, isTwofold) = (a, b, true) }
        let middles: [Formula]
        if let values = search.listed(second), search.listed(first) == nil {
            middles = search.middles(first, values)
        } else if let values = search.listed(first), search.listed(second) == nil {
            middles = search.middles(second, values)
        } else {
            return nil
        }
        for middle in middles where middle != first && middle != second {
            let path = isTwofold ? [first, middle, second, middle, first] : [first, middle, second]
            var proofs: [Certificate] = []
            for (a, b) in zip(path, path.dropFirst()) {
                guard let proof = proof(a, b, domain) else { break }
                proofs.append(proof)
            }
            if proofs.count == path.count - 1 { return .chain([middle], proofs) }
        }
        return nil
    }

    /// A proof of an implication by branches, of logarithms if need be.
    private func proof(_ premise: Formula, _ conclusion: Formula, _ domain: Domain) -> Certificate? {
        if let context = try? Branches(premise, conclusion, over: domain, budget: budget), let found = refutations(context) { return found }
        let plain = (premise.comparingLogarithms, conclusion.comparingLogarithms)
        guard plain != (premise, conclusion), let context = try? Branches(plain.0, plain.1, over: domain, budget: budget) else { return nil }
        return refutations(context).map { .logarithms($0) }
    }

    /// Refutations of all branches, nil when one of them is not found.
    private func refutations(_ context: Branches) -> Certificate? {
        var parts: [Certificate] = []
        var budget = budget
        for branch in context.branches {
            guard let part = refutation(branch.literals, context.domain, context.normalizer, &budget) else { return nil }
            parts.append(part)
        }
        return .branches(parts)
    }

    private func refutation(_ literals: [Literal], _ domain: Domain, _ normalizer: Normalizer, _ budget: inout Budget) -> Certificate? {
        if let refuter = try? BranchRefuter(literals, domain: domain, normalizer: normalizer, budget: &budget),
            let found = try? refuter.refutation(budget: &budget)
        {
            return found
        }
        guard domain != .complex, let system = try? PremiseSystem(literals, normalizer: normalizer, budget: &budget) else {
            return nil
        }
        return try? PositivitySearch(system: system).search(budget: &budget)
    }
}

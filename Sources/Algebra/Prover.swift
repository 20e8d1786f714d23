import Arithmetic
import Certificates
import Expressions

/// The search of one worker: strategies in a fixed order, cheap and decisive first, each proposal checked at once.
public struct Prover: Sendable {
    /// How often each strategy decided, for the cost profile.
    public private(set) var decisions: [String: Int] = [:]
    /// Lists of facts and whether they exclude each other: lines of one text ask again and again.
    public var consistency: [[Statement]: Bool] = [:]
    private let checker: Checker
    private let budget: Budget
    private let strategies: [any Strategy]
    /// Those of the strategies that can prove a claim.
    private let proofs: [any Strategy]
    /// Those of the strategies that find a claim to exclude facts by what is linear in them.
    private let linearExclusions: [any Strategy]

    public init(budget: Budget = Budget()) {
        self.budget = budget
        checker = Checker(budget: budget)
        let ground: [any Strategy] = [
            ExactArithmetic(), LongSums(), NormalFormComparison(), CommonUnits(), GeneralIdentities(), Separation(precisions: [64]), AlgebraicEquality(),
            Separation(precisions: [256, 1_024, 4_096]),
        ]
        let values = SubstitutionOfValues(inner: ground)
        linearExclusions = [values, LinearConsequence()]
        let consequences: [any Strategy] = [
            values, GeneralAngles(), ResidueSearch(), LinearConsequence(), CalculusStrategy(inner: ground + [values, LinearConsequence()]),
            CounterexampleSearch(), EvidentSigns(), Means(), ConsequenceOfFacts(), ClearedDenominators(), SquaredSides(), Cases(),
            ValuesInFacts(), InverseFunctions(),
        ]
        proofs = ground + consequences
        strategies = [EvidentCounterexample()] + proofs + [Refutation()]
    }

    /// The statement last seen to be no identity: one claim is tried under several sets of facts, of which only signs and domains
    /// could play a role there.
    private var openIdentity: (statement: Statement, signs: [Statement], reason: CheckFailure)?
    /// After so many certificates that used up all steps, the next ones are not tried.
    private static let mostExhausted = 2

    /// Proves or refutes the statement under the facts.
    public mutating func decide(_ statement: Statement, facts: [Statement] = [], reading: Reading) -> Decision {
        decide(Goal(facts: facts, statement: statement, reading: reading), by: strategies)
    }

    /// A proof of the statement from the facts. None is looked for where machine numbers see a point at which it fails.
    public mutating func proof(of statement: Statement, from facts: [Statement]) -> Checked? {
        if NumericModel.separates(statement, from: facts) { return nil }
        let checked = decide(Goal(facts: facts, statement: statement, reading: .consequence), by: proofs).checked
        return checked?.conclusion == .holds ? checked : nil
    }

    /// That the statement and the facts, which hold together, exclude each other; nil when it is not seen. For claims that were not
    /// proved: what could only prove them is not tried again.
    public mutating func exclusion(of statement: Statement, by facts: [Statement]) -> Checked? {
        if NumericModel.exists(for: facts + [statement]) || !isWithinDepth(facts + [statement]) { return nil }
        let goal = Goal(facts: facts, statement: statement, reading: .consequence)
        if let found = contradiction(goal, by: linearExclusions) { return found }
        guard let exclusion = Exclusion(goal) else { return nil }
        if let found = contradiction(goal, by: [exclusion]) { return found }
        return exclusion.core.flatMap { core in
            contradiction(Goal(facts: core, statement: statement, reading: .consequence), by: linearExclusions + [Refutation()])
        }
    }

    /// The kernel takes nothing deeper, and the search must fit any thread's stack as well.
    private func isWithinDepth(_ statements: [Statement]) -> Bool {
        statements.allSatisfy { max($0.left.depth, $0.right.depth) <= Normalizer.largestDepth }
    }

    private mutating func contradiction(_ goal: Goal, by strategies: [any Strategy]) -> Checked? {
        let checked = decide(goal, by: strategies).checked
        return checked?.conclusion == .contradicts ? checked : nil
    }

    private mutating func decide(_ goal: Goal, by strategies: [any Strategy]) -> Decision {
        let (facts, statement, reading) = (goal.facts, goal.statement, goal.reading)
        guard isWithinDepth(facts + [statement]) else { return .undecided(EvaluationError.unable(.depth).code) }
        let judgement = Judgement(facts: facts, statement)
        let signs = facts.filter { $0.relation.isOrder || !$0.left.isTotal || !$0.right.isTotal }
        var budget = budget
        var obstacle: EvaluationError?
        var exhausted = 0
        for strategy in strategies where exhausted < Prover.mostExhausted {
            for certificate in strategy.propose(goal, budget: &budget) where exhausted < Prover.mostExhausted {
                do throws(CheckFailure) {
                    if case .identity = certificate, let failure = openIdentity, failure.statement == statement,
                        failure.signs == signs
                    {
                        throw failure.reason
                    }
                    let checked = try checker.check(certificate, for: judgement)
                    // A point where a consequence fails refutes nothing unless the facts and the claim exclude each other.
                    if checked.conclusion == .fails, !statement.isGround, reading == .consequence { continue }
                    if excludesItsConditions(checked) {
                        obstacle = Prover.worse(obstacle, .undefined(.outsideFunctionDomain))
                        continue
                    }
                    decisions[strategy.name, default: 0] += 1
                    return .checked(checked)
                } catch {
                    if case .identity = certificate { openIdentity = (statement, signs, error) }
                    if case .evaluation(.unable(.steps)) = error { exhausted += 1 }
                    // A sample point outside the domain says nothing about the statement.
                    if case .witness = certificate { continue }
                    if let reason = Prover.obstacle(to: certificate, error) {
                        obstacle = Prover.worse(obstacle, reason)
                    }
                }
            }
        }
        return .undecided(obstacle?.code ?? "no-proof")
    }

    /// Whether the facts leave no point where the claim is defined: then it holds nowhere, though nothing speaks against it.
    private func excludesItsConditions(_ checked: Checked) -> Bool {
        guard checked.conclusion == .holds, !checked.judgement.facts.isEmpty, !checked.sideConditions.isEmpty else {
            return false
        }
        let facts = checked.judgement.facts
        let conditions = checked.sideConditions.map(\.statement)
        guard (try? ConsequenceOfFacts.areContradictory(facts + conditions)) == true else { return false }
        return (try? ConsequenceOfFacts.areContradictory(facts)) == false
    }

    /// Whether some combination of the equations, with numbers as cofactors, is 0 = 1. Tells what the search may not build on.
    public func areContradictory(_ equations: [Statement]) -> Bool {
        var budget = budget
        return (try? LinearConsequence.isContradictory(equations, budget: &budget)) ?? false
    }

    /// Proves that a decimal literal is the rounded or cut-off value of the statement's other side.
    public mutating func decideRounding(_ statement: Statement, literal: DecimalLiteral) -> Decision {
        for precision in [64, 256] {
            if let checked = try? checker.check(.rounding(literal, precision: precision), for: Judgement(statement)) {
                decisions["rounding", default: 0] += 1
                return .checked(checked)
            }
        }
        return .undecided("no-proof")
    }

    /// Proves that the values are exactly the solutions of the equation, or that one of them is none.
    public mutating func decideSolutions(of equation: Statement, unknown: Symbol, values: [Expr]) -> Decision {
        let judgement = Judgement(claim: .solutionSet(equation: equation, unknown: unknown, values: values))
        for index in values.indices {
            let ground = equation.substituting([unknown: values[index]])
            if case .checked(let checked) = decide(ground, reading: .rewriting), checked.conclusion == .fails,
                let refuted = try? checker.check(.notARoot(index: index, checked.certificate), for: judgement)
            {
                return .checked(refuted)
            }
        }
        var budget = budget
        let counted = RootMultiplicities.count(of: values, in: equation, unknown: unknown, budget: &budget)
        for multiplicities in [counted].compactMap({ $0 }) + Prover.multiplicities(count: values.count) {
            if let checked = try? checker.check(.factorization(multiplicities: multiplicities), for: judgement) {
                decisions["solution-set", default: 0] += 1
                return .checked(checked)
            }
        }
        return .undecided("no-proof")
    }

    /// All ones, then one root doubled or tripled: for values that are not rational.
    private static func multiplicities(count: Int) -> [[Int]] {
        guard count > 0, count <= 6 else { return [] }
        let ones = [Int](repeating: 1, count: count)
        var result = [ones]
        for index in 0..<count {
            for multiplicity in [2, 3] {
                var raised = ones
                raised[index] = multiplicity
                result.append(raised)
            }
        }
        return result
    }

    /// What kept the certificate from deciding, as far as it has a name. Enclosures that still overlap lack precision.
    private static func obstacle(to certificate: Certificate, _ failure: CheckFailure) -> EvaluationError? {
        switch (certificate, failure) {
        case (_, .evaluation(let reason)): reason
        case (.enclosures, .conditionFails): .unable(.precision)
        default: nil
        }
    }

    /// Undefinedness is a finding and is reported before any budget.
    private static func worse(_ old: EvaluationError?, _ new: EvaluationError) -> EvaluationError {
        if case .undefined = old { return old! }
        if case .undefined = new { return new }
        if let old, case .unable(.unsupported) = new { return old }
        return new
    }
}

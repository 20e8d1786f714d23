import Arithmetic
import Expressions

/// What refutes a claim, as alternatives: conjunctions of literals one of which would hold at a point where the claim fails. The claim
/// holds when each of them is impossible.
public struct Branches: Sendable {
    public struct Branch: Sendable {
        /// The literals of the formulas, then what is known of their generators.
        public let literals: [Literal]
        /// The generators that are defined where the branch is met.
        let generators: Set<Int>
    }

    public let domain: Domain
    public let branches: [Branch]
    public var normalizer: Normalizer

    private static let limit = 256

    /// The points where the premise is true and the conclusion is not.
    public init(_ premise: Formula, _ conclusion: Formula, over domain: Domain, budget: Budget) throws(CheckFailure) {
        var compiler = LiteralCompiler(normalizer: Normalizer(budget: budget), domain: domain)
        var failing = Formula.and([premise, .not(conclusion)])
        if domain != .complex { failing = try checking { () throws(EvaluationError) in try failing.withoutAbsoluteValues() }.inWholeAngles(over: domain) }
        let junction = try compiler.compile(failing)
        branches = try checking { () throws(EvaluationError) in
            try junction.branches(limit: Branches.limit).map { literals throws(EvaluationError) in
                let (facts, generators) = try compiler.facts(about: literals)
                return Branch(literals: literals + facts, generators: generators)
            }
        }
        self.domain = domain
        normalizer = compiler.normalizer
    }

    /// One branch: the facts, then the negation of the claim (or the claim itself, when it is to be refuted), then what facts and
    /// claim need to be defined, then what is known of their generators. A statement that cannot be read says nothing here:
    /// 0 = 0 stands in its place.
    public init(_ facts: [Statement], _ claim: Statement, refuting: Bool, budget: Budget) throws(CheckFailure) {
        guard let negation = claim.relation.negation else { throw .wrongForm("the claim has no negation") }
        var compiler = LiteralCompiler(normalizer: Normalizer(budget: budget), domain: .real)
        var statements = facts + [refuting ? claim : Statement(claim.left, negation, claim.right)]
        for side in (facts + [claim]).flatMap({ [$0.left, $0.right] }) {
            // What a part without unknowns needs is checked, not assumed.
            for condition in side.domainConditions.map(\.statement) where !condition.isGround {
                if !statements.dropFirst(facts.count + 1).contains(condition) { statements.append(condition) }
            }
        }
        var literals: [Literal] = []
        for statement in statements {
            let isReadable = statement.relation == .equal || statement.left.isReal && statement.right.isReal
            literals.append((isReadable ? try? compiler.literal(statement) : nil) ?? .nothing)
        }
        let (further, generators) = try checking { () throws(EvaluationError) in try compiler.facts(about: literals) }
        branches = [
            Branch(
                literals: literals + further,
                generators: generators.filter { compiler.normalizer.generators[$0].isReal })
        ]
        domain = .real
        normalizer = compiler.normalizer
    }
}

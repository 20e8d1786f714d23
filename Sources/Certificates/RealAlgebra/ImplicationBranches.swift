import Arithmetic
import Expressions

/// What refutes an implication, as alternatives: conjunctions of literals one of which would hold at a point where the premise is
/// true and the conclusion is not. The implication holds when each of them is impossible.
public struct ImplicationBranches: Sendable {
    public struct Branch: Sendable {
        /// The literals of the formulas, then what is known of their generators.
        public internal(set) var literals: [Literal]
        /// The generators that are defined where the branch is met.
        let generators: Set<Int>
    }

    public let domain: Domain
    public let branches: [Branch]
    public var normalizer: Normalizer

    private static let limit = 256

    public init(_ premise: Formula, _ conclusion: Formula, over domain: Domain, budget: Budget) throws(CheckFailure) {
        var compiler = LiteralCompiler(normalizer: Normalizer(budget: budget), domain: domain)
        var (premise, conclusion) = (premise, conclusion)
        if domain != .complex {
            do throws(EvaluationError) {
                premise = try premise.withoutAbsoluteValues()
                conclusion = try conclusion.withoutAbsoluteValues()
            } catch { throw .evaluation(error) }
        }
        let junction = Junction.all([
            try compiler.compile(premise), try compiler.compile(conclusion, negated: true),
        ])
        var branches: [Branch] = []
        for literals in try junction.branches(limit: ImplicationBranches.limit) {
            let (facts, generators) = try checking { () throws(EvaluationError) in try compiler.facts(about: literals) }
            branches.append(Branch(literals: literals + facts, generators: generators))
        }
        self.branches = branches
        self.domain = domain
        normalizer = compiler.normalizer
    }
}

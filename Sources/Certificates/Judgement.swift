import Expressions

/// What is to be judged: under the facts, does the claim hold? Symbols stand for real numbers.
public struct Judgement: Hashable, Sendable {
    public enum Claim: Hashable, Sendable {
        case statement(Statement)
        /// The solutions of the equation (one unknown) are exactly the listed values: all complex ones, so that a list of real
        /// values names all real solutions.
        case solutionSet(equation: Statement, unknown: Symbol, values: [Expr])
        /// Wherever the first formula is true, the second is; the symbols range over the domain.
        case implication(Formula, Formula, over: Domain)
    }

    /// Equations and other statements that may be used, each taken as true.
    public let facts: [Statement]
    public let claim: Claim

    public init(facts: [Statement] = [], claim: Claim) {
        self.facts = facts
        self.claim = claim
    }

    public init(facts: [Statement] = [], _ statement: Statement) {
        self.init(facts: facts, claim: .statement(statement))
    }
}

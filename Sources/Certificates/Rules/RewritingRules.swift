import Arithmetic
import Expressions

/// Rules that put one side of a fact for the other.
extension Checker {
    /// The fact at the index is `f(x, …) = body` for plain letters x, …: it defines f, and the body with other arguments put in takes
    /// the place of every application of f, below binders too. The fact itself stays among the facts.
    ///
    /// A fact of this form speaks of all values of its letters. Where the body does not use one of them or uses f again, it may
    /// be an equation to be solved (f(x) = 0, f(x) = x f(x)), and the rule does not apply.
    func checkFunctionDefinition(_ judgement: Judgement, _ statement: Statement, _ index: Int, _ inner: Certificate)
        throws(CheckFailure) -> Finding
    {
        guard judgement.facts.indices.contains(index) else { throw .wrongForm("no such fact") }
        let fact = judgement.facts[index]
        let parameters = fact.left.arguments.compactMap(\.symbol)
        guard fact.relation == .equal, case .function(.named(let name)) = fact.left.head, !parameters.isEmpty,
            parameters.count == fact.left.arguments.count, Set(parameters).count == parameters.count,
            parameters.allSatisfy({ fact.right.contains($0) }),
            !fact.right.contains(where: { $0.head == fact.left.head })
        else { throw .wrongForm("the fact does not define a function") }
        func put(_ expression: Expr) throws(CheckFailure) -> Expr {
            guard expression.size < 10_000, fact.right.size < 1_000 else { throw .evaluation(.unable(.steps)) }
            return expression.unfolding(name, parameters, fact.right)
        }
        var facts = judgement.facts
        for other in facts.indices where other != index {
            facts[other] = Statement(
                try put(facts[other].left), facts[other].relation, try put(facts[other].right))
        }
        let claim = Statement(try put(statement.left), statement.relation, try put(statement.right))
        guard claim != statement || facts != judgement.facts else { throw .wrongForm("the function does not occur") }
        let finding = try finding(inner, Judgement(facts: facts, claim))
        guard finding.conclusion == .holds else { throw .conditionFails("a definition may be undefined somewhere") }
        return finding
    }

    /// One side of the fact at the index takes the place of the other wherever it occurs in the claim, outside of binders.
    func checkRewriting(
        _ judgement: Judgement, _ statement: Statement, _ index: Int, fromRight: Bool, _ inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard judgement.facts.indices.contains(index), judgement.facts[index].relation == .equal else {
            throw .wrongForm("no such equation")
        }
        let fact = judgement.facts[index]
        let (old, new) = fromRight ? (fact.right, fact.left) : (fact.left, fact.right)
        guard statement.left.size + statement.right.size < 10_000, new.size < 1_000 else { throw .evaluation(.unable(.steps)) }
        let claim = Statement(
            statement.left.replacing(old, by: new), statement.relation, statement.right.replacing(old, by: new))
        guard claim != statement else { throw .wrongForm("the side does not occur") }
        let finding = try finding(inner, Judgement(facts: judgement.facts, claim))
        guard finding.conclusion == .holds else { throw .conditionFails("only what holds is carried over") }
        return finding
    }
}

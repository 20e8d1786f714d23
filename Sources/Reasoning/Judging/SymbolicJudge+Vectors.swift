import Algebra
import Arithmetic
import Certificates
import Expressions

/// Claims about products and lengths of vectors.
extension SymbolicJudge {
    /// The claim from what Γ says of products and lengths: equations between vectors multiplied by one, and squares of lengths that are known.
    func holdsOfVectors(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        guard !vectors.symbols.isEmpty, statement.symbols.contains(where: { $0.name.hasPrefix("dot(") }) else { return nil }
        let products = vectors.products(of: context.facts.map(\.statement).filter(context.mayProve), for: statement)
        let topics = Set(statement.topics).union(products.flatMap(\.topics)).sorted()
        var facts = context.relevant(to: topics).filter { context.mayProve($0) } + products
        facts += facts.compactMap { fact in
            guard fact.relation == .equal, let square = fact.left.radicand else { return nil }
            return Statement(square, .equal, fact.right.radicand ?? .power(fact.right, .number(2)))
        }
        return facts.isEmpty ? nil : holds(statement, facts, &prover)
    }
}

extension Expr {
    /// What this is the square root of.
    fileprivate var radicand: Expr? {
        head == .power && arguments[1].rational == .half ? arguments[0] : nil
    }
}

import Arithmetic

extension Formula {
    /// The same formula over the real numbers without absolute values: a statement about |u| is true where u ≥ 0 and it holds with
    /// u, or u < 0 and it holds with −u. The principal root of an even power of its degree is one: √(u²) = |u|.
    /// - Throws: `.unable(.terms)` above 64 statements.
    public func withoutAbsoluteValues() throws(EvaluationError) -> Formula {
        var count = 0
        func split(_ statement: Statement) throws(EvaluationError) -> Formula {
            count += 1
            if count > 64 { throw .unable(.terms) }
            guard let (node, inner) = statement.left.innermostAbsoluteValue ?? statement.right.innermostAbsoluteValue
            else { return .statement(statement) }
            func with(_ value: Expr) throws(EvaluationError) -> Formula {
                try split(
                    Statement(
                        statement.left.replacing(node, by: value), statement.relation,
                        statement.right.replacing(node, by: value)))
            }
            return .or([
                .and([.statement(Statement(inner, .greaterOrEqual, .zero)), try with(inner)]),
                .and([.statement(Statement(inner, .less, .zero)), try with(inner.negated)]),
            ])
        }
        return try mapped { statement throws(EvaluationError) in try split(statement) }
    }
}

extension Expr {
    /// The first absolute value, or root of an even power, that contains no other, with u for |u|.
    fileprivate var innermostAbsoluteValue: (node: Expr, inner: Expr)? {
        if case .function(.binder) = head { return nil }
        for argument in arguments { if let found = argument.innermostAbsoluteValue { return found } }
        if case .function(.elementary(.abs)) = head { return (self, arguments[0]) }
        if let (radicand, degree) = rootParts, degree % 2 == 0, case .power = radicand.head,
            radicand.arguments[1].rational?.int == degree
        {
            return (self, radicand.arguments[0])
        }
        return nil
    }
}

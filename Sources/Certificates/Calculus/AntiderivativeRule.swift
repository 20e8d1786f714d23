import Arithmetic
import Expressions

extension Checker {
    /// An indefinite integral `∫ f dx` stands for one antiderivative; which one, the claim may choose. Its place takes a function F
    /// with F′ = f, on every interval where F and f are defined.
    ///
    /// Where a fact speaks of an antiderivative, the choice was made before: then F must end in `+ C` with a letter C that is new, or
    /// a fact says that the integral is F.
    func checkAntiderivative(
        _ judgement: Judgement, _ statement: Statement, _ node: Expr, _ primitive: Expr, then inner: Certificate
    ) throws(CheckFailure) -> Finding {
        guard let (binder, body, bound, further) = node.openedAfresh, binder == .antiderivative,
            let variable = further[0].symbol, !node.arguments[0].contains(variable)
        else { throw .wrongForm("an indefinite integral in a letter") }
        let integrand = body.substituting([bound: further[0]])
        if judgement.facts.contains(where: { $0.left.hasAntiderivative || $0.right.hasAntiderivative }) {
            let isChosen = judgement.facts.contains { [node, primitive] == [$0.left, $0.right] || [primitive, node] == [$0.left, $0.right] }
            guard isChosen || hasNewConstant(primitive, node, judgement.facts) else {
                throw .conditionFails("the constant of integration is not new")
            }
        }
        var conditions = try conditionsOfEquality(try derivative(primitive, variable), integrand)
        for condition in primitive.domainConditions where !condition.statement.isGround && !conditions.contains(condition) {
            conditions.append(condition)
        }
        return try replaced(node, by: primitive, judgement, statement, conditions, then: inner)
    }

    /// F = G + C with a letter C that occurs neither in G nor in the integral nor in the facts.
    private func hasNewConstant(_ primitive: Expr, _ node: Expr, _ facts: [Statement]) -> Bool {
        guard case .sum = primitive.head else { return primitive.symbol.map { isNew($0, node, facts) } ?? false }
        return primitive.arguments.contains { term in
            guard let symbol = term.symbol, isNew(symbol, node, facts) else { return false }
            return primitive.arguments.allSatisfy { $0 == term || !$0.contains(symbol) }
        }
    }

    private func isNew(_ symbol: Symbol, _ node: Expr, _ facts: [Statement]) -> Bool {
        !node.contains(symbol) && !facts.contains { $0.left.contains(symbol) || $0.right.contains(symbol) }
    }
}

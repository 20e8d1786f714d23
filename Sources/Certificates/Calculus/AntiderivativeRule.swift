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
            guard isChosen || primitive.hasNewTerm(besides: [node] + judgement.facts.flatMap { [$0.left, $0.right] }) else {
                throw .conditionFails("the constant of integration is not new")
            }
        }
        var conditions = try conditionsOfEquality(try derivative(primitive, variable), integrand)
        conditions += primitive.domainConditions.filter { !$0.statement.isGround && !conditions.contains($0) }
        return try replaced(node, by: primitive, judgement, statement, conditions, then: inner)
    }
}

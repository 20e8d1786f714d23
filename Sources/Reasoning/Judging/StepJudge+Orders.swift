import Elaboration
import Expressions
import LatexSyntax

/// Relations of order that are stated in words. What must hold is not judged: it is a fact for what follows, as an inequality that
/// stands as a formula is.
extension StepJudge {
    func facts(of said: OrderStatement, _ sentence: Sentence) -> StatedFact? {
        guard let isSupposed = isSupposed(sentence, before: said.start) else { return nil }
        var statements: [Statement] = []
        for subject in said.subjects {
            guard let elaboration = try? Elaborator.elaborate(subject, scope: scope), let left = elaboration.expression, !left.isGround,
                elaboration.notes.units.isEmpty, elaboration.notes.cautions.isEmpty
            else { return nil }
            for (name, token) in said.bounds {
                guard let relation = Relation(syntaxName: name), let right = token.map({ value($0, sentence) }) ?? .zero else { return nil }
                statements.append(Statement(context.unfolding(left), relation, context.unfolding(right)))
            }
        }
        return StatedFact(
            statements: [], orders: statements.filter { !$0.isGround }, isSupposed: isSupposed, end: sentence.tokens[said.end - 1].span.end)
    }

    /// A numeral or a formula of one expression.
    private func value(_ token: SentenceToken, _ sentence: Sentence) -> Expr? {
        guard let node = sentence.operand(token, configuration.parser), node.shape != .chain, node.shape != .list,
            let elaboration = try? Elaborator.elaborate(node, scope: scope), elaboration.notes.units.isEmpty
        else { return nil }
        return elaboration.expression
    }
}

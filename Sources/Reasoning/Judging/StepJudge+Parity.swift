import Elaboration
import Expressions
import LatexSyntax

/// Functions that a text calls even or odd.
extension StepJudge {
    /// f(−x) = f(x) for "let $f(x)$ be an even function", f(−x) = −f(x) for an odd one.
    func parities(in sentence: Sentence) -> [StatedFact] {
        sentence.tokens.indices.compactMap { index in
            guard let word = sentence.word(index), word == "even" || word == "odd", let isSupposed = isSupposed(sentence, before: index),
                let (nodes, end) = namedFunctions(at: index, sentence)
            else { return nil }
            var statements: [Statement] = []
            for node in nodes {
                guard let (value, name, parameter) = functionValue(node), context.functions[name] == nil, context.pieces[name] == nil else { return nil }
                let opposite = value.substituting([parameter: Expr.symbol(parameter).negated])
                statements.append(Statement(opposite, .equal, word == "even" ? value : value.negated))
            }
            return StatedFact(statements: statements, isUniversal: true, isSupposed: isSupposed, end: end)
        }
    }

    /// The functions in "$f$ is even", "$f(x)$ and $g(x)$ are even functions" and "an even function $f$", and where the words end.
    private func namedFunctions(at index: Int, _ sentence: Sentence) -> (nodes: [SyntaxNode], end: Int)? {
        let verb = sentence.skip(["a", "an", "both"], backFrom: index - 1)
        if let word = sentence.word(verb), ["is", "are", "be"].contains(word), let list = sentence.list(before: verb) {
            return (list.items, sentence.tokens[index].span.end)
        }
        guard let noun = sentence.word(index + 1), noun.hasPrefix("function"), let list = sentence.list(from: index + 2) else { return nil }
        return (list.items, sentence.tokens[list.end - 1].span.end)
    }

    /// f(x) for `f` and `f(x)`.
    private func functionValue(_ node: SyntaxNode) -> (value: Expr, name: String, parameter: Symbol)? {
        if let (name, parameters, _) = StepJudge.definedFunction(node), parameters.count == 1, scope.functions.contains(name) {
            return (.function(.named(name), [.symbol(parameters[0])]), name, parameters[0])
        }
        guard node.isPlainVariable, scope.functions.contains(node.plainName) else { return nil }
        let parameter = Symbol("x")
        return (.function(.named(node.plainName), [.symbol(parameter)]), node.plainName, parameter)
    }
}

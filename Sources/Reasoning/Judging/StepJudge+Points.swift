import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Points on lines and curves: the coordinates of each solve the curve's equation.
extension StepJudge {
    /// The facts of a sentence about points; of the coordinates that it gives, and of the curves that it says points to be on.
    func points(in sentence: Sentence, isGiven: Bool) -> [StatedFact] {
        var facts: [StatedFact] = []
        for index in sentence.tokens.indices {
            if isGiven, let fact = coordinates(at: index, sentence) { facts.append(fact) }
            if let fact = passage(at: index, sentence) ?? incidence(at: index, sentence) { facts.append(fact) }
        }
        return facts
    }

    /// `(x, y) = (t + 1/t, t − 1/t)`
    private func coordinates(at index: Int, _ sentence: Sentence) -> StatedFact? {
        guard let node = sentence.formula(index), node.shape == .chain, node.children.count == 3, node.children[1].name == "Equal",
            let left = StepJudge.point(node.children[0]), let right = StepJudge.point(node.children[2]), left.count == right.count,
            left.allSatisfy(\.isPlainVariable), let names = values(left), let values = values(right), !values.contains(where: \.isGround)
        else { return nil }
        return StatedFact(statements: zip(names, values).map { Statement($0, .equal, $1) }, end: sentence.tokens[index].span.end)
    }

    /// "$y = ax^2 + c$ passes through $(1, 3)$ and $(2, 5)$", "the graph passes through $(1, 3)$"
    private func passage(at index: Int, _ sentence: Sentence) -> StatedFact? {
        guard let verb = sentence.word(index), ["passes", "goes", "passing", "pass"].contains(verb), sentence.word(index + 1) == "through",
            let isSupposed = isSupposed(sentence, before: index)
        else { return nil }
        let place = sentence.skip(["the", "a", "two", "three", "point", "points", "both"], from: index + 2)
        guard let list = sentence.list(from: place) else { return nil }
        let before = sentence.tokens.indices[..<index].compactMap { self.curve(sentence.formula($0)) }
        // Of several it may be any.
        guard before.count < 2, StepJudge.fits(before.first ?? onlyCurve(), sentence.word(index - 1)), StepJudge.otherCurves.isDisjoint(with: sentence.words(before: index)),
            let curve = before.first ?? (sentence.word(index - 1).map(StepJudge.curveNames.contains) == true ? onlyCurve() : nil)
        else { return nil }
        return fact(list.items, on: curve, isSupposed: isSupposed, end: sentence.tokens[list.end - 1].span.end)
    }

    /// A line has a linear equation; a parabola and a circle have none.
    static func fits(_ curve: Statement?, _ name: String?) -> Bool {
        guard let curve, let name, ["line", "parabola", "circle", "ellipse", "hyperbola"].contains(name) else { return true }
        return ["x", "y"].allSatisfy { LinearEquation.isLinear(curve, in: Symbol($0)) } == (name == "line")
    }

    static let curveNames: Set<String> = ["graph", "curve", "parabola", "line", "circle", "ellipse", "hyperbola", "it", "function"]
    /// Words that lead from one curve to another.
    static let otherCurves: Set<String> = [
        "parallel", "perpendicular", "tangent", "normal", "shift", "shifted", "shifting", "translate", "translated", "rotate", "rotated", "reflect",
        "reflected", "reflection", "image", "moved", "stretched", "asymptote", "asymptotes", "another", "other", "inverse", "center", "vertex",
        "focus", "directrix", "intersection",
    ]

    /// "$(3, 5)$ lies on the graph of $y = f(x)$"
    private func incidence(at index: Int, _ sentence: Sentence) -> StatedFact? {
        guard sentence.word(index) == "on", StepJudge.otherCurves.isDisjoint(with: sentence.words(before: sentence.tokens.count)), let isSupposed = isSupposed(sentence, before: index) else { return nil }
        let verb = sentence.skip(["both", "all", "a", "point", "points"], backFrom: index - 1)
        guard let word = sentence.word(verb), ["lies", "lie", "is", "are"].contains(word), let list = sentence.list(before: verb) else { return nil }
        let place = sentence.skip(
            ["the", "graph", "of", "line", "curve", "parabola", "circle", "ellipse", "hyperbola", "equation", "function", "with", "by", "given"],
            from: index + 1)
        guard let curve = curve(sentence.formula(place)) else { return nil }
        return fact(list.items, on: curve, isSupposed: isSupposed, end: sentence.tokens[place].span.end)
    }

    private func fact(_ nodes: [SyntaxNode], on curve: Statement, isSupposed: Bool, end: Int) -> StatedFact? {
        var statements: [Statement] = []
        for node in nodes {
            guard let items = StepJudge.point(node), items.count == 2, let values = values(items) else { break }
            guard !values.contains(where: { $0.contains(Symbol("x")) || $0.contains(Symbol("y")) }) else { return nil }
            let instance = curve.substituting([Symbol("x"): values[0], Symbol("y"): values[1]])
            statements.append(Statement(context.unfolding(instance.left), .equal, context.unfolding(instance.right)))
        }
        statements = statements.filter { !$0.isGround && $0.left != $0.right }
        return statements.isEmpty ? nil : StatedFact(statements: statements, isSupposed: isSupposed, end: end)
    }

    /// The items of `(a, b)` and `A(a, b)`.
    static func point(_ node: SyntaxNode) -> [SyntaxNode]? {
        if node.shape == .juxtaposition, node.children.count == 2, node.children[0].isPlainVariable { return point(node.children[1]) }
        guard node.shape == .fence, node.name == "()", let list = node.children.first, list.shape == .list, list.name == "," else { return nil }
        return list.children
    }

    /// An equation in x and y, or y = f(x).
    private func curve(_ node: SyntaxNode?) -> Statement? {
        guard let statement = node.flatMap(equation) else { return nil }
        return statement.symbols.contains(Symbol("x")) && statement.symbols.contains(Symbol("y")) ? statement : nil
    }

    /// The curve of the problem when there is just one.
    private func onlyCurve() -> Statement? {
        guard let problem, StepJudge.otherCurves.isDisjoint(with: DiscourseReader.words(problem.source, 0, problem.source.bytes.count)) else { return nil }
        var found: [Statement] = []
        for piece in problem.pieces {
            if let curve = curve(piece.root), !found.contains(curve) { found.append(curve) }
        }
        return found.count == 1 ? found[0] : nil
    }
}

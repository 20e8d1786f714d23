import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// The roots of polynomials, as the words of a text name them.
extension StepJudge {
    /// That the roots solve the equation, and Vieta's formulas; nil when not all roots of a polynomial in one unknown are named.
    func facts(of said: RootStatement, _ sentence: Sentence, isGiven: Bool) -> StatedFact? {
        guard 2...6 ~= said.roots.count, let isSupposed = isSupposed(sentence, before: said.start) else { return nil }
        // "Not necessarily distinct": both may be the same root of two.
        let words = sentence.words(before: sentence.tokens.count)
        if zip(words, words.dropFirst()).contains(where: { $0 == "necessarily" && $1 == "distinct" }) { return nil }
        var roots: [Expr] = []
        for node in said.roots {
            guard let root = try? Elaborator.elaborate(node, scope: scope).expression else { return nil }
            roots.append(root)
        }
        let names = roots.compactMap(\.symbol)
        // What a solution says of roots that are no names is a claim.
        guard Set(roots).count == roots.count, isGiven || names.count == roots.count, !names.isEmpty || roots.contains(where: { !$0.isGround }),
            let (equation, unknown) = polynomialEquation(said, roots: roots)
        else { return nil }
        guard !roots.contains(where: { $0.contains(unknown) }),
            let coefficients = RootRelations.coefficients(of: equation.difference, in: unknown), !nameCoefficients(names, coefficients),
            let relations = RootRelations.vieta(equation.difference, in: unknown, roots: roots)
        else { return nil }
        // Numbers of the problem are always the roots of some polynomial: one with new letters introduces these.
        let isNew = names.allSatisfy(context.problemSymbols.contains)
            && coefficients.dropLast().allSatisfy { $0.symbol.map { !context.problemSymbols.contains($0) } ?? false }
        let isClaim = !isGiven && !said.isIntroduced && said.polynomial != nil && !isSupposed && names.allSatisfy(context.problemSymbols.contains)
            && coefficients.flatMap(\.symbols).allSatisfy(context.problemSymbols.contains)
        return StatedFact(
            statements: relations.filter { !$0.isGround && $0.left != $0.right },
            rootEquations: names.map { ($0, equation.substituting([unknown: .symbol($0)])) },
            complexNames: sentence.words(before: sentence.tokens.count).contains("real") || RootRelations.areAllReal(coefficients) ? [] : names, names: said.isIntroduced ? names : [],
            isBinding: isGiven || said.isIntroduced, isSupposed: isSupposed && !isNew,
            claim: isClaim ? SourceSpan(start: sentence.tokens[said.start].span.start, end: sentence.tokens[said.end - 1].span.end) : nil, end: sentence.tokens[said.end - 1].span.end)
    }

    /// "$p$ and $q$ are the roots of $x^2 - x - 2$", of numbers of the problem: the refutation where one of Vieta's formulas contradicts
    /// what is known of them.
    mutating func refutedRoots(_ fact: StatedFact, _ source: SourceText, _ step: SourceSpan, roles given: DiscourseRoles) -> ClaimReport? {
        guard let span = fact.claim else { return nil }
        var place = place(of: MathSpan(kind: .plain, outer: span, inner: span), source, step, previousEnd: step.start, previous: nil)
        place.roles.formUnion(given)
        guard !place.roles.isHypothetical, !place.isDenied, !place.followsOr, !context.supposesInWords else { return nil }
        for relation in fact.statements {
            guard let checked = symbolicJudge.exclusion(of: relation, by: context.binding(relation), &prover) else { continue }
            return ClaimReport(
                span: span, text: source.string(span), kind: .consequence, verdict: .invalid, reason: "contradicts",
                evidence: symbolicJudge.evidence(checked, of: relation))
        }
        return nil
    }

    /// Whether a and b, the names of roots, are given the values of coefficients as well: for the quadratic formula.
    private func nameCoefficients(_ names: [Symbol], _ coefficients: [Expr]) -> Bool {
        zip(["a", "b", "c"], coefficients.reversed()).allSatisfy { name, coefficient in
            !names.contains(Symbol(name)) || context.valuesAnywhere[Symbol(name), default: []].contains(coefficient)
        } && names.contains { ["a", "b", "c"].contains($0.name) }
    }

    /// The equation whose roots are spoken of, and its unknown.
    private func polynomialEquation(_ said: RootStatement, roots: [Expr]) -> (Statement, Symbol)? {
        let names = roots.flatMap(\.symbols)
        if let node = said.polynomial { return polynomialEquation(node, isOfEquation: said.isOfEquation, names: names) }
        // "Let the roots be r and s": of the one polynomial of the problem that has as many.
        var found: [(Statement, Symbol)] = []
        for piece in problem?.pieces ?? [] {
            guard let equation = polynomialEquation(piece.root, isOfEquation: said.isOfEquation, names: names), !found.contains(where: { $0 == equation }),
                RootRelations.coefficients(of: equation.0.difference, in: equation.1)?.count == roots.count + 1
            else { continue }
            found.append(equation)
        }
        return found.count == 1 ? found[0] : nil
    }

    /// `x² + 1`, `x² = −1`, `P(x) = x² + 1` or `P(x)` as the equation that the roots solve.
    func polynomialEquation(_ node: SyntaxNode, isOfEquation: Bool, names: [Symbol]) -> (Statement, Symbol)? {
        let equation: Statement
        var parameter: Symbol?
        if node.shape == .chain {
            guard node.children.count == 3, node.children[1].name == "Equal", let left = value(node.children[0]), let right = value(node.children[2])
            else { return nil }
            if let (_, parameters, _) = StepJudge.definedFunction(node.children[0]), case .function(.named) = left.head,
                right.isZero || !isOfEquation
            {
                parameter = parameters.first
                equation = Statement(right.isZero ? context.unfolding(left) : right, .equal, .zero)
            } else if left.symbol != nil, !right.isGround {
                // y = x² + 1
                return nil
            } else {
                equation = Statement(context.unfolding(left), .equal, context.unfolding(right))
            }
        } else if let definition = context.functions[node.plainName], definition.parameters.count == 1 {
            parameter = definition.parameters[0]
            equation = Statement(definition.body, .equal, .zero)
        } else {
            guard let expression = value(node) else { return nil }
            if let (_, parameters, _) = StepJudge.definedFunction(node) { parameter = parameters.first }
            equation = Statement(context.unfolding(expression), .equal, .zero)
        }
        guard let unknown = parameter ?? unknown(of: equation, names: names), equation.symbols.contains(unknown) else { return nil }
        return (equation, unknown)
    }

    /// The only unknown, or x, or the only one with the name of one: of tx² + sx + r it is x.
    private func unknown(of equation: Statement, names: [Symbol]) -> Symbol? {
        let symbols = equation.symbols.filter { !names.contains($0) }
        if equation.symbols.count == 1 || symbols.contains(where: { $0.name == "x" }) { return symbols.first { $0.name == "x" } ?? symbols.first }
        let usual = symbols.filter { ["y", "z", "t", "w", "u"].contains($0.name) }
        return usual.count == 1 ? usual[0] : nil
    }
}

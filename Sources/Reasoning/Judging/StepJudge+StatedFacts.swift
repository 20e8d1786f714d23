import Algebra
import Elaboration
import Expressions
import LatexSyntax

/// Equations that a text states in words.
struct StatedFact {
    var statements: [Statement]
    /// The equations of circles and spheres.
    var circles: [Statement] = []
    /// What is said of the distances of points in a figure.
    var distances: [Statement] = []
    /// Relations of order, which hold in their step.
    var orders: [Statement] = []
    /// The equations that say of names that they are roots.
    var rootEquations: [(name: Symbol, equation: Statement)] = []
    /// Those of the names whose numbers need not be real.
    var complexNames: [Symbol] = []
    var laws: [SequenceLaw] = []
    /// The coefficients of the equation before are said to be equal.
    var comparison: StepJudge.Comparison?
    /// Consecutive terms of a sequence, whose common difference or ratio later sentences may name.
    var progression: Context.Progression?
    /// Whether the equations hold for all values of their unknowns.
    var isUniversal = false
    /// What is said of the signs of names, as it is of those of the problem.
    var signs: [(name: Symbol, isStrict: Bool)] = []
    /// Letters that the words introduce: what was said of them before is of another thing.
    var names: [Symbol] = []
    /// Whether it holds wherever the text speaks of its unknowns.
    var isBinding = true
    var isSupposed = false
    /// The words that say of known names that they are all the roots of a polynomial: a claim.
    var claim: SourceSpan?
    /// Where its words end.
    let end: Int
}

extension StepJudge {
    /// The facts that the words of a problem give.
    mutating func learnStatedFacts(_ text: ReadText) {
        learnLaws(text)
        for fact in statedFacts(text, text.wholeSpan) { enter(fact, step: nil) }
        learnSigns(text)
        learnCondition(text)
        learnPassedPoints(text)
    }

    /// What the words of a problem say of signs. It proves comparisons and refutes nothing.
    private mutating func learnSigns(_ text: ReadText) {
        let words = Set(DiscourseReader.words(text.source, text.wholeSpan.start, text.wholeSpan.end))
        guard !words.isDisjoint(with: SignStatement.adjectives) else { return }
        for sentence in Sentence.sentences(of: text, text.wholeSpan) where isSupposed(sentence, before: sentence.tokens.count) != nil {
            for (name, isStrict) in signs(in: sentence) { context.declareSign(of: name, isStrict: isStrict) }
            learnSequences(of: sentence)
        }
    }

    /// "The increasing sequence of positive integers $a_1,$ $a_2,$ $\dots$": what is said of all terms.
    private mutating func learnSequences(of sentence: Sentence) {
        for statement in SignStatement.statements(in: sentence) where statement.isOpen {
            guard let base = statement.names.first.flatMap({ value($0)?.symbol }).flatMap(IndexedName.init)?.base else { continue }
            let direction = sentence.words(before: sentence.tokens.count).first { $0 == "increasing" || $0 == "decreasing" }
            context.sequences[base] = Context.SequenceOrder(
                isStrict: statement.isStrict, growth: direction.map { $0 == "increasing" ? .less : .greater })
        }
    }

    private func signs(in sentence: Sentence) -> [(name: Symbol, isStrict: Bool)] {
        SignStatement.statements(in: sentence).flatMap { statement in
            statement.names.compactMap { name in value(name)?.symbol.map { ($0, statement.isStrict) } }
        }
    }

    /// "Since $x,$ $y,$ and $z$ are all positive": what a solution gives as a reason. It may also say so of the numbers of a case.
    private func reasonedSigns(in sentence: Sentence) -> StatedFact? {
        guard let first = sentence.word(0), ["since", "because", "as"].contains(first), isSupposed(sentence, before: sentence.tokens.count) != nil,
            case let signs = signs(in: sentence), !signs.isEmpty
        else { return nil }
        return StatedFact(statements: [], signs: signs, end: sentence.tokens[0].span.start)
    }

    /// The facts that the words of a stretch of text state, in order.
    func statedFacts(_ text: ReadText, _ span: SourceSpan) -> [StatedFact] {
        let words = Set(DiscourseReader.words(text.source, span.start, span.end))
        let isGiven = text.source === problem?.source
        let speaksOfRoots = !words.isDisjoint(with: RootStatement.nouns)
        let speaksOfProgressions = !words.isDisjoint(with: ProgressionStatement.kinds) || words.contains("common") || words.isSuperset(of: ["first", "term"])
        let speaksOfCoefficients = !words.isDisjoint(with: ["coefficient", "coefficients", "constant"])
        let speaksOfAll = words.contains("for") && !words.isDisjoint(with: ["all", "every", "any", "each"])
        // In a problem they may belong to what is asked for.
        let speaksOfOrder = !isGiven && !words.isDisjoint(with: OrderStatement.words)
        let speaksOfPoints = words.contains("through") || words.contains("on") && !words.isDisjoint(with: ["lies", "lie", "is", "are"])
            || isGiven && words.contains("point")
        let speaksOfParity = isGiven && !words.isDisjoint(with: ["even", "odd"])
        let speaksOfDivision = isGiven && !words.isDisjoint(with: ["divided", "divisible"])
        let speaksOfRootNumber = isGiven && !words.isDisjoint(with: ["solution", "root", "zero", "solutions", "roots", "zeros", "zeroes"])
        // What holds in one of several cases is not given.
        let speaksOfRelations = isGiven && !words.isDisjoint(with: ["is", "equals", "sum"])
            && words.isDisjoint(with: ["otherwise", "instead", "either", "unless", "neither"])
        let speaksOfVectors = (!context.vectorLetters.symbols.isEmpty || words.contains("vectors")) && !words.isDisjoint(with: StepJudge.vectorWords)
        let speaksOfSimilarity = !words.isDisjoint(with: ["similar", "sim", "congruent", "cong"])
        let speaksOfCircles = !words.isDisjoint(with: StepJudge.roundFigures) && words.contains("radius")
        let speaksOfSigns = !isGiven && !words.isDisjoint(with: SignStatement.adjectives) && !words.isDisjoint(with: ["since", "because", "as"])
        let speaksOfConstants = isGiven && !words.isDisjoint(with: ["constant", "constants"])
        guard speaksOfSigns || speaksOfConstants || speaksOfCircles || speaksOfVectors || speaksOfSimilarity || speaksOfRelations || speaksOfParity || speaksOfDivision || speaksOfRootNumber || speaksOfPoints || speaksOfOrder || speaksOfRoots || speaksOfProgressions || speaksOfCoefficients || speaksOfAll else { return [] }
        var facts: [StatedFact] = []
        for sentence in Sentence.sentences(of: text, span) {
            if speaksOfRoots {
                facts += RootStatement.statements(in: sentence).compactMap { self.facts(of: $0, sentence, isGiven: isGiven) }
            }
            if speaksOfSigns, let fact = reasonedSigns(in: sentence) { facts.append(fact) }
            if speaksOfRootNumber { facts += discriminants(in: sentence) }
            if speaksOfDivision { facts += divisions(in: sentence) }
            if speaksOfRelations { facts += wordedRelations(in: sentence) }
            if speaksOfParity { facts += parities(in: sentence) }
            if speaksOfCoefficients { facts += comparisons(in: sentence) }
            if speaksOfPoints { facts += points(in: sentence, isGiven: isGiven) }
            if speaksOfOrder { facts += OrderStatement.statements(in: sentence).compactMap { self.facts(of: $0, sentence) } }
            if speaksOfCircles { facts += circles(in: sentence) }
            if speaksOfSimilarity { facts += similarities(in: sentence) }
            if speaksOfVectors { facts += vectorFacts(in: sentence) }
            if speaksOfAll { facts += identities(in: sentence) }
            if speaksOfConstants { facts += identitiesOfConstants(in: sentence) }
            if speaksOfProgressions {
                facts += ProgressionStatement.statements(in: sentence).compactMap { self.facts(of: $0, sentence, isGiven: isGiven) }
                let progression = facts.last(where: { $0.progression != nil })?.progression ?? context.progression
                if let fact = namedFirst(in: sentence, of: progression) { facts.append(fact) }
                if let fact = namedStep(in: sentence, of: progression) { facts.append(fact) }
            }
        }
        return facts.sorted { $0.end < $1.end }
    }

    /// The value that a node stands for; nil where it has none.
    func value(_ node: SyntaxNode?) -> Expr? { node.flatMap { (try? Elaborator.elaborate($0, scope: scope))?.expression } }

    /// The values of all the nodes; nil where one has none.
    func values(_ nodes: [SyntaxNode]) -> [Expr]? {
        let values = nodes.compactMap { value($0) }
        return values.count == nodes.count ? values : nil
    }

    /// `left = right` as a statement, its sides as written; nil for another formula.
    func equation(_ node: SyntaxNode) -> Statement? {
        guard node.shape == .chain, node.children.count == 3, node.children[1].name == "Equal",
            let left = (try? Elaborator.elaborate(node.children[0], scope: scope))?.expression,
            let right = (try? Elaborator.elaborate(node.children[2], scope: scope))?.expression
        else { return nil }
        return Statement(left, .equal, right)
    }

    /// The facts join Γ, unless they cannot hold beside it.
    /// - Parameter step: nil for the problem.
    mutating func enter(_ fact: StatedFact, step: Int?) {
        var fact = fact
        if let comparison = fact.comparison { fact.statements = coefficientEquations(comparison) }
        if step == nil || !fact.isSupposed {
            context.figures.add(fact.distances)
            context.circles += fact.circles
        }
        if let step, !fact.orders.isEmpty {
            for order in fact.orders { context.add(order: order, onlyInStep: step) }
            context.latestComparison = fact.orders.count == 1 && !fact.isSupposed ? fact.orders[0] : nil
            context.endOrder()
            if !fact.isSupposed { for (index, order) in fact.orders.enumerated() { context.addOrder(order, goesOn: index > 0) } }
            return
        }
        for (name, isStrict) in fact.signs { context.declareSign(of: name, isStrict: isStrict) }
        if step != nil { context.forget(fact.names) }
        let topics = Array(Set(fact.statements.flatMap(\.topics))).sorted()
        guard !prover.areInconsistent(context.relevant(to: topics) + fact.statements) else { return }
        let onlyInStep = fact.isSupposed ? step : nil
        if fact.isUniversal { context.universalEquations.formUnion(fact.statements) }
        for statement in fact.statements where !context.holds(statement) {
            context.add(inWords: statement, isGiven: step == nil, onlyInStep: onlyInStep, isBinding: fact.isBinding)
        }
        for law in fact.laws where onlyInStep == nil && !context.laws.contains(law) { context.laws.append(law) }
        if let progression = fact.progression { context.progression = progression }
        context.complexLetters.complex.formUnion(fact.complexNames)
        for (name, equation) in fact.rootEquations { context.add(rootEquation: equation, of: name, onlyInStep: onlyInStep) }
    }

    /// The same of what stands in no sentence of conditions or alternatives behind it: "are similar only if", "is on $AB$ or $CD$".
    func isAsserted(_ sentence: Sentence, before index: Int) -> Bool? {
        let behind = sentence.tokens[min(index, sentence.tokens.count)...].compactMap(\.word)
        return behind.contains(where: ["if", "only", "unless", "when", "whenever", "or", "iff"].contains) ? nil : isSupposed(sentence, before: index)
    }

    /// What words before a statement make of it: nil where they deny it, true where they suppose it.
    func isSupposed(_ sentence: Sentence, before index: Int) -> Bool? {
        let words = sentence.words(before: index)
        if words.contains(where: ["not", "no", "cannot", "can't", "whether", "never", "unless", "neither", "nor", "without"].contains) { return nil }
        let supposes = words.contains(where: ["if", "when", "whenever"].contains)
        return !supposes && words.contains(where: ["prove", "show"].contains) ? nil : supposes
    }
}

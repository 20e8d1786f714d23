import Algebra
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// What a problem asks for, as a condition on one unknown: where a function is defined, or an inequality to be solved.
extension StepJudge {
    /// Words that leave out real numbers, or ask for something else than all.
    private static let restrictions: Set<String> = [
        "integer", "integers", "positive", "negative", "nonnegative", "natural", "prime", "whole", "odd", "even", "rational", "smallest", "largest",
        "least", "greatest", "minimum", "maximum", "many", "sum", "product", "between", "interval's", "width", "length", "complex", "degrees",
    ]

    mutating func learnCondition(_ text: ReadText) {
        let words = Set(DiscourseReader.words(text.source, 0, text.source.bytes.count))
        let isExact = words.isDisjoint(with: StepJudge.restrictions)
        guard words.isDisjoint(with: ["undefined", "not", "range", "inverse"]) else { return }
        if !words.isDisjoint(with: ["domain", "defined", "real"]), let (expression, unknown) = expressionToBeDefined(text, words) {
            let conditions = expression.domainConditions.map(\.statement).filter { !$0.isGround }
            guard !conditions.isEmpty, expression.hasKnownDomain(over: .real), expression.symbols == [unknown] else { return }
            context.condition = SolutionSet(unknown: unknown, formula: .and(conditions.map { .statement($0) }), isExact: isExact)
            return
        }
        guard !words.isDisjoint(with: ["solve", "satisfy", "satisfies", "inequality", "values", "true"]) else { return }
        var chains: [[Link]] = []
        var mentions: [SyntaxNode] = []
        for utterance in text.pieces.lazy.flatMap(\.utterances) {
            switch utterance {
            case .link(let link) where link.position > 0 && !chains.isEmpty: chains[chains.count - 1].append(link)
            case .link(let link): chains.append([link])
            case .mention(let node): mentions.append(node)
            default: return
            }
        }
        guard chains.count == 1 else { return }
        var statements: [Statement] = []
        for link in chains[0] {
            guard let relation = Relation(syntaxName: link.relation.name), relation.isOrder,
                let left = (try? Elaborator.elaborate(link.left, scope: scope))?.expression,
                let right = (try? Elaborator.elaborate(link.right, scope: scope))?.expression
            else { return }
            statements.append(Statement(context.unfolding(left), relation, context.unfolding(right)))
        }
        guard let unknown = statements.first?.symbols.first ?? statements.last?.symbols.first,
            statements.allSatisfy({ $0.symbols == [unknown] || $0.isGround }), statements.allSatisfy({ $0.left.hasKnownDomain(over: .real) && $0.right.hasKnownDomain(over: .real) })
        else { return }
        // "If x² < 9, find all values of x²": the answer speaks of something else.
        let isAsked = mentions.allSatisfy { $0.isPlainVariable && $0.plainName == unknown.name }
        context.condition = SolutionSet(unknown: unknown, formula: .and(statements.map { .statement($0) }), isExact: isExact && isAsked)
    }

    /// The one function that the problem defines, or the one expression that it is about.
    private func expressionToBeDefined(_ text: ReadText, _ words: Set<String>) -> (Expr, Symbol)? {
        let asks = !words.isDisjoint(with: ["domain", "defined"])
        var found: [(Expr, Symbol)] = []
        for piece in text.pieces {
            for utterance in piece.utterances {
                switch utterance {
                case .link(let link):
                    guard asks, let (_, definition) = functionDefinition(link), definition.parameters.count == 1 else { return nil }
                    found.append((context.unfolding(definition.body), definition.parameters[0]))
                case .mention(let node):
                    if node.isPlainVariable || StepJudge.definedFunction(node) != nil { continue }
                    guard let expression = (try? Elaborator.elaborate(node, scope: scope))?.expression, let unknown = expression.symbols.first,
                        expression.symbols.count == 1, !expression.hasNamedFunction
                    else { return nil }
                    let behind = DiscourseReader.words(text.source, piece.span.outer.end, piece.span.outer.end + 30)
                    guard asks || behind.starts(with: ["is", "real"]) || behind.starts(with: ["is", "a", "real"]) else { return nil }
                    found.append((expression, unknown))
                default: return nil
                }
            }
        }
        return found.count == 1 ? found[0] : nil
    }
}

extension SymbolicJudge {
    /// That a comparison is true wherever what the problem asks about is defined or true.
    func impliedByCondition(_ statement: Statement, _ context: Context) -> Evidence? {
        guard let condition = context.condition, statement.symbols == [condition.unknown], statement.relation != .approximately,
            let checked = Relate.ofSteps.implication(from: condition.formula, to: .statement(statement)).checked, checked.conclusion == .holds,
            !Relate.ofSteps.implication(from: condition.formula, to: .false).holds
        else { return nil }
        var evidence = Evidence(checked, of: statement, from: [], at: [:])
        evidence.facts = condition.formula.conjuncts?.map(\.description) ?? []
        return evidence
    }
}

import Elaboration
import Expressions
import LatexSyntax

/// Laws of sequences: which equations hold for all indices, and of which range.
extension StepJudge {
    /// The laws that the problem states.
    mutating func learnLaws(_ text: ReadText) {
        for (law, isLaw) in laws(in: text, text.wholeSpan, isGiven: true) where isLaw && !context.laws.contains(law) { context.laws.append(law) }
        learnFibonacci(text)
    }

    /// A law that a step states or has derived: a single equation or what a chain comes to. Derived of terms with a variable index, an
    /// equation holds for all of them.
    mutating func learnLaw(_ statement: Statement, _ report: ClaimReport, _ roles: DiscourseRoles) {
        let result = context.chain?.result
        guard let (law, isLaw) = openLaws.first(where: { $0.law.statement == statement || $0.law.statement == result }),
            !context.laws.contains(law), report.verdict != .invalid
        else { return }
        let isDerived = law.statement == statement && report.verdict == .valid && !context.hasAssumptions
            && context.valuesAnywhere[law.variable, default: []].isEmpty
        if isDerived || isLaw && !roles.isHypothetical { context.laws.append(law) }
    }

    /// The equations with a variable index in a stretch of text, and whether its words say that they hold for all indices.
    func laws(in text: ReadText, _ span: SourceSpan, isGiven: Bool) -> [(law: SequenceLaw, isLaw: Bool)] {
        guard text.pieces(in: span).contains(where: { $0.root.hasVariableIndex }) else { return [] }
        let words = Set(DiscourseReader.words(text.source, span.start, span.end))
        let speaksOfSequences = !words.isDisjoint(with: StepJudge.sequenceWords)
        let sentences = Sentence.sentences(of: text, span).map { parts(of: $0) }
        var fixed: Set<String> = []
        for case .equation(let chain) in sentences.joined() where chain.children[0].isPlainVariable { fixed.insert(chain.children[0].plainName) }
        return sentences.flatMap { laws(in: $0, fixed: fixed, speaksOfSequences: speaksOfSequences, isGiven: isGiven) }
    }

    private static let sequenceWords: Set<String> = [
        "sequence", "sequences", "term", "terms", "recursion", "recurrence", "recursive", "recursively", "defined", "define", "denote",
        "denotes", "fibonacci",
    ]
    /// Words that restrict a law to some indices, or make it another one.
    private static let restrictions: Set<String> = [
        "odd", "even", "divisible", "multiple", "prime", "otherwise", "remainder", "digit", "digits", "some", "if", "suppose", "assume",
        "not", "unless", "square", "exists",
    ]

    /// A part of a sentence.
    private enum Part {
        case word(String)
        case equation(SyntaxNode)
        /// A variable compared with a number.
        case bound(Symbol, lower: Int?, upper: Int?)
        case name(String)
    }

    /// - Parameter fixed: names that equations of the text begin with.
    private func laws(in parts: [Part], fixed: Set<String>, speaksOfSequences: Bool, isGiven: Bool) -> [(law: SequenceLaw, isLaw: Bool)] {
        var found: [(SequenceLaw, Bool)] = []
        for (index, part) in parts.enumerated() {
            guard case .equation(let chain) = part, chain.hasVariableIndex,
                let left = try? Elaborator.elaborate(chain.children[0], scope: scope).expression,
                let last = chain.children.last, let right = try? Elaborator.elaborate(last, scope: scope).expression
            else { continue }
            let statement = Statement(left, .equal, right)
            let names = statement.symbols.compactMap { symbol in IndexedName(symbol) }
            let variables = Set(names.compactMap(\.variable))
            guard left != right, variables.count == 1, let variable = variables.first else { continue }
            func isEquation(_ part: Part) -> Bool { if case .equation = part { true } else { false } }
            let behind = parts[(index + 1)...].prefix { !isEquation($0) }
            let ahead = Array(parts[..<index].reversed().prefix { !isEquation($0) }.reversed())
            func words(_ parts: some Sequence<Part>) -> [String] { parts.compactMap { if case .word(let word) = $0 { word } else { nil } } }
            let inOrder = words(ahead) + ["="] + words(behind)
            let words = Set(inOrder)
            guard words.isDisjoint(with: StepJudge.restrictions) else { continue }
            func bounds(_ parts: some Sequence<Part>) -> [(lower: Int?, upper: Int?)] {
                parts.compactMap { part in
                    if case .bound(variable, let lower, let upper) = part { (lower, upper) } else { nil }
                }
            }
            let given = bounds(behind).isEmpty ? bounds(ahead) : bounds(behind)
            let isForAll = zip(inOrder, inOrder.dropFirst()).contains { $0 == "for" && ["all", "every", "each", "any"].contains($1) }
            let isRanged = given.contains { $0.lower != nil } && !words.isDisjoint(with: ["for", "when", "where"])
            // a_n = 2 says something of the last coefficient of a polynomial only.
            let isRecurrence = names.count > 1 && Set(names.map(\.base)).count < names.count
            let isFormula = left.symbol.flatMap { IndexedName($0) }.map { $0.variable == variable && $0.offset == 0 } == true
                && (right.contains(variable) || right.symbols.contains { IndexedName($0)?.variable == variable })
            let isFree = !fixed.contains(variable.name)
            let isDefinition = speaksOfSequences || !words.isDisjoint(with: ["let", "define"])
            let isLaw = isForAll || (isRecurrence || isFormula) && (isRanged || isFree && isDefinition)
            let lower = given.compactMap(\.lower).max()
                ?? (words.contains("positive") ? 1 : nil) ?? leastIndex(of: Set(names.map(\.base)))
            found.append(
                (SequenceLaw(statement: statement, variable: variable, lower: lower, upper: given.compactMap(\.upper).min(), isGiven: isGiven), isLaw))
        }
        return found
    }

    /// The least index that the text speaks of, 1 if of none.
    func leastIndex(of bases: Set<String>) -> Int {
        var least: Int?
        for symbol in context.indexedNames {
            guard let name = IndexedName(symbol), name.variable == nil, bases.contains(name.base) else { continue }
            least = min(least ?? name.offset, name.offset)
        }
        return least ?? 1
    }

    private func parts(of sentence: Sentence) -> [Part] {
        var parts: [Part] = []
        func visit(_ node: SyntaxNode) {
            switch node.shape {
            case .chain:
                let relations = node.children.filter { $0.shape == .relation }.map(\.name)
                if relations.allSatisfy({ $0 == "Equal" }) || relations == ["Define"] {
                    parts.append(.equation(node))
                } else if !relations.contains("Equal") {
                    for index in stride(from: 0, to: node.children.count - 2, by: 2) {
                        if let bound = bound(node.children[index], node.children[index + 1].name, node.children[index + 2]) { parts.append(bound) }
                    }
                }
            case .list, .environment, .row, .boxed: node.children.forEach(visit)
            case .infix where node.name == "And": node.children.forEach(visit)
            case .infix where node.name == "Where":
                visit(node.children[0])
                parts.append(.word("where"))
                node.children.dropFirst().forEach(visit)
            case .text: parts += node.name.split(whereSeparator: { !$0.isLetter }).map { .word($0.lowercased()) }
            default: if node.isPlainVariable { parts.append(.name(node.plainName)) }
            }
        }
        for index in sentence.tokens.indices {
            if let word = sentence.word(index) { parts.append(.word(word)) }
            if let root = sentence.formula(index) { visit(root) }
        }
        return parts
    }

    /// `n ≥ 2`, `2 < n`
    private func bound(_ left: SyntaxNode, _ relation: String, _ right: SyntaxNode) -> Part? {
        guard let relation = Relation(syntaxName: relation), relation.isOrder else { return nil }
        let isReversed = left.shape == .number
        let (name, number) = isReversed ? (right, left) : (left, right)
        guard name.isPlainVariable, number.shape == .number, let value = Int(number.name) else { return nil }
        let variable = Symbol(name.plainName)
        switch isReversed ? relation.converse : relation {
        case .greater: return .bound(variable, lower: value + 1, upper: nil)
        case .greaterOrEqual: return .bound(variable, lower: value, upper: nil)
        case .less: return .bound(variable, lower: nil, upper: value - 1)
        case .lessOrEqual: return .bound(variable, lower: nil, upper: value)
        default: return nil
        }
    }

    /// "the nth Fibonacci number" without an equation: F_n = F_{n−1} + F_{n−2}, from the first index whose terms before it are known.
    private mutating func learnFibonacci(_ text: ReadText) {
        let words = DiscourseReader.words(text.source, 0, text.source.bytes.count)
        guard words.contains("fibonacci"), context.indexedNames.contains(where: { IndexedName($0)?.base == "F" }),
            !context.laws.contains(where: { $0.terms.contains { $0.name.base == "F" } })
        else { return }
        func term(_ offset: Int) -> Expr { .symbol(IndexedName.symbol("F", factor: 1, variable: Symbol("n"), offset: offset) ?? Symbol("F_n")) }
        let startsAtZero = context.settledValues(of: [Symbol("F_0")])?.first?.right == .zero
        context.laws.append(
            SequenceLaw(
                statement: Statement(term(0), .equal, .sum([term(-1), term(-2)])), variable: Symbol("n"), lower: startsAtZero ? 2 : 3, upper: nil,
                isGiven: true))
    }
}

extension SyntaxNode {
    /// `a_n`, `a_{n+1}`: an index with a letter.
    var hasVariableIndex: Bool {
        contains { node in
            node.shape == .subscriptNode && node.children[1].contains { $0.shape == .symbol && $0.name.utf8.count == 1 }
        }
    }

    /// The names with an index in it.
    func collectIndexedNames(into found: inout Set<Symbol>) {
        if shape == .subscriptNode, isPlainVariable { found.insert(Symbol(plainName)) }
        for child in children { child.collectIndexedNames(into: &found) }
    }
}

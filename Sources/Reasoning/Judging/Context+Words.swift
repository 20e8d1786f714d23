import Expressions

/// Facts that a text states in words, and what is known of the terms of sequences.
extension Context {
    /// A comparison that is stated in words: it gives no letter a meaning, and is no supposition that what follows ends with.
    mutating func add(order: Statement, onlyInStep step: Int) {
        orders.insert(order)
        add(comparison: order, onlyInStep: step)
    }

    /// A fact that is stated in words. The next line goes on from the last equation as before.
    mutating func add(inWords statement: Statement, isGiven: Bool, onlyInStep step: Int?, isBinding: Bool) {
        inWords.insert(statement)
        let fact = Fact(
            statement: statement, isGiven: isGiven, onlyInStep: step, isDerived: true, isBinding: isBinding && step == nil, sentence: sentence)
        // What formulas say comes first where there is much.
        append(fact, first: isGiven)
    }

    /// A name is said to be a root of the equation in it.
    mutating func add(rootEquation statement: Statement, of name: Symbol, onlyInStep step: Int?) {
        rootEquations[name] = (statement, step)
    }

    /// The equations that say of names in the statement that they are roots.
    func rootEquations(for statement: Statement) -> [Statement] {
        rootEquations.isEmpty ? [] : statement.symbols.compactMap { rootEquations[$0]?.statement }
    }

    /// Whether the equation came from words.
    func isInWords(_ statement: Statement) -> Bool { inWords.contains(statement) }

    /// The equations from words in these symbols and others.
    func inWords(about symbols: [Symbol]) -> [Statement] {
        guard !inWords.isEmpty else { return [] }
        let found = facts.filter { fact in inWords.contains(fact.statement) && symbols.contains { fact.topics.contains($0) } }
        return found.suffix(Context.relevantFacts).map(\.statement)
    }

    /// Terms of these sequences whose values the text gives, the first few.
    func knownTerms(of bases: Set<String>) -> [Symbol] {
        let terms = facts.compactMap { fact -> Symbol? in
            guard fact.statement.relation == .equal, fact.statement.right.isGround, let symbol = fact.statement.left.symbol,
                let name = IndexedName(symbol), name.variable == nil, bases.contains(name.base)
            else { return nil }
            return symbol
        }
        return Array(Set(terms).sorted().prefix(4))
    }

    /// The equations about the symbols that are given, however much was derived, and those that were derived for good.
    func settledFacts(about symbols: [Symbol]) -> [Statement] {
        let given = relevant(to: symbols) { $0.isGiven }
        return given + relevant(to: symbols) { $0.isGiven || $0.isDerived && $0.onlyInStep == nil }.filter { !given.contains($0) }
    }

    mutating func remember(equation: Statement) {
        lastEquations.append(equation)
        if lastEquations.count > 3 { lastEquations.removeFirst() }
    }

    /// What words say of the terms of a sequence: their signs, and how each lies to the next.
    struct SequenceOrder {
        /// Positive, not just not negative.
        let isStrict: Bool
        /// Less for an increasing sequence.
        let growth: Relation?
    }

    /// What is known in words of the terms of sequences among the symbols.
    func termOrders(of symbols: [Symbol]) -> [Statement] {
        if sequences.isEmpty { return [] }
        let terms = symbols.compactMap { symbol in
            IndexedName(symbol).flatMap { $0.variable == nil && sequences[$0.base] != nil ? (symbol: symbol, name: $0) : nil }
        }.sorted { ($0.name.base, $0.name.offset) < ($1.name.base, $1.name.offset) }
        let signs = terms.map { Statement(.symbol($0.symbol), sequences[$0.name.base]!.isStrict ? .greater : .greaterOrEqual, .zero) }
        let orders = zip(terms, terms.dropFirst()).compactMap { one, next in
            one.name.base == next.name.base
                ? sequences[one.name.base]!.growth.map { Statement(.symbol(one.symbol), $0, .symbol(next.symbol)) } : nil
        }
        return signs + orders
    }
}

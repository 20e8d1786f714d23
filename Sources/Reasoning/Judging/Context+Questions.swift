import Algebra
import Arithmetic
import Expressions

/// What Γ says of a statement or of the symbols in it.
extension Context {
    /// The latest congruences connected to the symbols, in order of statement.
    func congruences(with symbols: [Symbol]) -> [Statement] {
        congruences.filter { !Set($0.symbols).isDisjoint(with: symbols) }.suffix(Context.relevantFacts)
    }

    /// The comparisons (≠, <, ≤, >, ≥) between expressions in these symbols, the latest ones, in order of statement.
    func comparisons(within symbols: [Symbol]) -> [Statement] {
        let found = facts.filter { fact in
            fact.statement.relation != .equal && fact.statement.relation != .approximately
                && !fact.statement.isGround && fact.statement.symbols.allSatisfy(symbols.contains)
        }
        return found.suffix(Context.relevantFacts).map(\.statement)
    }

    /// For each of the symbols the one value that the text has given it for good; nil when one has none, or had several.
    /// A letter of the problem that a formula is written with may mean another thing there.
    func settledValues(of symbols: [Symbol]) -> [Statement]? {
        var values: [Statement] = []
        for symbol in symbols {
            let found = facts.filter {
                $0.statement.relation == .equal && $0.statement.left.symbol == symbol && $0.statement.right.isGround
            }
            guard let value = found.first, found.allSatisfy({ $0.onlyInStep == nil && $0.statement == value.statement }),
                !revalued.contains(symbol), value.isGiven || value.isDerived || !problemSymbols.contains(symbol)
            else { return nil }
            values.append(value.statement)
        }
        return values
    }

    /// What the text has set an expression equal to, without unknowns and for good; nil when it has not, or has set it equal to several.
    func onlyValue(of expression: Expr) -> Expr? {
        if let symbol = expression.symbol { return settledValues(of: [symbol])?.first?.right }
        let found = facts.filter { $0.statement.relation == .equal && $0.statement.left == expression && $0.statement.right.isGround }
        return found.allSatisfy { $0.onlyInStep == nil && $0.statement == found[0].statement } ? found.first?.statement.right : nil
    }

    /// The two equations in the same unknowns that the line before states in one sentence, to hold together: a system to solve.
    func systemOfLatest() -> [Statement]? {
        guard let latest, !latest.isTainted, latest.statement.symbols.count > 1, said.sentence == latest.sentence, said.equations.count == 2,
            said.equations.allSatisfy({ Set($0.symbols) == Set(latest.statement.symbols) && holds($0) })
        else { return nil }
        return said.equations
    }

    /// Whether one of the symbols looks like a constant of integration: C or c in a text with derivatives. What is done to it leaves it
    /// any constant.
    func integrates(_ symbols: [Symbol]) -> Bool {
        symbols.contains { ["C", "c", "K", "k"].contains($0.name) }
            && facts.contains { fact in fact.statement.symbols.contains { $0.name.contains("'") } || fact.statement.left.hasIntegral || fact.statement.right.hasIntegral }
    }

    /// The comparisons that the problem gives of the letter alone.
    func comparisonsGiven(of symbol: Symbol) -> [Statement] {
        facts.filter { $0.isGiven && $0.statement.relation.isOrder && $0.statement.symbols == [symbol] }.map(\.statement)
    }

    /// The one calculation that the problem sets equal to the letter, where nothing else is given of it.
    func calculationGiven(for symbol: Symbol) -> Expr? {
        guard let values = givenCalculations[symbol], values.count == 1, !revalued.contains(symbol) else { return nil }
        return values[0]
    }

    /// Whether a fact speaks of one of the symbols.
    func mentions(_ symbols: [Symbol]) -> Bool {
        facts.contains { fact in fact.statement.symbols.contains { symbols.contains($0) } && !orders.contains(fact.statement) }
    }

    /// The equations in this unknown alone that the text has stated, those that Γ has dropped included.
    func equations(in unknown: Symbol) -> [Statement] { recentEquations.filter { $0.symbols == [unknown] } }

    /// That letters with which the problem gives values, as P(1) = 2k, are not 0: what holds for k = 0 alone is not told of all k.
    func nonzeroParameters(of statements: [Statement]) -> [Statement] {
        Set(statements.flatMap(\.symbols)).sorted().filter(isParameter).map { Statement(.symbol($0), .notEqual, .zero) }
    }

    private func isParameter(_ symbol: Symbol) -> Bool {
        guard valuesAnywhere[symbol, default: []].isEmpty, !askedNames.contains(symbol) else { return false }
        return facts.count { $0.isGiven && !$0.statement.left.isGround && !$0.statement.left.contains(symbol) && $0.statement.right.isMultiple(of: symbol) } > 1
    }

    /// Whether an equation may restrict these symbols. One that only gives a further name to an expression in them does not.
    func restricts(_ symbols: [Symbol]) -> Bool {
        let known = Set(symbols)
        if symbols.contains(where: { unreadNames.contains($0.name) }) { return true }
        let equations = facts.map(\.statement).filter { $0.relation == .equal && !known.isDisjoint(with: $0.symbols) }
        return equations.contains { equation in
            guard let name = equation.left.symbol ?? equation.right.symbol, !known.contains(name) else { return true }
            let other = equation.left.symbol == name ? equation.right : equation.left
            return other.contains(name)
                || facts.contains { $0.statement != equation && $0.statement.symbols.contains(name) }
        }
    }

    /// Whether a fact speaks of the symbols and of others beside them.
    func hasOtherFacts(about symbols: [Symbol], onlyGiven: Bool = false) -> Bool {
        facts.contains { fact in
            (fact.isGiven || !onlyGiven) && fact.statement.symbols != symbols && fact.statement.symbols.contains { symbols.contains($0) }
        }
    }

    /// Whether the statement holds at values that some line of the text gives to all its symbols.
    func holdsSomewhere(_ statement: Statement, _ holds: (Statement) -> Bool) -> Bool {
        var instances = [statement]
        for symbol in statement.symbols {
            guard let values = valuesAnywhere[symbol] else { return false }
            instances = instances.flatMap { instance in values.map { instance.substituting([symbol: $0]) } }
            if instances.count > Context.mostInstances { return true }
        }
        return instances.contains(where: holds)
    }

    /// How many different values the text gives the name, wherever.
    func valueCount(of symbol: Symbol) -> Int { Set(valuesAnywhere[symbol] ?? []).count }

    private static let mostInstances = 64

    /// Given equations in the symbols and no others.
    func givens(in symbols: [Symbol]) -> [Statement] {
        facts.filter {
            $0.isGiven && $0.statement.relation == .equal && $0.statement.symbols.allSatisfy(symbols.contains)
        }.map(\.statement)
    }

    /// The given equation in these symbols and no others, when there is just one.
    func onlyGiven(in symbols: [Symbol]) -> Line? {
        let found = givens(in: symbols)
        return found.count == 1 ? Line(statement: found[0]) : nil
    }

    /// Equations connected to the symbols through shared symbols, latest first in choice, in order of statement.
    func relevant(to symbols: [Symbol], withAssumptions: Bool = true) -> [Statement] {
        relevant(to: symbols) { withAssumptions || $0.onlyInStep == nil }
    }

    /// Whether the fact may prove what is judged: it is no alternative to it, and no open link of the same chain.
    func mayProve(_ fact: Statement) -> Bool { !openLinks.contains(fact) && !alternatives.contains(fact) }

    /// The given equations of curves or surfaces among the facts. Points of all of them need not be meant.
    func curves(among facts: [Statement]) -> [Statement] {
        if coordinates.isEmpty || curvesMeet { return [] }
        return facts.filter { fact in
            coordinates.intersection(fact.symbols).count > 1 && self.facts.contains { $0.isGiven && $0.statement == fact }
        }
    }

    /// Whether the sentence supposes something, and no equation of it is known: "if the angle is right".
    var supposesInWords: Bool {
        supposing.contains(sentence) && !facts.contains { $0.sentence == sentence && $0.onlyInStep != nil }
    }

    /// Whether the sentence supposes something that Γ excludes: what it says then may follow from that alone.
    var supposesWhatClashes: Bool { clashing.contains(sentence) }

    /// The relevant equations that hold for the unknowns of the statement wherever the text speaks of them: none that only gives a
    /// letter a value or an expression, as of curves and of cases, unless it is the letter's one value in the text and was derived,
    /// or stands in the same sentence. Empty when the sentence supposes something that is not among them.
    func binding(_ statement: Statement) -> [Statement] {
        let isExplicit = statement.left.symbol != nil
        var hasSupposition = false
        let tried = Set(facts.lazy.filter { $0.sentence == self.sentence && !$0.isGiven && $0.statement.right.isGround }.compactMap(\.statement.left.symbol))
            .subtracting(statement.symbols)
        let found = relevant(to: statement.topics) { fact in
            let isHere = fact.sentence == sentence && !fact.isGiven
            // "If I let x = −3" in a line that was derived: that holds for this value too.
            let isInstance = fact.isDerived && fact.statement.symbols.count > 2 && fact.onlyInStep == nil && fact.statement.symbols.contains(where: tried.contains)
            // What was derived without what its sentence supposes holds for good.
            let isForGood = fact.isBinding && fact.onlyInStep == nil && (fact.isDerived || !supposing.contains(fact.sentence))
            guard isHere || isInstance || fact.isGiven || isForGood else { return false }
            // Said of one expression in two cases: mn = 54, mn = 135.
            let isOther = fact.statement.left == statement.left && statement.right.isGround && !fact.isDerived && !fact.isGiven
            if isOther || oneOfSolutions.contains(fact.statement) { return false }
            // "a is three times b" is said of both for good.
            if fact.isGiven, isInWords(fact.statement), fact.statement.symbols.count == 2, !fact.topics.isSubset(of: coordinates) { return true }
            // x + y = k and f(0) = k, given, do not tell what k is.
            let isParameter = fact.isGiven && fact.statement.right.symbol.map(isParameter) == true
            if !isParameter, let name = fact.statement.left.symbol ?? fact.statement.right.symbol {
                guard name != statement.left.symbol, fact.statement.symbols == [name] else { return false }
                let isSettled = (fact.isGiven || fact.isDerived && fact.sentence >= lastCase) && valueCount(of: name) == 1
                guard isSettled || isHere && !isExplicit else { return false }
            } else if fact.topics.count < 2, !fact.statement.symbols.isEmpty {
                // −4b = 12, where b = −3 is the only value that the text gives b.
                guard let name = fact.statement.symbols.first, fact.isDerived, fact.sentence >= lastCase, valueCount(of: name) == 1,
                    LinearEquation.isLinear(fact.statement, in: name)
                else { return false }
            } else if fact.topics.isSubset(of: coordinates) {
                return false
            }
            hasSupposition = hasSupposition || isHere && fact.onlyInStep != nil
            return true
        }
        return hasSupposition || !supposing.contains(sentence) ? found : []
    }

    /// Whether the equation is supposed in the sentence that is judged.
    func isSupposedHere(_ statement: Statement) -> Bool {
        facts.contains { $0.statement == statement && $0.sentence == sentence && $0.onlyInStep != nil && !$0.isGiven }
    }

    func relevant(to symbols: [Symbol], where isUsable: (Fact) -> Bool) -> [Statement] {
        var reach = Set(symbols)
        var chosen: Set<Int> = []
        var grew = true
        while grew, chosen.count < Context.relevantFacts {
            grew = false
            for index in facts.indices.reversed() where !chosen.contains(index) {
                let fact = facts[index]
                guard fact.statement.relation == .equal, !reach.isDisjoint(with: fact.topics), isUsable(fact) else { continue }
                chosen.insert(index)
                reach.formUnion(fact.topics)
                grew = true
                if chosen.count == Context.relevantFacts { break }
            }
        }
        return chosen.sorted().map { facts[$0].statement }
    }

    /// Whether the definitions of all functions in the statement stand before it: a later one may be of another function.
    func knowsFunctions(of statement: Statement) -> Bool {
        statement.topics.allSatisfy { topic in
            !topic.name.hasSuffix("()") || introducedFunctions.contains(String(topic.name.dropLast(2)))
        }
    }

    /// The expression with applications of defined functions replaced by their bodies, below binders too.
    func unfolding(_ expression: Expr, depth: Int = 4) -> Expr {
        guard depth > 0, !functions.isEmpty || !quotients.isEmpty || !pieces.isEmpty, !expression.isGround else { return expression }
        var result = quotients.isEmpty ? expression : expression.substituting(quotients)
        if !pieces.isEmpty { result = result.unfolding(pieces) }
        for (name, definition) in functions.sorted(by: { $0.key < $1.key }) where result.size < 10_000 {
            result = result.unfolding(name, definition.parameters, definition.body)
        }
        return result == expression ? result : unfolding(result, depth: depth - 1)
    }
}

extension Expr {
    /// Whether it is the symbol times a number.
    fileprivate func isMultiple(of name: Symbol) -> Bool {
        if symbol == name { return true }
        guard case .product = head else { return false }
        return arguments.count == 2 && arguments[0].rational != nil && arguments[1].symbol == name
    }
}

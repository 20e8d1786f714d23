import Algebra
import Arithmetic
import Certificates
import Expressions

/// Equations and inequalities in one unknown that are made from the line before.
extension SymbolicJudge {
    /// The refutation of a line that goes on from another in the same unknown, and has neither all of its solutions nor only
    /// such: some solution of the line before does not solve it, and some of its own is none of the line before. A line that only
    /// gains or only loses solutions may be meant: squared, or one case chosen.
    func wrongTransformation(
        _ input: ClaimInput, from latest: Context.Line?, _ context: Context,
        _ prover: inout Prover
    ) -> ClaimReport? {
        let statement = input.statement
        guard let latest, !latest.isCase, mayRefute(input), input.link.position == 0 || statement.relation.isOrder, statement.symbols.count == 1,
            latest.statement.symbols == statement.symbols, isTransformation(statement, of: latest.statement, isAnnounced: !input.roles.isDisjoint(with: [.simplification, .operation, .rewriting])),
            !context.hasOtherFacts(about: statement.symbols, onlyGiven: statement.relation.isOrder && input.isRewritten),
            latest.statement.isRationalOrExponential, statement.isRationalOrExponential
        else { return nil }
        let report = Relate.ofSteps.relation(from: latest.statement, to: statement)
        // An inequality that is rewritten in so many words keeps its solutions. That it may be multiplied by what it divides by is often
        // known from the story.
        let mustKeep = statement.relation.isOrder && input.isRewritten && input.link.chainLength == 2 && !statement.isSolved && latest.statement.divisors.isEmpty
        func excludes(_ relation: FormulaRelation) -> Bool {
            relation == .different || relation == .contradictory || mustKeep && relation == .impliedBy
        }
        guard excludes(report.relation), let checked = report.forward.checked,
            let point = report.forward.counterexample,
            // It may be made from another line.
            context.equations(in: statement.symbols[0]).suffix(8).allSatisfy({
                $0 == latest.statement || excludes(Relate.ofSteps.relation(from: $0, to: statement).relation)
            }),
            // It was said before in other words: 3x + x > 15, 4x > 15.
            context.recentComparisons.count(where: { $0 == statement }) <= 1,
            !statement.relation.isOrder || context.recentComparisons.filter({ $0.symbols == statement.symbols }).suffix(8).allSatisfy({
                $0 == latest.statement || $0 == statement || excludes(Relate.ofSteps.relation(from: $0, to: statement).relation)
            }),
            !context.holdsSomewhere(statement, { prover.proves($0) })
        else { return nil }
        return input.report(
            .consequence, .invalid, "not-equivalent", Evidence(checked, of: statement, from: [latest.statement], at: point))
    }

    /// The refutation of an equation that is said to be the line before with the same done to both sides: it is false at a point
    /// where that line and all that is known beside it hold, and has solutions that are none of that line, or no common one.
    func wrongOperation(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        guard mayRefute(input), input.link.chainLength == 2, !context.supposesInWords, !context.integrates(statement.symbols),
            !input.roles.isDisjoint(with: [.operation, .simplification, .rewriting])
        else { return nil }
        let sources: [Context.Line]
        if let latest = context.latest {
            sources = input.roles.contains(.operation) ? [latest] : []
        } else {
            sources = context.givens(in: statement.symbols).map { Context.Line(statement: $0) }
        }
        // It may be made from any of several givens.
        let reports = sources.map { wrongOperation(input, from: $0, context, &prover) }
        return reports.contains { $0 == nil } ? nil : reports.first ?? nil
    }

    private func wrongOperation(_ input: ClaimInput, from latest: Context.Line, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        guard !latest.isCase, !latest.isTainted, latest.statement.relation == .equal, Set(latest.statement.symbols) == Set(statement.symbols)
        else { return nil }
        let facts = context.relevant(to: statement.topics)
        guard context.oneOfSolutions.isDisjoint(with: facts) else { return nil }
        let others = facts.filter { $0 != latest.statement }.eliminating(except: statement.symbols)
        let forward = Relate.ofSteps.implication(from: latest.statement, to: statement, facts: others)
        guard forward.fails, let checked = forward.checked, let point = forward.counterexample,
            Relate.ofSteps.implication(from: statement, to: latest.statement).fails
                || Relate.ofSteps.implication(from: statement, to: Statement(.zero, .equal, .one), facts: [latest.statement]).holds,
            !context.holdsSomewhere(statement, { prover.proves($0) })
        else { return nil }
        return input.report(
            .consequence, .invalid, "not-equivalent",
            Evidence(checked, of: statement, from: others + [latest.statement], at: point))
    }

    /// That an inequality in one unknown is true wherever the lines in that unknown alone are, which some number satisfies.
    func impliedByLines(_ statement: Statement, _ lines: [Statement]) -> Evidence? {
        guard statement.symbols.count == 1 else { return nil }
        var premises: [Statement] = []
        for line in lines where line.topics == statement.topics && line.relation != .approximately && !premises.contains(line) {
            premises.append(line)
        }
        guard premises.contains(where: \.relation.isOrder), premises.count <= SymbolicJudge.mostLines, let last = premises.last
        else { return nil }
        func finding(_ conclusion: Statement) -> ImplicationFinding {
            Relate.ofSteps.implication(from: last, to: conclusion, facts: Array(premises.dropLast()))
        }
        guard let checked = finding(statement).checked, checked.conclusion == .holds,
            !finding(Statement(.zero, .equal, .one)).holds
        else { return nil }
        return Evidence(checked, of: statement, from: premises, at: [:])
    }

    private static let mostLines = 4

    /// Whether the claim has the look of the other line after work on both sides: an equation that gives the unknown no value
    /// and says no second thing of the same expression, as `u² = 2` and `u² = 3` do; an inequality with the same boundary.
    private func isTransformation(_ statement: Statement, of other: Statement, isAnnounced: Bool) -> Bool {
        if statement.relation == .equal, other.relation == .equal {
            return !statement.isSolved && !other.isSolved && !(statement.left == other.left && statement.right.isGround)
        }
        guard statement.relation.isOrder, other.relation.isOrder, !other.isSolved else { return false }
        // "Simplifying, we get": work on both sides, by its own words.
        if isAnnounced, !statement.isSolved { return true }
        let (a, b) = (statement.difference, other.difference)
        var ratios: Set<Rational> = []
        for value in [7, 11, 13, 17, 19] {
            let point = Dictionary(uniqueKeysWithValues: statement.symbols.map { ($0, Rational(value)) })
            var budget = Budget(steps: 2_000)
            guard let first = try? a.rationalValue(at: point, budget: &budget),
                let second = try? b.rationalValue(at: point, budget: &budget), let ratio = try? first.divided(by: second)
            else { continue }
            ratios.insert(ratio)
        }
        return ratios.count == 1
    }
}

extension [Statement] {
    /// The statements without the symbols to which one of them gives a value or an expression, those of the list aside: that is put in for
    /// the symbol, and has to be defined.
    fileprivate func eliminating(except kept: [Symbol]) -> [Statement] {
        var result = self
        for _ in indices {
            guard let index = result.firstIndex(where: { fact in
                fact.relation == .equal && fact.left.symbol.map { !kept.contains($0) && !fact.right.contains($0) } == true
            }), let symbol = result[index].left.symbol
            else { break }
            let value = result.remove(at: index).right
            result = result.map { $0.substituting([symbol: value]) } + value.domainConditions.map(\.statement)
        }
        return result.filter { $0.left != $0.right }
    }
}

extension Statement {
    /// Whether the unknowns stand under sums, products and integer powers, or in exponents of numbers.
    fileprivate var isRationalOrExponential: Bool { left.isRationalOrExponential && right.isRationalOrExponential }

    /// Whether one side is the unknown alone.
    fileprivate var isSolved: Bool { left.symbol != nil || right.symbol != nil }
}

extension Expr {
    fileprivate var isRationalOrExponential: Bool {
        if isRationalFunction { return true }
        switch head {
        case .sum, .product: return arguments.allSatisfy(\.isRationalOrExponential)
        case .power: return arguments[0].isGround ? arguments[1].isRationalFunction : arguments[1].rational?.isInteger == true && arguments[0].isRationalOrExponential
        default: return false
        }
    }
}

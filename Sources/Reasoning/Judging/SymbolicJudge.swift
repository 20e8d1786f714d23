import Algebra
import Certificates
import Elaboration
import Expressions
import LatexSyntax

/// Claims with unknowns: identities, consequences of Γ, contradictions with Γ, and what enters Γ.
struct SymbolicJudge {
    let profile: Profile
    var letters = ComplexLetters()
    var vectors = VectorLetters()

    func judge(_ input: ClaimInput, context: inout Context, prover: inout Prover) -> ClaimReport {
        let statement = input.statement
        guard statement.relation == .equal else { return judgeOrder(input, context: &context, prover: &prover) }
        if let checked = holds(statement, [], &prover) {
            if namesConstant(statement, context) { enter(input, &context, &prover) }
            return input.report(.rewriting, .valid, "identity", evidence(checked, of: statement))
        }
        if context.isStated(input.writtenForm) {
            // An equation taken up again may have been dropped with a case.
            if !context.holds(statement), !context.isRefuted(input.writtenForm), !input.roles.contains(.question) {
                // "Plugging x = 0 into …": what was supposed before is supposed again.
                let isTrial = input.roles.contains(.trial) && input.definedSymbol != nil && input.right.notes.literal != nil
                enter(
                    input, onlyInStep: input.roles.contains(.assumption) || isTrial ? input.step : nil,
                    isDerived: context.isDerived(statement.converse), &context, &prover)
            }
            context.goOn(from: statement, isTainted: context.latest?.isTainted ?? false)
            return input.report(.equation, .undecided, "restated")
        }
        context.state(input.writtenForm)
        if input.roles.contains(.assumption), input.isOneOfSeveral || !input.roles.contains(.consequence) {
            if input.isOneOfSeveral, let report = judgeFollowing(input, &context, &prover) { return report }
            makeRoom(for: input, &context, &prover)
            // One of several cases, which what follows goes on with.
            let isLasting = input.roles.contains(.consequence) && !input.isOneOfSeveral
            enter(input, onlyInStep: isLasting ? nil : input.step, &context, &prover)
            if input.isOneOfSeveral { context.alternatives.append(statement) }
            return input.report(.assumption, .undecided, "assumption")
        }
        // "Setting x = 1", "setting x = y": an instance.
        if input.roles.contains(.trial), !input.roles.contains(.consequence), let symbol = input.definedSymbol, !statement.right.contains(symbol),
            input.right.notes.literal != nil || context.mentions([symbol])
        {
            if let report = judgeFollowing(input, &context, &prover) { return report }
            enter(input, onlyInStep: input.right.notes.literal == nil ? input.step : nil, &context, &prover)
            return input.report(.assumption, .undecided, "assumption")
        }
        // One of several solutions is taken, for a reason that stands in words.
        if let symbol = input.definedSymbol, context.solutions[symbol]?.contains(statement.right) == true {
            enter(input, &context, &prover)
            return input.report(.definition, .undecided, "definition")
        }
        if let report = judgeRoot(input, &context, &prover) ?? judgeTerm(input, &context, &prover) { return report }
        if isDefinition(input, context) {
            // "Set 2(x + 2) = −3x" gives no name: it may be what the exponents say. An angle of a figure has its measure already.
            if input.definedSymbol.map({ $0.anglePoints != nil }) ?? true, let report = judgeFollowing(input, &context, &prover) { return report }
            context.forget(definedSymbols(input))
            enter(input, &context, &prover)
            return input.report(.definition, .undecided, "definition")
        }
        return judgeConsequence(input, context: &context, prover: &prover)
    }

    /// Whether an indefinite integral gets a constant here, a letter that is new: later lines share it. A value without a new letter is
    /// only one of many.
    private func namesConstant(_ statement: Statement, _ context: Context) -> Bool {
        let inside = Set((statement.left.indefiniteIntegrals + statement.right.indefiniteIntegrals).flatMap(\.symbols))
        return !inside.isEmpty && statement.symbols.contains { !inside.contains($0) && !context.mentions([$0]) }
    }

    /// The claim as a consequence of Γ, which it joins; nil when it is not seen to be one.
    func judgeFollowing(_ input: ClaimInput, _ context: inout Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        if input.tellsSolutions, let unknown = input.definedSymbol, statement.right.isGround, excludesGiven([statement.right], of: unknown, context, &prover) {
            return nil
        }
        if let checked = holdsOnOneCurve(statement, facts(for: statement, context), context, &prover) ?? holdsByWords(statement, context, &prover)
            ?? holdsOfTerms(statement, context, &prover) ?? holdsBySigns(statement, context, &prover)
            ?? holdsInTriangles(statement, context, &prover) ?? holdsOfVectors(statement, context, &prover)
            ?? holdsOnCurves(statement, context, &prover),
            isRewritten(input, context, &prover)
        {
            // What needs an assumption of this step ends with it.
            let isLasting =
                !context.hasAssumptions
                || holds(statement, context.relevant(to: statement.topics, withAssumptions: false), &prover) != nil
            enter(input, onlyInStep: isLasting ? nil : input.step, isDerived: true, &context, &prover)
            return input.report(.consequence, .valid, "follows", evidence(checked, of: statement))
        }
        return nil
    }

    /// Whether an equation that is said to be factored or expanded, or a comparison that is said to be rewritten, says as much as one
    /// that it is made from: a factor that is added would follow too. So would any form of an expression in one unknown whose value the facts tell.
    func isRewritten(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> Bool {
        let statement = input.statement
        guard input.isRewritten, statement.left.symbol == nil, statement.right.symbol == nil else { return true }
        let facts = facts(for: statement, context)
        guard statement.left.isZero || statement.right.isZero else {
            guard statement.relation == .equal, statement.symbols.count == 1, !statement.left.isGround, !statement.right.isGround,
                !letters.isInUse, statement.difference.isRationalFunction, context.isKnown(statement.left)
            else { return true }
            // In `n + 5 = 2n − 6` after `n + 5 = 2(n − 3)` the other side is expanded.
            return facts.contains { fact in
                fact.symbols != statement.symbols || fact.left == statement.left && holds(Statement(fact.right, .equal, statement.right), [], &prover) != nil
            }
        }
        let others = facts.filter { $0.symbols != statement.symbols && !($0.left.symbol.map(statement.symbols.contains) == true && $0.right.isGround) }
        return facts.contains { source in
            (source.relation == statement.relation || source.relation.isOrder && statement.relation.isOrder) && source.symbols == statement.symbols
                && source.left.symbol == nil && holds(source, others + [statement], &prover) != nil
        }
    }

    /// Whether the claim follows from Γ or from the line before; if neither, whether it contradicts the line before.
    func judgeConsequence(_ input: ClaimInput, context: inout Context, prover: inout Prover) -> ClaimReport {
        let statement = input.statement
        if let report = judgeFollowing(input, &context, &prover) { return report }
        if let checked = followsFromTainted(statement, context, &prover) {
            context.goOn(from: statement, isTainted: true)
            return input.report(.consequence, .valid, "follows", evidence(checked, of: statement))
        }
        if let solution = judgeSolution(input, context, &prover) {
            if solution.verdict == .invalid {
                context.refute(input.writtenForm)
                context.goOn(from: statement, isTainted: true)
            } else if solution.reason != "solution" {
                context.forgetValues(of: statement.left.symbol)
                enter(input, isDerived: solution.verdict == .valid, &context, &prover)
            }
            return solution
        }
        // "x = x + 1": the letter takes a new value, as in a program.
        if let symbol = statement.left.symbol, statement.right.contains(symbol), prover.areInconsistent([statement]) {
            context.forget([symbol])
            context.breakOff()
            return input.report(.equation, .undecided, "reassigned")
        }
        if let wrong = wrongMember(input, context, &prover) ?? wrongValue(input, context, &prover) {
            context.goOn(from: statement, isTainted: true)
            return wrong
        }
        if let wrong = wrongRewriting(input, context, &prover) { return wrong }
        if let wrong = wrongSimplification(input, context, &prover) {
            context.goOn(from: statement, isTainted: true)
            return wrong
        }
        if mayExclude(input, context),
            let wrong = contradiction(input, context, &prover) ?? exclusion(input, context, &prover)
                ?? exclusionOfTerms(input, context, &prover)
        {
            // The text goes on with what it says now; Γ keeps what it had.
            context.refute(input.writtenForm)
            context.goOn(from: statement, isTainted: true)
            return wrong
        }
        let before = context.latest ?? context.onlyGiven(in: statement.symbols)
        if let wrong = wrongTransformation(input, from: before, context, &prover) {
            context.goOn(from: statement, isTainted: true)
            return wrong
        }
        if let wrong = wrongOperation(input, context, &prover) {
            context.goOn(from: statement, isTainted: true)
            return wrong
        }
        let isForm = isForm(statement, context)
        enter(input, &context, &prover)
        return isForm ? input.report(.definition, .undecided, "definition") : input.report(.equation, .undecided, "not-implied")
    }

    /// The claim from a line before that is wrong itself, alone or put into one fact: the error was there.
    private func followsFromTainted(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        guard let latest = context.latest, latest.isTainted, !prover.areInconsistent([latest.statement]) else { return nil }
        if let checked = holds(statement, [latest.statement], &prover) { return checked }
        let topics = latest.statement.topics
        let others = context.relevant(to: statement.topics).filter { $0 != latest.statement && !Set($0.topics).isDisjoint(with: topics) }
        for fact in others.suffix(4) where !prover.areInconsistent([fact, latest.statement]) {
            if let checked = holds(statement, [fact, latest.statement], &prover) { return checked }
        }
        return nil
    }

    /// Whether an expression is set equal to a form with new letters: (x² − 3)p = (x + 1)(ax + b), to be determined by comparison.
    private func isForm(_ statement: Statement, _ context: Context) -> Bool {
        guard statement.left.isRationalFunction, statement.right.isRationalFunction else { return false }
        return [(statement.left, statement.right), (statement.right, statement.left)].contains { known, form in
            guard known.symbol == nil, known.symbols.count == 1, form.contains(known.symbols[0]) else { return false }
            let letters = form.symbols.filter { $0 != known.symbols[0] }
            return letters.count > 1 && letters.allSatisfy { !context.mentions([$0]) && !context.problemSymbols.contains($0) }
        }
    }

    /// Readies Γ for a letter's value in a case. What was said of the letter may still hold, but excludes nothing any more; where it
    /// cannot hold beside the value it goes.
    private func makeRoom(for input: ClaimInput, _ context: inout Context, _ prover: inout Prover) {
        let symbols = definedSymbols(input)
        for symbol in symbols { context.forgetNumbers(of: symbol) }
        let facts = context.relevant(to: input.statement.topics) + [input.statement]
        if prover.areInconsistent(SegmentNames.joined(facts)) { context.forget(symbols) } else { context.loosen(symbols) }
    }

    /// A new equation joins Γ, which stays free of contradictions: from a contradictory Γ everything would follow. Where the
    /// new equation cannot hold beside older claims, it replaces the latest of them, which a text that turns to another case
    /// has left behind; where it cannot hold beside the givens, it stays out.
    func enter(
        _ input: ClaimInput, onlyInStep: Int? = nil, isDerived: Bool = false, _ context: inout Context,
        _ prover: inout Prover
    ) {
        let statement = input.statement
        // The letter's value before belongs to another case.
        if statement.right.isGround { context.forgetNumbers(of: statement.left.symbol, except: statement) }
        if input.isUniversal { context.universalEquations.insert(statement) }
        if input.isOneSolution { context.oneOfSolutions.insert(statement) }
        context.add(
            statement, onlyInStep: onlyInStep, isDerived: isDerived,
            isBinding: !input.isOneOfSeveral && !input.isEnumerated && isExact(input) && !input.hasUnits)
        let facts = context.relevant(to: statement.topics)
        guard prover.areInconsistent(SegmentNames.joined(facts)) else { return }
        if onlyInStep != nil { context.clashing.insert(context.sentence) }
        if input.isOneOfSeveral { return context.remove(statement) }
        context.forgetLatest(among: facts, except: statement) { rest in
            !prover.areInconsistent(rest.relevant(to: statement.topics))
        }
        if prover.areInconsistent(context.relevant(to: statement.topics)) { context.remove(statement) }
    }

    /// a = b, b = c … say together that a = c, a fact of its own for what comes.
    func close(
        _ chain: Context.Chain?, _ link: Link, _ statement: Statement, _ report: ClaimReport, step: Int, _ context: inout Context,
        _ prover: inout Prover
    ) {
        guard statement.relation == .equal, report.verdict != .invalid else { return }
        let isIdentity = report.verdict == .valid && report.reason != "follows"
        let result = Statement(chain?.head ?? statement.left, .equal, statement.right)
        let wasOpen = chain.map { !$0.open.isEmpty } ?? false
        let isOpen = wasOpen || report.verdict == .undecided && !["restated", "vacuous"].contains(report.reason)
        context.chain = Context.Chain(
            head: result.left, isIdentity: isIdentity && chain?.isIdentity != false, end: link.right.span,
            open: isOpen ? (chain?.open ?? []) + [statement, result] : [])
        guard let chain else { return }
        if let result = chain.result { context.remove(result) }
        guard !(chain.isIdentity && isIdentity), !result.isGround, result.left != result.right, !context.holds(result) else {
            return
        }
        context.add(derived: result, onlyInStep: context.hasAssumptions ? step : nil)
        if prover.areInconsistent(context.relevant(to: result.topics)) {
            context.remove(result)
        } else {
            context.chain?.result = result
        }
    }

    /// Whether a refutation would speak of what the writer asserts: not of a hypothesis, and as a step from the line before.
    func mayRefute(_ input: ClaimInput, asserted: Bool = false) -> Bool {
        isExact(input) && !input.roles.isHypothetical && (asserted || input.goesOn)
    }

    /// Whether the equation says exactly what is read.
    private func isExact(_ input: ClaimInput) -> Bool {
        // A decimal may be rounded, and then the equation it came from does not hold exactly.
        let hasDecimals = input.left.notes.hasDecimals || input.right.notes.hasDecimals
        // A unit on one side may stand for a factor: 3x = 1 hour, 3x = 60 minutes.
        let hasUnits = !Set(input.left.notes.units + input.right.notes.units).isSubset(of: ["dollar", "degree"])
        return !hasDecimals && !hasUnits && !input.roles.contains(.approximation) && input.doubt == nil
    }

    /// The claim excludes the equation that it goes on from. Values given to a letter are no such equation: a text tries
    /// one after the other.
    private func contradiction(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        var premises: [Statement] = []
        if context.latest?.isCase == true { return nil }
        // Several known values put in at once: a² + b² = 25 + 16. One letter alone may have been taken up for another use.
        if statement.symbols.count > 1, statement.right.isGround, !input.link.right.isValue,
            let values = context.settledValues(of: statement.symbols),
            let checked = exclusion(of: statement, by: values, &prover)
        {
            return input.report(.consequence, .invalid, "contradicts", Evidence(checked, of: statement))
        }
        if let latest = context.latest?.statement, !Set(latest.symbols).isDisjoint(with: statement.symbols) {
            premises = context.systemOfLatest() ?? [latest]
        } else {
            premises = context.givens(in: statement.symbols)
        }
        // "mn = 54", then "mn = 135": in another case. What is given holds in each.
        let isStepFromGiven = context.latest == nil && !input.roles.isDisjoint(with: [.consequence, .operation, .simplification])
        premises.removeAll { $0.isExplicit || !isStepFromGiven && $0.left == statement.left && statement.right.isGround }
        let joined = SegmentNames.joined(premises + [statement])
        guard !premises.isEmpty, let claim = joined.last,
            let checked = exclusion(of: claim, by: Array(joined.dropLast()), &prover)
        else { return nil }
        // Two curves need not meet: equations of higher degree exclude each other only where both speak of one number.
        if checked.isNonlinearRefutation, !(isStepFromGiven && checked.isRefutationByMultiple),
            premises.count > 1 || claim.symbols.count != 1 || context.latest == nil
        {
            return nil
        }
        return input.report(.consequence, .invalid, "contradicts", evidence(checked, of: statement))
    }

    /// A new name on the left with a value that does not use it.
    private func isDefinition(_ input: ClaimInput, _ context: Context) -> Bool {
        let statement = input.statement
        if input.roles.contains(.definition) { return statement.left.symbol != nil || input.link.position == 0 }
        guard let symbol = input.definedSymbol else { return false }
        return !statement.right.contains(symbol) && !context.mentions([symbol]) && input.link.position == 0
    }

    private func definedSymbols(_ input: ClaimInput) -> [Symbol] { input.definedSymbol.map { [$0] } ?? [] }

}

extension Statement {
    /// Whether one side is a letter, and the other does not use it.
    fileprivate var isExplicit: Bool {
        left.symbol.map { !right.contains($0) } == true || right.symbol.map { !left.contains($0) } == true
    }
}

extension Expr {
    fileprivate var indefiniteIntegrals: [Expr] {
        head == .function(.binder(.antiderivative)) ? [self] : arguments.flatMap(\.indefiniteIntegrals)
    }

    /// Whether symbols occur only under sums, products and integer powers.
    var isRationalFunction: Bool {
        if isGround { return true }
        switch head {
        case .symbol: return true
        case .sum, .product: return arguments.allSatisfy(\.isRationalFunction)
        case .power: return arguments[1].rational?.isInteger == true && arguments[0].isRationalFunction
        default: return false
        }
    }
}

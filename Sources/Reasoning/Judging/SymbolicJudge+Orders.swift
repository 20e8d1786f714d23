import Algebra
import Certificates
import Expressions

/// Claims of order.
extension SymbolicJudge {
    /// The refutation of a comparison whose opposite holds for all values of the unknowns: `(x² + y²) · 0 ≥ 9`.
    private func refutedOrder(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        guard mayRefute(input, asserted: true), input.roles.isDisjoint(with: [.solving, .trial]), statement.relation.isOrder,
            !context.supposesInWords, !context.supposesWhatClashes, let negation = statement.relation.negation,
            holds(Statement(statement.left, negation, statement.right), [], &prover) != nil,
            let checked = prover.decide(statement, reading: .rewriting).checked, checked.conclusion == .fails
        else { return nil }
        return input.report(.comparison, .invalid, "false-comparison", Evidence(checked, of: statement))
    }

    func judgeOrder(_ input: ClaimInput, context: inout Context, prover: inout Prover) -> ClaimReport {
        let statement = input.statement
        if let checked = holds(statement, [], &prover) {
            if !statement.isGround { context.prove(comparison: statement) }
            return input.report(.comparison, .valid, "identity", evidence(checked, of: statement))
        }
        let facts = facts(for: statement, context)
        let signs = declaredSigns(for: statement, facts, context)
        if context.isStated(input.writtenForm) || signs.contains(statement) || facts.contains(statement) || facts.contains(statement.converse) {
            if !input.roles.isHypothetical, input.link.chainLength == 2 { context.latestComparison = statement }
            return input.report(.comparison, .undecided, "restated")
        }
        context.state(input.writtenForm)
        let isSupposed = input.roles.contains(.assumption) && !input.roles.contains(.consequence)
        if !isSupposed, !input.roles.contains(.negation) { context.addOrder(statement, goesOn: input.link.position > 0) }
        // The line before may be of the step before.
        let lines = context.orderBefore.filter { $0.symbols == statement.symbols && !facts.contains($0) }
        var checked = holds(statement, facts, &prover) ?? (lines.isEmpty ? nil : holds(statement, facts + lines, &prover))
            ?? (signs.isEmpty ? nil : holds(statement, facts + signs, &prover)) ?? holdsInTriangles(statement, context, &prover)
        if checked == nil {
            let proven = context.provenComparisons(within: statement.symbols).filter { !facts.contains($0) }
            if !proven.isEmpty { checked = holds(statement, facts + signs + proven, &prover) }
        }
        if checked != nil, !isRewritten(input, context, &prover) { checked = nil }
        let isAsked = input.roles.contains(.question) && !input.roles.contains(.solving)
        if statement.relation != .approximately, !isAsked, !input.roles.contains(.negation) {
            context.add(comparison: statement, onlyInStep: input.step)
            if checked != nil, !context.hasAssumptions, !input.roles.isHypothetical { context.prove(comparison: statement) }
        }
        let before = context.latestComparison
        // One half of `1 ≤ x ≤ 3` is not what the next line is made from.
        context.latestComparison = input.roles.isHypothetical || input.link.chainLength > 2 ? nil : statement
        if let checked {
            return input.report(.comparison, .valid, "follows", evidence(checked, of: statement))
        }
        let isRewriting = input.isRewritten && (statement.left.isZero || statement.right.isZero)
        let saysAsMuch = !isRewriting || (lines + facts).contains { line in
            line.relation.isOrder && line.symbols == statement.symbols
                && Relate.ofSteps.implication(from: .statement(statement), to: .statement(line)).holds
        }
        if saysAsMuch, let evidence = impliedByLines(statement, lines + facts) {
            return input.report(.comparison, .valid, "follows", evidence)
        }
        if !isSupposed, saysAsMuch, let evidence = impliedByCondition(statement, context) {
            return input.report(.comparison, .valid, "follows", evidence)
        }
        let inChain = context.orderBefore.count == input.link.chainLength - 1 ? context.orderBefore[input.link.position] : nil
        if let before = input.link.chainLength == 2 ? before : inChain, let wrong = wrongTransformation(input, from: Context.Line(statement: before), context, &prover) { return wrong }
        if let wrong = refutedOrder(input, context, &prover) { return wrong }
        if isSupposed || input.roles.contains(.solving) && input.roles.contains(.question) {
            return input.report(.assumption, .undecided, "assumption")
        }
        return input.report(.comparison, .undecided, "not-implied")
    }
}

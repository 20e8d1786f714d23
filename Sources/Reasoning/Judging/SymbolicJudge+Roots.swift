import Algebra
import Certificates
import Elaboration
import Expressions

/// Values of names that the text calls the roots of a polynomial.
extension SymbolicJudge {
    /// Whether the claim follows from what words say of its unknowns, the equations of roots included, which Γ may not have room for.
    func holdsByWords(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        let facts = context.rootEquations(for: statement) + context.inWords(about: statement.symbols)
        return facts.isEmpty ? nil : holds(statement, facts, &prover)
    }

    /// `r = 2` where r names one of the roots: a value that solves the equation may be given to any one of them, another to none.
    /// Nil when nothing is known of the name, or the value follows.
    func judgeRoot(_ input: ClaimInput, _ context: inout Context, _ prover: inout Prover) -> ClaimReport? {
        guard let symbol = input.definedSymbol, input.statement.right.isGround,
            let equation = context.rootEquations(for: input.statement).first
        else { return nil }
        if let report = judgeFollowing(input, &context, &prover) { return report }
        let value = equation.substituting([symbol: input.statement.right])
        guard case .checked(let checked) = prover.decide(value, reading: .rewriting) else { return nil }
        if checked.conclusion == .holds {
            enter(input, &context, &prover)
            return input.report(.definition, .undecided, "definition", Evidence(checked, of: value))
        }
        guard checked.conclusion == .fails, mayExclude(input, context),
            case .checked(let refuted) = prover.decideSolutions(of: equation, unknown: symbol, values: [input.statement.right]),
            refuted.conclusion == .fails
        else { return nil }
        context.refute(input.writtenForm)
        var evidence = Evidence(refuted, of: input.statement)
        evidence.facts = [equation.description]
        return input.report(.solutions, .invalid, "not-a-solution", evidence)
    }
}

/// The real solutions of an equation, where signs and comparisons are known or some of its solutions are not real.
extension SymbolicJudge {
    /// That the values, of which there may be one, are all real numbers that satisfy the equation and what else is known of the unknown.
    func realSolutions(_ statement: Statement, of equation: Statement, _ unknown: Symbol, _ values: [Expr], _ context: Context) -> Evidence? {
        let isReal = !letters.isInUse || letters.real.contains(unknown)
        guard isReal, equation.symbols == [unknown], values.allSatisfy(\.isReal), equation.left.hasKnownDomain(over: .real),
            equation.right.hasKnownDomain(over: .real)
        else { return nil }
        let known = context.declaredSigns(of: [unknown]) + context.comparisons(within: [unknown])
        let listed = SolutionSet(unknown: unknown, formula: .or(values.map { .statement(Statement(.symbol(unknown), .equal, $0)) }))
        for premises in known.isEmpty ? [[]] : [[], known] {
            let premise = Formula.and(([equation] + premises).map { .statement($0) })
            guard let checked = Relate.ofSteps.implication(from: .true, to: .equivalent(premise, listed.formula)).checked, checked.conclusion == .holds
            else { continue }
            return Evidence(checked, of: listed, from: premise)
        }
        return nil
    }
}

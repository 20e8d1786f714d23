import Algebra
import Certificates
import Expressions

/// Values of an unknown as the solutions of an equation.
extension SymbolicJudge {
    /// `x = v` after an equation in x alone: v must satisfy it; when v is its only solution the claim follows.
    func judgeSolution(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        guard let unknown = statement.left.symbol, statement.right.isGround else { return nil }
        guard let equation = equation(in: unknown, context) else { return nil }
        return judgeSolutions(input, of: equation, unknown, [statement.right], context, &prover)
    }

    /// The last stated equation in this unknown alone that does not merely give it a value.
    func equation(in unknown: Symbol, _ context: Context) -> Statement? {
        let candidates = context.facts.map(\.statement) + (context.latest.map { [$0.statement] } ?? [])
        return candidates.last {
            $0.relation == .equal && $0.topics == [unknown] && $0.left.symbol == nil && $0.right.symbol == nil
        }
    }

    /// The values as the solutions of the equation. Only the line before, or the one given equation when there is none,
    /// refutes one, and only as a polynomial or rational equation.
    func judgeSolutions(
        _ input: ClaimInput, of equation: Statement, _ unknown: Symbol, _ values: [Expr], _ context: Context,
        _ prover: inout Prover
    ) -> ClaimReport {
        guard case .checked(let checked) = prover.decideSolutions(of: equation, unknown: unknown, values: values) else {
            if let evidence = realSolutions(input.statement, of: equation, unknown, values, context) {
                return input.report(.solutions, .valid, "solutions", evidence)
            }
            if input.isOneSolution, values.count == 1, case let value = equation.substituting([unknown: values[0]]),
                let root = prover.decide(value, reading: .rewriting).checked, root.conclusion == .holds
            {
                return input.report(.solutions, .valid, "solution", Evidence(root, of: value))
            }
            return input.report(
                .solutions, .undecided, profile.forbidsLostSolutions ? "lost-solutions" : "not-all-solutions")
        }
        var evidence = Evidence(checked, of: input.statement)
        evidence.facts = [equation.description]
        if checked.conclusion == .holds {
            let isSpurious = input.tellsSolutions && excludesGiven(values, of: unknown, context, &prover)
            return input.report(.solutions, isSpurious ? .undecided : .valid, isSpurious ? "not-all-solutions" : "solutions", evidence)
        }
        let isNext =
            context.latest.map { $0.statement == equation && !context.goesOnFromCase }
            ?? (context.givens(in: [unknown]) == [equation])
        guard isNext, mayRefute(input), equation.difference.isRationalFunction,
            // More values than the equation can have: the text speaks of several cases.
            values.count <= 1 || values.count <= (RootRelations.coefficients(of: equation.difference, in: unknown).map { $0.count - 1 } ?? values.count),
            !solvesAnother(than: equation, unknown, values, context, &prover)
        else {
            // All solutions of an earlier line, whose cases stand between.
            for other in context.equations(in: unknown).suffix(6).reversed() where other != equation && values.count > 1 {
                if let found = prover.decideSolutions(of: other, unknown: unknown, values: values).checked, found.conclusion == .holds {
                    var evidence = Evidence(found, of: input.statement)
                    evidence.facts = [other.description]
                    return input.report(.solutions, .valid, "follows", evidence)
                }
                if let evidence = realSolutions(input.statement, of: other, unknown, values, context) {
                    return input.report(.solutions, .valid, "follows", evidence)
                }
            }
            return input.report(.solutions, .undecided, "not-asserted", evidence)
        }
        return input.report(.solutions, .invalid, "not-a-solution", evidence)
    }

    /// Whether one of the values is seen not to solve what the problem gives: squaring may have brought it in.
    func excludesGiven(_ values: [Expr], of unknown: Symbol, _ context: Context, _ prover: inout Prover) -> Bool {
        context.givens(in: [unknown]).contains { given in
            values.contains { prover.decide(given.substituting([unknown: $0]), reading: .rewriting).checked?.conclusion == .fails }
        }
    }

    /// Whether every value solves some other stated equation in the unknown: the text may speak of that one.
    private func solvesAnother(
        than equation: Statement, _ unknown: Symbol, _ values: [Expr], _ context: Context, _ prover: inout Prover
    ) -> Bool {
        context.equations(in: unknown).contains { other in
            other != equation
                && values.allSatisfy {
                    prover.proves(other.substituting([unknown: $0]))
                }
        }
    }
}

import Arithmetic
import Expressions

/// Rules about implications between formulas: at every point of the domain where the premise is true, the conclusion is.
extension Checker {
    func checkImplication(_ premise: Formula, _ conclusion: Formula, _ domain: Domain, _ certificate: Certificate) throws(CheckFailure) -> Finding {
        guard premise.size < 100_000, conclusion.size < 100_000 else { throw .evaluation(.unable(.terms)) }
        switch certificate {
        case .cells:
            let failing = Formula.and([premise, .not(conclusion)])
            let isEmpty = try domain == .complex
                ? ComplexPoints(failing, budget: budget).isEmpty
                : RealCells(failing, domain: domain, budget: budget).isEmpty
            // A counterexample among the real numbers need not be an integer.
            guard isEmpty || domain != .integer else { throw .conditionFails("it fails at a point that may be no integer") }
            return Finding(conclusion: isEmpty ? .holds : .fails)
        case .branches(let parts):
            var found = try Branches(premise, conclusion, over: domain, budget: budget)
            guard parts.count == found.branches.count else { throw .wrongForm("one refutation for each branch") }
            for (branch, part) in zip(found.branches, parts) { try refute(branch, part, &found) }
            return Finding(conclusion: .holds)
        case .implicationWitness(let values):
            try checkWitness(premise, conclusion, domain, values)
            return Finding(conclusion: .fails)
        case .logarithms(let inner):
            guard domain != .complex else { throw .wrongForm("logarithms of positive real numbers") }
            return try checkImplication(premise.comparingLogarithms, conclusion.comparingLogarithms, domain, inner)
        case .chain(let middle, let proofs):
            var path = [premise] + middle + [conclusion]
            if premise == .true, case .equivalent(let a, let b) = conclusion { path = [a] + middle + [b] + middle.reversed() + [a] }
            guard proofs.count == path.count - 1 else { throw .wrongForm("a proof for each link") }
            for (index, proof) in proofs.enumerated() where try checkImplication(path[index], path[index + 1], domain, proof).conclusion != .holds {
                throw .conditionFails("a link of the chain fails")
            }
            return Finding(conclusion: .holds)
        default: throw .wrongForm("the rule does not speak of implications")
        }
    }

    /// The premise is true and the conclusion is not at a point of the domain.
    func checkWitness(
        _ premise: Formula, _ conclusion: Formula, _ domain: Domain, _ values: [Symbol: Expr]
    ) throws(CheckFailure) {
        let claim = Formula.and([premise, .not(conclusion)])
        var checks: [Formula] = []
        for symbol in claim.symbols {
            guard let value = values[symbol], value.isGround else { throw .wrongForm("a number for each symbol") }
            switch domain {
            case .integer:
                guard value.rational?.isInteger == true else { throw .wrongForm("an integer for each symbol") }
            case .positive: checks.append(.statement(Statement(value, .greater, .zero)))
            // It is true where the value is defined, and real in a domain of real numbers.
            case .real, .complex: checks.append(.statement(Statement(value, .equal, value)))
            }
        }
        let ground = try checking { () throws(EvaluationError) in
            try claim.mapped { statement throws(EvaluationError) in
                .statement(try statement.substitutingWithinLimit(values))
            }
        }
        let formula = Formula.and(checks + [ground])
        if domain != .complex, let cells = try? RealCells(formula, domain: .real, budget: budget) {
            guard !cells.isEmpty else { throw .conditionFails("no counterexample at the point") }
            return
        }
        var compiler = LiteralCompiler(normalizer: Normalizer(budget: budget), domain: domain)
        let junction = try compiler.compile(formula)
        guard (try? junction.truth { _ throws(EvaluationError) in throw .unable(.unsupported) }) == true else {
            throw .conditionFails("no counterexample is shown at the point")
        }
    }
}

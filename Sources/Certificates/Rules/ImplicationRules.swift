import Arithmetic
import Expressions

/// Rules about implications between formulas: at every point of the domain where the premise is true, the conclusion is.
extension Checker {
    func checkImplication(_ premise: Formula, _ conclusion: Formula, _ domain: Domain, _ certificate: Certificate)
        throws(CheckFailure) -> Finding
    {
        guard premise.size < 100_000, conclusion.size < 100_000 else { throw .evaluation(.unable(.terms)) }
        switch certificate {
        case .cells:
            let failing = Formula.and([premise, .not(conclusion)])
            let isEmpty = try domain == .complex
                ? ComplexPoints(failing, budget: budget).isEmpty
                : RealCells(failing, domain: domain, budget: budget).isEmpty
            if isEmpty { return Finding(conclusion: .holds) }
            // A counterexample among the real numbers need not be an integer.
            guard domain != .integer else { throw .conditionFails("it fails at a point that may be no integer") }
            return Finding(conclusion: .fails)
        case .branches(let parts):
            var found = try ImplicationBranches(premise, conclusion, over: domain, budget: budget)
            guard parts.count == found.branches.count else { throw .wrongForm("one refutation for each branch") }
            for (branch, part) in zip(found.branches, parts) { try refute(branch, part, &found) }
            return Finding(conclusion: .holds)
        case .implicationWitness(let values):
            try checkWitness(premise, conclusion, domain, values)
            return Finding(conclusion: .fails)
        case .logarithms(let inner):
            guard domain != .complex else { throw .wrongForm("logarithms of positive real numbers") }
            let plain = try checking { () throws(EvaluationError) in
                (try premise.comparingLogarithms(budget: budget), try conclusion.comparingLogarithms(budget: budget))
            }
            return try checkImplication(plain.0, plain.1, domain, inner)
        default: throw .wrongForm("the rule does not speak of implications")
        }
    }

    /// No point satisfies all literals of the branch.
    private func refute(
        _ branch: ImplicationBranches.Branch, _ certificate: Certificate, _ context: inout ImplicationBranches
    ) throws(CheckFailure) {
        switch certificate {
        case .signs(let expression, let parts):
            guard context.domain != .complex, parts.count == 3 else { throw .wrongForm("one refutation for each sign") }
            for (part, literal) in zip(parts, Literal.signs(of: try polynomial(expression, branch, &context))) {
                var extended = branch
                extended.literals.append(literal)
                try refute(extended, part, &context)
            }
        case .positivstellensatz(let cofactors, let coefficients, let squares, let factors):
            try checkPositivstellensatz(branch, cofactors, coefficients, squares, factors, &context)
        default: throw .wrongForm("the rule refutes no branch")
        }
    }

    /// Σ cofactorᵢ · equationᵢ + Σ coefficientₖ · squareₖ² · Π factors = 0 as a polynomial, although no part is negative and one is
    /// positive (Krivine 1964, Stengle 1974). A literal p ≠ 0 enters as p². Over ℂ: Σ cofactorᵢ · equationᵢ + one product of
    /// factors that are not 0 (Hilbert's Nullstellensatz).
    private func checkPositivstellensatz(
        _ branch: ImplicationBranches.Branch, _ cofactors: [Expr], _ coefficients: [Rational], _ squares: [Expr],
        _ factors: [[Int]], _ context: inout ImplicationBranches
    ) throws(CheckFailure) {
        let literals = branch.literals
        guard cofactors.count <= literals.count, coefficients.count == squares.count, squares.count == factors.count,
            coefficients.allSatisfy({ $0.sign > 0 })
        else { throw .wrongForm("cofactors, and terms with positive coefficients") }
        var total = Polynomial()
        for (cofactor, literal) in zip(cofactors, literals) where !cofactor.isZero {
            guard literal.relation == .zero else { throw .wrongForm("a cofactor of what is no equation") }
            let factor = try polynomial(cofactor, branch, &context)
            total = total + (try product(factor, literal.polynomial, &context))
        }
        var isStrict = false
        for (k, indices) in factors.enumerated() {
            let root = try polynomial(squares[k], branch, &context)
            var term = try product(root, root, &context).scaled(by: coefficients[k])
            var isPositive = root.constant?.isZero == false
            for index in indices {
                guard literals.indices.contains(index) else { throw .wrongForm("no such literal") }
                term = try product(term, literals[index].polynomial, &context)
                switch literals[index].relation {
                case .nonzero: term = try product(term, literals[index].polynomial, &context)
                case .positive: break
                case .nonnegative: isPositive = false
                case .zero: throw .wrongForm("an equation has no sign")
                }
            }
            if context.domain == .complex, factors.count > 1 || !isPositive {
                throw .wrongForm("complex numbers are not ordered")
            }
            isStrict = isStrict || isPositive
            total = total + term
        }
        guard isStrict else { throw .conditionFails("no term is positive") }
        guard total.isZero else { throw .conditionFails("the terms do not add to 0") }
    }

    private func product(_ a: Polynomial, _ b: Polynomial, _ context: inout ImplicationBranches) throws(CheckFailure)
        -> Polynomial
    {
        do { return try context.normalizer.product(a, b) } catch { throw .evaluation(error) }
    }

    /// A polynomial from outside, in generators that are defined in the branch.
    private func polynomial(
        _ expression: Expr, _ branch: ImplicationBranches.Branch, _ context: inout ImplicationBranches
    ) throws(CheckFailure) -> Polynomial {
        let form: Fraction
        do { form = try context.normalizer.normalize(expression) } catch { throw .evaluation(error) }
        guard let polynomial = form.polynomial, polynomial.generators.allSatisfy(branch.generators.contains) else {
            throw .wrongForm("a part that may be undefined")
        }
        return polynomial
    }

    /// The premise is true and the conclusion is not at a point of the domain.
    private func checkWitness(
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
        guard try compiler.compile(formula).constant == true else {
            throw .conditionFails("no counterexample is shown at the point")
        }
    }
}

extension Junction {
    /// The truth when constants decide it.
    fileprivate var constant: Bool? {
        switch self {
        case .literal(let literal): return literal.constant
        case .all(let parts):
            let values = parts.map(\.constant)
            return values.contains(false) ? false : values.contains(nil) ? nil : true
        case .any(let parts):
            let values = parts.map(\.constant)
            return values.contains(true) ? true : values.contains(nil) ? nil : false
        }
    }
}

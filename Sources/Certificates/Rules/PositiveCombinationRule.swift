import Arithmetic
import Expressions

/// Positivstellensatz certificates (Stengle 1974): Σ cofactor · equation + Σ weight · Π premises · square² = 0 with a term that is
/// positive wherever the premises hold. So the premises never hold together.
struct PositiveCombination {
    /// One for each premise; 0 where it is no equation.
    let cofactors: [Expr]
    /// For each term a positive number, the premises multiplied (≠ counts as the square of the difference), and what is squared.
    let weights: [Rational]
    let products: [[Int]]
    let squares: [Expr]
}

extension Checker {
    /// The premises are the facts and the negation of the claim: where facts and side conditions hold, the claim does.
    func checkPositiveCombination(_ judgement: Judgement, _ claim: Statement, _ combination: PositiveCombination)
        throws(CheckFailure) -> Finding
    {
        Finding(conclusion: .holds, sideConditions: try exclude(judgement, claim, combination, refuting: false))
    }

    /// The premises are the facts and the claim, and the facts hold together at the model, whose values are numbers.
    func checkRefutation(
        _ judgement: Judgement, _ claim: Statement, _ combination: PositiveCombination, _ model: [Symbol: Expr]
    ) throws(CheckFailure) -> Finding {
        guard model.values.allSatisfy({ $0.isGround && isDefined($0) }) else {
            throw .wrongForm("the model's values are real numbers")
        }
        for fact in judgement.facts {
            let instance = try checking { () throws(EvaluationError) in try fact.substitutingWithinLimit(model) }
            guard instance.isGround, try holdsExactly(instance) else {
                throw .conditionFails("a fact fails at the model")
            }
        }
        return Finding(conclusion: .contradicts, sideConditions: try exclude(judgement, claim, combination, refuting: true))
    }

    /// Shows that the premises exclude each other; what remains are the conditions under which all parts are real.
    private func exclude(
        _ judgement: Judgement, _ claim: Statement, _ combination: PositiveCombination, refuting: Bool
    ) throws(CheckFailure) -> [SideCondition] {
        guard let premises = judgement.premises(for: claim, refuting: refuting),
            combination.cofactors.count == premises.count, combination.products.count == combination.weights.count,
            combination.squares.count == combination.weights.count,
            combination.weights.allSatisfy({ $0.sign > 0 })
        else { throw .wrongForm("a cofactor for each premise, and positive weights") }
        let parts = (judgement.facts + [claim]).parts
        guard (combination.cofactors + combination.squares).allSatisfy({ $0.isDefined(wherever: parts) }) else {
            throw .wrongForm("a cofactor or square may be undefined")
        }
        guard combination.squares.allSatisfy(\.isReal) else { throw .wrongForm("only squares of real numbers are positive") }
        var normalizer = Normalizer(budget: budget)
        var total = Polynomial()
        var isPositive = false
        for (premise, cofactor) in zip(premises, combination.cofactors) where !cofactor.isZero {
            guard premise.relation == .equal else { throw .wrongForm("only equations have cofactors") }
            let part = try checking { () throws(EvaluationError) in
                guard let factor = try normalizer.normalize(cofactor).polynomial else { throw .unable(.unsupported) }
                return try normalizer.product(factor, normalizer.normalize(premise.difference).numerator)
            }
            total = total + part
        }
        for (index, weight) in combination.weights.enumerated() {
            let square = combination.squares[index]
            var isStrict = try checking { () throws(EvaluationError) in try normalizer.normalize(square).constant }
                .map { !$0.isZero } ?? false
            var term = Polynomial(weight)
            for number in combination.products[index] {
                guard premises.indices.contains(number) else { throw .wrongForm("no such premise") }
                let (factor, strict) = try nonnegative(premises[number], &normalizer)
                isStrict = isStrict && strict
                term = try checking { () throws(EvaluationError) in try normalizer.product(term, factor) }
            }
            let part = try checking { () throws(EvaluationError) in
                guard let root = try normalizer.normalize(square).polynomial else { throw .unable(.unsupported) }
                return try normalizer.product(normalizer.product(term, root), root)
            }
            total = total + part
            isPositive = isPositive || isStrict
        }
        guard isPositive else { throw .conditionFails("no term is positive") }
        guard total.isZero else { throw .conditionFails("the combination is not zero") }
        if normalizer.hasImaginaryUnit { throw .conditionFails("an order beside i") }
        return try sideConditions((judgement.facts + [claim]).flatMap { [$0.left, $0.right] }, normalizer)
    }

    /// What is ≥ 0 by the premise, as a polynomial, and whether it is > 0: with l − r = n/d the product n·d has the sign of l − r.
    private func nonnegative(_ premise: Statement, _ normalizer: inout Normalizer) throws(CheckFailure) -> (
        Polynomial, Bool
    ) {
        guard premise.left.isReal, premise.right.isReal else { throw .wrongForm("only real numbers are ordered") }
        return try checking { () throws(EvaluationError) in
            let form = try normalizer.normalize(premise.difference)
            if premise.relation == .notEqual { return (try normalizer.product(form.numerator, form.numerator), true) }
            guard premise.relation.isOrder else { throw .unable(.unsupported) }
            let product = try normalizer.product(form.numerator, form.denominator)
            let isGreater = premise.relation == .greater || premise.relation == .greaterOrEqual
            return (
                product.scaled(by: isGreater ? 1 : -1), premise.relation == .greater || premise.relation == .less
            )
        }
    }

    /// Whether a statement on numbers holds; for equations also by normal forms, where both sides are real.
    private func holdsExactly(_ statement: Statement) throws(CheckFailure) -> Bool {
        if statement.relation == .equal, isDefined(statement.left), isDefined(statement.right) {
            var normalizer = Normalizer(budget: budget)
            if (try? normalizer.normalize(statement.difference))?.isZero == true { return true }
        }
        return try holds(statement, at: [:], precision: min(256, budget.precision))
    }
}

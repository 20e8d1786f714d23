import Expressions

/// The rule table: which function replays which certificate.
extension Checker {
    func finding(_ certificate: Certificate, _ judgement: Judgement) throws(CheckFailure) -> Finding {
        switch judgement.claim {
        case .statement(let statement): return try finding(certificate, judgement, statement)
        case .solutionSet(let equation, let unknown, let values):
            switch certificate {
            case .factorization(let multiplicities):
                return try checkFactorization(equation, unknown, values, multiplicities)
            case .notARoot(let index, let inner): return try checkNotARoot(equation, unknown, values, index, inner)
            default: throw .wrongForm("the rule does not speak of solution sets")
            }
        case .implication(let premise, let conclusion, let domain):
            return try checkImplication(premise, conclusion, domain, certificate)
        }
    }

    /// Evaluation recurs as deep as the expression: it must fit any thread's stack.
    private func checkDepth(_ statement: Statement) throws(CheckFailure) {
        if max(statement.left.depth, statement.right.depth) > Normalizer.largestDepth { throw .evaluation(.unable(.depth)) }
    }

    private func finding(_ certificate: Certificate, _ judgement: Judgement, _ statement: Statement) throws(CheckFailure) -> Finding {
        try checkDepth(statement)
        for fact in judgement.facts { try checkDepth(fact) }
        switch certificate {
        case .exactValues: return try checkExactValues(statement)
        case .enclosures(let precision): return try checkEnclosures(statement, precision: precision)
        case .rounding(let literal, let precision): return try checkRounding(statement, literal, precision: precision)
        case .identity: return try checkIdentity(statement, facts: judgement.facts)
        case .witness(let point, let precision):
            return try checkWitness(judgement, statement, point, precision: precision)
        case .linearCombination(let cofactors): return try checkLinearCombination(judgement, statement, cofactors)
        case .positiveCombination: return try checkPositiveCombination(judgement, statement, certificate)
        case .refutation(let cofactors, let weights, let products, let squares, let model):
            let combination = Certificate.positiveCombination(
                cofactors: cofactors, weights: weights, products: products, squares: squares)
            return try checkRefutation(judgement, statement, combination, model)
        case .substitution(let indices, let inner): return try checkSubstitution(judgement, statement, indices, inner)
        case .antiderivative(let node, let primitive, let inner):
            return try checkAntiderivative(judgement, statement, node, primitive, then: inner)
        case .definiteIntegral(let node, let primitive, let variable, let inner):
            return try checkDefiniteIntegral(judgement, statement, node, primitive, variable, then: inner)
        case .limit(let node, let form, let variable, let inner):
            return try checkLimit(judgement, statement, node, form, variable, then: inner)
        case .quotientOfDerivatives(let node, let numerator, let denominator, let variable, let inner):
            return try checkQuotientOfDerivatives(
                judgement, statement, node, numerator, denominator, variable, then: inner)
        case .telescoping(let node, let partner, let variable, let inner):
            return try checkTelescoping(judgement, statement, node, partner, variable, then: inner)
        case .functionDefinition(let index, let inner):
            return try checkFunctionDefinition(judgement, statement, index, inner)
        case .rewriting(let index, let fromRight, let inner):
            return try checkRewriting(judgement, statement, index, fromRight: fromRight, inner)
        case .instance(let general, let proofs, let values, let inner):
            return try checkInstance(judgement, statement, of: general, proofs, values, inner)
        case .residues(let facts, let modulus): return try checkResidues(judgement, statement, facts, modulus: modulus)
        case .cells, .branches, .logarithms:
            let facts = Formula.and(judgement.facts.map { .statement($0) })
            let found = try checkImplication(facts, .statement(statement), .real, certificate)
            guard found.conclusion == .holds else { throw .conditionFails("it fails where it may be undefined") }
            return found
        case .factorization, .notARoot, .implicationWitness, .chain: throw .wrongForm("the rule does not speak of statements")
        }
    }
}

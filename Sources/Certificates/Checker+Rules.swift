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
            default: throw .wrongForm("the rule \(certificate.rule) does not speak of solution sets")
            }
        case .implication(let premise, let conclusion, let domain):
            return try checkImplication(premise, conclusion, domain, certificate)
        }
    }

    /// Evaluation recurs as deep as the expression: it must fit any thread's stack.
    private func checkDepth(_ statement: Statement) throws(CheckFailure) {
        if max(statement.left.depth, statement.right.depth) > Normalizer.largestDepth {
            throw .evaluation(.unable(.depth))
        }
    }

    private func finding(_ certificate: Certificate, _ judgement: Judgement, _ statement: Statement)
        throws(CheckFailure) -> Finding
    {
        try checkDepth(statement)
        for fact in judgement.facts { try checkDepth(fact) }
        switch certificate {
        case .exactValues: return try checkExactValues(statement)
        case .enclosures(let precision): return try checkEnclosures(statement, precision: precision)
        case .rounding(let literal, let precision): return try checkRounding(statement, literal, precision: precision)
        case .identity: return try checkIdentity(statement)
        case .equalPowers(let degree, let precision, let inner):
            return try checkEqualPowers(statement, degree: degree, precision: precision, inner)
        case .nonzeroConstant: return try checkNonzeroConstant(statement)
        case .witness(let point, let precision):
            return try checkWitness(judgement, statement, point, precision: precision)
        case .linearCombination(let cofactors): return try checkLinearCombination(judgement, statement, cofactors)
        case .contradiction(let cofactors, let claimCofactor, let model):
            return try checkContradiction(judgement, statement, cofactors, claimCofactor, model)
        case .substitution(let indices, let inner): return try checkSubstitution(judgement, statement, indices, inner)
        case .factorization, .notARoot: throw .wrongForm("the rule \(certificate.rule) speaks of solution sets")
        case .cells, .branches, .positivstellensatz, .signs, .implicationWitness, .logarithms:
            throw .wrongForm("the rule \(certificate.rule) speaks of implications")
        }
    }
}

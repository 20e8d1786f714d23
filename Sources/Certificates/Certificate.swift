import Arithmetic
import Expressions

/// Evidence that the checker can replay. Search code makes it; only the checker draws a conclusion from it.
public indirect enum Certificate: Hashable, Sendable {
    /// Both sides of a ground statement evaluate to rational numbers.
    case exactValues
    /// Both sides of a ground statement have disjoint enclosures at this precision (bits).
    case enclosures(precision: Int)
    /// The side that is a decimal literal is the other side rounded or cut off at the literal's digits.
    case rounding(DecimalLiteral, precision: Int)
    /// left − right normalises to zero, or to a nonzero Gaussian rational.
    case identity
    /// The statement is false at this point, where the facts hold and both sides are defined.
    case witness([Symbol: Rational], precision: Int)
    /// numerator(left − right) = Σ cofactor · numerator(fact's left − right): one cofactor, without denominators, for each fact.
    case linearCombination([Expr])
    /// Σ cofactor · equation + Σ weight · Π literals · square² = 0 with one term positive: literals that are numbered by `Branches`,
    /// those of facts and negated claim or of one way in which an implication can fail, exclude each other.
    case positiveCombination(cofactors: [Expr], weights: [Rational], products: [[Int]], squares: [Expr])
    /// The same with the claim itself in place of its negation, while the facts hold together at the model.
    case refutation(
        cofactors: [Expr], weights: [Rational], products: [[Int]], squares: [Expr], model: [Symbol: Expr])
    /// The facts at these indices have the form `symbol = value`; the claim with the values put in is proved by the rest.
    case substitution([Int], then: Certificate)
    /// numerator(equation) = c · Π (unknown − valueᵢ)^multiplicityᵢ with a number c ≠ 0.
    case factorization(multiplicities: [Int])
    /// The value at this index does not satisfy the equation; the rest refutes the equation at it.
    case notARoot(index: Int, Certificate)
    /// The indefinite integral is this function, whose derivative is the integrand; the rest proves the claim with it.
    case antiderivative(of: Expr, is: Expr, then: Certificate)
    /// The definite integral has this primitive in the variable, continuous between the bounds, with a value or a limit at each.
    case definiteIntegral(Expr, primitive: Expr, variable: Symbol, then: Certificate)
    /// The function under the limit has this form in the variable, continuous at the point or of known growth there.
    case limit(Expr, form: Expr, variable: Symbol, then: Certificate)
    /// Numerator and denominator vanish at the point of the limit; the rest proves the claim with the quotient of their derivatives.
    case quotientOfDerivatives(Expr, numerator: Expr, denominator: Expr, variable: Symbol, then: Certificate)
    /// The summand is the difference T(k + 1) − T(k) of the partner T.
    case telescoping(Expr, partner: Expr, variable: Symbol, then: Certificate)
    /// The fact at the index defines a function; the rest proves the claim with its applications written out.
    case functionDefinition(Int, then: Certificate)
    /// The fact at the index is used from left to right, or from right to left, as a rewriting of the claim.
    case rewriting(Int, fromRight: Bool, then: Certificate)
    /// The claim is the general one at these values, its facts hold there by the proofs; the rest proves the general one.
    case instance(of: Judgement, proofs: [Certificate], values: [Symbol: Expr], then: Certificate)

    /// The congruence holds at all residues modulo the number at which the facts at the indices do.
    case residues(facts: [Int], modulus: Int)

    /// Decomposition of the real line, or of ℂ, into cells with one truth each: the premise is true and the conclusion false in
    /// none of them, or in some.
    case cells
    /// One refutation for each of the alternatives in which the implication could fail.
    case branches([Certificate])
    /// The premise is true and the conclusion false at this point.
    case implicationWitness([Symbol: Expr])
    /// Each of the formulas implies the next; between equivalent ones, there and back.
    case chain([Formula], [Certificate])
    /// Logarithms are compared in place of positive numbers, and positive numbers in place of logarithms.
    case logarithms(Certificate)
}

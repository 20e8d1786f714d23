import Arithmetic
import ExpressionNotation
import Expressions

@testable import Certificates

/// Every small change of a certificate: a coefficient, a premise, an index, a point, a precision, the order of parts.
extension Certificate {
    var mutants: [Certificate] {
        switch self {
        case .exactValues, .identity, .nonzeroConstant, .enclosures: return []
        case .equalPowers(let degree, let precision, let inner):
            return [
                .equalPowers(degree: 0, precision: precision, then: inner),
                .equalPowers(degree: degree + 1, precision: precision, then: .exactValues),
            ]
                + inner.mutants.map { .equalPowers(degree: degree, precision: precision, then: $0) }
        case .rounding(let literal, let precision):
            return [
                .rounding(
                    DecimalLiteral(value: literal.value + literal.unitInLastPlace, scale: literal.scale),
                    precision: precision),
                .rounding(DecimalLiteral(value: literal.value, scale: literal.scale + 4), precision: precision),
                .rounding(DecimalLiteral(value: -literal.value, scale: literal.scale), precision: precision),
            ]
        case .witness(let point, let precision):
            return point.keys.flatMap { symbol -> [Certificate] in
                var without = point
                without[symbol] = nil
                return [.witness(without, precision: precision)]
            }
        case .linearCombination(let cofactors):
            return Certificate.changes(of: cofactors).map { .linearCombination($0) }
        case .contradiction(let cofactors, let claim, let model):
            return Certificate.changes(of: cofactors).map {
                .contradiction(cofactors: $0, claimCofactor: claim, model: model)
            }
                + [.contradiction(cofactors: cofactors, claimCofactor: claim + x, model: model)]
                + model.keys.map { symbol in
                    var other = model
                    other[symbol]! += 1
                    return .contradiction(cofactors: cofactors, claimCofactor: claim, model: other)
                }
        case .substitution(let indices, let inner):
            return [
                .substitution([], then: inner), .substitution(indices + indices, then: inner),
                .substitution(indices.map { $0 + 1 }, then: inner),
            ]
                + [.substitution(indices.map { -$0 - 1 }, then: inner)]
                + inner.mutants.map { .substitution(indices, then: $0) }
        case .factorization(let multiplicities):
            return multiplicities.indices.flatMap { index in
                [-1, 1].map { change in
                    var other = multiplicities
                    other[index] += change
                    return .factorization(multiplicities: other)
                }
            } + [
                .factorization(multiplicities: multiplicities + [1]),
                .factorization(multiplicities: Array(multiplicities.dropFirst())),
            ]
        case .notARoot(let index, let inner):
            return [.notARoot(index: index + 1, inner), .notARoot(index: -1, inner)]
                + inner.mutants.map { .notARoot(index: index, $0) }
        case .cells: return []
        case .branches(let parts):
            return [.branches(Array(parts.dropFirst())), .branches(parts + parts)]
                + parts.indices.flatMap { index in
                    parts[index].mutants.map { mutant in
                        var other = parts
                        other[index] = mutant
                        return .branches(other)
                    }
                }
        case .positivstellensatz(let cofactors, let coefficients, let squares, let factors):
            return Certificate.changes(of: cofactors).map {
                .positivstellensatz(cofactors: $0, coefficients: coefficients, squares: squares, factors: factors)
            } + [
                .positivstellensatz(
                    cofactors: cofactors, coefficients: coefficients.map { -$0 }, squares: squares, factors: factors),
                .positivstellensatz(
                    cofactors: cofactors, coefficients: coefficients, squares: squares.map { $0 + 1 }, factors: factors),
                .positivstellensatz(
                    cofactors: cofactors, coefficients: coefficients, squares: squares, factors: factors.map { $0 + [0] }),
            ]
        case .signs(let expression, let parts):
            return [.signs(of: expression, parts + parts), .signs(of: expression + x, parts)]
        case .implicationWitness(let point):
            return point.keys.map { symbol in
                var other = point
                other[symbol] = nil
                return .implicationWitness(other)
            }
        case .logarithms(let inner): return [inner, .logarithms(.logarithms(inner))] + inner.mutants.map { .logarithms($0) }
        }
    }

    private static func changes(of cofactors: [Expr]) -> [[Expr]] {
        var result: [[Expr]] = [Array(cofactors.dropFirst()), cofactors + [0]]
        for index in cofactors.indices {
            for change in [cofactors[index] + 1, cofactors[index] + x, cofactors[index] / y] {
                var other = cofactors
                other[index] = change
                result.append(other)
            }
        }
        return result
    }
}

/// A certificate that supports a conclusion.
struct Case: Sendable {
    let claim: Judgement.Claim
    let facts: [Statement]
    let certificate: Certificate
    let conclusion: Checked.Conclusion

    init(_ statement: Statement, facts: [Statement] = [], _ certificate: Certificate, _ conclusion: Checked.Conclusion)
    {
        (claim, self.facts, self.certificate, self.conclusion) = (.statement(statement), facts, certificate, conclusion)
    }

    init(solutions equation: Statement, _ values: [Expr], _ certificate: Certificate, _ conclusion: Checked.Conclusion)
    {
        claim = .solutionSet(equation: equation, unknown: Symbol("x"), values: values)
        (facts, self.certificate, self.conclusion) = ([], certificate, conclusion)
    }

    func found(_ certificate: Certificate) -> Checked.Conclusion? {
        try? Checker().check(certificate, for: Judgement(facts: facts, claim: claim)).conclusion
    }
}

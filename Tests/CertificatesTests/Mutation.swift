import Arithmetic
import ExpressionNotation
import Expressions

@testable import Certificates

/// Every small change of a certificate: a coefficient, a premise, an index, a point, a precision, the order of parts.
extension Certificate {
    var mutants: [Certificate] {
        switch self {
        case .exactValues, .identity, .enclosures: return []
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
        case .positiveCombination(let cofactors, let weights, let products, let squares):
            return Certificate.changes(cofactors, weights, products, squares).map {
                .positiveCombination(cofactors: $0, weights: $1, products: $2, squares: $3)
            }
        case .refutation(let cofactors, let weights, let products, let squares, let model):
            return Certificate.changes(cofactors, weights, products, squares).map {
                .refutation(cofactors: $0, weights: $1, products: $2, squares: $3, model: model)
            }
                + model.keys.flatMap { symbol in
                    [model[symbol]! + 1, x, 1 / Expr.number(0), root(-1)].map { value in
                        var other = model
                        other[symbol] = value
                        return .refutation(
                            cofactors: cofactors, weights: weights, products: products, squares: squares, model: other)
                    }
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
        case .antiderivative(let node, let primitive, let inner):
            return [primitive + x ** 2, primitive * 2, primitive + x * y].map { .antiderivative(of: node, is: $0, then: inner) }
                + [.antiderivative(of: primitive, is: node, then: inner), .antiderivative(of: node, is: primitive, then: .exactValues)]
        case .definiteIntegral(let node, let primitive, let variable, let inner):
            let t = Expr.symbol(variable)
            return [primitive + t, primitive * 2, primitive / t].map {
                .definiteIntegral(node, primitive: $0, variable: variable, then: inner)
            } + [.definiteIntegral(node, primitive: primitive, variable: Symbol("y"), then: inner)]
        case .limit(let node, let form, let variable, let inner):
            let t = Expr.symbol(variable)
            return [form + t, form * 2, form + 1].map { .limit(node, form: $0, variable: variable, then: inner) }
        case .quotientOfDerivatives(let node, let numerator, let denominator, let variable, let inner):
            let t = Expr.symbol(variable)
            return [
                .quotientOfDerivatives(node, numerator: numerator + t, denominator: denominator, variable: variable, then: inner),
                .quotientOfDerivatives(node, numerator: numerator, denominator: denominator * t, variable: variable, then: inner),
                .quotientOfDerivatives(node, numerator: numerator + 1, denominator: denominator + 1, variable: variable, then: inner),
            ]
        case .telescoping(let node, let partner, let variable, let inner):
            let t = Expr.symbol(variable)
            return [partner + t, partner * 2, partner + t ** 3].map {
                .telescoping(node, partner: $0, variable: variable, then: inner)
            }
        case .functionDefinition(let index, let inner):
            return [.functionDefinition(index + 1, then: inner), .functionDefinition(-1, then: inner)]
                + inner.mutants.map { .functionDefinition(index, then: $0) }
        case .rewriting(let index, let fromRight, let inner):
            return [
                .rewriting(index + 1, fromRight: fromRight, then: inner), .rewriting(-1, fromRight: fromRight, then: inner),
                .rewriting(index, fromRight: !fromRight, then: inner),
            ] + inner.mutants.map { .rewriting(index, fromRight: fromRight, then: $0) }
        case .instance(let general, let proofs, let values, let inner):
            let others: [[Symbol: Expr]] = [[:], values.mapValues { _ in 0 }, values.mapValues { $0 + 1 }, values.mapValues { root($0) }]
            return others.map { .instance(of: general, proofs: proofs, values: $0, then: inner) }
                + inner.mutants.map { .instance(of: general, proofs: proofs, values: values, then: $0) }
                + [.instance(of: general, proofs: [], values: values, then: inner)]
                + proofs.indices.flatMap { index in
                    ([.identity] + proofs[index].mutants).map { mutant in
                        var other = proofs
                        other[index] = mutant
                        return .instance(of: general, proofs: other, values: values, then: inner)
                    }
                }
        case .notARoot(let index, let inner):
            return [.notARoot(index: index + 1, inner), .notARoot(index: -1, inner)]
                + inner.mutants.map { .notARoot(index: index, $0) }
        case .residues(let facts, let modulus):
            return [modulus + 1, modulus - 1, -modulus, 0].map { .residues(facts: facts, modulus: $0) }
                + [-1, 1_000].map { .residues(facts: facts + [$0], modulus: modulus) }
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
        case .implicationWitness(let point):
            return point.keys.map { symbol in
                var other = point
                other[symbol] = nil
                return .implicationWitness(other)
            }
        case .chain(let middle, let proofs):
            return proofs + [.chain(middle.reversed(), proofs), .chain([.true] + middle, proofs), .chain(middle, Array(proofs.dropLast()))]
                + proofs.indices.flatMap { index in
                    proofs[index].mutants.map { mutant in
                        var changed = proofs
                        changed[index] = mutant
                        return .chain(middle, changed)
                    }
                }
        case .logarithms(let inner): return [inner, .logarithms(.logarithms(inner))] + inner.mutants.map { .logarithms($0) }
        }
    }

    /// Changed cofactors, weights, products and squares, one at a time.
    private static func changes(_ cofactors: [Expr], _ weights: [Rational], _ products: [[Int]], _ squares: [Expr])
        -> [([Expr], [Rational], [[Int]], [Expr])]
    {
        var result = changes(of: cofactors).map { ($0, weights, products, squares) }
        result.append((cofactors, [], [], []))
        for index in weights.indices {
            for weight in [weights[index] + 1, -weights[index], 0] {
                var other = weights
                other[index] = weight
                result.append((cofactors, other, products, squares))
            }
            for product in [products[index] + [0], products[index].dropLast(), products[index].map { $0 + 1 }, [-1], [99]] {
                var other = products
                other[index] = Array(product)
                if other != products { result.append((cofactors, weights, other, squares)) }
            }
            for square in [squares[index] + 1, squares[index] * i, 0, 1 / y, root(y)] {
                var other = squares
                other[index] = square
                result.append((cofactors, weights, products, other))
            }
        }
        return result
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

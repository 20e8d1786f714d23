import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// Premises are numbered: the facts, the negated claim, conditions of the parts, signs of the parts.
@Suite struct PositiveCombinationRuleTests {
    static func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }

    static func combination(
        _ cofactors: [Expr], _ weights: [Rational], _ products: [[Int]], _ squares: [Expr]? = nil
    ) -> Certificate {
        .positiveCombination(
            cofactors: cofactors, weights: weights, products: products, squares: squares ?? weights.map { _ in 1 })
    }

    static let accepted: [Case] = [
        // x < y, y ≤ z and x ≥ z: (y − x) + (z − y) + (x − z) = 0.
        Case(
            order(x, .less, z), facts: [order(x, .less, y), order(y, .lessOrEqual, z)],
            combination([0, 0, 0], [1, 1, 1], [[0], [1], [2]]), .holds),
        // (x − 3)² · x + 3 (x − 3)² = (x − 3)(x² − 9).
        Case(
            x === 3, facts: [x ** 2 === 9, order(x, .greater, 0)],
            combination([3 - x, 0, 0], [1, 3], [[1, 2], [2]]), .holds),
        // (y − z)² x² = x (y − z) (x y − x z).
        Case(
            y === z, facts: [x * y === x * z, order(x, .notEqual, 0)],
            combination([x * (z - y), 0, 0], [1], [[1, 2]]), .holds),
        // −(x² + y² − 2 x y) + (x − y)² = 0, the first positive.
        Case(
            order(x ** 2 + y ** 2, .greaterOrEqual, 2 * x * y), combination([0], [1, 1], [[0], []], [1, x - y]),
            .holds),
        // √x < 0 and √x ≥ 0.
        Case(order(root(x), .greaterOrEqual, 0), combination([0, 0, 0], [1, 1], [[0], [2]]), .holds),
        // x = 0 and x y = 1: 1 = y x − (x y − 1).
        Case(order(x, .notEqual, 0), facts: [x * y === 1], combination([1, -y], [1], [[]]), .holds),
        // −x² > 0 with x² ≥ 0.
        Case(order(x ** 2 + 1, .greater, 0), combination([0], [1, 1, 1], [[0], [], []], [1, x, 1]), .holds),
        Case(
            x === 2, facts: [x ** 2 === 2],
            .refutation(
                cofactors: [rational("-1/2"), (x + 2) / 2], weights: [1], products: [[]], squares: [1],
                model: [Symbol("x"): root(2)]), .contradicts),
        Case(
            x === -1, facts: [x ** 2 === 4, order(x, .greater, 0)],
            .refutation(
                cofactors: [0, 0, -1], weights: [1, 1], products: [[1], []], squares: [1, 1],
                model: [Symbol("x"): 2]), .contradicts),
    ]

    @Test(arguments: accepted) func accepts(item: Case) { #expect(item.found(item.certificate) == item.conclusion) }

    @Test("A changed certificate proves nothing else", arguments: accepted) func mutants(item: Case) {
        for mutant in item.certificate.mutants {
            let found = item.found(mutant)
            #expect(found == nil || found == item.conclusion, "\(mutant)")
            if found != nil, case .positiveCombination(_, let weights, _, _) = mutant {
                #expect(!weights.isEmpty && weights.allSatisfy { $0.sign > 0 })
            }
        }
    }

    @Test("A changed claim or fact is not proved", arguments: accepted) func changes(item: Case) {
        guard case .statement(let claim) = item.claim else { return }
        for other in [
            Statement(claim.left - 7, claim.relation, claim.right + y), Statement(claim.left + 1, .equal, claim.right),
            Statement(claim.left, .approximately, claim.right),
        ] {
            #expect(Case(other, facts: item.facts, item.certificate, item.conclusion).found(item.certificate) == nil)
        }
        for index in item.facts.indices {
            var facts = item.facts
            facts[index] = Statement(facts[index].left, .approximately, facts[index].right)
            #expect(Case(claim, facts: facts, item.certificate, item.conclusion).found(item.certificate) == nil)
            facts.remove(at: index)
            #expect(Case(claim, facts: facts, item.certificate, item.conclusion).found(item.certificate) == nil)
        }
    }

    static let rejected: [Case] = [
        // No term is positive: weak premises, and squares that may be 0.
        Case(
            order(x, .less, z), facts: [order(x, .lessOrEqual, y), order(y, .lessOrEqual, z)],
            combination([0, 0, 0], [1, 1, 1], [[0], [1], [2]]), .holds),
        Case(order(x ** 2, .greater, 0), combination([0], [1, 1], [[0], []], [1, x]), .holds),
        Case(x === 0, facts: [], combination([0], [], []), .holds),
        Case(order(x ** 2 + y ** 2, .greater, 2 * x * y), combination([0], [1, 1], [[0], []], [1, x - y]), .holds),
        // The sum is not zero.
        Case(order(x, .greater, 0), facts: [order(x, .greater, -1)], combination([0, 0], [1, 1], [[0], [1]]), .holds),
        // A negative weight, a weight of zero, numbers of terms that differ, a cofactor of an inequality.
        Case(order(x, .greater, 0), combination([0], [-1], [[0]]), .holds),
        Case(order(x, .greater, 0), combination([0], [0], [[0]]), .holds),
        Case(
            order(x, .less, z), facts: [order(x, .less, y), order(y, .lessOrEqual, z)],
            combination([0, 0, 0], [1, 1, 1], [[0], [1]]), .holds),
        Case(order(x, .less, 1), facts: [order(x, .lessOrEqual, 0)], combination([1, 0], [1, 1], [[], [1]]), .holds),
        // i² = −1: imaginary squares, and order beside i.
        Case(x === 1, combination([0], [1, 1], [[], []], [1, i]), .holds),
        Case(x === 1, facts: [y === i], combination([-(y + i), 0], [1, 1], [[], []], [1, y]), .holds),
        // A ground part outside its domain gives no premise: −2 ≥ 0 is not there, so there is no premise 1.
        Case(x === root(-2), combination([0, 0], [Rational.half, 1], [[1], []]), .holds),
        // A square of what may be imaginary or undefined.
        Case(order(x, .greater, -1), combination([0], [1, 1, 1], [[0], [], []], [1, root(x), 1]), .holds),
        Case(order(x, .greater, 0), combination([0], [1, 1], [[0], []], [1, 1 / x]), .holds),
        // 1/x < 1 does not follow from x > 0, nor x < 1/y from x y < 1.
        Case(
            order(1 / x, .less, 1), facts: [order(x, .greater, 0)],
            combination([0, 0, 0], [1, 1], [[0], [1]]), .holds),
        Case(order(x, .less, 1 / y), facts: [order(x * y, .less, 1)], combination([0, 0, 0], [1, 1], [[0], [1]]), .holds),
        // ≈ is no relation of numbers, and negates to nothing.
        Case(Statement(x, .approximately, 1), combination([0], [1], [[]]), .holds),
        // Solution sets.
        Case(solutions: x ** 2 === 4, [2, -2], combination([0], [1], [[]]), .holds),
        // Refutations without a model: facts that exclude each other, wrong values, values that are no numbers.
        Case(
            x === 2, facts: [x === 1, x === 3],
            .refutation(
                cofactors: [1, 0, -1], weights: [1], products: [[]], squares: [1], model: [Symbol("x"): 1]),
            .contradicts),
        Case(
            x === 2, facts: [x ** 2 === 2],
            .refutation(
                cofactors: [rational("-1/2"), (x + 2) / 2], weights: [1], products: [[]], squares: [1],
                model: [Symbol("x"): rational("7/5")]), .contradicts),
        Case(
            x === 2, facts: [x ** 2 === 2],
            .refutation(
                cofactors: [rational("-1/2"), (x + 2) / 2], weights: [1], products: [[]], squares: [1], model: [:]),
            .contradicts),
        Case(
            x === 2, facts: [x === root(-1)],
            .refutation(
                cofactors: [0, 0], weights: [1], products: [[]], squares: [1], model: [Symbol("x"): root(-1)]),
            .contradicts),
        // The claim is consistent with the facts.
        Case(
            x === 2, facts: [x ** 2 === 4],
            .refutation(
                cofactors: [1, -(x + 2)], weights: [1], products: [[]], squares: [1], model: [Symbol("x"): 2]),
            .contradicts),
    ]

    @Test(arguments: rejected) func rejects(item: Case) { #expect(item.found(item.certificate) == nil) }
}

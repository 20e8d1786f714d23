import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// For every rule: cases that it must accept, their mutants, and claims that it must leave alone.
@Suite struct RuleTests {
    static let half = rational("1/2")
    static let line = [2 * x + y === 7, x === 2]
    static let accepted: [Case] = [
        Case(Expr.number(3) ** 2 + 1 === 10, .exactValues, .holds),
        Case(rational("3/4") === rational("2/3"), .exactValues, .fails),
        Case(Statement(root(2), .less, rational("3/2")), .enclosures(precision: 64), .holds),
        Case(root(2) + root(3) === root(10), .enclosures(precision: 64), .fails),
        // Of complex numbers one of the parts tells.
        Case(i === 2, .enclosures(precision: 64), .fails), Case(root(2) * i === root(3) * i, .enclosures(precision: 64), .fails),
        Case(Statement(root(2) + i, .notEqual, root(2)), .enclosures(precision: 64), .holds),
        Case(rational("1/3") === rational("33/100"), .rounding(DecimalLiteral("0.33")!, precision: 64), .holds),
        Case(
            Statement(pi, .approximately, rational("314/100")), .rounding(DecimalLiteral("3.14")!, precision: 64),
            .holds),
        Case((x + 1) ** 2 === x ** 2 + 2 * x + 1, .identity, .holds),
        Case(i * i === 1, .identity, .fails), Case((1 + i) ** 2 === 2, .identity, .fails),
        Case(Statement(x + 1, .notEqual, x), .identity, .holds),
        Case(Statement(x + i, .notEqual, x), .identity, .holds),
        Case((x + y) ** 2 === x ** 2 + y ** 2, .witness([Symbol("x"): 1, Symbol("y"): 2], precision: 64), .fails),
        Case(y === 4, facts: [x === 1], .witness([Symbol("x"): 1, Symbol("y"): 2], precision: 64), .fails),
        Case(y === 3, facts: line, .linearCombination([1, -2]), .holds),
        Case(x ** 2 + x * y === x * z, facts: [x + y === z], .linearCombination([x]), .holds),
        Case(1 / x === y, facts: [x * y === 1], .linearCombination([-1]), .holds),
        Case(
            y === 4, facts: line,
            linearRefutation([-1, 2, 1], model: [Symbol("x"): 2, Symbol("y"): 3]), .contradicts),
        Case(x ** 2 + 1 === 5, facts: [x === 2], .substitution([0], then: .exactValues), .holds),
        Case(x ** 2 + 1 === 6, facts: [x === 2], .substitution([0], then: .exactValues), .contradicts),
        Case(
            y === 9, facts: [y === x ** 2, x === 3], .substitution([0], then: .substitution([0], then: .exactValues)),
            .holds),
        Case(
            y === 8, facts: [y === x ** 2, x === 3], .substitution([0], then: .substitution([0], then: .exactValues)),
            .contradicts),
        Case(solutions: x ** 2 === 5 * x - 6, [2, 3], .factorization(multiplicities: [1, 1]), .holds),
        Case(solutions: (x - 1) ** 2 * (x + 2) === 0, [1, -2], .factorization(multiplicities: [2, 1]), .holds),
        Case(
            solutions: x ** 2 - 2 * x - 1 === 0, [1 + root(2), 1 - root(2)], .factorization(multiplicities: [1, 1]),
            .holds),
        Case(solutions: x ** 2 === 4, [2, 3], .notARoot(index: 1, .exactValues), .contradicts),
    ]

    @Test(arguments: accepted) func accepts(item: Case) { #expect(item.found(item.certificate) == item.conclusion) }

    @Test(arguments: accepted) func mutantsProveNothingElse(item: Case) {
        for mutant in item.certificate.mutants {
            let found = item.found(mutant)
            #expect(found == nil || found == item.conclusion, "\(mutant)")
            if case .rounding = mutant { continue }
            if case .factorization = mutant { #expect(found == nil, "\(mutant)") }
            if case .linearCombination = mutant { #expect(found == nil || item.facts.isEmpty, "\(mutant)") }
        }
    }

    @Test("A changed claim is not proved by the old certificate", arguments: accepted)
    func changedClaims(item: Case) {
        guard item.conclusion == .holds, case .statement(let statement) = item.claim, statement.relation == .equal
        else { return }
        for other in [
            Statement(statement.left + 1, .equal, statement.right),
            Statement(statement.left, .equal, statement.right + rational("1/7")),
            Statement(-statement.left, .equal, statement.right), Statement(statement.left, .notEqual, statement.right),
            Statement(statement.left, .less, statement.right), Statement(statement.left + z, .equal, statement.right),
        ] {
            let changed = Case(other, facts: item.facts, item.certificate, .holds)
            #expect(changed.found(item.certificate) != .holds, "\(other)")
        }
    }

    @Test("A dropped or changed premise proves nothing", arguments: accepted.filter { !$0.facts.isEmpty })
    func changedFacts(item: Case) {
        guard case .statement(let statement) = item.claim else { return }
        if case .witness = item.certificate { return }
        for index in item.facts.indices {
            var dropped = item.facts
            dropped.remove(at: index)
            var changed = item.facts
            changed[index] = Statement(changed[index].left, .equal, changed[index].right + 1)
            var weakened = item.facts
            weakened[index] = Statement(weakened[index].left, .lessOrEqual, weakened[index].right)
            for facts in [dropped, changed, weakened] {
                let found = Case(statement, facts: facts, item.certificate, item.conclusion).found(item.certificate)
                #expect(
                    found == nil || found == (item.conclusion == .holds ? .contradicts : item.conclusion),
                    "\(facts) ⊢ \(statement)")
                #expect(!(item.conclusion == .holds && found == .holds))
            }
        }
    }

    static let rejected: [(Case)] = [
        // Ground rules speak of ground statements with values.
        Case(x === x, .exactValues, .holds), Case(root(2) === root(2), .exactValues, .holds),
        Case(1 / Expr.number(0) === 1, .exactValues, .fails),
        Case(apply(.sin, 1) ** 2 + apply(.cos, 1) ** 2 === 1, .enclosures(precision: 256), .holds),
        Case(root(2) * root(3) === root(6), .enclosures(precision: 2), .holds),
        Case(root(2) === rational("1414213562373/1000000000000"), .enclosures(precision: 30), .holds),
        Case(root(x) ** 2 === x, .enclosures(precision: 256), .holds),
        Case(i === i, .enclosures(precision: 64), .holds), Case((1 + i) ** 2 === 2 * i, .enclosures(precision: 64), .fails),
        Case(Statement(i, .less, 2), .enclosures(precision: 64), .holds), Case(x * i === 2, .enclosures(precision: 64), .fails),
        Case(1 + i / Expr.number(0) === 2, .enclosures(precision: 64), .fails), Case(Statement(i, .approximately, 2), .enclosures(precision: 64), .fails),
        Case(Statement(pi, .approximately, 3), .enclosures(precision: 64), .fails),
        Case(Statement(2, .approximately, 2), .exactValues, .holds),
        Case(rational("1/3") === rational("34/100"), .rounding(DecimalLiteral("0.34")!, precision: 64), .holds),
        Case(rational("1/3") === rational("33/100"), .rounding(DecimalLiteral("0.34")!, precision: 64), .holds),
        Case(x === rational("33/100"), .rounding(DecimalLiteral("0.33")!, precision: 64), .holds),
        Case(
            Statement(rational("1/3"), .less, rational("33/100")), .rounding(DecimalLiteral("0.33")!, precision: 64),
            .holds),
        // Identities.
        Case(Statement(x, .less, x), .identity, .holds), Case(Statement(x, .notEqual, x), .identity, .fails),
        Case(x === y, .identity, .holds),
        Case(i === x, .identity, .fails), Case(root(2) === 1, .identity, .fails), Case(x + 1 === x, .identity, .fails),
        Case(Statement(i, .less, 2), .identity, .fails), Case(Statement(i, .lessOrEqual, i), .identity, .holds),
        Case(Statement(2, .lessOrEqual, 1), .identity, .fails), Case(Statement(i * i, .approximately, 1), .identity, .fails),
        Case(Statement(root(2), .notEqual, 1), .identity, .holds), Case(Statement(x + y, .notEqual, x), .identity, .holds),
        Case(1 / (i * i + 1) === 2, .identity, .fails),
        Case(.function(.binomial, [pi, pi]) === 2, .identity, .fails),
        Case(Statement(1 / (x - x), .notEqual, 2), .identity, .holds),
        // Witnesses: a point where a side is undefined, a fact fails, or a symbol has no value.
        Case(1 / x === 1, .witness([Symbol("x"): 0], precision: 64), .fails),
        Case(x === 2, facts: [x === 1], .witness([Symbol("x"): 3], precision: 64), .fails),
        Case(x + y === 2, .witness([Symbol("x"): 3], precision: 64), .fails),
        Case(x === 2, .witness([Symbol("x"): 2], precision: 64), .fails),
        Case(apply(.ln, x ** 2) === 2 * apply(.ln, x), .witness([Symbol("x"): -2], precision: 64), .fails),
        Case(x === 2, facts: [root(y) === 1], .witness([Symbol("x"): 3, Symbol("y"): -1], precision: 64), .fails),
        Case(x === 2, facts: [Statement(x, .approximately, 3)], .witness([Symbol("x"): 3], precision: 64), .fails),
        // Combinations.
        Case(x === 1, facts: [Statement(x, .lessOrEqual, 1)], .linearCombination([1]), .holds),
        Case(x === y, facts: [x ** 2 === y ** 2], .linearCombination([1 / (x + y)]), .holds),
        Case(Statement(x, .lessOrEqual, 1), facts: [x === 1], .linearCombination([1]), .holds),
        Case(x === 1, facts: [], .linearCombination([]), .holds),
        Case(x === 1, facts: [x * y === y], .linearCombination([1 / y]), .holds),
        Case(x === 1, facts: [root(x) === 1], .linearCombination([1]), .holds),
        // Contradictions.
        Case(
            x === 3, facts: [x === 1, x === 2],
            linearRefutation([half, 0, -half], model: [Symbol("x"): 1]), .contradicts),
        Case(x === 1, facts: [x === 1], linearRefutation([1, -1], model: [Symbol("x"): 1]), .contradicts),
        Case(x === 3, facts: [x === 1], linearRefutation([half, -half], model: [:]), .contradicts),
        Case(x === 3, facts: [x === 1], linearRefutation([half, -half], model: [Symbol("x"): 2]), .contradicts),
        Case(
            x === 3, facts: [x === 1, root(y) === -1],
            linearRefutation([half, 0, -half], model: [Symbol("x"): 1, Symbol("y"): 1]), .contradicts),
        Case(Statement(x, .less, 0), facts: [x === 1], linearRefutation([1, -1], model: [Symbol("x"): 1]), .contradicts),
        Case(x === i, facts: [x === 1], linearRefutation([half + i / 2, -half - i / 2], model: [Symbol("x"): 1]), .contradicts),
        // Substitutions: cyclic, shadowing, not a value, unknowns left, other facts that fail.
        Case(x === 2, facts: [x === x + 1], .substitution([0], then: .exactValues), .holds),
        Case(x === 2, facts: [x === 1, x === 2], .substitution([0, 1], then: .exactValues), .holds),
        Case(x === 3, facts: [x === 2, 0 * x === 1], .substitution([0], then: .exactValues), .contradicts),
        Case(x === 3, facts: [x === 2, y === 1], .substitution([0], then: .exactValues), .contradicts),
        Case(x === 2, facts: [Statement(x, .less, 2)], .substitution([0], then: .exactValues), .contradicts),
        Case(x === 2, facts: [2 === x], .substitution([0], then: .exactValues), .holds),
        Case(x / x === 1, facts: [x === 0], .substitution([0], then: .identity), .holds),
        // Solution sets: a lost root, an extra one, a wrong multiplicity, a value outside the domain, a root under a radical.
        Case(solutions: x ** 2 === 4, [2], .factorization(multiplicities: [1]), .holds),
        Case(solutions: x ** 2 === 4, [2], .factorization(multiplicities: [2]), .holds),
        Case(solutions: x ** 2 / x === 0, [0], .factorization(multiplicities: [2]), .holds),
        Case(solutions: x ** 2 / x === 0, [0], .factorization(multiplicities: [1]), .holds),
        Case(solutions: (x ** 2 - 1) / (x - 1) === 0, [1, -1], .factorization(multiplicities: [1, 1]), .holds),
        Case(solutions: root(x) === 1, [1], .factorization(multiplicities: [1]), .holds),
        Case(solutions: y * (x - 1) === 0, [1], .factorization(multiplicities: [1]), .holds),
        Case(solutions: x === x, [0], .factorization(multiplicities: [1]), .holds),
        Case(solutions: x ** 2 === 4, [2, -2], .notARoot(index: 1, .exactValues), .contradicts),
        Case(solutions: x ** 2 === y, [2], .notARoot(index: 0, .exactValues), .contradicts),
        Case(solutions: apply(.abs, x) === 1, [1], .factorization(multiplicities: [1]), .holds),
        Case(solutions: x ** 2 === 4, [y, -2], .factorization(multiplicities: [1, 1]), .holds),
        Case(solutions: x ** 2 === 4, [2, -2], .factorization(multiplicities: [Int.max, Int.max]), .holds),
        Case(solutions: x ** 2 === 4, [2, -2], .identity, .holds),
        Case(x === 2, .factorization(multiplicities: [1]), .holds),
        Case(x === 2, .notARoot(index: 0, .exactValues), .contradicts),
    ]

    @Test(arguments: rejected) func rejects(item: Case) { #expect(item.found(item.certificate) == nil) }
}

/// Σ cofactor · (left − right) + 1 = 0 over the facts and the claim.
func linearRefutation(_ cofactors: [Expr], model: [Symbol: Expr]) -> Certificate {
    .refutation(cofactors: cofactors, weights: [1], products: [[]], squares: [1], model: model)
}

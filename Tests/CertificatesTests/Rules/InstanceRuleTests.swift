import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// A claim by way of a general one about other real numbers.
@Suite struct InstanceRuleTests {
    private static let (s, t) = (Expr.symbol("s"), Expr.symbol("t"))

    private static func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }

    private static func instance(
        _ general: Statement, facts: [Statement] = [], proofs: [Certificate] = [], _ values: [String: Expr], _ inner: Certificate
    ) -> Certificate {
        let values = Dictionary(uniqueKeysWithValues: values.map { (Symbol($0.key), $0.value) })
        return .instance(of: Judgement(facts: facts, general), proofs: proofs, values: values, then: inner)
    }

    /// cos 2x′ = 1 − 2 sin² x′ in place of the claim, with x = s x′.
    private static func scaled(_ claim: Statement, by scale: Expr, _ inner: Certificate = .identity) -> Certificate {
        instance(claim.substituting([Symbol("x"): scale * x]), ["x": x / scale], inner)
    }

    /// −(a + b − 2 √a √b) + (√a − √b)² = 0 for numbers s = √a, t = √b.
    private static let square: Certificate = .positiveCombination(
        cofactors: [], weights: [1, 1], products: [[0], []], squares: [1, s - t])
    private static let general = order(s ** 2 + t ** 2, .greaterOrEqual, 2 * s * t)
    private static let positive = [order(x, .greaterOrEqual, 0), order(y, .greaterOrEqual, 0)]

    static let accepted: [Case] = [
        Case(apply(.cos, x) === 1 - 2 * apply(.sin, x / 2) ** 2, scaled(apply(.cos, x) === 1 - 2 * apply(.sin, x / 2) ** 2, by: 2), .holds),
        Case(e ** x === (e ** (x / 3)) ** 3, scaled(e ** x === (e ** (x / 3)) ** 3, by: 3), .holds),
        Case(order(x + y, .greaterOrEqual, 2 * root(x * y)), facts: positive, instance(general, ["s": root(x), "t": root(y)], square), .holds),
        Case(order(x ** 2 + y ** 2, .greaterOrEqual, 2 * x * y), instance(general, ["s": x, "t": y], square), .holds),
        // √x + √y ≥ 0 from s + t ≥ 0 for s, t ≥ 0.
        Case(
            order(root(x) + root(y), .greaterOrEqual, 0),
            instance(
                order(s + t, .greaterOrEqual, 0), facts: [order(s, .greaterOrEqual, 0), order(t, .greaterOrEqual, 0)],
                proofs: [rootIsNotNegative(claim: 2, sign: 4), rootIsNotNegative(claim: 3, sign: 7)], ["s": root(x), "t": root(y)],
                .positiveCombination(cofactors: [], weights: [1, 1, 1], products: [[2], [0], [1]], squares: [1, 1, 1])), .holds),
        // With fewer facts, and by cases: |x| ≥ x.
        Case(
            order(apply(.abs, x), .greaterOrEqual, x), facts: [y === 3],
            instance(order(apply(.abs, x), .greaterOrEqual, x), [:], .cells), .holds),
    ]

    /// √a < 0 beside √a ≥ 0, which the kernel adds behind the premises, the negated claim and what the parts need to be defined.
    private static func rootIsNotNegative(claim: Int, sign: Int) -> Certificate {
        .positiveCombination(cofactors: [], weights: [1, 1], products: [[claim], [sign]], squares: [1, 1])
    }

    @Test(arguments: accepted) func accepts(item: Case) { #expect(item.found(item.certificate) == item.conclusion) }

    @Test(arguments: accepted) func mutants(item: Case) {
        for mutant in item.certificate.mutants {
            let found = item.found(mutant)
            #expect(found == nil || found == item.conclusion, "\(mutant)")
        }
    }

    static let rejected: [Case] = [
        // The general claim is wrong, or another one.
        Case(apply(.cos, x) === 1 - apply(.sin, x / 2) ** 2, scaled(apply(.cos, x) === 1 - apply(.sin, x / 2) ** 2, by: 2), .holds),
        Case(apply(.sin, x) === apply(.sin, x / 2), scaled(0 === Expr.zero, by: 2), .holds),
        Case(x === 2 * x, instance(0 === t, ["t": 0], .exactValues), .holds),
        Case(order(x ** 2 + y ** 2, .greaterOrEqual, 3 * x * y), instance(general, ["s": x, "t": y], square), .holds),
        Case(order(x ** 2 + y ** 2, .greater, 2 * x * y), instance(general, ["s": x, "t": y], square), .holds),
        Case(order(x ** 2 + y ** 2, .lessOrEqual, 2 * x * y), instance(general, ["s": x, "t": y], square), .holds),
        // Where x and y may be negative, √x and √y are not numbers although √(x y) may be one: −1 − 1 < 2.
        Case(order(x + y, .greaterOrEqual, 2 * root(x * y)), instance(general, ["s": root(x), "t": root(y)], square), .holds),
        Case(
            order(x + y, .greaterOrEqual, 2 * root(x * y)), facts: [order(x, .greater, 0)],
            instance(general, ["s": root(x), "t": root(y)], square), .holds),
        Case(
            order(x + y, .greaterOrEqual, 2 * root(x * y)), facts: [order(x, .greater, -1), order(y, .greater, -1)],
            instance(general, ["s": root(x), "t": root(y)], square), .holds),
        // A value that is not real.
        Case(order(-x ** 2, .greaterOrEqual, 0), instance(order(t ** 2, .greaterOrEqual, 0), ["t": i * x], .positiveCombination(cofactors: [], weights: [1, 1], products: [[0], []], squares: [1, t])), .holds),
        // A fact of the general claim that is not proved, proved by itself, or with a proof too few.
        Case(order(x, .greaterOrEqual, 0), instance(order(t, .greaterOrEqual, 0), facts: [order(t, .greaterOrEqual, 0)], proofs: [.identity], ["t": x], .positiveCombination(cofactors: [], weights: [1, 1], products: [[0], [1]], squares: [1, 1])), .holds),
        Case(order(x, .greaterOrEqual, 0), instance(order(t, .greaterOrEqual, 0), facts: [order(t, .greaterOrEqual, 0)], proofs: [.positiveCombination(cofactors: [], weights: [1, 1], products: [[0], [1]], squares: [1, 1])], ["t": x], .positiveCombination(cofactors: [], weights: [1, 1], products: [[0], [1]], squares: [1, 1])), .holds),
        Case(order(x, .greaterOrEqual, 0), instance(order(t, .greaterOrEqual, 0), facts: [order(t, .greaterOrEqual, 0)], ["t": x], .positiveCombination(cofactors: [], weights: [1, 1], products: [[0], [1]], squares: [1, 1])), .holds),
        // What is refuted is not carried over: t = 2 fails at 1.
        Case(x === 2, instance(t === 2, ["t": x], .witness([Symbol("t"): 1], precision: 64)), .fails),
        Case(Expr.number(1) === 2, instance(t === 2, ["t": 1], .witness([Symbol("t"): 1], precision: 64)), .fails),
        // f(1) = 1 is one value and no definition.
        Case(
            named("f", 2) === 2, facts: [named("f", 1) === 1],
            instance(named("f", 2) === 2, facts: [named("f", t) === t], proofs: [.linearCombination([1])], ["t": 1], .functionDefinition(0, then: .identity)), .holds),
        Case(
            named("f", 2) === 4, facts: [x === 1, named("f", x) === x],
            instance(named("f", 2) === 4, facts: [t === 2 * s], proofs: [.linearCombination([1, 2])], ["t": named("f", x), "s": x / 2], .functionDefinition(0, then: .identity)), .holds),
        // Numbers rounded are no differences.
        Case(
            order(pi + 1, .approximately, rational("414/100")),
            instance(order(pi, .approximately, rational("314/100")), [:], .rounding(DecimalLiteral("3.14")!, precision: 64)), .holds),
        // By cases over the real numbers: |x| ≥ 1 fails at 0.
        Case(order(apply(.abs, x), .greaterOrEqual, 1), .cells, .fails), Case(order(apply(.abs, x), .greaterOrEqual, 1), .cells, .holds),
        Case(order(1 / x, .notEqual, 0), .cells, .fails), Case(order(root(x), .greaterOrEqual, 0), .cells, .holds),
    ]

    private static func named(_ name: String, _ argument: Expr) -> Expr { .function(.named(name), [argument]) }

    @Test(arguments: rejected) func rejects(item: Case) { #expect(item.found(item.certificate) == nil) }

    @Test("Conditions speak of the unknowns of the claim")
    func conditions() throws {
        let claim = 1 / x === (1 / (2 * x)) * 2
        let checked = try Checker().check(Self.scaled(claim, by: 3), for: Judgement(claim))
        #expect(checked.sideConditions.allSatisfy { $0.statement == Statement(x, .notEqual, 0) || $0.statement == Statement(2 * x, .notEqual, 0) })
        #expect(!checked.sideConditions.isEmpty)
    }
}

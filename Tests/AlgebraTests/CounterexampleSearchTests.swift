import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Algebra

/// Points where a rewriting fails: inside the domain, and where the facts hold.
@Suite struct CounterexampleSearchTests {
    private func conclusion(_ statement: Statement, facts: [Statement] = []) -> Checked.Conclusion? {
        var prover = Prover()
        return prover.decide(statement, facts: facts, reading: .rewriting).checked?.conclusion
    }

    static let n = Expr.symbol("n")

    @Test(
        "Refuted where only few points lie inside the domain",
        arguments: [
            apply(.arcsin, 9 * x) === 9 * apply(.arcsin, x), apply(.arccos, x) === apply(.arcsin, x),
            apply(.arcsin, x - 40) === x - 40, apply(.ln, x - 50) === apply(.ln, x) - apply(.ln, 50),
            root(x - 200) === root(x) - root(200), apply(.ln, 1 - 30 * x) === -30 * x,
            root(1 - x ** 2) === 1 - x, apply(.ln, x / 100 - 11) === apply(.ln, x) - 11,
            root(x - 3) * root(4 - x) === x - 3, apply(.arcsin, x) + apply(.arccos, y) === pi / 2,
            root(-x) === -root(x ** 2), apply(.floor, x + y) === apply(.floor, x) + apply(.floor, y),
            apply(.abs, x + y) === apply(.abs, x) + apply(.abs, y), root(x ** 2) === x,
            apply(.ceiling, x) === apply(.floor, x) + 1,
            apply(.floor, 10 * x) === 10 * apply(.floor, x),
            .function(.factorial, [n + 1]) === n * .function(.factorial, [n]),
            .function(.binomial, [n, 2]) === n ** 2 / 2,
            .function(.remainder, [n, 6]) === .function(.remainder, [n, 7]),
            .binding(.sum, Symbol("k"), in: .symbol("k"), [1, n]) === n ** 2,
        ])
    func refuted(statement: Statement) { #expect(conclusion(statement) == .fails, "\(statement)") }

    @Test("Laws are not refuted at all")
    func laws() {
        for statement in [
            apply(.tan, apply(.arctan, x)) === x, root(x) * root(y) === root(x * y),
            apply(.abs, x * y) === apply(.abs, x) * apply(.abs, y), apply(.ln, x * y) === apply(.ln, x) + apply(.ln, y),
            apply(.floor, x + 3) === apply(.floor, x) + 3, apply(.sin, apply(.arcsin, x)) === x,
            .function(.factorial, [Self.n + 1]) === (Self.n + 1) * .function(.factorial, [Self.n]),
            .binding(.sum, Symbol("k"), in: .symbol("k"), [1, Self.n]) === Self.n * (Self.n + 1) / 2,
            // Between the natural numbers (−1)²ⁿ has other values, and a claim with it speaks of none of them.
            Expr.number(-1) ** (2 * Self.n) === 1,
        ] {
            #expect(conclusion(statement) != .fails, "\(statement)")
        }
    }

    @Test("A point must keep the facts")
    func facts() {
        let positive = Statement(x, .greater, 0)
        #expect(conclusion(root(x ** 2) === x, facts: [positive]) != .fails)
        #expect(conclusion(root(x ** 2) === x, facts: [Statement(x, .less, 5)]) == .fails)
        #expect(conclusion(x ** 2 === x, facts: [Statement(x, .greater, 700)]) == .fails)
        #expect(
            conclusion(
                apply(.abs, x - 2) === x - 2,
                facts: [Statement(x, .greater, rational("19/10")), Statement(x, .less, 2)])
                == .fails)
        #expect(conclusion(apply(.abs, x) === x, facts: [positive, Statement(x, .less, rational("-1"))]) != .fails)
        #expect(conclusion(x === y, facts: [x === y + 0 * z]) != .fails)
        #expect(conclusion(x ** 2 === 1, facts: [Statement(x, .approximately, 3)]) != .fails)
    }

    @Test("The same statement gets the same points")
    func determinism() {
        let statement = apply(.ln, x * y - 3) === apply(.ln, z)
        let goal = Goal(facts: [], statement: statement, reading: .rewriting)
        var (one, two) = (Budget(), Budget())
        let symbols = statement.symbols
        let points = SamplePoints(for: goal, symbols, isDiscrete: false, budget: &one)
        #expect(points.all == SamplePoints(for: goal, symbols, isDiscrete: false, budget: &two).all)
        #expect(points.all.allSatisfy { Set($0.keys) == Set(symbols) })
        #expect(one.steps == two.steps)
    }

    @Test("Machine numbers and enclosures agree where both have a value", arguments: [1, 2] as [UInt64])
    func approximations(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var compared = 0
        for _ in 0..<2_000 {
            let function = random.pick(FunctionName.Elementary.allCases)
            let inner = random.pick([x, x + y, x * y, x / y, x ** 2, root(x), x - 1])
            let expression = apply(function, inner) + random.pick([0, y, x ** y, pi, e ** x])
            let point = [
                Symbol("x"): Rational("\(random.int(in: -9...9))/3")!,
                Symbol("y"): Rational("\(random.int(in: 1...9))/4")!,
            ]
            var budget = Budget()
            guard let enclosure = try? expression.enclosure(at: point, precision: 96, budget: &budget),
                let value = expression.approximateValue(at: point.mapValues(\.approximate))
            else { continue }
            compared += 1
            #expect(
                abs(value - enclosure.approximate) <= 1e-9 * max(1, abs(value)),
                "seed \(seed): \(expression) at \(point)")
        }
        #expect(compared > 500)
    }
}

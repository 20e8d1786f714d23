import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite struct SeparationBoundTests {
    private func algebraic(_ random: inout RepeatableRandom, depth: Int) -> Expr {
        if depth == 0 { return .number(random.int(in: -5...5)) }
        let left = algebraic(&random, depth: depth - 1)
        let right = algebraic(&random, depth: depth - 1)
        switch random.int(in: 0...6) {
        case 0, 1: return left + right
        case 2: return left * right
        case 3: return left - right
        case 4: return left / (right + 7)
        case 5: return root(left * left + 1) - right
        default: return apply(.cos, pi * left / 5) + right
        }
    }

    @Test("A number that is not 0 keeps its distance", arguments: [1, 2, 3, 4])
    func distance(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        var counted = 0
        for _ in 0..<150 {
            let expression = algebraic(&random, depth: 3)
            var budget = Budget()
            guard let bits = expression.separationBits, bits < 3_000,
                let value = try? expression.enclosure(precision: bits + 200, budget: &budget), let sign = value.sign, sign != 0
            else { continue }
            counted += 1
            let bound = Enclosure(try Rational(1, Integer(2).power(bits)), precision: bits + 200)
            #expect(bound.isBelow(value.magnitude) || bits < 2, "\(expression) of \(bits) bits, seed \(seed)")
        }
        #expect(counted > 40, "seed \(seed)")
    }

    @Test("Roots that nearly cancel stay apart")
    func nearMisses() throws {
        // Small numbers of known size.
        let close: [Expr] = [
            root(10_001) + root(9_999) - 2 * root(10_000), root(2) - rational("1414213562373/1000000000000"),
            root(5 + 2 * root(6)) - root(2) - root(3) - rational("1/1000000000000"),
            apply(.cos, pi / 7) - rational("900968867902/1000000000000"),
            (root(2) - 1) ** 20, root(1_000_001) - root(1_000_000) - rational("1/2000"),
        ]
        for expression in close {
            let bits = try #require(expression.separationBits)
            var budget = Budget()
            let value = try expression.enclosure(precision: bits + 100, budget: &budget)
            let bound = Enclosure(try Rational(1, Integer(2).power(bits)), precision: bits + 100)
            #expect(bound.isBelow(value.magnitude), "\(expression)")
        }
    }

    @Test("What is not algebraic by its form has no bound")
    func transcendental() {
        let expressions: [Expr] = [
            pi, e, x, 2 ** root(2), apply(.ln, 2), apply(.sin, 1), apply(.cos, pi * root(2)), apply(.arctan, 1), .constant(.i),
            apply(.floor, root(2)), .constant(.infinity), root(x), apply(.sin, pi + 1), 2 ** (pi / 2),
        ]
        for expression in expressions { #expect(expression.separationBits == nil, "\(expression)") }
        // Too long for use: the degree, the numbers.
        let towers = (2...20).map { root(.number($0)) }.reduce(Expr.zero, +)
        #expect(towers.separationBits == nil)
        #expect(Expr.number(Rational(Integer(2).power(5_000))).separationBits == nil)
    }
}

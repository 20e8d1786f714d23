import Arithmetic
import ExpressionNotation
import Testing

@testable import Expressions

/// Greatest common divisors of combinations of unknowns, reduced by Euclid's steps.
@Suite struct DivisorTests {
    private static func gcd(_ values: Expr...) -> Expr { .function(.greatestCommonDivisor, values) }
    private static let n = Expr.symbol("n")

    @Test("The reduced form has the same value at integers", arguments: [1, 2, 3] as [UInt64])
    func sameValue(seed: UInt64) throws {
        var state = seed
        func next(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % (range.upperBound - range.lowerBound + 1)
        }
        var changed = 0
        for _ in 0..<300 {
            var arguments: [Expr] = []
            for _ in 0..<next(2...3) {
                let linear = Expr.number(next(-6...6)) * x + Expr.number(next(-6...6)) * y + Expr.number(next(-9...9))
                arguments.append([linear, x + Expr.number(next(-4...4)), x ** 2 + Expr.number(next(-5...5)) * x, linear + x * y][next(0...3)])
            }
            let divisor = Expr.function(.greatestCommonDivisor, arguments)
            guard let simpler = divisor.simplerDivisor else { continue }
            changed += 1
            for _ in 0..<5 {
                let point = [Symbol("x"): Rational(next(-30...30)), Symbol("y"): Rational(next(-30...30))]
                var budget = Budget(steps: 10_000)
                let (old, new) = (try divisor.rationalValue(at: point, budget: &budget), try simpler.rationalValue(at: point, budget: &budget))
                #expect(old == new, "seed \(seed): \(divisor) and \(simpler) at \(point)")
            }
            var last = simpler
            for _ in 0..<6 { last = last.simplerDivisor ?? last }
            #expect(last.simplerDivisor == nil, "seed \(seed): \(simpler)")
        }
        #expect(changed > 200, "seed \(seed)")
    }

    @Test func equalDivisors() {
        let n = Self.n
        #expect(Self.gcd(2 * n + 3, n + 1).simplerDivisor == .one)
        #expect(Self.gcd(x, y).simplerDivisor == Self.gcd(x - y, y).simplerDivisor ?? Self.gcd(x, y) || Self.gcd(x - y, y).simplerDivisor == Self.gcd(x, y))
        #expect(Self.gcd(n ** 2 + 2, n + 1).simplerDivisor == Self.gcd(3, n + 1).simplerDivisor)
        #expect(Self.gcd(2 * x, 4 * x).simplerDivisor == apply(.abs, 2 * x))
    }

    @Test("What need not be an integer is no factor") func leftAlone() {
        // x y and x may be integers where y is none.
        #expect(Self.gcd(x * y, x).simplerDivisor != apply(.abs, x))
        #expect(Self.gcd(x / 2, y).simplerDivisor == nil)
        func reduced(_ divisor: Expr) -> Expr { divisor.simplerDivisor ?? divisor }
        #expect(reduced(Self.gcd(x, y, z)) != reduced(Self.gcd(x, y)))
        #expect(reduced(Self.gcd(2 * x + 4, 4)) != reduced(Self.gcd(x + 2, 2)))
        #expect(reduced(Self.gcd(x - y, 2 * y)) != reduced(Self.gcd(x, y)))
        #expect(Expr.function(.leastCommonMultiple, [x, y]).simplerDivisor == nil)
    }
}

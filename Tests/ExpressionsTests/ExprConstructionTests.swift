import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite struct ExprConstructionTests {
    @Test("Canonical forms keep value and domain", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func sameValueAndDomain(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var defined = 0
        var undefined = 0
        for _ in 0..<250 {
            let written = random.expression(depth: 4)
            let canonical = written.canonical
            for point in [[0, 0], [1, -1], [2, 3], [-1, 0]] {
                let values: [Symbol: Rational] = [Symbol("x"): Rational(point[0]), Symbol("y"): Rational(point[1])]
                var budget = Budget()
                let expected = written.value(at: values)
                let found: Rational?
                do throws(EvaluationError) {
                    found = try canonical.rationalValue(at: values, budget: &budget)
                } catch {
                    if case .unable = error { continue }
                    found = nil
                }
                #expect(found == expected, "\(written) as \(canonical) at \(point), seed \(seed)")
                if expected == nil { undefined += 1 } else { defined += 1 }
                guard let expected else { continue }
                let region = try? canonical.enclosure(at: values, precision: 64, budget: &budget)
                #expect(region?.contains(expected) ?? true, "\(canonical) at \(point), seed \(seed)")
            }
        }
        #expect(defined > 300 && undefined > 50, "both kinds must occur: \(defined), \(undefined), seed \(seed)")
    }

    @Test("Rebuilding changes nothing", arguments: [21, 22, 23])
    func idempotent(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var sample: [Expr] = []
        for _ in 0..<120 {
            let value = random.expression(depth: 4).canonical
            #expect(value.rebuilt(value.arguments) == value, "\(value), seed \(seed)")
            #expect(
                value.rebuilt(value.arguments) == value.rebuilt(value.arguments.map { $0.rebuilt($0.arguments) }),
                "\(value), seed \(seed)")
            sample.append(value)
        }
        #expect(Laws.hashFaults(sample: sample).isEmpty, "seed \(seed)")
    }

    @Test("Sums and products do not depend on the order of their parts", arguments: [31, 32, 33])
    func order(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<80 {
            let parts = (0..<5).map { _ in random.expression(depth: 2).canonical }
            var shuffled = parts
            shuffled.shuffle(using: &random)
            #expect(Expr.sum(parts) == Expr.sum(shuffled), "\(parts), seed \(seed)")
            #expect(Expr.product(parts) == Expr.product(shuffled), "\(parts), seed \(seed)")
        }
    }

    @Test("A function of the text's own with a built-in name has its own place in the order")
    func namedLikeBuiltIn() {
        let (own, builtIn) = (Expr.function(.named("gcd"), [x, y]), Expr.function(.greatestCommonDivisor, [x, y]))
        #expect(own != builtIn)
        #expect(Expr.sum([own, builtIn]) == Expr.sum([builtIn, own]))
    }

    @Test func nothingUndefinedIsDropped() {
        for kept in [
            x / x, 1 / x - 1 / x, 0 * (1 / x), Expr.power(x, 0), Expr.power(0, 0), 0 * Expr.power(0, -1),
            Expr.power(1 / x, 0),
        ] {
            #expect(kept.rational == nil, "\(kept)")
            #expect(!kept.isTotal, "\(kept)")
        }
        #expect(0 * x == 0 && x - x == 0 && Expr.power(.constant(.pi), 0) == 1)
        #expect(Expr.power(Expr.elementary(.sin, 0), 0).rational == nil)
        #expect(Expr.power(Expr.power(x, -2), -1) != Expr.power(x, 2), "the left side is undefined at 0")
        #expect(Expr.squareRoot(Expr.power(x, 2)) != x)
    }

    @Test func numbersFold() {
        #expect(Expr.number(12) * Expr.number(34) == 408)
        #expect(rational("3/4") + rational("1/6") == rational("11/12"))
        #expect(Expr.power(rational("2/3"), -2) == rational("9/4"))
        #expect(Expr.squareRoot(rational("49/4")) == rational("7/2"))
        #expect(Expr.power(10, Expr.power(10, 10)).rational == nil, "a large power stays as written")
    }

    @Test("Long sums and products of numbers take little time")
    func longFolds() {
        let fractions = (0..<4_000).map { Expr.number(Rational("1/\(1_000_000_007 + 2 * $0)")!) }
        let powers = (1...2_000).map { Expr.power(.number($0 % 9 + 2), 900) }
        let time = ContinuousClock().measure {
            #expect(Expr.sum(fractions).rational.map { $0 > 0 && $0 < 1 } == true)
            #expect(Expr.product(powers) == Expr.product(powers.reversed()))
        }
        #expect(time < .seconds(10), "\(time)")
    }

    @Test func textIsReadable() {
        #expect("\(rational("1/2") * x + Expr.power(x + y, 2))" == "(x + y)^2 + x/2")
        #expect(
            "\(x / y)" == "x/y" && "\(Expr.squareRoot(x))" == "sqrt(x)"
                && "\(Expr.power(x, rational("-2/3")))" == "x^(-2/3)")
    }
}

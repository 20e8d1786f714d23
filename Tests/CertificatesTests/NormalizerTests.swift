import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Certificates

@Suite struct NormalizerTests {
    /// Points in general position.
    static let points: [[Symbol: Rational]] = ["3/7 5/2", "-4/3 1/5", "9/4 -7/6"].map { text in
        let parts = text.split(separator: " ").map { Rational(String($0))! }
        return [Symbol("x"): parts[0], Symbol("y"): parts[1]]
    }

    private func region(_ expression: Expr, _ point: [Symbol: Rational]) -> Enclosure? {
        var budget = Budget()
        return try? expression.enclosure(at: point, precision: 192, budget: &budget)
    }

    @Test("The normal form has the value of the expression", arguments: [1, 2, 3, 4, 5, 6])
    func value(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        var compared = 0
        for _ in 0..<120 {
            let expression = random.expression(depth: 3)
            var normalizer = Normalizer(budget: Budget())
            guard let form = try? normalizer.normalize(expression) else { continue }
            for point in Self.points {
                guard let before = region(expression, point), let after = region(normalizer.expression(form), point)
                else { continue }
                compared += 1
                #expect(
                    !before.isSeparated(from: after),
                    "\(expression) → \(normalizer.expression(form)) at \(point), seed \(seed)")
            }
        }
        #expect(compared > 100, "compared \(compared), seed \(seed)")
    }

    @Test("Rewritten expressions are recognised, changed ones never", arguments: [11, 12, 13, 14, 15, 16])
    func identitiesAndNearMisses(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        var proved = 0
        var nearMisses = 0
        let count = 60
        for _ in 0..<count {
            let value = random.expression(depth: 2)
            let other = random.rewritten(value, times: 3)
            if conclusion(.identity, value === other) == .holds { proved += 1 }
            let wrong = random.mutated(other)
            let isDifferent = Self.points.contains { point in
                guard let a = region(value, point), let b = region(wrong, point) else { return false }
                return a.isSeparated(from: b)
            }
            if isDifferent {
                nearMisses += 1
                #expect(conclusion(.identity, value === wrong) != .holds, "\(value) = \(wrong), seed \(seed)")
            }
        }
        #expect(
            proved > count / 2 && nearMisses > count / 4, "proved \(proved), near misses \(nearMisses), seed \(seed)")
    }

    static let identities: [Statement] = [
        (x + 1) ** 3 === x ** 3 + 3 * x ** 2 + 3 * x + 1, (x ** 2 - 1) / (x - 1) === x + 1, x / x === 1,
        1 / x + 1 / y === (x + y) / (x * y), apply(.sin, x) ** 2 + apply(.cos, x) ** 2 === 1,
        apply(.tan, x) * apply(.cos, x) === apply(.sin, x), apply(.sin, -x) === -apply(.sin, x),
        apply(.cos, y - x) === apply(.cos, x - y),
        apply(.sin, pi / 4) === root(2) / 2, apply(.cos, 2 * pi / 3) === rational("-1/2"),
        apply(.tan, pi / 3) === root(3),
        apply(.sin, pi / 12) === (root(6) - root(2)) / 4, apply(.ln, 12) === 2 * apply(.ln, 2) + apply(.ln, 3),
        apply(.ln, e ** x) === x, apply(.ln, rational("1/8")) === -3 * apply(.ln, 2), 2 ** (x + y) === 2 ** x * 2 ** y,
        6 ** x === 2 ** x * 3 ** x, 4 ** x === (2 ** x) ** 2, e ** (2 * x) === (e ** x) ** 2, root(x) ** 2 === x,
        root(12) === 2 * root(3), root(2) * root(3) === root(6), 1 / (1 + root(2)) === root(2) - 1, root(-4) === 2 * i,
        (1 + i) ** 2 === 2 * i, 1 / i === -i, apply(.abs, x - y) === apply(.abs, y - x),
        Expr.function(.oddRoot, [x, 3]) ** 3 === x,
        Expr.function(.oddRoot, [-54, 3]) === -3 * Expr.function(.oddRoot, [2, 3]),
        apply(.floor, (x + 1) ** 2) === apply(.floor, x ** 2 + 2 * x + 1), x ** (y + 2) === x ** y * x ** 2,
    ]

    @Test(arguments: identities) func knownIdentity(statement: Statement) {
        #expect(conclusion(.identity, statement) == .holds)
        #expect(conclusion(.identity, Statement(statement.left + 1, .equal, statement.right)) != .holds)
        #expect(conclusion(.identity, Statement(2 * statement.left, .equal, statement.right)) != .holds)
    }

    @Test func sideConditionsAreKept() throws {
        func conditions(_ statement: Statement) -> [String]? {
            try? Checker().check(.identity, for: Judgement(statement)).sideConditions.map(\.description)
        }
        #expect(conditions(x / x === 1) == ["x ≠ 0"])
        #expect(conditions((x ** 2 - 1) / (x - 1) === x + 1) == ["x - 1 ≠ 0"])
        #expect(conditions(0 * (1 / x) === 0) == ["x ≠ 0"])
        #expect(conditions(root(x) ** 2 === x) == ["x ≥ 0"])
        #expect(conditions(apply(.ln, x) - apply(.ln, x) === 0) == ["x > 0"])
        #expect(conditions(x ** 0 === 1) == ["x ≠ 0"])
        #expect(conditions(x * y === y * x) == [])
    }

    @Test("The same input gives the same generators, whatever the hash seed of the process")
    func deterministicGenerators() throws {
        let exponent = (1...6).map { Expr.number($0) * .symbol("s\($0)") * .symbol("t\($0)") }
        let expression = 2 ** .sum(exponent) + root(.sum(exponent))
        var normalizer = Normalizer(budget: Budget())
        _ = try normalizer.normalize(expression)
        let powers = normalizer.generators.filter { $0.head == .power }.map(\.description)
        #expect(powers.prefix(3) == ["2^(s1*t1)", "2^(s2*t2)", "2^(s3*t3)"])
    }

    @Test("Limits are named, quick and bounded in memory")
    func limits() {
        var nested = x
        for _ in 0..<50 { nested = root(1 + nested) }
        var sines = x
        for _ in 0..<50 { sines = apply(.tan, sines + 1) }
        var deep = x
        for _ in 0..<5_000 { deep = apply(.floor, deep + 1) }
        let wide = Expr.sum((0..<50_000).map { .symbol("v\($0)") })
        let heavy = (Expr.number(Rational(Integer(10).power(9_999))) * x + 1) ** 200
        let cases: [(Expr, EvaluationError.Limit?)] = [
            (nested ** 2, nil), (sines, nil), (deep, .depth), (wide, .terms), (heavy, .digits),
            (x ** 1_000_000, .degree),
            (Expr.power(x + y + z, 150), .steps), (10 ** (10 ** 10), .digits),
        ]
        for (expression, limit) in cases {
            var normalizer = Normalizer(budget: Budget())
            var found: EvaluationError.Limit?
            do throws(EvaluationError) { _ = try normalizer.normalize(expression) } catch {
                if case .unable(let reason) = error { found = reason }
            }
            #expect(found == limit, "\(expression.size) nodes")
        }
    }
}

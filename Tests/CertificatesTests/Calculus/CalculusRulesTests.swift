import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// For every rule of calculus: claims that it proves, and more that it must not.
@Suite struct CalculusRulesTests {
    static let t = Expr.symbol("t")
    static func factorial(_ argument: Expr) -> Expr { .function(.factorial, [argument]) }
    static let c = Expr.symbol("c")
    static let infinity = Expr.constant(.infinity)
    static let unit = binder(.integral, x ** 2, 0, 1)
    static let cosines = antiderivative(apply(.cos, x))
    static let harmonic = binder(.sum, 1 / (x * (x + 1)), 1, y)
    static let sine = binder(.limit, apply(.sin, x) / x, 0)

    static func integral(_ node: Expr, _ primitive: Expr, then inner: Certificate = .identity) -> Certificate {
        .definiteIntegral(node, primitive: primitive, variable: Symbol("t"), then: inner)
    }
    static func limit(_ node: Expr, _ form: Expr, then inner: Certificate = .identity) -> Certificate {
        .limit(node, form: form, variable: Symbol("t"), then: inner)
    }
    static func telescoping(_ node: Expr, _ partner: Expr, then inner: Certificate = .identity) -> Certificate {
        .telescoping(node, partner: partner, variable: Symbol("t"), then: inner)
    }

    static let accepted: [Case] = [
        Case(cosines === apply(.sin, x) + c, .antiderivative(of: cosines, is: apply(.sin, x) + c, then: .identity), .holds),
        Case(
            x * cosines === x * apply(.sin, x), .antiderivative(of: cosines, is: apply(.sin, x), then: .identity), .holds),
        Case(
            y === apply(.sin, x) + c, facts: [y === cosines],
            .antiderivative(of: cosines, is: apply(.sin, x) + c, then: .linearCombination([1])), .holds),
        Case(unit === rational("1/3"), integral(unit, t ** 3 / 3), .holds),
        Case(unit === rational("1/2"), integral(unit, t ** 3 / 3, then: .exactValues), .fails),
        Case(binder(.integral, x, 0, y) === y ** 2 / 2, integral(binder(.integral, x, 0, y), t ** 2 / 2), .holds),
        Case(
            binder(.integral, 1 / x, 1, e) === 1, integral(binder(.integral, 1 / x, 1, e), apply(.ln, t)), .holds),
        Case(
            binder(.integral, 1 / x, -2, -1) === -apply(.ln, 2),
            integral(binder(.integral, 1 / x, -2, -1), apply(.ln, -t)), .holds),
        Case(
            binder(.integral, 1 / root(x), 0, 1) === 2, integral(binder(.integral, 1 / root(x), 0, 1), 2 * root(t)), .holds),
        Case(
            binder(.integral, 1 / root(1 - x ** 2), -1, 1) === pi,
            integral(binder(.integral, 1 / root(1 - x ** 2), -1, 1), apply(.arcsin, t)), .holds),
        Case(
            binder(.integral, 1 / (1 + x ** 2), 0, 1) === pi / 4,
            integral(binder(.integral, 1 / (1 + x ** 2), 0, 1), apply(.arctan, t)), .holds),
        Case(binder(.limit, x ** 2, 3) === 9, limit(binder(.limit, x ** 2, 3), t ** 2), .holds),
        Case(
            binder(.limit, (x ** 2 - 1) / (x - 1), 1) === 2, limit(binder(.limit, (x ** 2 - 1) / (x - 1), 1), t + 1), .holds),
        Case(
            binder(.limit, (2 * x + 1) / x, infinity) === 2, limit(binder(.limit, (2 * x + 1) / x, infinity), 2 + t), .holds),
        Case(
            sine === 1,
            .quotientOfDerivatives(
                sine, numerator: apply(.sin, t), denominator: t, variable: Symbol("t"),
                then: limit(binder(.limit, apply(.cos, x), 0), apply(.cos, t))), .holds),
        Case(binder(.sum, x, 1, y) === y * (y + 1) / 2, telescoping(binder(.sum, x, 1, y), t * (t - 1) / 2), .holds),
        Case(harmonic === y / (y + 1), telescoping(harmonic, -1 / t), .holds),
        Case(
            binder(.sum, z ** x, 0, y) === (z ** (y + 1) - 1) / (z - 1),
            telescoping(binder(.sum, z ** x, 0, y), z ** t / (z - 1)), .holds),
        Case(
            binder(.sum, 1 / (x * (x + 1)), 1, infinity) === 1,
            telescoping(
                binder(.sum, 1 / (x * (x + 1)), 1, infinity), -1 / t,
                then: limit(binder(.limit, -1 / (x + 1), infinity), -t / (1 + t))), .holds),
        Case(
            binder(.sum, x * factorial(x), 1, y) === factorial(y + 1) - 1,
            telescoping(binder(.sum, x * factorial(x), 1, y), factorial(t)), .holds),
        Case(
            binder(.product, y - x, 0, y - 1) === factorial(y),
            telescoping(binder(.product, y - x, 0, y - 1), 1 / factorial(y - t)), .holds),
        Case(binder(.product, 1 - 1 / x, 2, y) === 1 / y, telescoping(binder(.product, 1 - 1 / x, 2, y), 1 / (t - 1)), .holds),
        Case(
            binder(.sum, z ** x, 0, infinity) === 1 / (1 - z),
            telescoping(binder(.sum, z ** x, 0, infinity), z ** t / (z - 1)), .holds),
        Case(f(3) === 9, facts: [f(x) === x ** 2], .functionDefinition(0, then: .identity), .holds),
        Case(d(f(y), y) === 2 * y, facts: [f(x) === x ** 2], .functionDefinition(0, then: .identity), .holds),
        Case(
            apply(.cos, f(x)) === apply(.cos, y), facts: [f(x) === y],
            .rewriting(0, fromRight: false, then: .identity), .holds),
        Case(
            (x + y) ** 2 === 9, facts: [x + y === 3], .rewriting(0, fromRight: false, then: .exactValues), .holds),
    ]

    @Test(arguments: accepted) func accepts(item: Case) { #expect(item.found(item.certificate) == item.conclusion) }

    @Test(arguments: accepted) func mutantsProveNothingElse(item: Case) {
        for mutant in item.certificate.mutants {
            let found = item.found(mutant)
            #expect(found == nil || found == item.conclusion, "\(mutant)")
        }
    }

    @Test(arguments: accepted) func changedClaims(item: Case) {
        guard item.conclusion == .holds, case .statement(let statement) = item.claim else { return }
        for other in [
            Statement(statement.left + 1, .equal, statement.right), Statement(statement.left * 2, .equal, statement.right),
            Statement(statement.left, .equal, statement.right + z), Statement(statement.left, .notEqual, statement.right),
        ] {
            // An indefinite integral is known up to a constant.
            if case .antiderivative = item.certificate { continue }
            #expect(Case(other, facts: item.facts, item.certificate, .holds).found(item.certificate) != .holds, "\(other)")
        }
    }

    static let gap = binder(.integral, 1 / x ** 2, -1, 1)
    static let sign = binder(.limit, apply(.abs, x) / x, 0)
    static let rejected: [Case] = [
        // Antiderivatives: another derivative, no integral, a point instead of a letter, a function of the variable as constant.
        Case(cosines === apply(.cos, x), .antiderivative(of: cosines, is: apply(.cos, x), then: .identity), .holds),
        Case(cosines === apply(.sin, x) + x, .antiderivative(of: cosines, is: apply(.sin, x) + x, then: .identity), .holds),
        Case(x === x, .antiderivative(of: x, is: x, then: .identity), .holds),
        Case(y === y, .antiderivative(of: cosines, is: apply(.sin, x), then: .identity), .holds),
        Case(
            binder(.antiderivative, x, 2) === 7, .antiderivative(of: binder(.antiderivative, x, 2), is: 7, then: .identity),
            .holds),
        Case(
            antiderivative(apply(.floor, x)) === x, .antiderivative(of: antiderivative(apply(.floor, x)), is: x, then: .identity),
            .holds),
        // The choice was made before: no constant, a known one, one that occurs twice.
        Case(
            y === apply(.sin, x), facts: [y === cosines],
            .antiderivative(of: cosines, is: apply(.sin, x), then: .linearCombination([1])), .holds),
        Case(
            y === apply(.sin, x) + c, facts: [y === cosines, c === 1],
            .antiderivative(of: cosines, is: apply(.sin, x) + c, then: .linearCombination([1, 0])), .holds),
        Case(
            y === apply(.sin, x) + c ** 2, facts: [y === cosines],
            .antiderivative(of: cosines, is: apply(.sin, x) + c ** 2, then: .linearCombination([1])), .holds),
        Case(
            y === apply(.sin, x) + c + c ** 2, facts: [y === cosines],
            .antiderivative(of: cosines, is: apply(.sin, x) + c + c ** 2, then: .linearCombination([1])), .holds),
        Case(cosines === cosines + 1, .identity, .holds), Case(cosines === antiderivative(apply(.sin, x)), .identity, .holds),
        // Integrals: gaps, jumps, bounds that are not known, a wrong primitive.
        Case(gap === -2, integral(gap, -1 / t), .holds),
        Case(binder(.integral, 1 / x, -1, 1) === 0, integral(binder(.integral, 1 / x, -1, 1), apply(.ln, apply(.abs, t))), .holds),
        Case(binder(.integral, 1 / x, 0, 1) === 0, integral(binder(.integral, 1 / x, 0, 1), apply(.ln, t)), .holds),
        Case(
            binder(.integral, 1 / x, 1, y) === apply(.ln, y), integral(binder(.integral, 1 / x, 1, y), apply(.ln, t)), .holds),
        Case(
            binder(.integral, apply(.cos, x) ** -2, 0, pi) === 0,
            integral(binder(.integral, apply(.cos, x) ** -2, 0, pi), apply(.tan, t)), .holds),
        // |t| has slope ±1 on both sides of its zero, |t|/t is constant on both sides.
        Case(
            binder(.integral, apply(.abs, x) / x, -1, 2) === 1,
            integral(binder(.integral, apply(.abs, x) / x, -1, 2), apply(.abs, t)), .holds),
        Case(
            binder(.integral, 0, -1, 1) === 2, integral(binder(.integral, 0, -1, 1), apply(.abs, t) / t), .holds),
        Case(
            binder(.integral, 1 / root(x), -1, 1) === 2, integral(binder(.integral, 1 / root(x), -1, 1), 2 * root(t)), .holds),
        Case(
            binder(.integral, 1 / root(1 - x ** 2), -1, 2) === 0,
            integral(binder(.integral, 1 / root(1 - x ** 2), -1, 2), apply(.arcsin, t)), .holds),
        Case(
            binder(.integral, 1 / (x ** 2 - 1), -1, 0) === 0,
            integral(
                binder(.integral, 1 / (x ** 2 - 1), -1, 0), apply(.ln, (1 - t) / (1 + t)) / 2), .holds),
        Case(unit === 1, integral(unit, t ** 2), .holds), Case(unit === rational("1/3"), .identity, .holds),
        Case(
            binder(.integral, 0 * x, 0, 1) === 0, integral(binder(.integral, 0 * x, 0, 1), apply(.floor, t)), .holds),
        Case(
            binder(.integral, 1 / (1 + x ** 2), -1, infinity) === 0,
            integral(binder(.integral, 1 / (1 + x ** 2), -1, infinity), apply(.arctan, t)), .holds),
        Case(
            binder(.integral, f(x), 0, 1) === f(1) - f(0), integral(binder(.integral, f(x), 0, 1), f(t)), .holds),
        Case(
            binder(.integral, 1 / (2 + apply(.cos, x)), 0, 2 * pi) === 0,
            integral(
                binder(.integral, 1 / (2 + apply(.cos, x)), 0, 2 * pi),
                2 / root(3) * apply(.arctan, apply(.tan, t / 2) / root(3))), .holds),
        // Limits: a jump, a pole, another function, a limit at which the form is not continuous, outside the domain.
        Case(sign === 1, limit(sign, apply(.abs, t) / t), .holds), Case(sign === 1, limit(sign, 1), .holds),
        Case(binder(.limit, 1 / x, 0) === 0, limit(binder(.limit, 1 / x, 0), 1 / t), .holds),
        Case(binder(.limit, 1 / x, 0) === 0, limit(binder(.limit, 1 / x, 0), t), .holds),
        Case(binder(.limit, root(x), 0) === 0, limit(binder(.limit, root(x), 0), root(t)), .holds),
        Case(binder(.limit, apply(.floor, x), 1) === 1, limit(binder(.limit, apply(.floor, x), 1), apply(.floor, t)), .holds),
        Case(binder(.limit, f(x), 1) === f(1), limit(binder(.limit, f(x), 1), f(t)), .holds),
        Case(binder(.limit, root(x) / root(x), -1) === 1, limit(binder(.limit, root(x) / root(x), -1), 1), .holds),
        Case(binder(.limit, apply(.sin, x), infinity) === 0, limit(binder(.limit, apply(.sin, x), infinity), apply(.sin, 1 / t)), .holds),
        Case(
            binder(.limit, apply(.cos, x) / x, 0) === 0,
            .quotientOfDerivatives(
                binder(.limit, apply(.cos, x) / x, 0), numerator: apply(.cos, t), denominator: t, variable: Symbol("t"),
                then: limit(binder(.limit, -apply(.sin, x), 0), -apply(.sin, t))), .holds),
        Case(
            sign === 1,
            .quotientOfDerivatives(
                sign, numerator: apply(.abs, t), denominator: t, variable: Symbol("t"), then: .identity), .holds),
        // Sums: a wrong partner, a term that is undefined, bounds out of order.
        Case(binder(.sum, x, 1, y) === y ** 2 / 2, telescoping(binder(.sum, x, 1, y), t ** 2 / 2), .holds),
        Case(
            binder(.sum, 1 / (x * (x + 1)), 0, y) === 0, telescoping(binder(.sum, 1 / (x * (x + 1)), 0, y), -1 / t), .holds),
        Case(
            binder(.sum, 1 / (x * (x + 1)), -5, y) === 0, telescoping(binder(.sum, 1 / (x * (x + 1)), -5, y), -1 / t), .holds),
        Case(
            binder(.sum, 1 / ((x - 3) * (x - 2)), 1, y) === 0,
            telescoping(binder(.sum, 1 / ((x - 3) * (x - 2)), 1, y), -1 / (t - 3)), .holds),
        Case(binder(.sum, x, 5, 1) === -9, telescoping(binder(.sum, x, 5, 1), t * (t - 1) / 2, then: .exactValues), .holds),
        Case(binder(.sum, x / x, 0, y) === binder(.sum, 1, 0, y), .identity, .holds),
        Case(binder(.product, x, 1, y) === 0, telescoping(binder(.product, x, 1, y), t), .holds),
        // A factorial of what may be negative, at the lower or the upper end; a product from a place where the partner is 0; a factor
        // that is undefined; series that diverge, and one whose terms are bounded only.
        Case(
            binder(.sum, x * factorial(x), -2, y) === factorial(y + 1) - factorial(-2),
            telescoping(binder(.sum, x * factorial(x), -2, y), factorial(t)), .holds),
        Case(
            binder(.product, y - x, 0, y) === factorial(y) / factorial(-1),
            telescoping(binder(.product, y - x, 0, y), 1 / factorial(y - t)), .holds),
        Case(
            binder(.product, (x + 1) / x, 1, y) === y + 1, telescoping(binder(.product, (x + 1) / x, 1, y), t - 1), .holds),
        Case(binder(.product, 1 + 1 / x, -1, y) === 0, telescoping(binder(.product, 1 + 1 / x, -1, y), t), .holds),
        Case(binder(.product, 1 + 1 / x, 0, y) === 0, telescoping(binder(.product, 1 + 1 / x, 0, y), t), .holds),
        Case(binder(.product, x, 0, y) === 0, telescoping(binder(.product, x, 0, y), factorial(t - 1)), .holds),
        Case(binder(.sum, 2 ** x, 0, infinity) === -1, telescoping(binder(.sum, 2 ** x, 0, infinity), 2 ** t), .holds),
        Case(
            binder(.sum, (-1) ** x, 0, infinity) === rational("1/2"),
            telescoping(binder(.sum, (-1) ** x, 0, infinity), -((-1) ** t) / 2), .holds),
        Case(binder(.product, 2, 1, infinity) === 0, telescoping(binder(.product, 2, 1, infinity), 2 ** t), .holds),
        Case(binder(.integral, 2 * x + 1, 0, y) === y ** 2, telescoping(binder(.integral, 2 * x + 1, 0, y), t ** 2), .holds),
        // Definitions: an equation to be solved, a function used again, a value at a point, another number of arguments.
        Case(f(3) === 0, facts: [f(x) === 0], .functionDefinition(0, then: .identity), .holds),
        Case(f(3) === 3 * f(3), facts: [f(x) === x * f(x)], .functionDefinition(0, then: .identity), .holds),
        Case(f(3) === 4, facts: [f(2) === 4], .functionDefinition(0, then: .identity), .holds),
        Case(f(3) === 9, facts: [f(x, x) === x ** 2], .functionDefinition(0, then: .identity), .holds),
        Case(f(3, 4) === 9, facts: [f(x) === x ** 2], .functionDefinition(0, then: .identity), .holds),
        Case(f(3) === 9, facts: [Statement(f(x), .less, x ** 2)], .functionDefinition(0, then: .identity), .holds),
        Case(f(3) === 9, facts: [x ** 2 === f(x)], .functionDefinition(0, then: .identity), .holds),
        Case(f(3) === 8, facts: [f(x) === x ** 2], .functionDefinition(0, then: .exactValues), .contradicts),
        // Rewriting: no equation, no occurrence, a side below a binder.
        Case(x === 3, facts: [Statement(x, .lessOrEqual, 3)], .rewriting(0, fromRight: false, then: .identity), .holds),
        Case(x === 3, facts: [y === 3], .rewriting(0, fromRight: false, then: .identity), .holds),
        Case(
            binder(.integral, x, 0, 1) === 2, facts: [x === 2],
            .rewriting(0, fromRight: false, then: .identity), .holds),
        Case(x === 4, facts: [x === 3], .rewriting(0, fromRight: false, then: .exactValues), .contradicts),
    ]

    @Test(arguments: rejected) func rejects(item: Case) {
        let found = item.found(item.certificate)
        #expect(found == nil || item.conclusion == .contradicts && found != .contradicts)
    }

    @Test("What the bounds and the cancelled parts need is kept as a condition")
    func sideConditions() throws {
        let sum = binder(.sum, x, 1, y) === y * (y + 1) / 2
        let checked = try Checker().check(
            Self.telescoping(binder(.sum, x, 1, y), Self.t * (Self.t - 1) / 2), for: Judgement(sum))
        #expect(checked.sideConditions == [SideCondition(Statement(y, .greaterOrEqual, 0))])
        let series = binder(.sum, z ** x, 0, Self.infinity)
        let found = try Checker().check(Self.telescoping(series, z ** Self.t / (z - 1)), for: Judgement(series === 1 / (1 - z)))
        #expect(found.sideConditions.contains(SideCondition(Statement(apply(.abs, z), .less, 1))))
        let node = antiderivative(1 / x)
        let logarithm = try Checker().check(
            .antiderivative(of: node, is: apply(.ln, x), then: .identity), for: Judgement(node === apply(.ln, x)))
        #expect(logarithm.sideConditions.contains(SideCondition(Statement(x, .greater, 0))))
    }
}

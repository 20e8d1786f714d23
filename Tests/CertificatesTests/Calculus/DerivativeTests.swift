import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Certificates

func f(_ arguments: Expr...) -> Expr { .function(.named("f"), arguments) }
func d(_ body: Expr, _ variable: Expr = x, at point: Expr? = nil, order: Int = 1) -> Expr {
    .binding(.derivative, variable.symbol!, in: body, [point ?? variable, .number(order)])
}
func binder(_ binder: Binder, _ body: Expr, _ further: Expr..., over variable: Expr = x) -> Expr {
    .binding(binder, variable.symbol!, in: body, further)
}
func antiderivative(_ body: Expr) -> Expr { binder(.antiderivative, body, x) }
func named(_ name: String, _ arguments: Expr...) -> Expr { .function(.named(name), arguments) }

@Suite struct DerivativeTests {
    @Test("The derivative is the limit of difference quotients", arguments: [1, 2, 3, 4, 5])
    func differenceQuotients(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        var compared = 0
        let step = try Rational(1, Integer(2).power(40))
        for _ in 0..<150 {
            let expression = random.expression(depth: 3)
            var differentiation = Differentiation(variable: Symbol("x"), budget: Budget())
            guard let result = try? differentiation.derivative(of: expression) else { continue }
            for point in NormalizerTests.points {
                func value(_ expression: Expr, _ shift: Rational) -> Enclosure? {
                    var budget = Budget()
                    var place = point
                    place[Symbol("x")]! += shift
                    return try? expression.enclosure(at: place, precision: 256, budget: &budget)
                }
                guard let up = value(expression, step), let down = value(expression, -step), let slope = value(result, 0) else {
                    continue
                }
                let width = Enclosure(step * 2, precision: 256)
                guard let quotient = try? (up - down).divided(by: width), abs(slope.approximate) < 1e6 else { continue }
                compared += 1
                #expect(
                    abs(quotient.approximate - slope.approximate) <= 1e-6 * (1 + abs(slope.approximate)),
                    "d/dx \(expression) = \(result) at \(point), seed \(seed)")
            }
        }
        #expect(compared > 60, "compared \(compared), seed \(seed)")
    }

    static let identities: [Statement] = [
        d(x ** 3) === 3 * x ** 2, d(x ** 3, order: 2) === 6 * x, d(x ** 3, at: 2) === 12, d(x * y) === y,
        d(apply(.sin, 2 * x)) === 2 * apply(.cos, 2 * x), d(e ** (x ** 2)) === 2 * x * e ** (x ** 2),
        d(x ** x) === x ** x * (apply(.ln, x) + 1), d(apply(.arctan, x)) === 1 / (1 + x ** 2), d(2 ** x) === 2 ** x * apply(.ln, 2),
        d(apply(.abs, x)) === x / apply(.abs, x), d(root(x)) === 1 / (2 * root(x)), d(apply(.sinh, x)) === apply(.cosh, x),
        d(e ** (i * x)) === i * e ** (i * x), d(.function(.oddRoot, [x, 3])) === 1 / (3 * .function(.oddRoot, [x, 3]) ** 2),
        d(x ** z) === z * x ** z / x, d(x * y, order: 0) === x * y,
        // Named functions: the chain, several arguments, primes.
        d(f(x)) === named("f'", x), d(f(x), order: 2) === named("f''", x), d(named("f'", x)) === named("f''", x),
        d(f(x ** 2)) === 2 * x * named("f'", x ** 2), d(f(x) * x) === f(x) + x * d(f(x)),
        d(f(x, 2 * x)) === d(f(x, y), at: x) * 0 + d(f(x, 2 * x)), d(f(x, x + x)) === d(f(x, 2 * x)),
        d(f(x) / x) === (x * d(f(x)) - f(x)) / x ** 2, d(d(f(x, y)), y) === d(d(f(x, y)), y),
        // Integrals: the fundamental theorem.
        d(antiderivative(f(x))) === f(x), d(binder(.integral, f(z), 1, x ** 2, over: z)) === 2 * x * f(x ** 2),
        d(binder(.integral, e ** (x * z), 0, 1, over: z)) === binder(.integral, z * e ** (x * z), 0, 1, over: z),
        d(binder(.sum, x ** 2 * z, 1, y, over: z)) === 2 * x * binder(.sum, z, 1, y, over: z),
    ]

    @Test(arguments: identities) func holds(statement: Statement) {
        #expect(conclusion(.identity, statement) == .holds)
    }

    static let unproved: [Statement] = [
        d(x ** 3) === 3 * x, d(x ** 3, order: 2) === 3 * x ** 2, d(apply(.sin, 2 * x)) === apply(.cos, 2 * x),
        d(e ** (2 * x)) === e ** (2 * x), d(f(x)) === f(x), d(f(x)) === named("g'", x), d(f(x ** 2)) === named("f'", x ** 2),
        named("f'", x) === named("f''", x), d(f(x) * x) === x * d(f(x)), d(x ** 2, at: 2) === 2 * x,
        // A letter alone may depend on the variable; so may a function on its other argument.
        d(y) === 0, d(y ** 2) === 0, d(d(f(x, y)), y) === d(d(f(x, y)), x), d(f(x, y)) === d(f(x, y), y),
        // No rule: steps, discrete functions, limits, complex arguments of real functions.
        d(apply(.floor, x)) === 0, d(.function(.factorial, [x])) === 0, d(apply(.realPart, i * x)) === 0,
        d((-2) ** x) === (-2) ** x * apply(.ln, -2), d(apply(.abs, e ** (i * x))) === 0,
        d(binder(.limit, x * z, 0, over: z)) === 0,
        // The constant of integration may depend on the parameter; convergence is not known.
        d(binder(.antiderivative, x * z, z, over: z)) === binder(.antiderivative, z, z, over: z),
        d(binder(.sum, x ** z, 0, .constant(.infinity), over: z)) === binder(.sum, z * x ** (z - 1), 0, .constant(.infinity), over: z),
        d(binder(.integral, f(x, z), 0, 1, over: z)) === 0, d(binder(.integral, 1 / (x - z), 0, 1, over: z)) === 0,
        d(binder(.integral, apply(.floor, z), 0, x, over: z)) === apply(.floor, x),
    ]

    @Test(arguments: unproved) func provesNothing(statement: Statement) {
        #expect(conclusion(.identity, statement) == nil)
    }

    @Test("The domain of the function is a side condition of its derivative")
    func sideConditions() throws {
        let checked = try Checker().check(.identity, for: Judgement(d(apply(.ln, x)) === 1 / x))
        #expect(checked.sideConditions.contains(SideCondition(Statement(x, .greater, 0))))
        let root = try Checker().check(.identity, for: Judgement(d(x / y) === 1 / y))
        #expect(root.sideConditions.contains(SideCondition(nonzero: y)))
    }

    @Test("Orders and sizes are bounded")
    func budgets() {
        #expect(conclusion(.identity, d(x ** 3, order: 1_000_000) === 0) == nil)
        var nested = x
        for _ in 0..<40 { nested = apply(.sin, nested * nested) }
        #expect(conclusion(.identity, d(nested, order: 6) === 0) == nil)
    }
}

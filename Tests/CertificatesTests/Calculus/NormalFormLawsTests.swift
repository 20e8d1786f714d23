import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// Laws of hyperbolic, inverse and complex functions, of absolute values and powers, each with what must not follow.
@Suite struct NormalFormLawsTests {
    static let n = Expr.symbol("n")
    static func ln(_ value: Expr) -> Expr { apply(.ln, value) }
    static func factorial(_ value: Expr) -> Expr { .function(.factorial, [value]) }
    static func choose(_ above: Expr, _ below: Expr) -> Expr { .function(.binomial, [above, below]) }
    static func abs(_ value: Expr) -> Expr { apply(.abs, value) }

    static let identities: [Statement] = [
        apply(.cosh, x) ** 2 - apply(.sinh, x) ** 2 === 1, apply(.sinh, 2 * x) === 2 * apply(.sinh, x) * apply(.cosh, x),
        apply(.tanh, x) === apply(.sinh, x) / apply(.cosh, x), apply(.sinh, 0) === 0, apply(.cosh, -x) === apply(.cosh, x),
        e ** (i * x) === apply(.cos, x) + i * apply(.sin, x), e ** (i * pi) === -1, e ** (-i * pi / 2) === -i,
        (e ** (i * x) - e ** (-i * x)) / (2 * i) === apply(.sin, x), e ** (2 * ln(x)) === x ** 2, e ** (ln(x) / 2) === root(x),
        apply(.sin, apply(.arcsin, x)) === x, apply(.cos, apply(.arcsin, x)) === root(1 - x ** 2),
        apply(.cos, apply(.arccos, x)) === x, apply(.tan, apply(.arctan, x)) === x,
        apply(.arcsin, x) + apply(.arccos, x) === pi / 2, apply(.arctan, -x) === -apply(.arctan, x),
        apply(.arctan, 1) === pi / 4, apply(.arcsin, rational("1/2")) === pi / 6, apply(.arccos, -rational("1/2")) === 2 * pi / 3,
        apply(.arctan, root(3)) === pi / 3,
        root(x ** 2) === abs(x), root(4 * x ** 2 * y ** 2) === 2 * abs(x * y), abs(x) ** 2 === x ** 2, abs(x * y) === abs(x) * abs(y),
        abs(-x) === abs(x), abs(abs(x)) === abs(x), abs(x / y) === abs(x) / abs(y), abs(e ** x) === e ** x,
        x ** (y + z) === x ** y * x ** z, x ** (2 * n) === (x ** n) ** 2, x ** (n + 1) / x ** n === x, 1 ** n === 1,
        (e ** x) ** y === e ** (x * y), (-1) ** (n + 1) === -((-1) ** n), (-2) ** n === (-1) ** n * 2 ** n,
        antiderivative(2 * f(x)) === 2 * antiderivative(f(x)), antiderivative(f(x) + x) === antiderivative(x) + antiderivative(f(x)),
        binder(.integral, y * f(x), 0, 1) === y * binder(.integral, f(x), 0, 1),
        binder(.sum, y * f(x) + f(x), 1, n) === (y + 1) * binder(.sum, f(x), 1, n),
        x / x === 1, (x ** 2 - 1) / (x - 1) === x + 1,
        // Signs that the domain of the written sides gives.
        root(x) * root(x) === root(x ** 2), root(x ** 3) === x * root(x), root(4 * x) === 2 * root(x), root(x ** 3) === root(x) ** 3,
        root(x) * root(y) === root(x * y), root(x / y) === root(x) / root(y), root(1 / x) === 1 / root(x), root(2 * x + 2) === root(2) * root(x + 1),
        root(x / 4) === root(x) / 2, root(1 / (4 * x ** 2)) === 1 / (2 * abs(x)), root(x ** 2 * y) === abs(x) * root(y),
        ln(x ** 2) === 2 * ln(x), ln(x * y) === ln(x) + ln(y), ln(x / y) === ln(x) - ln(y), ln(4 * x) === 2 * ln(2) + ln(x),
        ln(root(x)) === ln(x) / 2, ln(x ** 2) === 2 * ln(abs(x)), ln((x + 1) / (x - 1)) === ln(x + 1) - ln(x - 1), ln(e * x) === 1 + ln(x),
        ln(x ** y) === y * ln(x), (x ** y) ** z === x ** (y * z), x ** n * y ** n === (x * y) ** n, (4 * x) ** n === 2 ** (2 * n) * x ** n,
        (x ** 2) ** n === x ** (2 * n), abs(x ** 2 + 1) === x ** 2 + 1, abs(-(x ** 2) - 1) === x ** 2 + 1, abs(root(3) - 2) === 2 - root(3),
        // Functions by way of simpler ones.
        factorial(n + 1) / factorial(n) === n + 1, factorial(n) === n * factorial(n - 1), factorial(2 * n) / factorial(2 * n - 2) === 2 * n * (2 * n - 1),
        choose(n, 2) === n * (n - 1) / 2, choose(n, x) === factorial(n) / (factorial(x) * factorial(n - x)), choose(n, x) === choose(n, n - x),
        choose(n, x) + choose(n, x + 1) === choose(n + 1, x + 1), x * choose(n, x) === n * choose(n - 1, x - 1),
        .function(.maximum, [x, y]) === (x + y + abs(x - y)) / 2, .function(.maximum, [x, y]) + .function(.minimum, [x, y]) === x + y,
        .function(.minimum, [x, y]) === -.function(.maximum, [-x, -y]),
        apply(.floor, x + 1) === apply(.floor, x) + 1, apply(.ceiling, x) === -apply(.floor, -x), apply(.floor, x - 5 / 2) === apply(.floor, x + rational("1/2")) - 3,
        .function(.oddRoot, [x ** 3, 3]) === x, .function(.oddRoot, [-8 * x, 3]) === -2 * .function(.oddRoot, [x, 3]),
        .function(.oddRoot, [x * y, 3]) === .function(.oddRoot, [x, 3]) * .function(.oddRoot, [y, 3]),
    ]

    @Test(arguments: identities) func holds(statement: Statement) {
        #expect(conclusion(.identity, statement) == .holds, "\(statement)")
    }

    static let unproved: [Statement] = [
        root(x ** 2) === x, root(x ** 2 * y) === x * root(y), abs(x) === x, abs(x + y) === abs(x) + abs(y), abs(i * x) ** 2 === -(x ** 2),
        abs(e ** (i * x)) === e ** (i * x), root((i * x) ** 2) === abs(i * x), ln(x ** 2) + i === 2 * ln(x) + i,
        ln(x * y) === ln(x) + ln(abs(y)), ln(x ** 2) === 2 * ln(-x) + ln(y) - ln(y) + ln(2), ln(x + y) === ln(x) + ln(y),
        ln(x - y) === ln(x) - ln(y), ln(-x) === ln(x), ln(x) ** 2 === 2 * ln(x), ln(x * y) === ln(x) * ln(y),
        root(x * y) === root(-x) * root(y), root(x ** 2 * y) === x * root(y), root(x + y) === root(x) + root(y), root(x ** 3) + i === x * root(x) + i,
        root(x ** 4 * y) === x * root(y), root(4 * x) === 4 * root(x), root(x ** 2) === root(-x) ** 2 * 2, root(x - 1) === i * root(1 - x),
        (x * y) ** n === abs(x) ** n * y ** n, ((-2) * x) ** n === 2 ** n * x ** n, (x ** 2) ** n === (-x) ** n * x ** n,
        abs(-(x ** 2) - 1) === -(x ** 2) - 1, abs(x ** 2 - 1) === x ** 2 - 1, abs(root(3) - 2) === root(3) - 2, abs(x ** 3) === x ** 3,
        apply(.sin, x / 2) ** 2 === (1 + apply(.cos, x)) / 2, apply(.tan, x / 2) === (1 - apply(.cos, x)) / (1 + apply(.cos, x)),
        apply(.sin, x / 2) === root((1 - apply(.cos, x)) / 2), apply(.cos, x / 2) === apply(.cos, x) / 2,
        factorial(n + 1) === n * factorial(n), factorial(2 * n) === 2 * factorial(n), factorial(n) * factorial(n) === factorial(2 * n),
        factorial(x + y) === factorial(x) + factorial(y), factorial(n - 1) === factorial(n) / (n - 1), factorial(n / 2) ** 2 === factorial(n),
        choose(n, 2) === n * (n + 1) / 2, choose(n, x) + choose(n, x + 1) === choose(n + 1, x), choose(n, x) === choose(x, n), choose(n, x) ** 2 === choose(n ** 2, x ** 2),
        choose(-1, x) === (-1) ** x, choose(n, -1) === 1, choose(n, n) === 0,
        .function(.maximum, [x, y]) === x, .function(.maximum, [x, y]) === (x + y - abs(x - y)) / 2, .function(.minimum, [x, -x]) === abs(x),
        apply(.floor, 2 * x) === 2 * apply(.floor, x), apply(.floor, x + y) === apply(.floor, x) + apply(.floor, y), apply(.ceiling, x) === apply(.floor, x) + 1,
        apply(.floor, x + rational("1/2")) === apply(.floor, x) + 1, apply(.floor, -x) === -apply(.floor, x),
        .function(.oddRoot, [x ** 3, 3]) === abs(x), .function(.oddRoot, [-x, 3]) === .function(.oddRoot, [x, 3]),
        .function(.oddRoot, [x + y, 3]) === .function(.oddRoot, [x, 3]) + .function(.oddRoot, [y, 3]),
        .function(.oddRoot, [x ** 2, 3]) === .function(.oddRoot, [x, 3]) ** 3,
        apply(.arcsin, apply(.sin, x)) === x, apply(.arccos, apply(.cos, x)) === x, apply(.arctan, apply(.tan, x)) === x,
        apply(.arcsin, 2) === pi, apply(.arctan, 2) === pi / 3, apply(.cos, apply(.arcsin, x)) === -root(1 - x ** 2),
        (x ** 2) ** rational("1/2") === x, ((-x) ** y) ** z === x ** (y * z),
        ((-1) ** n) ** 2 === 1, ((-2) ** x) ** y === (-2) ** (x * y), e ** (i * x) === e ** x,
        (e ** (i * x)) ** y === e ** (i * x * y), 0 ** n === 0, Expr.number(0) ** 0 === 1, 1 / Expr.number(0) === 1,
        Expr.number(-8) ** rational("1/3") === -2, e ** ln(x + y) === x, apply(.cosh, x) === apply(.sinh, x),
        binder(.integral, f(x) ** 2, 0, 1) === binder(.integral, f(x), 0, 1) ** 2,
        binder(.integral, f(x) * x, 0, 1) === x * binder(.integral, f(x), 0, 1),
        binder(.sum, f(x), 1, n) === binder(.sum, f(x), 0, n), binder(.product, 2 * f(x), 1, n) === 2 * binder(.product, f(x), 1, n),
        antiderivative(x * f(x)) === x * antiderivative(f(x)),
    ]

    @Test(arguments: unproved) func provesNothing(statement: Statement) {
        #expect(conclusion(.identity, statement) == nil, "\(statement)")
    }
}

import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// Limits by growth, and with them integrals and sums without end.
@Suite struct ImproperIntegralsTests {
    static let t = Expr.symbol("t")
    static let infinity = Expr.constant(.infinity)

    static func limit(_ body: Expr, _ point: Expr = infinity, _ side: Binder = .limit) -> Expr { binder(side, body, point) }

    /// The certificate that the limit is what the growth of the form says, the form in t.
    static func growth(_ node: Expr, _ form: Expr, then inner: Certificate = .identity) -> Certificate {
        .limit(node, form: form, variable: Symbol("t"), then: inner)
    }

    static func claim(_ body: Expr, _ point: Expr = infinity, _ side: Binder = .limit, is value: Expr, form: Expr? = nil) -> Case {
        let node = limit(body, point, side)
        return Case(node === value, growth(node, form ?? body.substituting([Symbol("x"): t])), .holds)
    }

    static let limits: [Case] = [
        claim((3 * x ** 2 + 1) / (x ** 2 - 5), is: 3), claim(x * e ** -x, is: 0), claim(x * e ** x, -infinity, is: 0),
        claim(apply(.ln, x) / root(x), is: 0), claim(apply(.arctan, x), is: pi / 2), claim(apply(.arctan, x), -infinity, is: -pi / 2),
        claim((1 + 1 / x) ** x, is: e), claim((1 + 2 / x) ** (3 * x), is: e ** 6), claim(apply(.sin, x) / x, is: 0),
        claim((x + apply(.cos, x)) / x, is: 1), claim(2 ** x / 3 ** (x + 1), is: 0), claim((3 ** x + x ** 5) / (3 ** (x + 1) - 2 ** x), is: rational("1/3")),
        claim(x * apply(.ln, x), 0, .limitFromAbove, is: 0), claim(x ** 2 * apply(.sin, 1 / x), 0, is: 0),
        claim(apply(.abs, x) / x, 0, .limitFromBelow, is: -1), claim(x / root(x ** 2 + 1), -infinity, is: -1),
        claim(x ** 2, is: infinity), claim(apply(.ln, x), 0, .limitFromAbove, is: -infinity), claim(1 / x ** 2, 0, is: infinity),
        claim(x ** (1 / x), is: 1), claim(apply(.tanh, x), is: 1),
        claim(root(x) / root(x), 0, is: 1, form: 1), claim(root(x) * 0 + x, 0, .limitFromAbove, is: 0),
        claim(root(x ** 2 + x) - x, is: rational("1/2"), form: t / (root(t ** 2 + t) + t)),
    ]

    @Test(arguments: limits) func growthTellsTheLimit(item: Case) { #expect(item.found(item.certificate) == .holds) }

    static let wrong: [Case] = [
        claim((3 * x ** 2 + 1) / (x ** 2 - 5), is: 2), claim(apply(.sin, x), is: 0), claim(x * apply(.sin, x), is: 0),
        claim(apply(.arctan, x), -infinity, is: pi / 2), claim(1 / x, 0, is: infinity), claim(1 / x, 0, is: 0),
        claim(apply(.abs, x) / x, 0, is: 1), claim(apply(.sin, 1 / x), 0, is: 0), claim((1 + 1 / x) ** x, is: 1),
        // Undefined for all large x, or on one side.
        claim(root(-x) / root(-x), is: 1), claim(root(-x) / root(-x), is: 1, form: 1), claim(apply(.ln, -x) / x, is: 0),
        claim(x * apply(.ln, x), 0, is: 0), claim((-2) ** x / 3 ** x, is: 0), claim(root(apply(.sin, x)) / x, is: 0),
        claim(root(-(x ** 2)) / root(-(x ** 2)), 0, is: 1, form: 1), claim((root(x) + root(-x)) * 0 + 1, 0, is: 1, form: 1),
        claim(root(x - 1) * 0 + 1, 0, .limitFromAbove, is: 1, form: 1), claim(root(x) / root(x), 0, .limitFromBelow, is: 1, form: 1),
        // Leading terms that cancel tell nothing; another function as its form.
        claim(root(x ** 2 + x) - x, is: 0), claim(x - x, is: infinity), claim(x ** 2 - x ** 2 + 1, is: 0), claim(e ** x, is: 0, form: e ** -t),
        claim(apply(.floor, x) / x, is: 1), claim(f(x) / x, is: 0), claim(y * x, is: infinity), claim(x ** y, is: 0),
        claim(y ** x, is: 0), claim(i * x, is: infinity), claim(x, is: -infinity), claim(2 * x - x, y, is: infinity),
        // 0 · ln 2 = 0 is no growth.
        claim(2 ** x / 2 ** x, is: infinity),
    ]

    @Test(arguments: wrong) func rejectsLimits(item: Case) { #expect(item.found(item.certificate) != .holds) }

    static func integral(_ body: Expr, _ lower: Expr, _ upper: Expr, is value: Expr, by primitive: Expr, then inner: Certificate) -> Case {
        let node = binder(.integral, body, lower, upper)
        return Case(node === value, .definiteIntegral(node, primitive: primitive, variable: Symbol("t"), then: inner), .holds)
    }

    /// The limits of the primitive at both ends, one after the other.
    static func ends(_ primitive: Expr, _ lower: Expr, _ upper: Expr, then inner: Certificate = .identity) -> Certificate {
        func node(_ place: Expr, _ side: Binder) -> Expr {
            .binding(place.isInfinite ? .limit : side, Symbol("t"), in: primitive, [place])
        }
        func step(_ node: Expr, _ inner: Certificate) -> Certificate {
            .limit(node, form: primitive.substituting([Symbol("t"): .symbol("s")]), variable: Symbol("s"), then: inner)
        }
        return step(node(upper, .limitFromBelow), step(node(lower, .limitFromAbove), inner))
    }

    static let integrals: [Case] = [
        integral(e ** -x, 0, infinity, is: 1, by: -(e ** -t), then: ends(-(e ** -t), 0, infinity)),
        integral(1 / x ** 2, 1, infinity, is: 1, by: -1 / t, then: ends(-1 / t, 1, infinity)),
        integral(1 / (1 + x ** 2), -infinity, infinity, is: pi, by: apply(.arctan, t), then: ends(apply(.arctan, t), -infinity, infinity)),
        integral(apply(.ln, x), 0, 1, is: -1, by: t * apply(.ln, t) - t, then: ends(t * apply(.ln, t) - t, 0, 1)),
        integral(x * e ** x, -infinity, 0, is: -1, by: t * e ** t - e ** t, then: ends(t * e ** t - e ** t, -infinity, 0)),
    ]

    @Test(arguments: integrals) func acceptsIntegrals(item: Case) { #expect(item.found(item.certificate) == .holds) }

    static let openIntegrals: [Case] = [
        integral(e ** -x, 0, infinity, is: 2, by: -(e ** -t), then: ends(-(e ** -t), 0, infinity)),
        integral(e ** -x, 0, infinity, is: 1, by: -(e ** -t), then: .identity),
        integral(1 / x, 1, infinity, is: 0, by: apply(.ln, t), then: ends(apply(.ln, t), 1, infinity)),
        integral(apply(.cos, x), 0, infinity, is: 0, by: apply(.sin, t), then: ends(apply(.sin, t), 0, infinity)),
        // A gap on the way.
        integral(1 / (x - 1) ** 2, 0, infinity, is: -1, by: -1 / (t - 1), then: ends(-1 / (t - 1), 0, infinity)),
        integral(1 / x ** 2, -1, infinity, is: -1, by: -1 / t, then: ends(-1 / t, -1, infinity)),
        integral(1 / x ** 2, -infinity, infinity, is: 0, by: -1 / t, then: ends(-1 / t, -infinity, infinity)),
        integral(1 / x, 0, 1, is: 0, by: apply(.ln, t), then: ends(apply(.ln, t), 0, 1)),
        // From above at the upper bound of what is taken backwards; bounds that are not known.
        integral(apply(.ln, x), 1, 0, is: 1, by: t * apply(.ln, t) - t, then: ends(t * apply(.ln, t) - t, 1, 0)),
        integral(1 / x ** 2, y, infinity, is: 1 / y, by: -1 / t, then: ends(-1 / t, y, infinity)),
        integral(e ** -x, infinity, 0, is: -1, by: -(e ** -t), then: ends(-(e ** -t), infinity, 0)),
        integral(e ** x, 0, -infinity, is: -1, by: e ** t, then: ends(e ** t, 0, -infinity)),
        integral(x, -infinity, infinity, is: 0, by: t ** 2 / 2, then: ends(t ** 2 / 2, -infinity, infinity)),
    ]

    @Test(arguments: openIntegrals) func rejectsIntegrals(item: Case) { #expect(item.found(item.certificate) != .holds) }

    @Test func infinityIsNoNumber() {
        #expect(conclusion(.identity, Self.infinity === Self.infinity) == .holds)
        #expect(conclusion(.identity, Self.infinity - Self.infinity === 0) == nil)
        #expect(conclusion(.identity, Self.infinity + 1 === Self.infinity) == nil)
        #expect(conclusion(.identity, 2 * Self.infinity === Self.infinity) == nil)
        #expect(conclusion(.identity, Self.infinity === -Self.infinity) == nil)
    }
}

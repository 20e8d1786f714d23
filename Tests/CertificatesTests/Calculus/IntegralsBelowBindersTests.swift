import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// An indefinite integral stands for one function: its values below derivatives and integrals are those of the chosen one.
@Suite struct IntegralsBelowBindersTests {
    static let c = Expr.symbol("c")
    static let cosines = antiderivative(apply(.cos, x))
    static let sine = apply(.sin, x)
    /// ∫ (∫ cos x dx) dx
    static let twice = Expr.binding(.antiderivative, Symbol("x"), in: cosines, [x])

    static func chosen(_ primitive: Expr, then inner: Certificate = .identity) -> Certificate {
        .antiderivative(of: cosines, is: primitive, then: inner)
    }

    static let accepted: [Case] = [
        Case(d(cosines ** 2, x) === 2 * (sine + c) * apply(.cos, x), chosen(sine + c), .holds),
        Case(d(x * cosines, x) === sine + x * apply(.cos, x), chosen(sine), .holds),
        Case(twice === antiderivative(sine + c), chosen(sine + c), .holds),
        // A fact says which one it is.
        Case(twice === antiderivative(sine + c), facts: [cosines === sine + c], chosen(sine + c), .holds),
        Case(d(cosines ** 2, x) === 2 * (sine + 3) * apply(.cos, x), facts: [sine + 3 === cosines], chosen(sine + 3), .holds),
        // The other letter does not occur in the integral.
        Case(d(y * cosines, y) === sine + c, chosen(sine + c), .holds),
    ]

    @Test(arguments: accepted) func accepts(item: Case) { #expect(item.found(item.certificate) == item.conclusion) }

    static let rejected: [Case] = [
        Case(d(cosines ** 2, x) === 2 * (sine + c) * apply(.cos, x), chosen(apply(.cos, x)), .holds),
        Case(d(cosines ** 2, x) === 2 * (sine + c) * apply(.cos, x), chosen(sine), .holds),
        Case(twice === antiderivative(sine + c), chosen(sine), .holds),
        // What was chosen before is another one.
        Case(twice === antiderivative(sine), facts: [cosines === sine + c], chosen(sine), .holds),
        Case(twice === antiderivative(sine + y), facts: [cosines === sine + y, y === 2], chosen(sine), .holds),
        Case(twice === antiderivative(sine + 1), facts: [y * cosines === y * (sine + 1)], chosen(sine + 1), .holds),
        // The constant is no letter of the integral outside: with x as its constant it would depend on what is integrated over.
        Case(
            Expr.binding(.antiderivative, Symbol("c"), in: cosines, [c])
                === Expr.binding(.antiderivative, Symbol("c"), in: sine + c, [c]), chosen(sine + c), .holds),
        Case(d(cosines, c) === 1, chosen(sine + c), .holds),
        // An integral in a parameter that is differentiated by is another function at every value.
        Case(
            d(antiderivative(apply(.cos, x * y)), y) === 0,
            .antiderivative(of: antiderivative(apply(.cos, x * y)), is: apply(.sin, x * y) / y, then: .identity), .holds),
        // An integral at a letter that its integrand has free.
        Case(
            binder(.antiderivative, x + y, y, over: x) === y ** 2,
            .antiderivative(of: binder(.antiderivative, x + y, y, over: x), is: y ** 2, then: .identity), .holds),
        // The choice of another integral.
        Case(d(antiderivative(sine) ** 2, x) === 2 * sine * apply(.cos, x), chosen(sine), .holds),
    ]

    @Test(arguments: rejected) func rejects(item: Case) { #expect(item.found(item.certificate) != item.conclusion) }

    /// Derivatives that no rule carries out are equal for equal functions.
    @Test func openDerivatives() {
        let first = d(antiderivative(2 * y + x), y)
        #expect(conclusion(.identity, first === d(antiderivative(y + x + d(y * x, x)), y)) == .holds)
        #expect(conclusion(.identity, first === d(antiderivative(y + 2 * x), y)) == nil)
        #expect(conclusion(.identity, first === d(antiderivative(2 * y + x), x)) == nil)
        #expect(conclusion(.identity, first === d(antiderivative(2 * y + x + 1), y)) == nil)
    }

    @Test func powersOfZero() {
        #expect(conclusion(.identity, (y - y + 2) ** x === 2 ** x) == .holds)
        #expect(conclusion(.identity, (d(x, x) + 1) ** y === 2 ** y) == .holds)
        #expect(conclusion(.identity, (d(x, x) + 1) ** y === 3 ** y) == nil)
        #expect(conclusion(.identity, (d(x, x) - 1) ** y === 1) == nil)
    }
}

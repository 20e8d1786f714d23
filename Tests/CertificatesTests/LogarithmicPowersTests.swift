import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

/// x^(ln y) = e^(ln x ln y) = y^(ln x).
@Suite struct LogarithmicPowersTests {
    private static func ln(_ argument: Expr) -> Expr { apply(.ln, argument) }

    @Test(arguments: [
        x ** ln(y) === e ** (ln(x) * ln(y)), x ** ln(y) === y ** ln(x), x ** (2 * ln(y)) === y ** (2 * ln(x)),
        2 ** ln(y) === y ** ln(2), x ** (z * ln(y)) === y ** (z * ln(x)), (x * z) ** ln(y) === y ** ln(x) * y ** ln(z),
        x ** (1 + ln(y)) === x * y ** ln(x), e ** ln(y) === y, x ** (ln(y) * ln(z)) === z ** (ln(x) * ln(y)),
    ]) func holds(statement: Statement) { #expect(conclusion(.identity, statement) == .holds) }

    @Test(arguments: [
        x ** ln(y) === x ** ln(x), x ** ln(y) === y ** ln(y), x ** ln(y) === e ** (ln(x) + ln(y)), x ** ln(y) === x * ln(y),
        2 ** ln(y) === y ** ln(3), x ** ln(y) === (-y) ** ln(x), x ** (2 * ln(y)) === y ** ln(x), x ** ln(y) === y ** -ln(x),
        (x + z) ** ln(y) === y ** ln(x) * y ** ln(z), x ** ln(2) === 2 ** x, (-1) ** ln(y) === y,
    ]) func staysOpen(statement: Statement) { #expect(conclusion(.identity, statement) == nil) }
}

import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

/// Absolute values of products, and powers of numbers on the unit circle.
@Suite struct GeneralIdentitiesTests {
    private static let i = Expr.constant(.i)

    private static func size(_ value: Expr) -> Expr { apply(.abs, value) }

    private static func unit(_ turns: String) -> Expr {
        apply(.cos, rational(turns) * pi) + i * apply(.sin, rational(turns) * pi)
    }

    @Test func absoluteValues() {
        #expect(decide(Self.size(2 * (x - 5) * (x + 3)) === 2 * Self.size(x - 5) * Self.size(x + 3)) == "holds")
        #expect(decide(Self.size((x - 1) ** 2 * (x + 2)) === Self.size(x - 1) ** 2 * Self.size(x + 2)) == "holds")
        for wrong in [
            Self.size((x - 5) * (x + 3)) === Self.size(x - 5) * Self.size(x + 4), Self.size((x - 5) * (x + 3)) === (x - 5) * Self.size(x + 3),
            Self.size(2 * (x - 5) * (x + 3)) === Self.size(x - 5) * Self.size(x + 3), Self.size((x - 5) + (x + 3)) === Self.size(x - 5) + Self.size(x + 3),
        ] { #expect(decide(wrong) != "holds", "\(wrong)") }
    }

    @Test("Powers by de Moivre's formula", arguments: [5, 7, 9, 11, 13]) func unitCircle(n: Int) {
        let turns = "2/\(n)"
        #expect(decide(Self.unit(turns) ** .number(n) === 1) == "holds")
        #expect(decide((e ** (rational(turns) * pi * Self.i)) ** .number(n) === 1) == "holds")
        #expect(decide(x ** .number(n) === 1, facts: [x === Self.unit(turns)]) == "holds")
        #expect(decide(Self.unit("1/\(n)") ** .number(n) === -1) == "holds")
        #expect(decide(Self.unit(turns) ** .number(n - 1) === 1) != "holds")
        #expect(decide(Self.unit(turns) ** .number(n) === -1) != "holds")
        #expect(decide((apply(.cos, rational(turns) * pi) + Self.i * apply(.sin, rational("1/\(n)") * pi)) ** .number(n) === 1) != "holds")
        #expect(decide((apply(.cos, rational(turns) * pi) - Self.i * apply(.sin, rational(turns) * pi)) ** .number(n) === -1) != "holds")
    }
}

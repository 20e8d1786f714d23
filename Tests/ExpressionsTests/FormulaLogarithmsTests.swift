import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@Suite struct FormulaLogarithmsTests {
    private static func ln(_ u: Expr) -> Expr { .elementary(.ln, u) }
    private static func log(_ base: Int, _ u: Expr) -> Expr { .quotient(ln(u), ln(.number(base))) }
    private static let half = Expr.number(.half)

    static let statements: [Statement] = [
        ln(x) + ln(x - 1) === ln(6), Statement(ln(x), .less, 2), 2 * (ln(x) - ln(Expr.number(3))) === ln(y),
        log(2, x) + log(2, y) === 3, Statement(half * ln(x), .greaterOrEqual, ln(y)),
        .init(.quotient(ln(x), ln(half)), .less, 1), 2 ** x === 8, Statement(3 ** x * 2, .greater, 5 ** (x + y)),
        Statement(ln(x ** 2), .notEqual, ln(y)), Statement(e ** x, .lessOrEqual, 2 ** y),
        // Over the logarithm of an unknown, and equal to what has none.
        .quotient(ln(x), ln(y)) === 2, Statement(.quotient(ln(x - 1), ln(y)), .notEqual, 3), 2 === .quotient(ln(y + 1), ln(x)),
        ln(x) === y, log(2, x) === y - 1, Statement(log(3, x), .notEqual, 2 * y), ln(x) === root(2), ln(x) === .constant(.pi),
    ]

    /// The truth by enclosures; nil where they do not tell.
    private func truth(_ formula: Formula, _ point: [Symbol: Rational]) -> Bool? {
        switch formula {
        case .statement(let statement):
            var budget = Budget()
            do throws(EvaluationError) {
                let sign = try statement.difference.enclosure(at: point, precision: 128, budget: &budget).sign
                return sign.flatMap { statement.relation.holds(signOfDifference: $0) }
            } catch {
                if case .undefined = error { return false }
                return nil
            }
        case .and(let parts):
            let values = parts.map { truth($0, point) }
            return values.contains(false) ? false : values.contains(nil) ? nil : true
        default: return nil
        }
    }

    @Test("The truth is kept at every point of a grid", arguments: statements) func truthIsKept(statement: Statement) {
        let formula = Formula.statement(statement)
        let plain = formula.comparingLogarithms
        #expect(plain != formula)
        for left in [-3, -1, 0, 1, 2, 5, 9] {
            for right in [-2, 0, 1, 3, 7] {
                let point = [Symbol("x"): Rational(left) * .half, Symbol("y"): Rational(right) * .half]
                guard let before = truth(formula, point), let after = truth(plain, point) else { continue }
                #expect(before == after, "\(statement) became \(plain), at \(point)")
            }
        }
    }

    @Test("Other statements stay as they are") func untouched() {
        for statement in [
            Statement(Self.ln(x), .less, x), Self.ln(x) * Self.ln(y) === 1, Statement(.quotient(Self.ln(x), Self.ln(y)), .less, 2),
            Self.log(2, x) === .power(y, -1), .quotient(Self.ln(x), Self.ln(y)) === y, Self.log(2, x) === Self.log(3, x), x ** 2 === 4,
            Statement(Self.ln(x), .approximately, 1), Self.ln(Expr.number(2)) === 1, (-2) ** x === 4, 2 ** x === x, 2 ** x === -1,
            Self.ln(x) * y === 1, 2 ** .power(x, -1) === 4, 1000 * Self.ln(x) === 1,
        ] {
            #expect(Formula.statement(statement).comparingLogarithms == .statement(statement), "\(statement)")
        }
    }
}

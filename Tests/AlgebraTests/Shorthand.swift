import Algebra
import Arithmetic
import Certificates
import Expressions

// Expressions written as in a book; only for tests.
extension Expr: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .number(value) }
}

func + (left: Expr, right: Expr) -> Expr { .sum([left, right]) }
func - (left: Expr, right: Expr) -> Expr { .difference(left, right) }
func * (left: Expr, right: Expr) -> Expr { .product([left, right]) }
func / (left: Expr, right: Expr) -> Expr { .quotient(left, right) }
prefix func - (value: Expr) -> Expr { value.negated }

infix operator ** : BitwiseShiftPrecedence
func ** (base: Expr, exponent: Expr) -> Expr { .power(base, exponent) }

infix operator === : ComparisonPrecedence
func === (left: Expr, right: Expr) -> Statement { Statement(left, .equal, right) }

func root(_ value: Expr) -> Expr { .squareRoot(value) }
func apply(_ function: FunctionName.Elementary, _ argument: Expr) -> Expr { .elementary(function, argument) }
func rational(_ text: String) -> Expr { .number(Rational(text)!) }

let x = Expr.symbol("x")
let y = Expr.symbol("y")
let z = Expr.symbol("z")
let pi = Expr.constant(.pi)
let e = Expr.constant(.e)

/// What the search says, as one word: the conclusion, or the code of what stopped it.
func decide(_ statement: Statement, facts: [Statement] = [], _ reading: Reading = .consequence) -> String {
    var prover = Prover()
    switch prover.decide(statement, facts: facts, reading: reading) {
    case .checked(let checked): return checked.conclusion.rawValue
    case .undecided(let code): return code
    }
}

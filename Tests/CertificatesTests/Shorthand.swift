import Arithmetic
import Expressions

@testable import Certificates

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
let i = Expr.constant(.i)

/// The conclusion for the statement under the facts; nil when the certificate proves nothing.
func conclusion(_ certificate: Certificate, _ statement: Statement, facts: [Statement] = []) -> Checked.Conclusion? {
    try? Checker().check(certificate, for: Judgement(facts: facts, statement)).conclusion
}

func conclusion(_ certificate: Certificate, solutions equation: Statement, _ values: [Expr]) -> Checked.Conclusion? {
    let judgement = Judgement(claim: .solutionSet(equation: equation, unknown: Symbol("x"), values: values))
    return try? Checker().check(certificate, for: judgement).conclusion
}

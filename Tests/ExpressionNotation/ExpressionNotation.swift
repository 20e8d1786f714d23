import Arithmetic
import Expressions

// Expressions written as in a book; only for tests.
extension Expr: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .number(value) }
}

public func + (left: Expr, right: Expr) -> Expr { .sum([left, right]) }
public func - (left: Expr, right: Expr) -> Expr { .difference(left, right) }
public func * (left: Expr, right: Expr) -> Expr { .product([left, right]) }
public func / (left: Expr, right: Expr) -> Expr { .quotient(left, right) }
public prefix func - (value: Expr) -> Expr { value.negated }

infix operator ** : BitwiseShiftPrecedence
public func ** (base: Expr, exponent: Expr) -> Expr { .power(base, exponent) }

public func === (left: Expr, right: Expr) -> Statement { Statement(left, .equal, right) }

public func root(_ value: Expr) -> Expr { .squareRoot(value) }
public func apply(_ function: FunctionName.Elementary, _ argument: Expr) -> Expr { .elementary(function, argument) }
public func rational(_ text: String) -> Expr { .number(Rational(text)!) }

public let x = Expr.symbol("x")
public let y = Expr.symbol("y")
public let z = Expr.symbol("z")
public let pi = Expr.constant(.pi)
public let e = Expr.constant(.e)

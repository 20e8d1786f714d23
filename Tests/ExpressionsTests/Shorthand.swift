import Arithmetic
import Expressions

// Expressions written as in a book; only for tests.
func number(_ text: String) -> Expr { .number(Rational(text)!) }
func + (left: Expr, right: Expr) -> Expr { .sum([left, right]) }
func - (left: Expr, right: Expr) -> Expr { .difference(left, right) }
func * (left: Expr, right: Expr) -> Expr { .product([left, right]) }
func / (left: Expr, right: Expr) -> Expr { .quotient(left, right) }
let x = Expr.symbol("x")
let y = Expr.symbol("y")

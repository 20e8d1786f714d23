import Arithmetic
import ExpressionNotation
import Expressions

@testable import Certificates

let i = Expr.constant(.i)

/// The conclusion for the statement under the facts; nil when the certificate proves nothing.
func conclusion(_ certificate: Certificate, _ statement: Statement, facts: [Statement] = []) -> Checked.Conclusion? {
    try? Checker().check(certificate, for: Judgement(facts: facts, statement)).conclusion
}

func conclusion(_ certificate: Certificate, solutions equation: Statement, _ values: [Expr]) -> Checked.Conclusion? {
    let judgement = Judgement(claim: .solutionSet(equation: equation, unknown: Symbol("x"), values: values))
    return try? Checker().check(certificate, for: judgement).conclusion
}

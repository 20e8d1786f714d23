import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions

/// What the search says, as one word: the conclusion, or the code of what stopped it.
func decide(_ statement: Statement, facts: [Statement] = [], _ reading: Reading = .consequence) -> String {
    var prover = Prover()
    switch prover.decide(statement, facts: facts, reading: reading) {
    case .checked(let checked): return checked.conclusion.rawValue
    case .undecided(let code): return code
    }
}

import Arithmetic
import Certificates
import Expressions

/// One way to look for a certificate. A strategy may only propose; the checker decides.
protocol Strategy: Sendable {
    var name: String { get }
    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate]
}

/// A judgement about one statement, with the reading that tells what would refute it.
struct Goal: Sendable {
    let facts: [Statement]
    let statement: Statement
    let reading: Reading
}

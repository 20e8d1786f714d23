import Algebra
import ExpressionNotation
import Expressions
import Testing

/// Sums of roots under roots, told apart by separation bounds.
@Suite struct NestedRootTests {
    private func conclusion(_ statement: Statement) -> String? {
        var prover = Prover()
        return prover.decide(statement, reading: .rewriting).checked?.conclusion.rawValue
    }

    private static let identities: [Statement] = [
        root(11) + root(5) === root(16 + 2 * root(55)), root(2) + root(7) === root(9 + 2 * root(14)),
        root(root(2) + 1) === root(root(3 + 2 * root(2))), root(3) - root(2) === root(5 - 2 * root(6)),
        root(2) + root(3) + root(5) === root(10 + 2 * root(6) + 2 * root(10) + 2 * root(15)),
    ]

    private static let nearMisses: [Statement] = [
        -root(4) === 2, root(2) - root(3) === root(3) - root(2), root(5 - 2 * root(6)) === root(2) - root(3),
        root(2) + root(7) === root(9 + 2 * root(15)), root(2) + root(3) === root(10),
        root(11) + root(5) === root(16 + 2 * root(55)) + rational("1/1000000000000000000000000"),
    ]

    private static let others: [Statement] = [
        root(x ** 2) === x, Statement(root(8), .approximately, 2 * root(2)), root(x) + root(y) === root(x + y),
    ]

    @Test(arguments: identities) func holds(statement: Statement) { #expect(conclusion(statement) == "holds") }
    @Test(arguments: nearMisses) func fails(statement: Statement) { #expect(conclusion(statement) == "fails") }
    @Test(arguments: others) func isLeftAlone(statement: Statement) { #expect(conclusion(statement) != "holds") }
}

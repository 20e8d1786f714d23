import Arithmetic
import Certificates
import Expressions

/// Two statements of a text that follow each other: `x² = 9` and `x = 3`, `2x < 4` and `x < 2`.
///
/// Each direction is an `ImplicationFinding`: `.holds` and `.fails` come with a `Checked` that replays (`checked`), and a failing one
/// with a point where the one statement is true and the other is not (`counterexample`, nil only for a root without closed
/// form); `.open` names what stopped the search. The relation tells the rest:
///
/// | relation | what the second line does | evidence |
/// |---|---|---|
/// | `equivalent` | has the same solutions | `forward`, `backward` hold |
/// | `implies` | follows, and gains the solutions `gained` | `forward` holds, `backward` fails |
/// | `impliedBy` | loses the solutions `lost`; each of its solutions is one of the first | `forward` fails, `backward` holds |
/// | `sameRoots` | has the same solutions with other multiplicities | both hold |
/// | `contradictory` | has none of the solutions of the first, which has some | `forward` fails, `exclusion` holds |
/// | `different` | loses some and gains some | both fail |
/// | `undecided` | – | `reason`; one of the directions may still hold |
extension Relate {
    /// A search that costs no more than a judge of steps can pay for each pair of lines.
    public static let ofSteps = Relate(budget: Budget(steps: 30_000), tries: 24)

    /// The relation between the solutions of two statements, the facts taken as given: all symbols of the three range over the
    /// domain. Deterministic; the same pair costs the same on each run.
    ///
    /// From what has no solution everything follows: when that matters, ask first for `implication(from:to: 0 = 1)`.
    public func relation(
        from first: Statement, to second: Statement, facts: [Statement] = [], domain: Domain = .real
    ) -> RelationReport {
        func formula(_ statement: Statement) -> Formula {
            facts.isEmpty ? .statement(statement) : .and((facts + [statement]).map { .statement($0) })
        }
        return relation(between: formula(first), and: formula(second), domain: domain)
    }

    /// Whether the second statement is true wherever the first and the facts are.
    public func implication(
        from first: Statement, to second: Statement, facts: [Statement] = [], domain: Domain = .real
    ) -> ImplicationFinding {
        search.decide(.and((facts + [first]).map { .statement($0) }), implies: .statement(second), over: domain)
    }
}

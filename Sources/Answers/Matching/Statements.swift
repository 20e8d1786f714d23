import Algebra
import Arithmetic
import Certificates
import Expressions

/// Equations and inequalities compared as statements.
extension AnswerMatcher {
    /// nil when the two are not both equations with unknowns.
    mutating func compareStatements(_ a: Denotation, _ b: Denotation) -> Comparison? {
        guard case .formula(.statement(let x)) = a, case .formula(.statement(let y)) = b else { return nil }
        guard x.relation == .equal, y.relation == .equal else { return compareRelations(x, y) }
        if Forms.isName(x.left), Forms.isName(y.left), x.left == y.left {
            return compare(Side(.expression(x.right)), Side(.expression(y.right)))
        }
        if Forms.isName(x.left), Forms.isName(y.left), x.right.isGround, y.right.isGround {
            // The same value under another name: the name may be what the question asks for, or the writer's own.
            let values = compare(Side(.expression(x.right)), Side(.expression(y.right)))
            return values.verdict == .same ? .undecided("names") : values
        }
        let directions = [
            prover.decide(y, facts: [x], reading: .consequence).checked,
            prover.decide(x, facts: [y], reading: .consequence).checked,
        ].compactMap { $0 }
        if directions.count(where: { $0.conclusion == .holds }) == 2 {
            return .same("equivalent-equations", directions)
        }
        if let contradiction = directions.first(where: { $0.conclusion == .contradicts }) {
            return .different("different-equation", [contradiction])
        }
        if let refuted = pointOnOne(x, y) ?? pointOnOne(y, x) { return .different("different-equation", [refuted]) }
        return .undecided("no-proof")
    }

    /// A point that satisfies x and not y: others unknowns at sample values, one that occurs linearly solved for.
    private mutating func pointOnOne(_ x: Statement, _ y: Statement) -> Checked? {
        let unknowns = Set(x.symbols + y.symbols).sorted()
        guard unknowns.count <= 6, let solved = x.symbols.last else { return nil }
        var budget = Budget(steps: 50_000)
        for offset in 0..<3 {
            var point: [Symbol: Expr] = [:]
            for (index, unknown) in unknowns.enumerated() where unknown != solved {
                point[unknown] = .number(index * 3 + 2 + offset)
            }
            let reduced = x.substituting(point)
            guard let value = try? LinearEquation.solve(reduced, for: solved, budget: &budget) else { continue }
            point[solved] = .number(value)
            let ground = y.substituting(point)
            if ground.isGround, let checked = prover.decide(ground, reading: .rewriting).checked,
                checked.conclusion == .fails
            {
                return checked
            }
        }
        return nil
    }

    private mutating func compareRelations(_ x: Statement, _ y: Statement) -> Comparison? {
        if x.relation == .notEqual, y.relation == .notEqual {
            return compareStatements(
                .formula(.statement(Statement(x.left, .equal, x.right))),
                .formula(.statement(Statement(y.left, .equal, y.right))))
        }
        return nil
    }
}

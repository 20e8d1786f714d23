import Algebra
import Certificates
import Expressions

/// Claims about distances and angles in figures.
extension SymbolicJudge {
    /// The claim from what words say of a figure, or from a theorem about a triangle that it speaks of, and from Γ.
    func holdsInTriangles(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        let (figure, theorems) = theorems(for: statement, context)
        for theorem in (figure.isEmpty ? [] : [figure]) + theorems {
            let topics = (theorem + [statement]).flatMap(\.topics)
            let facts = context.relevant(to: Array(Set(topics)).sorted()).filter(context.mayProve)
            if let checked = holds(statement, facts + theorem, &prover) { return checked }
        }
        return nil
    }

    /// The proof that what is given and a theorem about a triangle exclude the claim.
    func exclusionInTriangles(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        guard statement.relation == .equal else { return nil }
        for theorem in theorems(for: statement, context).theorems {
            let topics = Array(Set((theorem + [statement]).flatMap(\.topics))).sorted()
            let given = context.relevant(to: topics) { $0.isGiven }
            let joined = SegmentNames.joined(given + theorem + [statement])
            guard let claim = joined.last else { continue }
            // That lengths and sines are positive tells something beside sums, that none is 0 beside squares and products.
            let premises = Array(joined.dropLast())
            let positive = premises[given.count...].filter { $0.relation == .greater && $0.right.isZero }.map(\.left)
            let nonzero = positive.isEmpty ? [] : [Statement(.product(positive), .notEqual, .zero)]
            for known in [premises, premises.filter { $0.relation == .equal } + nonzero] {
                if let checked = exclusion(of: claim, by: known, &prover) { return checked }
            }
        }
        return nil
    }

    /// What words say of a figure, and the theorems about triangles that may tell of the claim.
    private func theorems(for statement: Statement, _ context: Context) -> (figure: [Statement], theorems: [[Statement]]) {
        let figure = context.figures.isEmpty ? [] : context.figures.facts(for: statement, context.triangles.angleSum)
        let facts = context.facts.map(\.statement)
        let rightAngles = context.figures.rightAngleFacts(
            context.triangles.angleSum, beside: context.triangles.rightAngles(facts) + context.triangles.knownRightAngles(facts))
        let theorems = context.triangles.theorems(for: statement, facts + rightAngles.filter { !facts.contains($0) }).map { $0 + figure }
        return (figure, theorems)
    }
}

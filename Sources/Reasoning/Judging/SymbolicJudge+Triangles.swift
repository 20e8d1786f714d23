import Algebra
import Certificates
import Expressions

/// Claims about distances and angles in figures.
extension SymbolicJudge {
    /// The claim from what words say of a figure, or from a theorem about a triangle that it speaks of, and from Γ.
    func holdsInTriangles(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        let figure = context.figures.isEmpty ? [] : context.figures.facts(for: statement, context.triangles.angleSum)
        let facts = context.facts.map(\.statement)
        let rightAngles = context.figures.rightAngleFacts(
            context.triangles.angleSum, beside: context.triangles.rightAngles(facts) + context.triangles.knownRightAngles(facts))
        let theorems = context.triangles.theorems(for: statement, facts + rightAngles.filter { !facts.contains($0) }).map { $0 + figure }
        for theorem in (figure.isEmpty ? [] : [figure]) + theorems {
            let topics = (theorem + [statement]).flatMap(\.topics)
            let facts = context.relevant(to: Array(Set(topics)).sorted()).filter(context.mayProve)
            if let checked = holds(statement, facts + theorem, &prover) { return checked }
        }
        return nil
    }
}

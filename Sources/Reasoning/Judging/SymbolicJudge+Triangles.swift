import Algebra
import Certificates
import Expressions

/// Claims about the sides and angles of triangles.
extension SymbolicJudge {
    /// The claim from a theorem about a triangle that it speaks of, and from Γ.
    func holdsInTriangles(_ statement: Statement, _ context: Context, _ prover: inout Prover) -> Checked? {
        for theorem in context.triangles.theorems(for: statement, context.facts.map(\.statement)) {
            let topics = (theorem + [statement]).flatMap(\.topics)
            let facts = context.relevant(to: Array(Set(topics)).sorted()).filter(context.mayProve)
            if let checked = holds(statement, facts + theorem, &prover) { return checked }
        }
        return nil
    }
}

import Elaboration
import Expressions
import LatexSyntax

/// A link with both sides elaborated, and where it stands.
struct ClaimInput {
    let link: Link
    let left: Elaboration
    let right: Elaboration
    let statement: Statement
    var roles: DiscourseRoles
    /// A question, or said not to hold.
    var isDenied = false
    let step: Int
    let span: SourceSpan
    let text: String
    let writtenForm: String
    /// Whether the claim stands without words of its own after the line before, or is announced as its consequence.
    let goesOn: Bool
    /// Whether it is judged in one unit of angles after the other.
    var hasChosenAngleUnit = false
    /// A `<<a=b>>` annotation: decided even when it says nothing.
    var isAnnotation = false
    /// A reason, found in the text around, why a refutation would rest on an uncertain reading.
    let caution: String?
    /// A word stands directly behind: "12 students".
    let countsNoun: Bool

    /// The first reason not to refute.
    var doubt: String? { caution ?? left.notes.cautions.first ?? right.notes.cautions.first }

    func report(_ kind: ClaimReport.Kind, _ verdict: Verdict, _ reason: String, _ evidence: Evidence? = nil)
        -> ClaimReport
    {
        ClaimReport(
            span: span, text: text, kind: kind, verdict: verdict, reason: reason,
            evidence: evidence ?? Evidence(statement),
            writtenForm: writtenForm)
    }
}

extension Evidence {
    /// Both sides as read, nothing decided.
    init(_ statement: Statement) {
        left = statement.left.description
        relation = statement.relation.rawValue
        right = statement.right.description
    }
}

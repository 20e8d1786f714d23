import Algebra
import Expressions
import LatexSyntax

/// Claims about integers that are made in words.
extension StepJudge {
    /// Those of a step that are decided; nothing is said of others.
    mutating func judgeIntegerClaims(_ text: ReadText, _ span: SourceSpan, roles given: DiscourseRoles) -> [ClaimReport] {
        let source = text.source
        guard StepJudge.mentions(IntegerClaimReader.keywords, source, span) else { return [] }
        let pieces = text.pieces(in: span)
        let tokens = SentenceToken.tokens(of: source, span, pieces)
        var operands: [Int: IntegerOperand?] = [:]
        let (parser, scope) = (configuration.parser, scope)
        let claims = IntegerClaimReader.claims(in: tokens) { token in
            if let known = operands[token.span.start] { return known }
            var found: IntegerOperand?
            switch token.kind {
            case .formula(let index): found = IntegerOperand(pieces[index].root, scope: scope)
            case .numeral: found = IntegerOperand(parser.parse(source, in: token.span, mode: .plain).root, scope: scope)
            default: break
            }
            operands[token.span.start] = found
            return found
        }
        return claims.compactMap { judge($0, source, span, roles: given) }
    }

    private mutating func judge(_ claim: IntegerClaim, _ source: SourceText, _ step: SourceSpan, roles given: DiscourseRoles) -> ClaimReport? {
        let statement = claim.statement
        let writtenForm = "words \(statement)"
        guard !context.isStated(writtenForm), case .checked(let checked) = prover.decide(statement, reading: .rewriting) else { return nil }
        let holds = checked.conclusion == .holds
        if !holds {
            var place = place(
                of: MathSpan(kind: .plain, outer: claim.span, inner: claim.span), source, step, previousEnd: step.start, previous: nil)
            place.roles.formUnion(given)
            // What other words of the text may change is not called wrong.
            guard claim.isPlain, !place.roles.isHypothetical, !place.isDenied, !place.roles.contains(.approximation), !place.followsOr,
                !StepJudge.mentions(IntegerClaimReader.excluded, source, step)
            else { return nil }
        }
        context.state(writtenForm)
        let isEquation = statement.relation == .equal
        let isCongruence = statement.left.head == .function(.remainder)
        let reason = isCongruence ? "false-congruence" : isEquation ? "false-arithmetic" : "false-comparison"
        return ClaimReport(
            span: claim.span, text: source.string(claim.span), kind: isEquation && !isCongruence ? .arithmetic : .comparison,
            verdict: holds ? .valid : .invalid, reason: holds ? "exact" : reason, evidence: Evidence(checked, of: statement),
            writtenForm: writtenForm)
    }

    /// Whether one of the words stands in the text.
    private static func mentions(_ words: Set<String>, _ source: SourceText, _ span: SourceSpan) -> Bool {
        DiscourseReader.words(source, span.start, span.end).contains(where: words.contains)
    }
}

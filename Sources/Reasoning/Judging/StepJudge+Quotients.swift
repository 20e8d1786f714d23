import Algebra
import Arithmetic
import Expressions
import LatexSyntax

/// Quotients with remainders, written as formulas: `68 ÷ 4 = 17 \text{ with a remainder of } 0`.
extension StepJudge {
    /// The verdict on a = b q + r with 0 ≤ r < |b| for `a ÷ b = q remainder r`; nil for another link.
    mutating func judgeQuotientWithRemainder(_ link: Link, _ place: Place, _ source: SourceText) -> ClaimReport? {
        guard link.relation.name == "Equal", let (dividend, divisor) = link.left.quotientOfNumbers, let (quotient, remainder) = link.right.quotientAndRemainder,
            let values = values([dividend, divisor, quotient, remainder]), values.allSatisfy({ $0.rational?.isInteger == true }),
            let size = values[1].rational?.magnitude, let rest = values[3].rational
        else { return nil }
        let statement = Statement(values[0], .equal, .sum([.product([values[1], values[2]]), values[3]]))
        let text = source.string(link.span)
        func report(_ verdict: Verdict, _ reason: String, _ evidence: Evidence? = nil) -> ClaimReport {
            ClaimReport(span: link.span, text: text, kind: .arithmetic, verdict: verdict, reason: reason, evidence: evidence)
        }
        guard let checked = prover.decide(statement, reading: .rewriting).checked else { return report(.undecided, "no-proof") }
        let evidence = Evidence(checked, of: statement)
        if place.roles.isHypothetical || place.denial != nil { return report(.undecided, "not-asserted", evidence) }
        if checked.conclusion == .holds { return rest.sign >= 0 && rest < size ? report(.valid, "division", evidence) : report(.undecided, "words", evidence) }
        return place.isCut ? report(.undecided, "cut", evidence) : report(.invalid, "false-arithmetic", evidence)
    }
}

extension SyntaxNode {
    /// a and b of `a ÷ b`, `a / b` and `\frac{a}{b}`.
    fileprivate var quotientOfNumbers: (SyntaxNode, SyntaxNode)? {
        guard children.count == 2, children[0].shape == .number else { return nil }
        let divisor = shape == .fraction ? children[1] : shape == .product && children[1].name == "Divide" ? children[1].children[0] : nil
        return divisor?.shape == .number ? (children[0], divisor!) : nil
    }

    /// q and r of `q remainder r`.
    fileprivate var quotientAndRemainder: (SyntaxNode, SyntaxNode)? {
        guard shape == .juxtaposition, children.count == 3, children[0].shape == .number, children[2].shape == .number,
            [.text, .word, .symbol].contains(children[1].shape)
        else { return nil }
        return SyntaxNode.remainders.contains(children[1].name.lowercased()) ? (children[0], children[2]) : nil
    }

    private static let remainders: Set<String> = [
        "r", "remainder", "with remainder", "with a remainder of", "with a remainder", "remainder of", "with remainder of", "and remainder", "and a remainder of",
    ]
}

import Algebra
import Certificates
import Expressions
import LatexSyntax

/// Claims that cannot hold beside what is known.
extension SymbolicJudge {
    /// The refutation of an equation that has no common solution with what holds for its unknowns throughout the text.
    func exclusion(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        let isDefinition = statement.left.symbol != nil && !statement.right.isGround
        guard mayRefute(input), !isDefinition, input.left.notes.units.isEmpty, input.right.notes.units.isEmpty,
            !input.link.left.dividesInSum, !input.link.right.dividesInSum, !input.differentiates, !input.measuresAngles
        else { return nil }
        let facts = context.binding(statement)
        let joined = SegmentNames.joined(
            facts + SymbolicJudge.instances(of: facts, for: statement, context) + [statement])
        guard joined.count > 1, let claim = joined.last,
            case .checked(let checked) = prover.decide(claim, facts: Array(joined.dropLast()), reading: .consequence),
            checked.conclusion == .contradicts
        else { return nil }
        return input.report(.consequence, .invalid, "contradicts", evidence(checked, of: statement))
    }
}

extension ClaimInput {
    /// `\angle ABC` stands in it: its measure may be given in degrees where a function of it takes another unit.
    var measuresAngles: Bool { [link.left, link.right].contains { $0.contains { $0.name == "Angle" } } }

    /// Both sides of an equation may be differentiated: a formal step, by a letter that the equation itself may tie down.
    var differentiates: Bool { [link.left, link.right].contains { $0.contains { $0.shape == .derivative } } }
}

extension SyntaxNode {
    /// `28 - y / y`: the whole sum may be meant to be divided.
    fileprivate var dividesInSum: Bool {
        contains { node in
            node.shape == .sum && node.children.contains { $0.contains { $0.shape == .prefix && $0.name == "Divide" } }
        }
    }
}

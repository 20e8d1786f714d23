import Algebra
import Arithmetic
import Elaboration
import Expressions

/// Numbers and expressions.
extension AnswerMatcher {
    mutating func compareValues(_ x: Expr, _ left: Elaboration.Notes, _ y: Expr, _ right: Elaboration.Notes)
        -> Comparison
    {
        if left.hasPercent != right.hasPercent, let result = comparePercent(x, left, y, right) { return result }
        // Two different units: equal numbers say nothing, and unequal ones may be a conversion.
        if !left.units.isEmpty, !right.units.isEmpty, left.units != right.units { return .undecided("units") }
        if left.units.isEmpty != right.units.isEmpty, x.isGround != y.isGround { return .undecided("units") }
        let statement = Statement(x, .equal, y)
        if x == y { return .same("equal") }
        guard case .checked(let checked) = prover.decide(statement, reading: .rewriting) else {
            return .undecided("no-proof")
        }
        if checked.conclusion == .holds { return .same("equal", [checked]) }
        if let a = x.symbol, let b = y.symbol, a.isWord, a.name.lowercased() == b.name.lowercased() {
            return .same("identical-words")
        }
        // "forty-two" against 42: words may say what the other side writes in figures.
        if Set(statement.left.words) != Set(statement.right.words) { return .undecided("words") }
        // A reference written as a decimal is taken as rounded at its own digits.
        if let literal = left.literal, literal.scale > 0, right.literal == nil || right.literal!.scale > literal.scale,
            let rounded = prover.decideRounding(statement, literal: literal).checked
        {
            return .same("rounded-reference", [rounded])
        }
        if let doubt = left.cautions.first ?? right.cautions.first { return .undecided(doubt) }
        return .different("different-value", [checked])
    }

    /// A percent sign on one side only: read as /100, or as the unit of a bare number. Against a fraction the wanted form is
    /// the question's business.
    private mutating func comparePercent(_ x: Expr, _ left: Elaboration.Notes, _ y: Expr, _ right: Elaboration.Notes)
        -> Comparison?
    {
        let (marked, plain, plainNotes) = left.hasPercent ? (x, y, right) : (y, x, left)
        let asUnit = Statement(.product([.number(100), marked]), .equal, plain)
        if plainNotes.literal != nil, let checked = prover.decide(asUnit, reading: .rewriting).checked,
            checked.conclusion == .holds
        {
            return .same("percent-as-unit", [checked])
        }
        if plainNotes.literal == nil,
            prover.decide(Statement(marked, .equal, plain), reading: .rewriting).checked?.conclusion == .holds
        {
            return .undecided("percent-form")
        }
        return nil
    }
}

extension Expr {
    /// The names that are words.
    fileprivate var words: [Symbol] { Statement(self, .equal, .zero).symbols.filter(\.isWord) }
}

extension Symbol {
    /// A name of several letters: a word rather than an unknown.
    fileprivate var isWord: Bool { name.count > 1 && name.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" } }
}

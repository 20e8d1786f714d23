import Algebra
import Arithmetic
import Certificates
import Expressions
import LatexSyntax

/// Claims that write one expression for another.
extension SymbolicJudge {
    /// The refutation of a rewriting whose sides differ somewhere; nil when the equation may be meant to hold for some values
    /// of its unknowns only.
    func wrongRewriting(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> ClaimReport? {
        let statement = input.statement
        guard mayRefute(input, asserted: true), isRewriting(input, context, &prover),
            !context.restricts(statement.symbols),
            case .checked(let checked) = prover.decide(statement, reading: .rewriting), checked.conclusion == .fails,
            !context.holdsSomewhere(
                statement, { prover.decide($0, reading: .rewriting).checked?.conclusion == .holds })
        else { return nil }
        return input.report(.rewriting, .invalid, "not-identical", Evidence(checked, of: statement))
    }

    /// Whether the writer transforms one side into the other rather than stating an equation.
    private func isRewriting(_ input: ClaimInput, _ context: Context, _ prover: inout Prover) -> Bool {
        let statement = input.statement
        if input.roles.isSuperset(of: .requestedRewriting) { return true }
        guard statement.left.symbol == nil, statement.right.symbol == nil, !statement.left.isGround,
            Set(statement.left.symbols) == Set(statement.right.symbols),
            input.roles.isDisjoint(with: [.assumption, .definition])
        else { return false }
        if input.roles.contains(.rewriting) || input.link.right.shape == .boxed { return true }
        func isIdentity(_ left: Expr, _ right: Expr) -> Bool {
            prover.decide(Statement(left, .equal, right), reading: .rewriting).checked?.conclusion == .holds
        }
        // a = b = c where a is c: only b can be wrong.
        if let behind = input.behind, isIdentity(statement.left, behind) { return true }
        guard statement.left.growsLike(statement.right) else { return false }
        if context.asksForForm { return true }
        // a = b = c where a is b: the writer goes on to transform.
        if let before = input.before, isIdentity(before, statement.left) { return true }
        // One side was there before, the other is made of it by expanding or factoring.
        let isExpansion =
            input.link.left.hasFactoredPart && input.link.right.isExpanded
            || input.link.left.isExpanded && input.link.right.hasFactoredPart
        return isExpansion && (context.isKnown(statement.left) || context.isKnown(statement.right))
    }
}

extension Expr {
    /// Whether both have the same value, to one part in a thousand, far from the origin: polynomials then agree in their
    /// leading terms.
    fileprivate func growsLike(_ other: Expr) -> Bool {
        var point: [Symbol: Rational] = [:]
        for (index, symbol) in symbols.enumerated() { point[symbol] = Rational(1_000_003 + 500_009 * index) }
        var budget = Budget(steps: 5_000)
        guard let a = try? enclosure(at: point, precision: 64, budget: &budget).approximate,
            let b = try? other.enclosure(at: point, precision: 64, budget: &budget).approximate, a.isFinite, b.isFinite
        else { return false }
        return abs(a - b) <= 1e-3 * max(abs(a), abs(b))
    }
}

extension SyntaxNode {
    /// Whether a sum stands in brackets, as a factor or base: (x + 1)(x − 3), 2(a + b)² + 1.
    fileprivate var hasFactoredPart: Bool { contains { $0.shape == .fence && $0.contains { $0.shape == .sum } } }

    /// A sum without brackets.
    fileprivate var isExpanded: Bool {
        switch shape {
        case .sum: !contains { $0.shape == .fence }
        case .boxed: children[0].isExpanded
        default: false
        }
    }
}

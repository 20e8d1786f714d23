import Expressions

/// What a proof over the real numbers may combine.
extension Judgement {
    /// The facts, then the negation of the claim (or the claim itself, when it is to be refuted), then what facts and claim
    /// need to be defined, then what is known of their parts: √u ≥ 0, |u| ≥ 0, |u|² = u², bᵘ > 0. Nil for a claim without negation.
    public func premises(for claim: Statement, refuting: Bool) -> [Statement]? {
        guard let negation = claim.relation.negation else { return nil }
        let assumed = Statement(claim.left, refuting ? claim.relation : negation, claim.right)
        let sides = (facts + [claim]).flatMap { [$0.left, $0.right] }
        var seen: Set<Statement> = []
        // What a part without unknowns needs is checked, not assumed.
        let conditions = sides.flatMap(\.domainConditions).map(\.statement).filter { !$0.isGround }
        let derived = (conditions + sides.flatMap(\.knownSigns)).filter { seen.insert($0).inserted }
        return facts + [assumed] + derived
    }
}

extension Expr {
    /// Statements on the signs of parts, true wherever the domain conditions hold.
    fileprivate var knownSigns: [Statement] {
        if case .function(.binder) = head { return [] }
        return arguments.flatMap(\.knownSigns) + ownSigns
    }

    private var ownSigns: [Statement] {
        guard isReal else { return [] }
        switch head {
        case .constant where isPositiveConstant: return [Statement(self, .greater, .zero)]
        case .power where arguments[0].isPositiveConstant: return [Statement(self, .greater, .zero)]
        case .power:
            // Only a root's base is nonnegative by a condition of its own; for other exponents it is positive.
            if let exponent = arguments[1].rational {
                return exponent.isInteger ? [] : [Statement(self, exponent.isNegative ? .greater : .greaterOrEqual, .zero)]
            }
            return []
        case .function(.elementary(.abs)):
            let square = Expr.power(arguments[0], .number(2))
            return [Statement(self, .greaterOrEqual, .zero), Statement(.power(self, .number(2)), .equal, square)]
        default: return []
        }
    }

    /// Whether the expression has a value wherever the given ones do: it is built by sums and products from parts that are
    /// defined everywhere and from their parts.
    func isDefined(wherever others: Set<Expr>) -> Bool {
        if isTotal || others.contains(self) { return true }
        switch head {
        case .sum, .product: return arguments.allSatisfy { $0.isDefined(wherever: others) }
        case .power:
            guard let exponent = arguments[1].rational, exponent.isInteger, exponent.sign > 0 else { return false }
            return arguments[0].isDefined(wherever: others)
        default: return false
        }
    }

    /// The expression and its parts, but not what a binder binds.
    func collectParts(into found: inout Set<Expr>) {
        guard found.insert(self).inserted else { return }
        if case .function(.binder) = head { return }
        for argument in arguments { argument.collectParts(into: &found) }
    }
}

extension Sequence<Statement> {
    /// All parts of both sides.
    var parts: Set<Expr> {
        var found: Set<Expr> = []
        for statement in self {
            statement.left.collectParts(into: &found)
            statement.right.collectParts(into: &found)
        }
        return found
    }
}

import Arithmetic
import Certificates
import Expressions

/// Order between sines and cosines of whatever angles: sin 5x ≤ 1. The normal form writes them out in sin x and cos x, which hides
/// that they are a sine and a cosine; so the claim is proved for two letters s and c with s² + c² = 1 in their place.
struct GeneralAngles: Strategy {
    let name = "general-angles"
    private static let largestFacts = 6

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.relation.isOrder, !goal.statement.isGround else { return [] }
        let symbols = Set(goal.statement.symbols)
        let facts = goal.facts.filter { !$0.left.hasNamedFunction && !$0.right.hasNamedFunction && !symbols.isDisjoint(with: $0.symbols) }
            .suffix(GeneralAngles.largestFacts)
        var angles: [Expr] = []
        for side in (facts + [goal.statement]).flatMap({ [$0.left, $0.right] }) {
            for angle in side.angles where !angles.contains(angle) { angles.append(angle) }
        }
        guard !angles.isEmpty else { return [] }
        var (names, values, ties): ([Expr: Expr], [Symbol: Expr], [Statement]) = ([:], [:], [])
        for (index, angle) in angles.enumerated() {
            let (sine, cosine) = (Symbol("s\(index)’"), Symbol("c\(index)’"))
            (values[sine], values[cosine]) = (.elementary(.sin, angle), .elementary(.cos, angle))
            for name in [sine, cosine] { names[values[name]!] = .symbol(name) }
            ties.append(Statement(.sum([.power(.symbol(sine), .number(2)), .power(.symbol(cosine), .number(2))]), .equal, .one))
        }
        func general(_ statement: Statement) -> Statement {
            Statement(statement.left.replacing(names), statement.relation, statement.right.replacing(names))
        }
        let next = Goal(facts: facts.map(general) + ties, statement: general(goal.statement), reading: .consequence)
        return ConsequenceOfFacts().propose(next, budget: &budget).map {
            .instance(of: Judgement(facts: next.facts, next.statement), proofs: next.facts.map { _ in .identity }, values: values, then: $0)
        }
    }
}

extension Expr {
    /// What sines and cosines of unknowns are taken of, the outermost ones.
    fileprivate var angles: [Expr] {
        if isGround { return [] }
        switch head {
        case .function(.elementary(.sin)), .function(.elementary(.cos)): return arguments
        default: return arguments.flatMap(\.angles)
        }
    }

    /// The expression with names for its parts, the outermost first.
    fileprivate func replacing(_ names: [Expr: Expr]) -> Expr {
        if let name = names[self] { return name }
        return isGround || arguments.isEmpty ? self : rebuilt(arguments.map { $0.replacing(names) })
    }
}

import Arithmetic
import Certificates
import Expressions

/// Order between sines and cosines of whatever angles: sin 5x ≤ 1. The normal form writes them out in sin x and cos x, which hides
/// that they are a sine and a cosine; so the claim is proved for letters in place of the angles.
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
        guard angles.contains(where: { $0.symbol == nil }) else { return [] }
        let names = angles.indices.map { Symbol("t\($0)’") }
        func general(_ side: Expr) -> Expr { side.withAngles(Dictionary(uniqueKeysWithValues: zip(angles, names.map(Expr.symbol)))) }
        func general(_ statement: Statement) -> Statement { Statement(general(statement.left), statement.relation, general(statement.right)) }
        let next = Goal(facts: facts.map(general), statement: general(goal.statement), reading: .consequence)
        return ConsequenceOfFacts().propose(next, budget: &budget).map {
            .instance(
                of: Judgement(facts: next.facts, next.statement), proofs: facts.map { _ in .identity },
                values: Dictionary(uniqueKeysWithValues: zip(names, angles)), then: $0)
        }
    }
}

extension Expr {
    private var isSineOrCosine: Bool { head == .function(.elementary(.sin)) || head == .function(.elementary(.cos)) }

    /// What sines and cosines of unknowns are taken of, the outermost ones.
    fileprivate var angles: [Expr] {
        if isGround { return [] }
        return isSineOrCosine ? arguments : arguments.flatMap(\.angles)
    }

    /// The expression with other angles in its sines and cosines.
    fileprivate func withAngles(_ named: [Expr: Expr]) -> Expr {
        if isGround || arguments.isEmpty { return self }
        if isSineOrCosine, let name = named[arguments[0]] { return rebuilt([name]) }
        return rebuilt(arguments.map { $0.withAngles(named) })
    }
}

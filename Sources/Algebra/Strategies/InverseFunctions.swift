import Arithmetic
import Certificates
import Expressions

/// An equation that comes from a fact by the inverse of a function with one value only: 2x = 6 from 3^(2x) = 3^6, x + 1 = 8 from
/// log₂(x + 1) = 3, x = 2y from x³ = 8y³.
struct InverseFunctions: Strategy {
    let name = "inverse-functions"
    private static let largestSize = 60

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        let symbols = statement.symbols
        guard statement.relation == .equal, 1...4 ~= symbols.count, statement.isPlain, statement.size <= InverseFunctions.largestSize,
            // Values are told by the solutions of an equation.
            statement.left.symbol == nil || !statement.right.isGround
        else { return [] }
        for fact in goal.facts.reversed()
        where fact.relation == .equal && fact.symbols == symbols && fact.isPlain && fact.size <= InverseFunctions.largestSize
            // Of complex numbers a power tells no more than itself: in one unknown, or where the facts have no real solution, they are meant.
            && (fact.hasExponentialOrLogarithm || statement.hasExponentialOrLogarithm
                || symbols.count > 1 && fact.equatesOddPowers && (try? ConsequenceOfFacts.areContradictory(goal.facts)) == false)
        {
            let search = ImplicationSearch(budget: .ofConsequences, tries: 0)
            let found = search.decide(.statement(fact), implies: .statement(statement), over: .real, namesPoint: false)
            // From an equation without solutions everything would follow.
            guard found.holds, let certificate = found.checked?.certificate,
                !search.decide(.statement(fact), implies: .false, over: .real, namesPoint: false).holds
            else { continue }
            return [.instance(of: Judgement(facts: [fact], statement), proofs: [.identity], values: [:], then: certificate)]
        }
        return []
    }
}

extension Statement {
    fileprivate var size: Int { left.size + right.size }

    /// Whether it speaks of real numbers and of no function of the text.
    fileprivate var isPlain: Bool { left.isReal && right.isReal && !left.hasNamedFunction && !right.hasNamedFunction }

    fileprivate var equatesOddPowers: Bool {
        let sides = [left, right].map { $0.writtenTerms.filter { !$0.isGround } }
        return sides.allSatisfy { $0.count == 1 && $0.allSatisfy(\.isOddPower) }
    }

    fileprivate var hasExponentialOrLogarithm: Bool {
        [left, right].contains { $0.contains { !$0.isGround && $0.isExponentialOrLogarithm } }
    }
}

extension Expr {
    fileprivate var isExponentialOrLogarithm: Bool {
        switch head {
        case .power: arguments[1].rational == nil && arguments[0].isGround
        case .function(.elementary(.ln)): true
        default: false
        }
    }

    /// c u³ and the like.
    fileprivate var isOddPower: Bool {
        let factors = if case .product = head { arguments.filter { !$0.isGround } } else { [self] }
        guard factors.count == 1, case .power = factors[0].head, let exponent = factors[0].arguments[1].rational?.int else { return false }
        return exponent > 2 && !exponent.isMultiple(of: 2)
    }
}

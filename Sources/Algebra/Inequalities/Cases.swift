import Arithmetic
import Certificates
import Expressions

/// An order in one unknown by cells of the real line, and one of absolute values, or under given orders an equation of them, by the signs
/// of what is in them.
///
/// A letter that stands in absolute values alone may mean a complex number. Then only linear combinations of absolute values of linear
/// forms are taken: what holds of these for all real numbers holds for complex ones, whose absolute value is a mean of those of their
/// real parts, turned by all angles.
struct Cases: Strategy {
    let name = "cases"
    private static let largestSize = 60
    private static let mostFacts = 4

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        let symbols = statement.symbols
        let isBounded = statement.relation == .equal && goal.facts.contains { $0.relation.isOrder && $0.symbols.contains(where: symbols.contains) }
        guard statement.relation.isOrder || isBounded, !symbols.isEmpty, symbols.count <= 4, statement.left.size + statement.right.size <= Cases.largestSize,
            statement.left.isReal, statement.right.isReal, [statement.left, statement.right].allSatisfy(\.isAlgebraicInSymbols)
        else { return [] }
        let values = statement.left.absoluteValues + statement.right.absoluteValues
        guard values.isEmpty ? symbols.count == 1 && !isBounded : isForRealNumbers(statement, values) else { return [] }
        let facts = Array(
            goal.facts.filter { fact in
                !fact.isGround && fact.symbols.allSatisfy(symbols.contains) && [fact.left, fact.right].allSatisfy(\.isAlgebraicInSymbols)
                    && fact.relation != .approximately
            }.suffix(Cases.mostFacts))
        // Without roots and absolute values, and with facts that bound nothing, other strategies have found what there is.
        if values.isEmpty, facts.isEmpty { return [] }
        let premises = Judgement(facts: facts, statement).premises
        let search = ImplicationSearch(budget: .ofConsequences, tries: 0)
        let found = search.decide(.and(premises.map { .statement($0) }), implies: .statement(statement), over: .real, namesPoint: false)
        guard found.holds, let certificate = found.checked?.certificate, (try? ConsequenceOfFacts.areContradictory(premises)) == false,
            !search.decide(.and(premises.map { .statement($0) }), implies: .false, over: .real, namesPoint: false).holds
        else { return [] }
        return [.instance(of: Judgement(facts: premises, statement), proofs: premises.map { _ in .identity }, values: [:], then: certificate)]
    }

    /// Whether every symbol in an absolute value stands elsewhere too, or all is linear.
    private func isForRealNumbers(_ statement: Statement, _ values: [Expr]) -> Bool {
        let outside = Set(Statement(statement.left.withoutAbsoluteValues, statement.relation, statement.right.withoutAbsoluteValues).symbols)
        if values.flatMap({ Statement($0, .equal, .zero).symbols }).allSatisfy(outside.contains) { return true }
        let terms = Expr.sum(statement.left.writtenTerms + statement.right.negated.writtenTerms).writtenTerms
        return terms.allSatisfy { term in
            if term.isGround { return true }
            let factors = if case .product = term.head { term.arguments } else { [term] }
            let open = factors.filter { !$0.isGround }
            return open.count == 1 && open[0].head == .function(.elementary(.abs))
        } && values.allSatisfy(\.isLinearForm)
    }
}

extension Expr {
    /// The arguments of absolute values of unknowns, outside of what is bound.
    var absoluteValues: [Expr] {
        if isGround { return [] }
        if case .function(.binder) = head { return [] }
        let inner = arguments.flatMap(\.absoluteValues)
        return head == .function(.elementary(.abs)) ? [arguments[0]] + inner : inner
    }

    /// The expression with 0 for its absolute values.
    fileprivate var withoutAbsoluteValues: Expr {
        absoluteValues.reduce(self) { $0.replacing(.elementary(.abs, $1), by: .zero) }
    }

    /// Built from symbols and numbers by sums, products, rational powers and absolute values.
    fileprivate var isAlgebraicInSymbols: Bool {
        if isGround { return isReal }
        switch head {
        case .symbol: return true
        case .sum, .product, .function(.elementary(.abs)): return arguments.allSatisfy(\.isAlgebraicInSymbols)
        case .power:
            guard let exponent = arguments[1].rational, exponent.denominator <= 4, exponent.magnitude <= 12 else { return false }
            return arguments[0].isAlgebraicInSymbols
        default: return false
        }
    }

    /// A sum of symbols and numbers with rational factors.
    fileprivate var isLinearForm: Bool {
        writtenTerms.allSatisfy { term in
            if term.isGround || term.symbol != nil { return true }
            guard case .product = term.head, term.arguments.count == 2 else { return false }
            return term.arguments[0].rational != nil && term.arguments[1].symbol != nil
        }
    }
}

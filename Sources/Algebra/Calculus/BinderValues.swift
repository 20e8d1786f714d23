import Arithmetic
import Certificates
import Expressions

/// Proposed values of integrals, sums and limits, each with the certificate that it needs.
enum BinderValues {
    typealias Proposal = (value: Expr, wrap: (Certificate) -> Certificate)

    static func proposals(for node: Expr, in goal: Goal) -> [Proposal] {
        guard case .function(.binder(let binder)) = node.head else { return [] }
        switch binder {
        case .antiderivative: return antiderivatives(node, goal)
        case .integral: return integrals(node)
        case .limit, .limitFromAbove, .limitFromBelow: return LimitFinder.proposals(for: node)
        case .sum: return SumFinder.proposals(for: node)
        case .product: return ProductFinder.proposals(for: node)
        case .derivative: return []
        }
    }

    /// What the claim says the integral is, then what the search finds, with each letter of the claim as its constant.
    private static func antiderivatives(_ node: Expr, _ goal: Goal) -> [Proposal] {
        guard let (_, body, bound, further) = node.openedAfresh, let variable = further[0].symbol else { return [] }
        var values: [Expr] = []
        for fact in goal.facts.reversed() where fact.relation == .equal && goal.statement.contains(where: { $0.head == node.head }) {
            for (side, other) in [(fact.left, fact.right), (fact.right, fact.left)] where side == node && !other.hasIntegral {
                values.append(other)
            }
        }
        if let solved = solve(goal.statement, for: node) { values.append(solved) }
        var integrator = Integrator(variable: variable)
        if let found = integrator.antiderivative(of: body.substituting([bound: further[0]])) {
            let new = newLetters(goal)
            let letters = goal.statement.symbols.filter { !node.contains($0) && !new.contains($0) && $0 != variable }
            values += (new + letters).prefix(6).map { .sum([found, .symbol($0)]) } + [found]
            if goal.facts.contains(where: { $0.left.hasIntegral || $0.right.hasIntegral }) {
                var constant = "C∫"
                while goal.contains(Symbol(constant)) { constant += "∫" }
                values.append(.sum([found, .symbol(constant)]))
            }
        }
        if !goal.statement.contains(where: { $0 == node }) {
            values += [goal.statement.left, goal.statement.right].filter { side in newLetters(goal).contains(where: side.contains) }
        }
        return values.map { value in (value, { .antiderivative(of: node, is: value, then: $0) }) }
    }

    /// The letters of the claim that no fact has.
    static func newLetters(_ goal: Goal) -> [Symbol] {
        let known = Set(goal.facts.flatMap(\.symbols))
        return goal.statement.symbols.filter { !known.contains($0) }
    }

    /// The value of the node by a claim that is linear in it.
    private static func solve(_ statement: Statement, for node: Expr) -> Expr? {
        let unknown = Symbol("∫")
        let difference = Expr.difference(
            statement.left.replacing(node, by: .symbol(unknown)), statement.right.replacing(node, by: .symbol(unknown)))
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(difference), let index = normalizer.index(of: unknown) else { return nil }
        let parts = form.numerator.coefficients(of: index)
        guard parts.keys.allSatisfy({ $0 <= 1 }), let slope = parts[1] else { return nil }
        let value = Expr.quotient(normalizer.expression(parts[0] ?? form.numerator.zero), normalizer.expression(slope)).negated
        return value.contains(unknown) ? nil : Calculus.canonical(value)
    }

    private static func integrals(_ node: Expr) -> [Proposal] {
        let variable = Symbol("ξ")
        guard !node.contains(variable), let (_, body, further) = node.opened(with: variable), let lower = further.first,
            let upper = further.last
        else { return [] }
        var integrator = Integrator(variable: variable)
        guard let found = integrator.antiderivative(of: body) else { return [] }
        // Values at the ends, then limits there: the checker takes these where the first are not known to exist.
        func limit(_ place: Expr, _ side: Binder) -> Expr {
            .binding(place.isInfinite ? .limit : side, variable, in: found, [place])
        }
        let isBounded = !upper.isInfinite && !lower.isInfinite
        var values: [Expr] = []
        if isBounded { values.append(.difference(found.substituting([variable: upper]), found.substituting([variable: lower]))) }
        if !isBounded || found.domainConditions.contains(where: { $0.statement.symbols.contains(variable) }) {
            values.append(.difference(limit(upper, .limitFromBelow), limit(lower, .limitFromAbove)))
        }
        return values.map { ($0, { .definiteIntegral(node, primitive: found, variable: variable, then: $0) }) }
    }
}

extension Goal {
    fileprivate func contains(_ symbol: Symbol) -> Bool {
        (facts + [statement]).contains { $0.left.contains(symbol) || $0.right.contains(symbol) }
    }
}

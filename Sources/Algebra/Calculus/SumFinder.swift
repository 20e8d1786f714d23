import Arithmetic
import Certificates
import Expressions

/// Telescoping partners: T with T(k + 1) − T(k) = f(k), from a form with unknown coefficients: a polynomial, a polynomial times a
/// power rᵏ, or a polynomial over the factors of the denominator but the last.
enum SumFinder {
    static let variable = Symbol("ξ")
    private static let largestDegree = 12

    static func proposals(for node: Expr) -> [BinderValues.Proposal] {
        guard !node.contains(variable), let (_, body, further) = node.opened(with: variable), let lower = further.first,
            let upper = further.last, let partner = partner(of: body)
        else { return [] }
        let next = partner.substituting([variable: .sum([.symbol(variable), .one])])
        let start = partner.substituting([variable: lower])
        let end: Expr
        if upper != .constant(.infinity) {
            end = next.substituting([variable: upper])
        } else {
            end = next.conditionsOfDecay(variable) == nil ? .binding(.limit, variable, in: next, [upper]) : .zero
        }
        return [(.difference(end, start), { .telescoping(node, partner: partner, variable: variable, then: $0) })]
    }

    /// A partner of the summand; nil when the search finds none.
    static func partner(of summand: Expr) -> Expr? {
        let k = Expr.symbol(variable)
        if !summand.contains(variable) { return .product([summand, k]) }
        if case .sum = summand.head {
            if let found = difference(summand) { return found }
            var parts: [Expr] = []
            for term in summand.arguments {
                guard let part = partner(of: term) else { return rational(summand) }
                parts.append(part)
            }
            return .sum(parts)
        }
        if case .product = summand.head {
            let constants = summand.arguments.filter { !$0.contains(variable) }
            if !constants.isEmpty {
                let rest = Expr.product(summand.arguments.filter { $0.contains(variable) })
                return partner(of: rest).map { .product(constants + [$0]) }
            }
        }
        if let coefficients = Calculus.coefficients(of: summand, variable) { return polynomial(coefficients) }
        if let found = geometric(summand) ?? rational(summand) ?? HypergeometricSums(variable: variable).partner(of: summand) { return found }
        if summand.head == .function(.elementary(.ln)) {
            return ProductFinder(variable: variable).partner(of: summand.arguments[0]).map { .elementary(.ln, $0) }
        }
        return differenceOfRoots(summand)
    }

    /// h(k) + h(k + 1) + ⋯ + h(k + d − 1) for the terms h(k + d) − h(k).
    private static func difference(_ summand: Expr) -> Expr? {
        guard summand.arguments.count == 2 else { return nil }
        let k = Expr.symbol(variable)
        func shifted(_ term: Expr, _ step: Int) -> Expr { term.substituting([variable: .sum([k, .number(step)])]) }
        for term in summand.arguments where term.contains(variable) {
            for distance in 1...4 where Calculus.canonical(.sum([summand, term.negated, shifted(term, distance)])).isZero {
                return Expr.sum((0..<distance).map { shifted(term, $0) }).negated
            }
        }
        return nil
    }

    /// For 1/(a + b) with roots, which is (a − b)/(a² − b²).
    private static func differenceOfRoots(_ summand: Expr) -> Expr? {
        guard case .power = summand.head, summand.arguments[1].rational == -1, case .sum = summand.arguments[0].head,
            summand.arguments[0].arguments.count == 2
        else { return nil }
        let (a, b) = (summand.arguments[0].arguments[0], summand.arguments[0].arguments[1])
        let scale = Calculus.canonical(.difference(.power(a, .number(2)), .power(b, .number(2))))
        if scale.isZero { return nil }
        return difference(.sum([a, b.negated].map { Calculus.cancelled(Calculus.canonical($0), scale) }))
    }

    /// Σ cₚ kᵖ through Bernoulli's recursion: S_p(k) = (kᵖ⁺¹ − Σ_{j<p} C(p+1, j) S_j(k)) / (p + 1) sums jᵖ for j from 0 to k − 1.
    private static func polynomial(_ coefficients: [Int: Expr]) -> Expr? {
        guard let degree = coefficients.keys.max(), degree <= largestDegree else { return nil }
        let k = Expr.symbol(variable)
        var sums: [Expr] = []
        for p in 0...degree {
            var terms: [Expr] = [.power(k, .number(p + 1))]
            for (j, lower) in sums.enumerated() {
                terms.append(.product([.number(Rational(-Integer(p + 1).choose(j))), lower]))
            }
            sums.append(Calculus.canonical(.quotient(.sum(terms), .number(p + 1))))
        }
        return .sum(coefficients.sorted { $0.key < $1.key }.map { .product([$0.value, sums[$0.key]]) })
    }

    /// p(k) rᵏ: T = q(k) rᵏ with r q(k + 1) − q(k) = p(k), from the highest coefficient down.
    private static func geometric(_ summand: Expr) -> Expr? {
        let factors = if case .product = summand.head { summand.arguments } else { [summand] }
        var (rest, powers, ratios): ([Expr], [Expr], [Expr]) = ([], [], [])
        for factor in factors {
            let (base, exponent) = factor.flattenedPower
            if !base.contains(variable), let rate = Calculus.derivative(of: exponent, variable), !rate.isZero, !rate.contains(variable) {
                powers.append(.power(base, exponent))
                ratios.append(.power(base, rate))
            } else {
                rest.append(factor)
            }
        }
        guard !powers.isEmpty, var remaining = Calculus.coefficients(of: .product(rest), variable), let degree = remaining.keys.max(),
            degree <= largestDegree
        else { return nil }
        let power = Expr.product(powers)
        let ratio = Calculus.canonical(.product(ratios))
        let factor = Expr.difference(ratio, .one)
        var terms: [Expr] = []
        for p in stride(from: degree, through: 0, by: -1) {
            let coefficient = Expr.quotient(remaining[p] ?? .zero, factor)
            terms.append(p == 0 ? coefficient : .product([coefficient, .power(.symbol(variable), .number(p))]))
            for j in 0..<p {
                let part = Expr.product([coefficient, ratio, .number(Rational(Integer(p).choose(j)))])
                remaining[j] = .difference(remaining[j] ?? .zero, part)
            }
        }
        return .product([.sum(terms), power])
    }

    /// A rational summand whose denominator is a product of linear factors: unknown numerator over the factors but the last.
    private static func rational(_ summand: Expr) -> Expr? {
        let k = Expr.symbol(variable)
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(summand),
            let top = PartialFractions.dense(normalizer.expression(form.numerator), variable),
            let bottom = PartialFractions.dense(normalizer.expression(form.denominator), variable), bottom.count > 1,
            top.count < bottom.count
        else { return nil }
        // T = p(k)/g(k) with g · g(k + 1) a multiple of the denominator: g is the product of factors (k − r) that have a neighbour.
        var roots: [Rational] = []
        var rest = bottom
        for root in PartialFractions.roots(of: bottom) {
            while PartialFractions.value(rest, root).isZero, rest.count > 1 {
                roots.append(root)
                rest = PartialFractions.divided(rest, root)
            }
        }
        guard rest.count == 1, let largest = roots.max(), roots.count <= 5 else { return nil }
        let least = roots.filter { ($0 - largest).isInteger }.min() ?? largest
        guard let span = (largest - least).int, 1...6 ~= span else { return nil }
        var kept: [Expr] = []
        for step in 0..<span { kept.append(.difference(k, .number(largest - Rational(step)))) }
        let g = Expr.product(kept)
        let shifted = g.substituting([variable: .sum([k, .one])])
        func denseOver(_ expression: Expr) -> [Rational]? { PartialFractions.dense(Calculus.canonical(expression), variable) }
        guard let denominator = Optional(normalizer.expression(form.denominator)),
            let target = denseOver(.product([normalizer.expression(form.numerator), g, shifted]))
        else { return nil }
        var columns: [[Rational]] = []
        for power in 0..<span {
            let p = power == 0 ? Expr.one : .power(k, .number(power))
            let next = power == 0 ? Expr.one : .power(.sum([k, .one]), .number(power))
            guard let column = denseOver(
                .product([denominator, .difference(.product([next, g]), .product([p, shifted]))]))
            else { return nil }
            columns.append(column)
        }
        // A constant may be added to T: the highest power of p is free, so a dependent column is left out.
        guard let weights = PartialFractions.solve(columns, target) else { return nil }
        return .quotient(.sum(weights.enumerated().map { .product([.number($0.element), $0.offset == 0 ? .one : .power(k, .number($0.offset))]) }), g)
    }
}

/// Sums of many terms without unknowns that telescope: written out they would use up every budget.
struct LongSums: Strategy {
    let name = "telescoping"
    private static let fewest = 12

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.statement.isGround, goal.statement.contains(where: LongSums.isLong) else { return [] }
        let nodes = goal.statement.valueNodes.filter(LongSums.isLong)
        guard nodes.count == 1 else { return [] }
        return BinderValues.proposals(for: nodes[0], in: goal).flatMap { proposal in [.exactValues, .identity].map(proposal.wrap) }
    }

    private static func isLong(_ node: Expr) -> Bool {
        guard case .function(.binder(let binder)) = node.head, binder == .sum || binder == .product,
            let count = Expr.difference(node.arguments[2], node.arguments[1]).rational
        else { return false }
        return count >= Rational(fewest)
    }
}

extension Expr {
    /// Base and exponent, (b^u)^n taken as b^(n u).
    fileprivate var flattenedPower: (base: Expr, exponent: Expr) {
        guard case .power = head else { return (self, .one) }
        let (base, exponent) = arguments[0].flattenedPower
        return (base, .product([exponent, arguments[1]]))
    }
}

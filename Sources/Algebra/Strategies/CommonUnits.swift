import Arithmetic
import Certificates
import Expressions

/// Angles and exponents that are multiples of one unit: cos x and sin(x/2), e^x and e^(x/3).
struct CommonUnits: Strategy {
    let name = "common-units"
    private static let largestUnit = 24

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard !goal.statement.isGround, goal.statement.relation == .equal else { return [] }
        var scales: [Symbol: Rational] = [:]
        for side in [goal.statement.left, goal.statement.right] { CommonUnits.collect(side, into: &scales) }
        scales = scales.filter { !$0.value.isOne }
        guard !scales.isEmpty, scales.values.allSatisfy({ $0 <= Rational(CommonUnits.largestUnit) }) else { return [] }
        var (forth, back): ([Symbol: Expr], [Symbol: Expr]) = ([:], [:])
        for (symbol, scale) in scales {
            forth[symbol] = .product([.number(scale), .symbol(symbol)])
            back[symbol] = .quotient(.symbol(symbol), .number(scale))
        }
        guard let claim = try? goal.statement.substitutingWithinLimit(forth) else { return [] }
        let facts = goal.facts.compactMap { try? $0.substitutingWithinLimit(forth) }.filter { goal.facts.contains($0.substituting(back)) }
            .filter { !$0.left.hasNamedFunction }
        let proofs = facts.map { _ in Certificate.identity }
        return [.instance(of: Judgement(facts: facts, claim), proofs: proofs, values: back, then: .identity)]
    }

    private static func collect(_ expression: Expr, into scales: inout [Symbol: Rational]) {
        if expression.isGround { return }
        switch expression.head {
        case .function(.elementary(let function)):
            switch function {
            case .sin, .cos, .tan, .cot, .sec, .csc, .sinh, .cosh, .tanh: denominators(expression.arguments[0], 1, into: &scales)
            default: break
            }
        case .power where expression.arguments[1].rational == nil: denominators(expression.arguments[1], 1, into: &scales)
        case .function(.binder): return
        default: break
        }
        for argument in expression.arguments { collect(argument, into: &scales) }
    }

    /// For the first unknown of every term the least common denominator of its coefficients.
    private static func denominators(_ angle: Expr, _ coefficient: Rational, into scales: inout [Symbol: Rational]) {
        switch angle.head {
        case .sum: for term in angle.arguments { denominators(term, coefficient, into: &scales) }
        case .product:
            let scale = angle.arguments.compactMap(\.rational).reduce(coefficient, *)
            guard let factor = angle.arguments.first(where: { !$0.isGround }) else { return }
            denominators(factor, scale, into: &scales)
        case .symbol(let symbol):
            let old = scales[symbol, default: 1].numerator
            scales[symbol] = Rational(old.leastCommonMultiple(with: coefficient.denominator))
        default: break
        }
    }
}

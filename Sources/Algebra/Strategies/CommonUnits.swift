import Arithmetic
import Certificates
import Expressions

/// Angles and exponents that are multiples of one unit: cos x and sin(x/2), e^x and e^(x/3), cos and sin of x degrees.
struct CommonUnits: Strategy {
    let name = "common-units"
    private static let largestUnit = 24
    private static let degreesPerHalfTurn = 180

    /// What the multiples of an unknown are fractions of: least common denominators, of its multiples with the factor π where it has
    /// any.
    private struct Scale {
        var denominator = Integer(1)
        var turns: Integer?

        var isOne: Bool { turns == nil && denominator.isOne }
        var isSmall: Bool {
            turns.map { $0 <= Integer(CommonUnits.degreesPerHalfTurn * CommonUnits.largestUnit) } ?? (denominator <= Integer(CommonUnits.largestUnit))
        }
        var value: Expr {
            turns.map { .quotient(.number(Rational($0)), .constant(.pi)) } ?? .number(Rational(denominator))
        }
    }

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard !goal.statement.isGround, goal.statement.relation == .equal else { return [] }
        var scales: [Symbol: Scale] = [:]
        for side in [goal.statement.left, goal.statement.right] { CommonUnits.collect(side, into: &scales) }
        scales = scales.filter { !$0.value.isOne }
        guard !scales.isEmpty, scales.values.allSatisfy(\.isSmall) else { return [] }
        var (forth, back): ([Symbol: Expr], [Symbol: Expr]) = ([:], [:])
        for (symbol, scale) in scales {
            forth[symbol] = .product([scale.value, .symbol(symbol)])
            back[symbol] = .quotient(.symbol(symbol), scale.value)
        }
        guard let claim = try? goal.statement.substitutingWithinLimit(forth) else { return [] }
        let facts = goal.facts.compactMap { try? $0.substitutingWithinLimit(forth) }.filter { goal.facts.contains($0.substituting(back)) }
            .filter { !$0.left.hasNamedFunction }
        let proofs = facts.map { _ in Certificate.identity }
        var inner: [Certificate] = [.identity]
        if facts.contains(where: \.hasFunctionOfUnknowns) {
            inner += LinearConsequence().propose(Goal(facts: facts, statement: claim, reading: goal.reading), budget: &budget)
        }
        return inner.map { .instance(of: Judgement(facts: facts, claim), proofs: proofs, values: back, then: $0) }
    }

    private static func collect(_ expression: Expr, into scales: inout [Symbol: Scale]) {
        if expression.isGround { return }
        switch expression.head {
        case .function(.elementary(let function)):
            switch function {
            case .sin, .cos, .tan, .cot, .sec, .csc, .sinh, .cosh, .tanh: denominators(expression.arguments[0], 1, takesTurns: true, into: &scales)
            default: break
            }
        case .power where expression.arguments[1].rational == nil: denominators(expression.arguments[1], 1, takesTurns: false, into: &scales)
        case .function(.binder): return
        default: break
        }
        for argument in expression.arguments { collect(argument, into: &scales) }
    }

    /// For the first unknown of every term the least common denominator of its coefficients.
    private static func denominators(_ angle: Expr, _ coefficient: Rational, takesTurns: Bool, isTurn: Bool = false, into scales: inout [Symbol: Scale]) {
        switch angle.head {
        case .sum: for term in angle.arguments { denominators(term, coefficient, takesTurns: takesTurns, isTurn: isTurn, into: &scales) }
        case .product:
            let scale = angle.arguments.compactMap(\.rational).reduce(coefficient, *)
            guard let factor = angle.arguments.first(where: { !$0.isGround }) else { return }
            let hasTurn = takesTurns && angle.arguments.contains(.constant(.pi))
            denominators(factor, scale, takesTurns: takesTurns, isTurn: isTurn || hasTurn, into: &scales)
        case .symbol(let symbol):
            var scale = scales[symbol, default: Scale()]
            if isTurn {
                scale.turns = (scale.turns ?? 1).leastCommonMultiple(with: coefficient.denominator)
            } else {
                scale.denominator = scale.denominator.leastCommonMultiple(with: coefficient.denominator)
            }
            scales[symbol] = scale
        default: break
        }
    }
}

extension Statement {
    /// Whether a function or a power with an unknown exponent occurs.
    fileprivate var hasFunctionOfUnknowns: Bool {
        [left, right].contains {
            $0.contains {
                switch $0.head {
                case .function(.elementary): !$0.isGround
                case .power: $0.arguments[1].rational == nil
                default: false
                }
            }
        }
    }
}

import Arithmetic
import Expressions

/// A function with several formulas, each for the arguments that meet a condition.
struct PiecewiseFunction: Hashable {
    enum Condition: Hashable {
        /// Comparisons of the parameter with numbers, all of which must hold.
        case comparisons([Statement])
        /// An integer that leaves this remainder.
        case remainder(Int, modulus: Int)
        /// An integer that no number of these divides.
        case noMultiple([Int])
        case integer(Bool)
        /// Where none before it holds.
        case otherwise
        /// One that is not read.
        case unknown
    }

    struct Piece: Hashable {
        let body: Expr
        let condition: Condition
    }

    let parameter: Symbol
    let pieces: [Piece]

    /// The formula for a rational argument, with the argument put in: that of the first piece whose condition holds, when those before
    /// it are seen not to hold. Nil where that is not known.
    func value(at argument: Expr) -> Expr? {
        var budget = Budget(steps: 2_000)
        budget.bits = 2_000
        guard argument.isGround, let value = try? argument.rationalValue(budget: &budget) else { return nil }
        for piece in pieces {
            guard let holds = holds(piece.condition, value) else { return nil }
            if holds { return piece.body.substituting([parameter: .number(value)]) }
        }
        return nil
    }

    /// Nil where it is not known whether the condition holds.
    private func holds(_ condition: Condition, _ value: Rational) -> Bool? {
        switch condition {
        case .otherwise: return true
        case .unknown: return nil
        case .integer(let isInteger): return value.isInteger == isInteger
        case .remainder(let remainder, let modulus):
            // Of other numbers the words say nothing.
            guard let integer = value.integer?.int else { return nil }
            return ((integer - remainder) % modulus) == 0
        case .noMultiple(let divisors):
            guard let integer = value.integer?.int else { return nil }
            return divisors.allSatisfy { integer % $0 != 0 }
        case .comparisons(let statements):
            var result = true
            for statement in statements {
                let instance = statement.substituting([parameter: .number(value)])
                guard let left = instance.left.rational, let right = instance.right.rational,
                    let holds = statement.relation.holds(signOfDifference: (left - right).sign)
                else { return nil }
                result = result && holds
            }
            return result
        }
    }
}

extension Expr {
    /// The expression with values of piecewise functions at numbers replaced by their formulas, inner ones first.
    func unfolding(_ functions: [String: PiecewiseFunction]) -> Expr {
        if isGround || arguments.isEmpty { return self }
        if case .function(.binder) = head { return self }
        let inner = rebuilt(arguments.map { $0.unfolding(functions) })
        guard case .function(.named(let name)) = inner.head, inner.arguments.count == 1 else { return inner }
        return functions[name]?.value(at: inner.arguments[0]) ?? inner
    }
}

import Arithmetic
import Certificates
import Expressions

/// Rational points where a rewriting without facts fails.
struct CounterexampleSearch: Strategy {
    let name = "counterexample"

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        guard goal.reading == .rewriting, goal.facts.isEmpty, !goal.statement.isGround else { return [] }
        let symbols = goal.statement.symbols
        guard symbols.count <= 8 else { return [] }
        let points = SamplePoints.points(for: symbols)
        let isDiscrete = [goal.statement.left, goal.statement.right].contains {
            $0.contains(where: CounterexampleSearch.countsSteps)
        }
        return points.filter { point in !isDiscrete || point.values.allSatisfy { $0.isInteger && $0.sign > 0 } }
            .map { .witness($0, precision: 128) }
    }

    /// Whether the notation says that its unknowns count something: (−1)ⁿ, n!, C(n, k), gcd, mod. Such claims are meant for natural
    /// numbers, and a point between them refutes nothing.
    private static func countsSteps(_ expression: Expr) -> Bool {
        if expression.isGround { return false }
        switch expression.head {
        case .power: return expression.arguments[0].rational?.isNegative == true
        case .function(.factorial), .function(.binomial), .function(.greatestCommonDivisor),
            .function(.leastCommonMultiple),
            .function(.remainder), .function(.binder(.sum)), .function(.binder(.product)):
            return true
        default: return false
        }
    }
}

/// A fixed list of points: small integers first, since a person reads the witness, then values in general position.
enum SamplePoints {
    private static let rows: [[Rational]] = [
        [2, 3, 5, 7, 11, 13, 17, 19],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [-2, 3, -5, 7, -3, 2, -7, 5],
        [-1, -2, -3, -5, -7, -4, -6, -8],
        ["1/2", "1/3", "2/5", "3/7", "5/8", "4/9", "5/11", "7/12"].map { Rational($0)! },
        [10, 7, 4, 9, 6, 8, 12, 15],
    ]

    static func points(for symbols: [Symbol]) -> [[Symbol: Rational]] {
        rows.map { Dictionary(uniqueKeysWithValues: zip(symbols, $0)) }
    }
}

import Arithmetic
import Certificates
import Expressions

/// Points at which a statement is tried. The same statement always gets the same points.
struct SamplePoints {
    /// Small integers first, since a person reads the witness, then values in general position.
    let plain: [[Symbol: Rational]]
    /// Those and many more: in (0, 1), large, small, of all signs, and on both sides of where the domain or a fact ends.
    let all: [[Symbol: Rational]]

    private static let rows: [[Rational]] = [
        [2, 3, 5, 7, 11, 13, 17, 19],
        [1, 2, 3, 4, 5, 6, 7, 8],
        [-2, 3, -5, 7, -3, 2, -7, 5],
        [-1, -2, -3, -5, -7, -4, -6, -8],
        ["1/2", "1/3", "2/5", "3/7", "5/8", "4/9", "5/11", "7/12"].map { Rational($0)! },
        [10, 7, 4, 9, 6, 8, 12, 15],
    ]

    private static let values: [Rational] = [
        "3", "1/3", "-1/2", "5", "3/4", "-3", "7/2", "1/10", "-5/3", "12", "-1/7", "2/3", "25", "-8", "1/50", "4/3",
        "-30",
        "100", "-3/100", "9/10", "0", "1", "-1", "1000",
    ].map { Rational($0)! }

    private static let integers: [Rational] = [3, 4, 6, 9, 12, 5, 8, 15, 20, 7, 2, 1]

    static func plain(for symbols: [Symbol]) -> [[Symbol: Rational]] {
        rows.map { Dictionary(uniqueKeysWithValues: zip(symbols, $0)) }
    }

    /// - Parameter isDiscrete: only positive integers are tried.
    init(for goal: Goal, _ symbols: [Symbol], isDiscrete: Bool, budget: inout Budget) {
        func natural(_ point: [Symbol: Rational]) -> Bool { point.values.allSatisfy { $0.isInteger && $0.sign > 0 } }
        let plain = SamplePoints.plain(for: symbols).filter { !isDiscrete || natural($0) }
        self.plain = plain
        let pool = isDiscrete ? SamplePoints.integers : SamplePoints.values
        var pools: [Symbol: [Rational]] = [:]
        for symbol in symbols {
            let ends = isDiscrete ? [] : SamplePoints.besideEnds(of: goal, for: symbol, budget: &budget)
            pools[symbol] = ends + pool
        }
        let count = pools.values.reduce(0) { max($0, $1.count) }
        var more: [[Symbol: Rational]] = []
        // Strides that share no factor with the pool's length bring every value together with many others.
        for (first, stride) in [(0, 5), (7, 1), (2, 11)] {
            for index in 0..<count {
                var point: [Symbol: Rational] = [:]
                for (position, symbol) in symbols.enumerated() {
                    let pool = pools[symbol]!
                    point[symbol] = pool[(index + position * (first + index * stride)) % pool.count]
                }
                more.append(point)
            }
            if symbols.count == 1 { break }
        }
        all = plain + more
    }

    /// Values on both sides of the zeros of what must not vanish or must be positive, where that is linear in the symbol.
    private static func besideEnds(of goal: Goal, for symbol: Symbol, budget: inout Budget) -> [Rational] {
        let statement = goal.statement
        guard max(statement.left.depth, statement.right.depth) <= Expr.largestApproximatedDepth,
            max(statement.left.size, statement.right.size) <= CounterexampleSearch.largestSize
        else { return [] }
        var ends: [Rational] = []
        let conditions = statement.left.domainConditions + statement.right.domainConditions
        for condition in conditions.map(\.statement) + goal.facts where condition.symbols == [symbol] {
            var border = condition.difference
            if case .function(.elementary(.abs)) = condition.left.head { border = condition.left.arguments[0] }
            guard let end = zero(of: border, symbol, budget: &budget), end.bitLength < 64, !ends.contains(end) else {
                continue
            }
            ends.append(end)
            if ends.count == 4 { break }
        }
        let steps = ["1/20", "1/3", "1", "4"].map { Rational($0)! }
        return ends.flatMap { end in steps.flatMap { [end + $0, end - $0] } }
    }

    /// The zero of an expression that is linear in its one symbol, from its values at 0, 1 and 2; nil for another.
    private static func zero(of expression: Expr, _ symbol: Symbol, budget: inout Budget) -> Rational? {
        var values: [Rational] = []
        for place in 0...2 {
            guard let value = try? expression.rationalValue(at: [symbol: Rational(place)], budget: &budget) else {
                return nil
            }
            values.append(value)
        }
        let slope = values[1] - values[0]
        guard values[2] - values[1] == slope, !slope.isZero else { return nil }
        return try? (-values[0]).divided(by: slope)
    }
}

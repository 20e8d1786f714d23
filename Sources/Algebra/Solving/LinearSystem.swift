import Arithmetic
import Certificates
import Expressions

/// Linear equations over ℚ, for a point that satisfies them.
enum LinearSystem {
    /// A rational solution, free unknowns set to 1; nil when an equation is not linear or the system has no solution.
    static func point(satisfying equations: [Statement], unknowns: [Symbol], budget: inout Budget) -> [Symbol:
        Rational]?
    {
        guard
            let rows = try? equations.map({ equation throws(EvaluationError) in
                try row(equation, unknowns, budget: &budget)
            })
        else { return nil }
        return try? solve(rows, unknowns, budget: &budget)
    }

    /// Whether it is a linear equation over ℚ.
    static func isLinear(_ equation: Statement) -> Bool {
        var budget = Budget(steps: 20_000)
        return equation.relation == .equal && (try? row(equation, equation.symbols, budget: &budget)) != nil
    }

    /// Coefficients of the unknowns, then the constant on the right.
    private static func row(_ equation: Statement, _ unknowns: [Symbol], budget: inout Budget) throws(EvaluationError)
        -> [Rational]
    {
        var normalizer = Normalizer(budget: budget)
        guard let form = try normalizer.normalize(equation.difference).polynomial else { throw .unable(.unsupported) }
        var row = [Rational](repeating: 0, count: unknowns.count + 1)
        for term in form.terms {
            if term.monomial.isOne {
                row[unknowns.count] = -term.coefficient
                continue
            }
            guard term.monomial.degree == 1, let symbol = normalizer.generators[term.monomial.factors[0].generator].symbol,
                let column = unknowns.firstIndex(of: symbol)
            else { throw .unable(.unsupported) }
            row[column] = term.coefficient
        }
        return row
    }

    /// Gauss–Jordan elimination.
    private static func solve(_ system: [[Rational]], _ unknowns: [Symbol], budget: inout Budget)
        throws(EvaluationError) -> [Symbol: Rational]?
    {
        var rows = system
        var pivots: [(row: Int, column: Int)] = []
        for column in unknowns.indices {
            guard let found = (pivots.count..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
            let target = pivots.count
            rows.swapAt(found, target)
            let inverse = try rows[target][column].inverse()
            rows[target] = rows[target].map { $0 * inverse }
            for other in rows.indices where other != target && !rows[other][column].isZero {
                let factor = rows[other][column]
                try budget.spend(unknowns.count)
                for index in rows[other].indices { rows[other][index] -= factor * rows[target][index] }
            }
            pivots.append((target, column))
        }
        for row in rows[pivots.count...] where !(row.last?.isZero ?? true) { return nil }
        var point: [Symbol: Rational] = [:]
        for unknown in unknowns { point[unknown] = 1 }
        for (row, column) in pivots {
            var value = rows[row][unknowns.count]
            for other in unknowns.indices where other != column { value -= rows[row][other] * point[unknowns[other]]! }
            point[unknowns[column]] = value
        }
        return point
    }
}

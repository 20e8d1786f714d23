import Arithmetic

/// Nonnegative solutions of linear equations over ℚ: the first phase of the simplex method with Bland's rule, which cannot cycle
/// (Bland 1977).
enum Simplex {
    /// w ≥ 0 with Σ wⱼ columnⱼ = target, of which most are 0; nil when there is none.
    /// - Throws: `.unable` above the budget.
    static func solve(columns: [[Rational]], target: [Rational], budget: inout Budget) throws(EvaluationError)
        -> [Rational]?
    {
        let height = target.count
        let width = columns.count
        // One artificial unknown for each row; right sides are made nonnegative.
        var rows: [[Rational]] = []
        for row in 0..<height {
            let isFlipped = target[row].isNegative
            var entries = columns.map { isFlipped ? -$0[row] : $0[row] }
            entries.append(target[row].magnitude)
            rows.append(entries)
        }
        var basis = (0..<height).map { width + $0 }
        // The objective: the sum of the artificial unknowns, expressed through the others.
        var objective = [Rational](repeating: 0, count: width + 1)
        for row in rows { for index in row.indices where !row[index].isZero { objective[index] += row[index] } }
        while let entering = (0..<width).first(where: { objective[$0].sign > 0 }) {
            var best: (row: Int, ratio: Rational)?
            for row in 0..<height where rows[row][entering].sign > 0 {
                let ratio = try rows[row][width].divided(by: rows[row][entering])
                if let old = best, old.ratio < ratio || (old.ratio == ratio && basis[old.row] < basis[row]) { continue }
                best = (row, ratio)
            }
            guard let pivot = best?.row else { break }
            let inverse = try rows[pivot][entering].inverse()
            rows[pivot] = rows[pivot].map { $0.isZero ? $0 : $0 * inverse }
            try budget.spend(bits: rows[pivot].reduce(1) { max($0, $1.bitLength) })
            let source = rows[pivot]
            for row in 0..<height where row != pivot && !rows[row][entering].isZero {
                try subtract(source, times: rows[row][entering], from: &rows[row], budget: &budget)
            }
            try subtract(source, times: objective[entering], from: &objective, budget: &budget)
            basis[pivot] = entering
        }
        guard objective[width].isZero else { return nil }
        var result = [Rational](repeating: 0, count: width)
        for (row, unknown) in basis.enumerated() where unknown < width { result[unknown] = rows[row][width] }
        return result
    }

    private static func subtract(
        _ source: [Rational], times factor: Rational, from row: inout [Rational], budget: inout Budget
    ) throws(EvaluationError) {
        try budget.spend(1 + source.count / 4)
        for index in row.indices where !source[index].isZero { row[index] -= factor * source[index] }
    }
}

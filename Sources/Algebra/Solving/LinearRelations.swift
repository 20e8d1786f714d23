import Arithmetic
import Certificates

/// Linear relations between polynomials, taken as vectors over their monomials.
struct LinearRelations {
    private struct Row {
        var vector: Polynomial
        /// How the vector comes from the given ones.
        var combination: [Rational]
        let pivot: Monomial
    }

    private var rows: [Row] = []
    private let count: Int

    /// Brings the polynomials to echelon form.
    init(_ polynomials: [Polynomial], budget: inout Budget) throws(EvaluationError) {
        count = polynomials.count
        for (index, polynomial) in polynomials.enumerated() {
            var unit = [Rational](repeating: 0, count: count)
            unit[index] = 1
            let (rest, combination) = try reduce(polynomial, unit, budget: &budget)
            // The greatest monomial in a total order, so that runs agree.
            guard let pivot = rest.terms.last?.monomial else { continue }
            rows.append(Row(vector: rest, combination: combination, pivot: pivot))
        }
    }

    /// Coefficients cᵢ with Σ cᵢ · polynomialᵢ = target; nil when there are none.
    func express(_ target: Polynomial, budget: inout Budget) throws(EvaluationError) -> [Rational]? {
        let (rest, combination) = try reduce(target, [Rational](repeating: 0, count: count), budget: &budget)
        return rest.isZero ? combination.map { -$0 } : nil
    }

    private func reduce(_ polynomial: Polynomial, _ start: [Rational], budget: inout Budget) throws(EvaluationError)
        -> (Polynomial, [Rational])
    {
        var vector = polynomial
        var combination = start
        for row in rows {
            guard let coefficient = vector.coefficient(of: row.pivot) else { continue }
            let factor = -(try coefficient.divided(by: row.vector.leadingCoefficient))
            try budget.spend(row.vector.terms.count + count)
            vector = vector.adding(row.vector, scaledBy: factor)
            for index in combination.indices { combination[index] += factor * row.combination[index] }
        }
        return (vector, combination)
    }
}

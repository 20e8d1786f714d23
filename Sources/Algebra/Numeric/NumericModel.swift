import Expressions

/// A point in machine numbers at which statements seem to hold together. Nothing is concluded from it but that a search is in vain:
/// for a proof of what is far from true there, or for a contradiction between statements that hold there.
struct NumericModel {
    let values: [Symbol: Double]

    private static let mostUnknowns = 8
    private static let mostFacts = 12
    private static let largestSize = 400
    private static let mostSteps = 6
    private static let farthest = 1e7
    private static let smallest = 1e-12
    /// Of residuals, relative to the larger side of an equation.
    private static let tolerance = 1e-11
    fileprivate static let evidentGap = 1e-3

    /// Values in general position to begin with, positive ones first, where most functions are defined. Equations are solved from the
    /// first ones alone: what they leave free is in general position as well.
    private static let starts: [[Double]] = [
        [1.37, 2.23, 1.71, 2.81, 1.19, 2.59, 1.93, 3.11], [11.3, 17.9, 13.7, 23.1, 12.1, 19.3, 15.7, 29.9],
        [0.31, 0.47, 0.23, 0.61, 0.37, 0.53, 0.29, 0.43], [-1.67, 2.39, -2.83, 1.27, -3.41, 1.83, -1.13, 2.69],
    ]

    /// Whether the claim is far from true at a point where the facts seem to hold.
    static func separates(_ claim: Statement, from facts: [Statement]) -> Bool {
        guard claim.relation != .notEqual, let search = Search(facts, beside: claim) else { return false }
        for start in search.starts {
            guard let model = search.model(from: start) else { continue }
            if claim.isEvident(at: model.values) == false { return true }
            // An equation that holds at a point in general position is likely to follow.
            if claim.relation == .equal { return false }
        }
        return false
    }

    /// Whether the statements seem to hold at one point.
    static func exists(for statements: [Statement]) -> Bool {
        guard let search = Search(statements) else { return false }
        return search.starts.contains { search.model(from: $0) != nil }
    }

    private struct Search {
        let unknowns: [Symbol]
        let equations: [Statement]
        let comparisons: [Statement]

        /// Nil for statements that have no values in machine numbers, or too many.
        init?(_ facts: [Statement], beside claim: Statement? = nil) {
            let all = facts + (claim.map { [$0] } ?? [])
            guard facts.count <= mostFacts, all.allSatisfy({ $0.relation != .approximately && max($0.left.size, $0.right.size) <= largestSize }),
                all.reduce(0, { $0 + $1.left.size + $1.right.size }) <= largestSize, !all.contains(where: CounterexampleSearch.countsSteps)
            else { return nil }
            unknowns = Set(all.flatMap(\.symbols)).sorted()
            guard unknowns.count <= mostUnknowns else { return nil }
            (equations, comparisons) = (facts.filter { $0.relation == .equal }, facts.filter { $0.relation != .equal })
        }

        var starts: ArraySlice<[Double]> { equations.isEmpty ? NumericModel.starts[...] : NumericModel.starts.prefix(1) }

        /// The point that Newton's method reaches, for fewer, as many or more equations than unknowns.
        func model(from start: [Double]) -> NumericModel? {
            var place = Dictionary(uniqueKeysWithValues: zip(unknowns, start))
            for _ in 0...mostSteps {
                guard let residuals = residuals(at: place) else { return nil }
                if residuals.allSatisfy({ abs($0) < tolerance }) {
                    let model = NumericModel(values: place)
                    return comparisons.allSatisfy { $0.isEvident(at: place) == true } ? model : nil
                }
                guard let step = step(at: place, residuals) else { return nil }
                for (symbol, change) in zip(unknowns, step) {
                    let value = place[symbol]! - change
                    guard abs(value) < farthest else { return nil }
                    place[symbol] = value
                }
            }
            return nil
        }

        /// Left sides minus right sides, relative to the larger one unless one is 0 as written.
        private func residuals(at place: [Symbol: Double]) -> [Double]? {
            var result: [Double] = []
            for equation in equations {
                guard let (left, right) = equation.approximateSides(at: place) else { return nil }
                let scale = equation.left.isZero || equation.right.isZero ? 1 : max(abs(left), abs(right))
                guard scale > smallest else { return nil }
                result.append((left - right) / scale)
            }
            return result
        }

        /// The shortest step that solves the linear equations, Jᵀ(JJᵀ + λ)⁻¹ r. Since some equations may follow from others, λ is not
        /// quite 0 (Levenberg–Marquardt).
        private func step(at place: [Symbol: Double], _ residuals: [Double]) -> [Double]? {
            var columns: [[Double]] = []
            for symbol in unknowns {
                var beside = place
                let width = 1e-7 * max(abs(place[symbol]!), 1)
                beside[symbol]! += width
                guard let moved = self.residuals(at: beside) else { return nil }
                columns.append(zip(moved, residuals).map { ($0 - $1) / width })
            }
            var rows = residuals.indices.map { i in
                residuals.indices.map { j in columns.reduce(0) { $0 + $1[i] * $1[j] } } + [residuals[i]]
            }
            let largest = residuals.indices.map { rows[$0][$0] }.max() ?? 0
            for index in rows.indices { rows[index][index] += 1e-12 * largest }
            // The matrix is positive: elimination needs no exchange of rows.
            for pivot in rows.indices {
                guard rows[pivot][pivot] > 0 else { return nil }
                for row in rows.indices where row != pivot {
                    let factor = rows[row][pivot] / rows[pivot][pivot]
                    for column in pivot...rows.count { rows[row][column] -= factor * rows[pivot][column] }
                }
            }
            let weights = rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
            return columns.map { column in zip(column, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        }
    }
}

extension Statement {
    fileprivate func approximateSides(at place: [Symbol: Double]) -> (left: Double, right: Double)? {
        guard let left = left.approximateValue(at: place), let right = right.approximateValue(at: place) else { return nil }
        return (left, right)
    }

    /// Whether it is true or false, where the sides are far from each other; else nil.
    fileprivate func isEvident(at place: [Symbol: Double]) -> Bool? {
        guard let (left, right) = approximateSides(at: place) else { return nil }
        let isFar = abs(left - right) > NumericModel.evidentGap * max(abs(left), abs(right), NumericModel.evidentGap)
        return isFar ? relation.holds(signOfDifference: left < right ? -1 : 1) : nil
    }
}

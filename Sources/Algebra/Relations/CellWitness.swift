import Arithmetic
import Certificates
import Expressions

/// A point of the line, real or complex, where one formula is true and another is not, for people: the checker has its own proof.
enum CellWitness {
    static func point(_ premise: Formula, _ conclusion: Formula, _ unknown: Symbol?, _ domain: Domain, _ budget: Budget)
        -> [Symbol: Expr]?
    {
        if let unknown, domain == .complex {
            guard let points = try? ComplexPoints(.and([premise, .not(conclusion)]), budget: budget) else { return nil }
            var work = Budget(steps: 20_000)
            for (polynomial, holds) in zip(points.polynomials, points.holdsAtRoots) where holds {
                if let root = AlgebraicNumber.roots(polynomial, complex: true, budget: &work)?.first { return [unknown: root] }
            }
            let sample = (0...200).first { value in points.polynomials.allSatisfy { !$0.value(at: Rational(value)).isZero } }
            return points.holdsElsewhere ? sample.map { [unknown: .number($0)] } : nil
        }
        guard let unknown, let cells = try? RealCells(.and([premise, .not(conclusion)]), domain: domain, budget: budget)
        else { return nil }
        return point(in: cells, unknown)
    }

    /// A point of the real line at which the cells are true.
    static func point(in cells: RealCells, _ unknown: Symbol) -> [Symbol: Expr]? {
        var closedForms = AlgebraicNumber.ClosedForms()
        for (point, holds) in zip(cells.points, cells.holdsAtPoints) where holds {
            if let value = closedForms.expression(point) { return [unknown: value] }
        }
        for (sample, holds) in zip(cells.samples, cells.holdsBetween) where holds { return [unknown: .number(sample)] }
        return nil
    }
}

import Arithmetic
import Certificates
import Expressions

/// Points of the line, real or complex, where one formula is true and another is not, for people: the checker has its own proof.
enum CellWitness {
    /// All such points where they are finitely many with closed forms, else one of them; none where no closed form is known.
    static func points(_ premise: Formula, _ conclusion: Formula, _ unknown: Symbol, _ domain: Domain, _ budget: Budget)
        -> [[Symbol: Expr]]
    {
        let failing = Formula.and([premise, .not(conclusion)])
        if domain == .complex {
            guard let points = try? ComplexPoints(failing, budget: budget) else { return [] }
            return self.points(in: points, unknown)
        }
        guard let cells = try? RealCells(failing, domain: domain, budget: budget) else { return [] }
        return points(in: cells, unknown)
    }

    /// The points of the real line at which the cells are true.
    static func points(in cells: RealCells, _ unknown: Symbol) -> [[Symbol: Expr]] {
        var closedForms = AlgebraicNumber.ClosedForms()
        var values: [Expr] = []
        let points = zip(cells.points, cells.holdsAtPoints).filter(\.1).map(\.0)
        let isFinite = !cells.holdsBetween.contains(true)
        for point in points {
            guard let value = closedForms.expression(point) else { continue }
            values.append(value)
            if !isFinite { break }
        }
        if values.isEmpty, let sample = zip(cells.samples, cells.holdsBetween).first(where: \.1)?.0 { values = [.number(sample)] }
        return (values.count == points.count ? values : Array(values.prefix(1))).map { [unknown: $0] }
    }

    private static func points(in points: ComplexPoints, _ unknown: Symbol) -> [[Symbol: Expr]] {
        var work = Budget(steps: 20_000)
        var values: [Expr] = []
        var isEach = !points.holdsElsewhere
        for (polynomial, holds) in zip(points.polynomials, points.holdsAtRoots) where holds {
            guard let roots = AlgebraicNumber.roots(polynomial, complex: true, budget: &work) else {
                isEach = false
                continue
            }
            values += roots
        }
        if values.isEmpty, points.holdsElsewhere {
            let sample = (0...200).first { value in points.polynomials.allSatisfy { !$0.value(at: Rational(value)).isZero } }
            values = sample.map { [Expr.number($0)] } ?? []
        }
        return (isEach ? values : Array(values.prefix(1))).map { [unknown: $0] }
    }
}

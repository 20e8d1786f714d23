import Arithmetic
import Certificates
import Expressions

/// A point of the real line where one formula is true and another is not, for people: the checker has its own proof.
enum RealWitness {
    static func point(_ premise: Formula, _ conclusion: Formula, _ unknown: Symbol?, _ domain: Domain, _ budget: Budget)
        -> [Symbol: Expr]?
    {
        guard let unknown, let cells = try? RealCells(.and([premise, .not(conclusion)]), domain: domain, budget: budget)
        else { return nil }
        for (point, holds) in zip(cells.points, cells.holdsAtPoints) where holds {
            if let value = AlgebraicNumber.expression(point) { return [unknown: value] }
        }
        for (sample, holds) in zip(cells.samples, cells.holdsBetween) where holds { return [unknown: .number(sample)] }
        return nil
    }
}

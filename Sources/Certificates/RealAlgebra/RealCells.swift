import Arithmetic
import Expressions

/// Where a formula in one real unknown is true: its truth at finitely many points and on the open intervals between them.
///
/// The points are all real roots of the norms of all literals. Between two of them no literal changes its sign and, the domain
/// conditions being literals too, no part stops or begins to be defined; so one sample tells of the whole interval.
public struct RealCells: Sendable {
    /// In increasing order.
    public let points: [RealPoint]
    public let holdsAtPoints: [Bool]
    /// One more than the points: the first interval has no lower end, the last no upper one.
    public let holdsBetween: [Bool]
    /// One rational inside each interval.
    public let samples: [Rational]

    private static let largestDegree = 60

    /// - Throws: a failure for formulas with several symbols or with what is no algebraic function.
    public init(_ formula: Formula, domain: Domain = .real, budget: Budget) throws(CheckFailure) {
        guard domain != .complex, formula.symbols.count <= 1 else { throw .wrongForm("one real unknown") }
        var compiler = LiteralCompiler(normalizer: Normalizer(budget: budget), domain: domain)
        let formula = try checking { () throws(EvaluationError) in try formula.withoutAbsoluteValues() }
        var positive: [Formula] = []
        if domain == .positive, let symbol = formula.symbols.first {
            positive = [.statement(Statement(.symbol(symbol), .greater, .zero))]
        }
        let junction = try compiler.compile(.and(positive + [formula]))
        let unknown = formula.symbols.first.flatMap { compiler.normalizer.index(of: $0) }
        do throws(EvaluationError) {
            self = try RealCells(junction, Signs(normalizer: compiler.normalizer, unknown: unknown))
        } catch {
            throw .evaluation(error)
        }
    }

    private init(_ junction: Junction, _ signs: Signs) throws(EvaluationError) {
        var signs = signs
        var critical = UnivariatePolynomial([1])
        var seen: Set<UnivariatePolynomial> = []
        for literal in junction.literals where literal.constant == nil {
            let norm = try signs.norm(literal.polynomial).squareFreePart(budget: &signs.normalizer.budget)
            if !seen.insert(norm).inserted { continue }
            let common = try critical.greatestCommonDivisor(with: norm, budget: &signs.normalizer.budget)
            critical = critical * (try norm.divided(by: common, budget: &signs.normalizer.budget).quotient)
            if critical.degree > RealCells.largestDegree { throw .unable(.degree) }
        }
        var points = try RealRoots.isolate(critical.primitive, budget: &signs.normalizer.budget)
        samples = try RealRoots.separate(&points, budget: &signs.normalizer.budget)
        self.points = points
        holdsAtPoints = try points.map { point throws(EvaluationError) in try RealCells.truth(junction, point, &signs) }
        holdsBetween = try samples.map { sample throws(EvaluationError) in
            try RealCells.truth(junction, .rational(sample), &signs)
        }
    }

    /// Whether the formula is true at no real number.
    public var isEmpty: Bool { !holdsAtPoints.contains(true) && !holdsBetween.contains(true) }

    private static func truth(_ junction: Junction, _ point: RealPoint, _ signs: inout Signs) throws(EvaluationError)
        -> Bool
    {
        try junction.truth { (literal) throws(EvaluationError) in
            Literal.holds(literal.relation, sign: try signs.sign(literal.polynomial, at: point))
        }
    }
}

import Arithmetic
import Expressions

/// Where a formula in one complex unknown, of equations with rational coefficients, is true: its truth at the roots of finitely
/// many polynomials and everywhere else.
///
/// The polynomials are square-free and coprime, and each divides the square-free part of a literal's polynomial or is coprime to
/// it; so a literal has one truth at all roots of one of them.
public struct ComplexPoints: Sendable {
    public private(set) var polynomials: [UnivariatePolynomial] = []
    public private(set) var holdsAtRoots: [Bool] = []
    public let holdsElsewhere: Bool

    public init(_ formula: Formula, budget: Budget) throws(CheckFailure) {
        let symbols = formula.symbols
        guard symbols.count <= 1 else { throw .wrongForm("one unknown") }
        var compiler = LiteralCompiler(normalizer: Normalizer(budget: budget), domain: .complex)
        let junction = try compiler.compile(formula)
        let unknown = symbols.first.flatMap { compiler.normalizer.index(of: $0) }
        var budget = compiler.normalizer.budget
        do throws(EvaluationError) {
            holdsElsewhere = try junction.truth { literal in Literal.holds(literal.relation, sign: 1) }
            var forms: [Polynomial: UnivariatePolynomial] = [:]
            for literal in junction.literals where literal.constant == nil && forms[literal.polynomial] == nil {
                guard literal.polynomial.generators == [unknown] else { throw .unable(.unsupported) }
                let form = literal.polynomial.univariate(in: unknown)
                forms[literal.polynomial] = form
                polynomials = try form.squareFreePart(budget: &budget).refining(polynomials, budget: &budget)
            }
            for polynomial in polynomials {
                holdsAtRoots.append(
                    try junction.truth { (literal) throws(EvaluationError) in
                        guard let form = forms[literal.polynomial] else { throw .unable(.unsupported) }
                        let isZero = try form.divided(by: polynomial, budget: &budget).remainder.isZero
                        return Literal.holds(literal.relation, sign: isZero ? 0 : 1)
                    })
            }
        } catch {
            throw .evaluation(error)
        }
    }

    /// Whether the formula is true at no complex number.
    public var isEmpty: Bool { !holdsElsewhere && !holdsAtRoots.contains(true) }
}

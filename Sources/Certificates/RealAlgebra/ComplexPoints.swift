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
        let signs = Signs(
            normalizer: compiler.normalizer, unknown: symbols.first.flatMap { compiler.normalizer.index(of: $0) })
        var budget = compiler.normalizer.budget
        do throws(EvaluationError) {
            holdsElsewhere = try junction.truth { literal in Literal.holds(literal.relation, sign: 1) }
            var forms: [Polynomial: UnivariatePolynomial] = [:]
            for literal in junction.literals where literal.constant == nil && forms[literal.polynomial] == nil {
                guard literal.polynomial.generators == [signs.unknown] else { throw .unable(.unsupported) }
                let form = signs.univariate(literal.polynomial)
                forms[literal.polynomial] = form
                try refine(by: form.squareFreePart(budget: &budget), &budget)
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

    private mutating func refine(by polynomial: UnivariatePolynomial, _ budget: inout Budget) throws(EvaluationError) {
        var rest = polynomial
        var result: [UnivariatePolynomial] = []
        for old in polynomials {
            let common = try old.greatestCommonDivisor(with: rest, budget: &budget)
            rest = try rest.divided(by: common, budget: &budget).quotient.primitive
            result += [common, try old.divided(by: common, budget: &budget).quotient.primitive]
        }
        polynomials = (result + [rest]).filter { $0.degree > 0 }
    }

    /// Whether the formula is true at no complex number.
    public var isEmpty: Bool { !holdsElsewhere && !holdsAtRoots.contains(true) }
}

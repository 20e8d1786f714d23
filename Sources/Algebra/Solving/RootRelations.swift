import Arithmetic
import Certificates
import Expressions

/// What the coefficients of a polynomial say of its roots, real or not.
public enum RootRelations {
    /// Vieta's formulas: with a_n xⁿ + … + a_0 = a_n (x − r_1) … (x − r_n), the elementary symmetric functions of the roots satisfy
    /// a_n e_k = (−1)ᵏ a_{n−k}; divided by a_n where that is a number.
    /// - Parameter roots: all of them, each as often as its multiplicity says.
    /// - Returns: the n equations; nil for what is no polynomial in the unknown, or one of another degree.
    public static func vieta(_ polynomial: Expr, in unknown: Symbol, roots: [Expr]) -> [Statement]? {
        guard let coefficients = coefficients(of: polynomial, in: unknown), coefficients.count == roots.count + 1,
            let lead = coefficients.last, !roots.isEmpty
        else { return nil }
        let number = lead.rational
        guard let inverse = try? (number ?? 1).inverse() else { return nil }
        // The terms of e_0 to e_k for the first k roots.
        var symmetric: [[Expr]] = [[.one]]
        for root in roots {
            symmetric = (0...symmetric.count).map { index in
                let withRoot = index > 0 ? symmetric[index - 1].map { Expr.product([$0, root]) } : []
                return (index < symmetric.count ? symmetric[index] : []) + withRoot
            }
        }
        return (1...roots.count).map { index in
            let value = Expr.product([.number(index % 2 == 0 ? inverse : -inverse), coefficients[roots.count - index]])
            let sum = Expr.sum(symmetric[index])
            return Statement(number == nil ? .product([lead, sum]) : sum, .equal, value)
        }
    }

    /// The coefficients of a polynomial in the unknown, from a_0 on to one that is not 0; nil for what is no polynomial in it, or has a
    /// high degree.
    public static func coefficients(of polynomial: Expr, in unknown: Symbol) -> [Expr]? {
        var budget = Budget(steps: 10_000)
        budget.degree = 40
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(polynomial), let index = normalizer.index(of: unknown),
            case let denominator = normalizer.expression(form.denominator), !denominator.contains(unknown)
        else { return nil }
        let parts = form.numerator.coefficients(of: index)
        guard let degree = parts.keys.max(), degree > 0, degree <= highestDegree else { return nil }
        let coefficients = (0...degree).map { Expr.quotient(parts[$0].map(normalizer.expression) ?? .zero, denominator) }
        return coefficients.contains { $0.contains(unknown) } ? nil : coefficients
    }

    /// Whether the polynomial with these coefficients, from a_0 on, is seen to have real roots only: it has rational ones, and as many
    /// different real roots as its degree.
    public static func areAllReal(_ coefficients: [Expr]) -> Bool {
        let numbers = coefficients.compactMap(\.rational)
        guard numbers.count == coefficients.count else { return false }
        var budget = Budget(steps: 20_000)
        let roots = try? RealRoots.isolate(UnivariatePolynomial(numbers), budget: &budget)
        return roots?.count == coefficients.count - 1
    }

    private static let highestDegree = 8
}

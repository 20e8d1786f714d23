import Arithmetic
import Certificates
import Expressions

/// Roots of polynomials with rational coefficients in closed form.
enum AlgebraicNumber {
    /// Closed forms of real algebraic points: the roots of a polynomial are looked for once.
    struct ClosedForms {
        private var roots: [UnivariatePolynomial: [Expr]?] = [:]

        /// The closed form of a point; nil when none is known here.
        mutating func expression(_ point: RealPoint) -> Expr? {
            guard case .root(let polynomial, _, _) = point else { return .number(point.lower) }
            var budget = Budget(steps: 20_000)
            if roots[polynomial] == nil { roots[polynomial] = .some(AlgebraicNumber.roots(polynomial, complex: false, budget: &budget)) }
            guard let candidates = roots[polynomial] ?? nil else { return nil }
            return AlgebraicNumber.choose(point, from: candidates, budget: &budget)
        }
    }

    /// The one of the candidates that lies in the point's interval, made smaller.
    private static func choose(_ point: RealPoint, from candidates: [Expr], budget: inout Budget) -> Expr? {
        var point = point
        for _ in 0..<8 {
            let inside = candidates.filter { candidate in
                guard let low = try? Expr.difference(candidate, .number(point.lower)).enclosure(precision: 256, budget: &budget),
                    let high = try? Expr.difference(candidate, .number(point.upper)).enclosure(precision: 256, budget: &budget)
                else { return false }
                return low.sign == 1 && high.sign == -1
            }
            if inside.count == 1 { return inside[0] }
            for _ in 0..<8 { point = point.refined }
        }
        return nil
    }

    /// The roots of an equation's numerator in its one unknown; nil when they are out of reach.
    static func roots(of equation: Expr, in symbol: Symbol, complex: Bool, depth: Int = 3) -> [Expr]? {
        var normalizer = Normalizer(budget: Budget(steps: 5_000))
        guard let form = try? normalizer.normalize(equation) else { return nil }
        guard let index = normalizer.index(of: symbol), form.numerator.generators.contains(index) else {
            return inner(form.numerator, normalizer, symbol).flatMap {
                depth > 0 ? roots(of: $0, in: symbol, complex: complex, depth: depth - 1) : nil
            }
        }
        let parts = form.numerator.coefficients(of: index)
        guard let degree = parts.keys.max(), degree <= 12 else { return nil }
        // Linear with constants of any kind.
        if degree == 1, let slope = parts[1], slope.constant == nil {
            let intercept = normalizer.expression(parts[0] ?? form.numerator.zero)
            return [lowest(.quotient(intercept.negated, normalizer.expression(slope)))]
        }
        // A root of a number: x² = a + b√2 and the like is out of reach, x + √2 = 0 is not.
        if degree == 1, let intercept = parts[0], let slope = parts[1]?.constant, let inverse = try? slope.inverse() {
            return [.product([.number(-inverse), normalizer.expression(intercept)])]
        }
        guard parts.values.allSatisfy({ $0.constant != nil }) else { return nil }
        var budget = Budget(steps: 20_000)
        return roots(
            UnivariatePolynomial((0...degree).map { parts[$0]?.constant ?? 0 }), complex: complex, budget: &budget)
    }

    /// For a ln u + b = 0 the difference u − e^(−b/a), for a cᵛ + b = 0 with a number c > 0 the difference v ln c − ln(−b/a): they vanish
    /// together with it. Nil for others.
    private static func inner(_ form: Polynomial, _ normalizer: Normalizer, _ symbol: Symbol) -> Expr? {
        let holding = form.generators.filter { normalizer.generators[$0].contains(symbol) }
        guard holding.count == 1, case let parts = form.coefficients(of: holding[0]), parts.keys.max() == 1, let slope = parts[1] else {
            return nil
        }
        let value = lowest(.quotient(normalizer.expression(parts[0] ?? form.zero).negated, normalizer.expression(slope)))
        let generator = normalizer.generators[holding[0]]
        switch generator.head {
        case .function(.elementary(.ln)): return .difference(generator.arguments[0], .power(.constant(.e), value))
        case .power where generator.arguments[0].isPositiveConstant && !value.isZero:
            return .difference(.product([generator.arguments[1], .elementary(.ln, generator.arguments[0])]), .elementary(.ln, value))
        default: return nil
        }
    }

    /// The roots of a polynomial, each once, as far as rational roots, quadratics, and powers of such reach; nil when a factor is
    /// out of reach. With `complex` all roots, else the real ones.
    static func roots(_ polynomial: UnivariatePolynomial, complex: Bool, budget: inout Budget) -> [Expr]? {
        guard polynomial.degree > 0, polynomial.degree <= 24,
            let squareFree = try? polynomial.squareFreePart(budget: &budget),
            let points = try? RealRoots.isolate(squareFree, budget: &budget)
        else { return polynomial.degree == 0 ? [] : nil }
        var rest = squareFree
        var result: [Expr] = []
        for point in points {
            guard case .rational(let value) = point,
                let quotient = try? rest.divided(by: UnivariatePolynomial([-value, 1]), budget: &budget).quotient
            else { continue }
            result.append(.number(value))
            rest = quotient
        }
        guard rest.degree > 0 else { return result }
        guard let further = irrational(rest, complex: complex, budget: &budget) else { return nil }
        return result + further
    }

    /// c₀ + c₁ xᵏ + c₂ x²ᵏ, by the quadratic formula and real k-th roots.
    private static func irrational(_ polynomial: UnivariatePolynomial, complex: Bool, budget: inout Budget) -> [Expr]? {
        let c = polynomial.coefficients
        if c.count == 3 { return quadratic(c[0], c[1], c[2], complex: complex) }
        let exponents = c.indices.filter { !c[$0].isZero }
        let step = exponents.reduce(0) { gcd($0, $1) }
        guard step > 1, c.count <= 2 * step + 1 else { return factored(polynomial, complex: complex, budget: &budget) }
        let inner = UnivariatePolynomial(stride(from: 0, to: c.count, by: step).map { c[$0] })
        guard let values = roots(inner, complex: complex, budget: &budget) else { return nil }
        var result: [Expr] = []
        for value in values {
            let sign = (try? value.enclosure(precision: 128, budget: &budget))?.sign
            guard sign != nil || complex else { return nil }
            if complex {
                guard step == 2 || step == 4, sign != nil else { return nil }
            }
            guard sign != nil, sign != 0 else { return nil }
            let root = Expr.power(sign == 1 ? value : value.negated, .number((try? Rational(1, Integer(step))) ?? 1))
            if step % 2 == 1 {
                if complex { return nil }
                result.append(sign == 1 ? root : root.negated)
            } else if sign == 1 {
                result += [root, root.negated]
                if complex, step == 4 { result += [.product([.constant(.i), root]), .product([.constant(.i), root]).negated] }
            } else if complex {
                guard step == 2 else { return nil }
                result += [.product([.constant(.i), root]), .product([.constant(.i), root]).negated]
            }
        }
        return result
    }

    /// A quartic or cubic remainder as a product of rational quadratics, found from pairs of approximate roots is out of scope:
    /// only x³ ± c³ style factors, which rational roots have taken, and products over Gauss's lemma with small integers.
    private static func factored(_ polynomial: UnivariatePolynomial, complex: Bool, budget: inout Budget) -> [Expr]? {
        let p = polynomial.primitive
        guard p.degree == 4 || p.degree == 3, let first = p.coefficients.first?.int, let last = p.coefficients.last?.int,
            last == 1, abs(first) <= 10_000
        else { return nil }
        if p.degree == 3 { return nil }
        for divisor in divisors(of: abs(first)) {
            for constant in [divisor, -divisor] {
                for linear in -60...60 {
                    let factor = UnivariatePolynomial([Rational(constant), Rational(linear), 1])
                    guard let (quotient, remainder) = try? p.divided(by: factor, budget: &budget), remainder.isZero else { continue }
                    let (a, b) = (factor.coefficients, quotient.coefficients)
                    return quadratic(a[0], a[1], a[2], complex: complex) + quadratic(b[0], b[1], b[2], complex: complex)
                }
            }
        }
        return nil
    }

    private static func quadratic(_ c: Rational, _ b: Rational, _ a: Rational, complex: Bool) -> [Expr] {
        let discriminant = b * b - 4 * a * c
        if discriminant.isNegative, !complex { return [] }
        guard let inverse = try? (2 * a).inverse() else { return [] }
        let root = discriminant.isNegative
            ? Expr.product([.constant(.i), .squareRoot(.number(-discriminant))]) : .squareRoot(.number(discriminant))
        return [1, -1].map { sign in
            lowest(.product([.number(inverse), .sum([.number(-b), .product([.number(sign), root])])]))
        }
    }

    /// The normal form of a number, whose radicands have no square factors: √8/2 is √2.
    private static func lowest(_ value: Expr) -> Expr {
        var normalizer = Normalizer(budget: Budget(steps: 5_000))
        return (try? normalizer.normalize(value)).map { normalizer.expression($0) } ?? value
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
    private static func divisors(of n: Int) -> [Int] { n == 0 ? [] : (1...n).filter { n % $0 == 0 } }
}

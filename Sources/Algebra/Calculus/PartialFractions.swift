import Arithmetic
import Certificates
import Expressions

/// Rational functions with rational roots in the denominator as sums of simple fractions.
enum PartialFractions {
    /// The expression as a polynomial plus fractions A/(x − r)^k and (B x + C)/quadratic; nil for what is no such function.
    static func split(_ expression: Expr, _ variable: Symbol) -> Expr? {
        var normalizer = Normalizer(budget: Budget(steps: 20_000))
        guard let form = try? normalizer.normalize(expression),
            var top = dense(normalizer.expression(form.numerator), variable),
            var bottom = dense(normalizer.expression(form.denominator), variable), bottom.count > 1
        else { return nil }
        let x = Expr.symbol(variable)
        // Common roots are divided out: the form is a proposal.
        var roots: [Rational] = []
        for root in PartialFractions.roots(of: bottom) {
            while value(bottom, root).isZero, bottom.count > 1 {
                if value(top, root).isZero, top.count > 1 {
                    top = divided(top, root)
                } else {
                    roots.append(root)
                }
                bottom = divided(bottom, root)
            }
        }
        guard bottom.count <= 3 else { return nil }
        let factors = Dictionary(grouping: roots, by: { $0 }).mapValues(\.count).sorted { $0.key < $1.key }
        var denominators: [Expr] = []
        var numerators: [Expr] = []
        for (root, count) in factors {
            for power in 1...count {
                denominators.append(.power(.difference(x, .number(root)), .number(power)))
                numerators.append(.one)
            }
        }
        if bottom.count == 3 {
            let quadratic = polynomial(bottom, x)
            denominators += [quadratic, quadratic]
            numerators += [.one, x]
        } else if bottom.count == 2 {
            return nil
        }
        let whole = Expr.product([polynomial(bottom, x)] + roots.map { .difference(x, .number($0)) })
        let degree = roots.count + bottom.count - 1
        for power in 0..<max(0, top.count - degree) {
            denominators.append(.one)
            numerators.append(.power(x, .number(power)))
        }
        guard denominators.count > 1 else { return nil }
        let columns = zip(numerators, denominators).map { dense(Calculus.quotientOfPolynomials($0, whole, $1), variable) }
        guard !columns.contains(where: { $0 == nil }),
            let weights = solve(columns.map { $0! }, top)
        else { return nil }
        return .sum(zip(weights, zip(numerators, denominators)).map { .product([.number($0), .quotient($1.0, $1.1)]) })
    }

    /// Rational coefficients from the constant term up.
    static func dense(_ expression: Expr, _ variable: Symbol) -> [Rational]? {
        guard let parts = Calculus.coefficients(of: expression, variable), let degree = parts.keys.max(), degree <= 12 else { return nil }
        var result = [Rational](repeating: 0, count: degree + 1)
        for (power, part) in parts {
            guard let value = Calculus.canonical(part).rational else { return nil }
            result[power] = value
        }
        while result.count > 1, result.last!.isZero { result.removeLast() }
        return result
    }

    static func polynomial(_ coefficients: [Rational], _ x: Expr) -> Expr {
        .sum(coefficients.enumerated().map { .product([.number($0.element), $0.offset == 0 ? .one : .power(x, .number($0.offset))]) })
    }

    static func value(_ coefficients: [Rational], _ point: Rational) -> Rational {
        coefficients.reversed().reduce(0) { $0 * point + $1 }
    }

    static func divided(_ coefficients: [Rational], _ root: Rational) -> [Rational] {
        var result: [Rational] = []
        var carry = Rational.zero
        for coefficient in coefficients.reversed() {
            carry = carry * root + coefficient
            result.append(carry)
        }
        return Array(result.dropLast().reversed())
    }

    /// Rational roots p/q with small numerator and denominator.
    static func roots(of coefficients: [Rational]) -> [Rational] {
        var found: [Rational] = []
        for q in 1...6 {
            for p in -30...30 {
                guard let root = try? Rational(Integer(p), Integer(q)), !found.contains(root), value(coefficients, root).isZero
                else { continue }
                found.append(root)
            }
        }
        return found
    }

    /// Σ wᵢ columnᵢ = target, by elimination.
    static func solve(_ columns: [[Rational]], _ target: [Rational]) -> [Rational]? {
        let height = max(target.count, columns.map(\.count).max() ?? 0)
        func entry(_ values: [Rational], _ row: Int) -> Rational { row < values.count ? values[row] : 0 }
        var rows = (0..<height).map { row in columns.map { entry($0, row) } + [entry(target, row)] }
        var pivots: [Int] = []
        for column in columns.indices {
            guard let found = (pivots.count..<rows.count).first(where: { !rows[$0][column].isZero }) else { return nil }
            rows.swapAt(found, pivots.count)
            let row = pivots.count
            guard let inverse = try? rows[row][column].inverse() else { return nil }
            rows[row] = rows[row].map { $0 * inverse }
            for other in rows.indices where other != row && !rows[other][column].isZero {
                let factor = rows[other][column]
                for index in rows[other].indices { rows[other][index] -= factor * rows[row][index] }
            }
            pivots.append(column)
        }
        for row in rows[pivots.count...] where !row.last!.isZero { return nil }
        return pivots.indices.map { rows[$0].last! }
    }
}

extension Calculus {
    /// numerator · whole / denominator, where the denominator is a product of factors of the whole.
    static func quotientOfPolynomials(_ numerator: Expr, _ whole: Expr, _ denominator: Expr) -> Expr {
        cancelled(.product([numerator, whole]), denominator)
    }

    /// A rational function of one unknown without common rational roots of numerator and denominator. The domain may grow: only for
    /// proposals.
    static func reduced(_ expression: Expr) -> Expr {
        var normalizer = Normalizer(budget: budget)
        guard let form = try? normalizer.normalize(expression) else { return expression }
        if form.isZero { return .zero }
        let symbols = expression.symbols
        guard symbols.count == 1, let unknown = symbols.first,
            var top = PartialFractions.dense(normalizer.expression(form.numerator), unknown),
            var bottom = PartialFractions.dense(normalizer.expression(form.denominator), unknown)
        else { return expression }
        for root in PartialFractions.roots(of: bottom) {
            while bottom.count > 1, top.count > 1, PartialFractions.value(bottom, root).isZero, PartialFractions.value(top, root).isZero {
                (top, bottom) = (PartialFractions.divided(top, root), PartialFractions.divided(bottom, root))
            }
        }
        let x = Expr.symbol(unknown)
        return .quotient(PartialFractions.polynomial(top, x), PartialFractions.polynomial(bottom, x))
    }
}

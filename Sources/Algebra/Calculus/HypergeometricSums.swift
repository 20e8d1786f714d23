import Arithmetic
import Certificates
import Expressions

/// Telescoping partners of hypergeometric terms, those with a rational quotient f(k + 1)/f(k).
///
/// The term is p(k) g(k) with a polynomial p, and g(k + 1)/g(k) = a(k)/b(k). A partner q(k) g(k) has
/// a(k) q(k + 1) − b(k) q(k) = b(k) p(k): linear equations for the coefficients of q (after R. W. Gosper 1978).
struct HypergeometricSums {
    let variable: Symbol
    private static let largestDegree = 6

    private var k: Expr { .symbol(variable) }

    func partner(of summand: Expr) -> Expr? {
        let factors = if case .product = summand.head { summand.arguments } else { [summand] }
        var (polynomial, rest): ([Expr], [Expr]) = ([], [])
        for factor in factors {
            if factor.contains(variable), Calculus.coefficients(of: factor, variable) != nil { polynomial.append(factor) } else { rest.append(factor) }
        }
        let term = Expr.product(rest)
        guard term.contains(variable), let (a, b) = quotient(of: term), let p = Calculus.coefficients(of: .product(polynomial), variable)
        else { return nil }
        let target = product(b, p)
        let bound = degree(target) - max(degree(a), degree(b)) + 1
        guard bound >= 0 else { return nil }
        for size in 0...min(bound, HypergeometricSums.largestDegree) {
            var columns: [[Int: Expr]] = []
            for power in 0...size {
                // a(k) (k + 1)^power − b(k) k^power
                var column: [Int: Expr] = [:]
                for j in 0...power { add(a, scaledBy: .number(Rational(Integer(power).choose(j))), shiftedBy: j, to: &column) }
                add(b, scaledBy: .number(-1), shiftedBy: power, to: &column)
                columns.append(column)
            }
            if let weights = solve(columns, target) {
                let q = Expr.sum(weights.enumerated().map { .product([$0.element, $0.offset == 0 ? .one : .power(k, .number($0.offset))]) })
                return .product([q, term])
            }
        }
        return nil
    }

    /// a and b with g(k + 1)/g(k) = a(k)/b(k), as coefficients by powers of k.
    private func quotient(of term: Expr) -> (a: [Int: Expr], b: [Int: Expr])? {
        var (above, below): ([Expr], [Expr]) = ([], [])
        guard collectQuotient(of: term, 1, &above, &below), let a = Calculus.coefficients(of: .product(above), variable),
            let b = Calculus.coefficients(of: .product(below), variable)
        else { return nil }
        return (a, b)
    }

    /// The polynomials in the numerator and denominator of (g(k + 1)/g(k))^exponent.
    private func collectQuotient(of term: Expr, _ exponent: Int, _ above: inout [Expr], _ below: inout [Expr]) -> Bool {
        guard term.contains(variable) else { return true }
        func add(_ factor: Expr, _ count: Int) {
            for _ in 0..<count.magnitude { if count > 0 { above.append(factor) } else { below.append(factor) } }
        }
        switch term.head {
        case .product: return term.arguments.allSatisfy { collectQuotient(of: $0, exponent, &above, &below) }
        case .function(.binomial):
            return term.definition.map { collectQuotient(of: $0, exponent, &above, &below) } ?? false
        case .function(.factorial):
            let count = term.arguments[0]
            guard let step = Calculus.derivative(of: count, variable).map(Calculus.canonical)?.rational?.int, step.magnitude <= 4 else { return false }
            // (u + s)!/u! = (u + 1) ⋯ (u + s)
            for j in stride(from: 1, through: step, by: 1) { add(.sum([count, .number(j)]), exponent) }
            for j in stride(from: 0, to: -step, by: 1) { add(.sum([count, .number(-j)]), -exponent) }
            return true
        case .power:
            let (base, power) = (term.arguments[0], term.arguments[1])
            if let count = power.rational?.int, (count * exponent).magnitude <= 6 {
                return collectQuotient(of: base, exponent * count, &above, &below)
            }
            guard !base.contains(variable), let rate = Calculus.derivative(of: power, variable), !rate.contains(variable) else { return false }
            if let count = rate.rational?.int, count.magnitude <= 4 { add(base, count * exponent) } else { add(.power(base, rate), exponent) }
            return true
        default:
            guard Calculus.coefficients(of: term, variable) != nil else { return false }
            add(term.substituting([variable: .sum([k, .one])]), exponent)
            add(term, -exponent)
            return true
        }
    }

    private func degree(_ polynomial: [Int: Expr]) -> Int { polynomial.keys.max() ?? 0 }

    private func add(_ polynomial: [Int: Expr], scaledBy factor: Expr, shiftedBy shift: Int, to total: inout [Int: Expr]) {
        for (power, coefficient) in polynomial.sorted(by: { $0.key < $1.key }) {
            total[power + shift] = .sum([total[power + shift] ?? .zero, .product([factor, coefficient])])
        }
    }

    private func product(_ left: [Int: Expr], _ right: [Int: Expr]) -> [Int: Expr] {
        var result: [Int: Expr] = [:]
        for (power, coefficient) in right.sorted(by: { $0.key < $1.key }) { add(left, scaledBy: coefficient, shiftedBy: power, to: &result) }
        return result
    }

    /// Weights with Σ wᵢ columnᵢ = target, by elimination; nil where there are none or several.
    private func solve(_ columns: [[Int: Expr]], _ target: [Int: Expr]) -> [Expr]? {
        let powers = Set((columns + [target]).flatMap(\.keys)).sorted()
        var rows = powers.map { power in (columns + [target]).map { Calculus.canonical($0[power] ?? .zero) } }
        for column in columns.indices {
            guard let found = rows[column...].firstIndex(where: { $0[column].rational.map { !$0.isZero } == true })
                ?? rows.indices[column...].first(where: { !rows[$0][column].isZero })
            else { return nil }
            rows.swapAt(found, column)
            let pivot = rows[column][column]
            rows[column] = rows[column].map { $0.isZero ? $0 : Calculus.canonical(Calculus.quotient($0, pivot)) }
            for other in rows.indices where other != column && !rows[other][column].isZero {
                let factor = rows[other][column]
                for place in rows[other].indices where !rows[column][place].isZero {
                    rows[other][place] = Calculus.canonical(.difference(rows[other][place], .product([factor, rows[column][place]])))
                }
            }
            if rows.count <= column + 1, columns.count > column + 1 { return nil }
        }
        for row in rows[columns.count...] where !row.last!.isZero { return nil }
        return columns.indices.map { Calculus.reduced(rows[$0].last!) }
    }
}

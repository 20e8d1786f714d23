import Arithmetic
import Certificates
import Expressions

/// Looks for nonnegative products of premises and squares whose weighted sum is 0 modulo the equations, one of them positive.
/// With the products as columns it is a question of linear programming (Handelman 1988).
struct PositivitySearch {
    struct Column {
        /// Premises multiplied, and what is squared.
        let product: [Int]
        let square: SparsePolynomial
        let isStrict: Bool
        let polynomial: SparsePolynomial
        let remainder: SparsePolynomial
        let usesClaim: Bool
    }

    let system: PremiseSystem
    private static let largestColumns = 90
    private static let largestCubicColumns = 140

    /// The certificate, from few columns first.
    func search(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        var columns: [Column] = []
        for level in 1...lastLevel {
            try add(level, to: &columns, budget: &budget)
            if let weights = try solve(columns, budget: &budget) {
                return try certificate(columns, weights)
            }
        }
        return nil
    }

    /// How far the search goes. For an equation without known signs or sums of squares, products and squares prove nothing
    /// that the ideal does not.
    private var lastLevel: Int {
        if system.signs.contains(where: { $0.premise != system.claim }) { return 3 }
        return system.premises[system.claim].relation != .nonzero || system.hasSumOfSquares ? 2 : 1
    }

    /// The certificate from facts and claim alone. That the claim is undefined is another finding than that it is wrong.
    func searchWithoutSquares(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        let columns = try linear(budget: &budget).filter { $0.product.allSatisfy { $0 <= system.claim } }
        guard let weights = try solve(columns, budget: &budget) else { return nil }
        return try certificate(columns, weights)
    }

    /// Whether the premises other than the claim's are seen to exclude each other.
    func isContradictoryWithoutClaim(budget: inout Budget) throws(EvaluationError) -> Bool {
        if system.basis.isUnit { return true }
        if try system.hasEquationWithoutRealRoot(budget: &budget) { return true }
        var columns = try linear(budget: &budget)
        try addQuadratic(to: &columns, squares: squareRoots(budget: &budget), budget: &budget)
        columns.removeAll(where: \.usesClaim)
        return try solve(columns, budget: &budget) != nil
    }

    /// The columns of a level behind those of the levels before it.
    private func add(_ level: Int, to columns: inout [Column], budget: inout Budget) throws(EvaluationError) {
        switch level {
        case 1: columns = try linear(budget: &budget)
        case 2: try addQuadratic(to: &columns, squares: usefulSquareRoots(budget: &budget), budget: &budget)
        default: try addCubic(to: &columns, budget: &budget)
        }
    }

    /// 1 and the premises themselves.
    private func linear(budget: inout Budget) throws(EvaluationError) -> [Column] {
        var result: [Column] = []
        if let one = try column([], system.ring.zero.one, budget: &budget) { result.append(one) }
        for sign in system.signs {
            if let column = try column([sign], system.ring.zero.one, budget: &budget) { result.append(column) }
        }
        return result
    }

    /// Also products of two premises, squares of simple polynomials, and the claim's premise times such a square.
    private func addQuadratic(to result: inout [Column], squares: [SparsePolynomial], budget: inout Budget) throws(EvaluationError) {
        let one = system.ring.zero.one
        let negated = system.signs.first { $0.premise == system.claim }
        try addConjugate(to: &result, budget: &budget)
        for root in squares {
            if let column = try column([], root, budget: &budget) { result.append(column) }
        }
        for (index, first) in system.signs.enumerated() {
            for second in system.signs[index...] {
                if result.count >= PositivitySearch.largestColumns { return }
                if let column = try column([first, second], one, budget: &budget) { result.append(column) }
            }
        }
        if let negated {
            for root in squares where result.count < PositivitySearch.largestColumns {
                if let column = try column([negated], root, budget: &budget) { result.append(column) }
            }
        }
    }

    /// Where the claim says of two monomials A and B of known signs that A = B, also (A − B)² A and (A − B)² B: with A² = B² their
    /// sum is 0.
    private func addConjugate(to result: inout [Column], budget: inout Budget) throws(EvaluationError) {
        guard let claim = system.signs.first(where: { $0.premise == system.claim }), system.premises[system.claim].relation == .nonzero,
            system.target.terms.count == 2, system.target.terms[0].coefficient.sign != system.target.terms[1].coefficient.sign
        else { return }
        let known = knownSigns
        var found: [Column] = []
        for term in system.target.terms {
            guard let sign = sign(of: term.monomial, known), sign.factors.count <= PositivitySearch.mostConjugateFactors,
                let column = try column([claim] + sign.factors, sign.root, budget: &budget)
            else { return }
            found.append(column)
        }
        result += found
    }

    private static let mostConjugateFactors = 4

    /// Also one or two premises times a square, and the claim's premise times two others.
    private func addCubic(to result: inout [Column], budget: inout Budget) throws(EvaluationError) {
        let others = system.signs.filter { $0.premise != system.claim }.prefix(4)
        let squares = try usefulSquareRoots(budget: &budget).prefix(8)
        let negated = system.signs.first { $0.premise == system.claim }
        for (index, first) in others.enumerated() {
            for factors in [[first]] + others[index...].map({ [first, $0] }) {
                for square in squares where result.count < PositivitySearch.largestCubicColumns {
                    if let column = try column(factors, square, budget: &budget) { result.append(column) }
                }
                if let negated, factors.count == 2,
                    let column = try column([negated] + factors, system.ring.zero.one, budget: &budget)
                {
                    result.append(column)
                }
            }
        }
    }

    /// For an equation squares matter beside others of the same sign: x² + y² = 0.
    private func usefulSquareRoots(budget: inout Budget) throws(EvaluationError) -> [SparsePolynomial] {
        if system.premises[system.claim].relation == .nonzero, !system.hasSumOfSquares { return [] }
        return try squareRoots(budget: &budget)
    }

    /// Written squares, the unknowns, their differences and sums.
    private func squareRoots(budget: inout Budget) throws(EvaluationError) -> [SparsePolynomial] {
        let count = system.ring.count
        var result = system.writtenSquares
        let unknowns = (0..<min(count, 5)).map { SparsePolynomial.variable($0, count: count) }
        result += unknowns
        for (index, first) in unknowns.enumerated() {
            for second in unknowns[(index + 1)...] { result += [first - second, first + second] }
        }
        result += unknowns.map { $0 - system.ring.zero.one }
        var seen: Set<SparsePolynomial> = []
        return result.filter { $0.constant == nil && seen.insert($0.monic).inserted }
    }

    func column(
        _ factors: [PremiseSystem.Sign], _ square: SparsePolynomial, budget: inout Budget
    ) throws(EvaluationError) -> Column? {
        var polynomial = try square.multiplied(by: square, budget: &budget)
        for factor in factors { polynomial = try polynomial.multiplied(by: factor.polynomial, budget: &budget) }
        if polynomial.terms.count > 80 || polynomial.degree > 12 { return nil }
        return Column(
            product: factors.map(\.premise), square: square,
            isStrict: factors.allSatisfy(\.isStrict) && square.constant != nil, polynomial: polynomial,
            remainder: try system.basis.normalForm(polynomial, budget: &budget),
            usesClaim: factors.contains { $0.premise == system.claim })
    }

    /// Weights ≥ 0 with Σ weight · remainder = 0 whose strict ones add up to 1.
    func solve(_ all: [Column], budget: inout Budget) throws(EvaluationError) -> [Rational]? {
        let kept = try usable(all, budget: &budget)
        let columns = kept.map { all[$0] }
        if let lone = columns.firstIndex(where: { $0.isStrict && $0.remainder.isZero }) {
            var weights = [Rational](repeating: 0, count: all.count)
            weights[kept[lone]] = 1
            return weights
        }
        let monomials = Set(columns.flatMap { $0.remainder.terms.map(\.monomial) })
            .sorted { system.ring.zero.order.isLess($0, $1) }
        guard columns.contains(where: \.isStrict), monomials.count <= 80 else { return nil }
        var positions: [PowerProduct: Int] = [:]
        for (index, monomial) in monomials.enumerated() { positions[monomial] = index }
        let vectors = columns.map { column in
            var vector = [Rational](repeating: 0, count: monomials.count + 1)
            for term in column.remainder.terms { vector[positions[term.monomial]!] = term.coefficient }
            if column.isStrict { vector[monomials.count] = 1 }
            return vector
        }
        var target = [Rational](repeating: 0, count: monomials.count + 1)
        target[monomials.count] = 1
        guard let found = try Simplex.solve(columns: vectors, target: target, budget: &budget) else { return nil }
        var weights = [Rational](repeating: 0, count: all.count)
        for (position, weight) in zip(kept, found) { weights[position] = weight }
        return weights
    }

    /// The columns that can have a weight: where a monomial has one sign in all of them, none of those that hold it can.
    private func usable(_ columns: [Column], budget: inout Budget) throws(EvaluationError) -> [Int] {
        var kept = Array(columns.indices)
        while true {
            var signs: [PowerProduct: (positive: Bool, negative: Bool)] = [:]
            for index in kept {
                try budget.spend(columns[index].remainder.terms.count)
                for term in columns[index].remainder.terms {
                    if term.coefficient.isNegative {
                        signs[term.monomial, default: (false, false)].negative = true
                    } else {
                        signs[term.monomial, default: (false, false)].positive = true
                    }
                }
            }
            let rest = kept.filter { index in
                columns[index].remainder.terms.allSatisfy { term in
                    signs[term.monomial].map { $0.positive && $0.negative } ?? false
                }
            }
            if rest.count == kept.count { return kept }
            kept = rest
            if !kept.contains(where: { columns[$0].isStrict }) { return [] }
        }
    }

    /// Nil when the cofactors of the equations are out of reach.
    func certificate(_ columns: [Column], _ weights: [Rational]) throws(EvaluationError) -> Certificate? {
        let used = columns.indices.filter { !weights[$0].isZero }
        let sum = used.reduce(system.ring.zero) { $0 + columns[$1].polynomial.scaled(by: weights[$1]) }
        guard let cofactors = try system.membership(of: sum) else { return nil }
        return .positiveCombination(
            cofactors: system.cofactors(cofactors.map { -$0 }), weights: used.map { weights[$0] },
            products: used.map { columns[$0].product }, squares: used.map { system.ring.expression(columns[$0].square) })
    }
}

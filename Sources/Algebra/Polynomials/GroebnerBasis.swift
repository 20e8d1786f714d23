import Arithmetic

/// A Gröbner basis with, for each element, its cofactors in the first of the inputs.
///
/// Buchberger's algorithm with the sugar strategy and both of his criteria (Buchberger 1979; Giovini, Mora, Niesi, Robbiano and
/// Traverso 1991). Elements and cofactors are related by element = Σ cofactorᵢ · inputᵢ + (a combination of the untracked inputs).
struct GroebnerBasis {
    struct Element {
        let polynomial: SparsePolynomial
        let cofactors: [SparsePolynomial]
        let sugar: Int
    }

    private struct Pair {
        let first: Int
        let second: Int
        let lcm: PowerProduct
        let sugar: Int
    }

    private(set) var elements: [Element] = []
    /// The greatest monomial of each element.
    private var leads: [PowerProduct] = []
    private let tracked: Int
    private let zero: SparsePolynomial
    /// Whether the S-pairs ran out before the budget did; if not, normal forms are still sound but may miss members.
    private(set) var isComplete = true
    private var pairs: [Pair] = []

    /// The ideal of `inputs` and `relations`; cofactors are kept for the inputs only, and for none without `tracking`: most searches
    /// end without a use for them.
    init(
        inputs: [SparsePolynomial], relations: [SparsePolynomial] = [], ring zero: SparsePolynomial,
        tracking: Bool = true, largestPairs: Int = 150, budget: inout Budget
    ) {
        tracked = tracking ? inputs.count : 0
        self.zero = zero
        do throws(EvaluationError) {
            for relation in relations { try insert(element(relation, unit: nil), budget: &budget) }
            for (index, input) in inputs.enumerated() where !input.isZero {
                try insert(element(input, unit: index), budget: &budget)
            }
            try complete(largestPairs, budget: &budget)
        } catch {
            isComplete = false
        }
    }

    /// Whether 1 was found in the ideal.
    var isUnit: Bool { elements.contains { $0.polynomial.constant != nil } }

    /// The remainder of a polynomial, and cᵢ with polynomial = remainder + Σ cᵢ · inputᵢ up to relations.
    func remainder(_ polynomial: SparsePolynomial, budget: inout Budget) throws(EvaluationError) -> (
        remainder: SparsePolynomial, cofactors: [SparsePolynomial]
    ) {
        let reduced = try reduce(element(polynomial, unit: nil), full: true, budget: &budget)
        return (reduced.polynomial, reduced.cofactors.map { -$0 })
    }

    /// The remainder alone, at less cost.
    func normalForm(_ polynomial: SparsePolynomial, budget: inout Budget) throws(EvaluationError) -> SparsePolynomial {
        let start = Element(polynomial: polynomial, cofactors: [], sugar: 0)
        return try reduce(start, full: true, budget: &budget).polynomial
    }

    /// cᵢ with polynomial = Σ cᵢ · inputᵢ up to relations; nil when it is not seen to be in the ideal.
    func membership(of polynomial: SparsePolynomial, budget: inout Budget) throws(EvaluationError)
        -> [SparsePolynomial]?
    {
        let (rest, cofactors) = try remainder(polynomial, budget: &budget)
        return rest.isZero ? cofactors : nil
    }

    private func element(_ polynomial: SparsePolynomial, unit: Int?) -> Element {
        var cofactors = [SparsePolynomial](repeating: zero, count: tracked)
        if let unit, unit < tracked { cofactors[unit] = zero.one }
        return Element(polynomial: polynomial, cofactors: cofactors, sugar: polynomial.degree)
    }

    private mutating func complete(_ largestPairs: Int, budget: inout Budget) throws(EvaluationError) {
        var count = 0
        while let pair = nextPair() {
            count += 1
            if count > largestPairs || isUnit {
                isComplete = isUnit
                return
            }
            if isCoveredByChain(pair) { continue }
            let (f, g) = (elements[pair.first], elements[pair.second])
            guard let lead = f.polynomial.leading, let other = g.polynomial.leading,
                let left = pair.lcm.divided(by: lead.monomial), let right = pair.lcm.divided(by: other.monomial)
            else { continue }
            try budget.spend(f.polynomial.terms.count + g.polynomial.terms.count)
            if max(left.degree + f.polynomial.degree, right.degree + g.polynomial.degree) > PowerProduct.largestDegree {
                throw .unable(.degree)
            }
            let (a, b) = (try lead.coefficient.inverse(), -(try other.coefficient.inverse()))
            let combined = Element(
                polynomial: f.polynomial.multiplied(by: left, a).adding(g.polynomial, times: right, b),
                cofactors: zip(f.cofactors, g.cofactors).map { $0.multiplied(by: left, a).adding($1, times: right, b) },
                sugar: pair.sugar)
            try insert(combined, budget: &budget)
        }
    }

    /// The pair of least sugar, then least lcm, then oldest.
    private mutating func nextPair() -> Pair? {
        guard
            let best = pairs.indices.min(by: { i, j in
                let (p, q) = (pairs[i], pairs[j])
                if p.sugar != q.sugar { return p.sugar < q.sugar }
                if p.lcm != q.lcm { return zero.order.isLess(p.lcm, q.lcm) }
                return (p.second, p.first) < (q.second, q.first)
            })
        else { return nil }
        return pairs.remove(at: best)
    }

    /// A third element whose leading term divides the lcm, with both other pairs already treated.
    private func isCoveredByChain(_ pair: Pair) -> Bool {
        elements.indices.contains { k in
            guard k != pair.first, k != pair.second, leads[k].divides(pair.lcm) else { return false }
            return !pairs.contains {
                ($0.first == min(k, pair.first) && $0.second == max(k, pair.first))
                    || ($0.first == min(k, pair.second) && $0.second == max(k, pair.second))
            }
        }
    }

    private mutating func insert(_ candidate: Element, budget: inout Budget) throws(EvaluationError) {
        let reduced = try reduce(candidate, full: false, budget: &budget)
        guard let lead = reduced.polynomial.leading else { return }
        let inverse = try lead.coefficient.inverse()
        let element = Element(
            polynomial: reduced.polynomial.scaled(by: inverse), cofactors: reduced.cofactors.map { $0.scaled(by: inverse) },
            sugar: reduced.sugar)
        let new = elements.count
        for (index, other) in leads.enumerated() where !other.isCoprime(to: lead.monomial) {
            let lcm = lead.monomial.leastCommonMultiple(with: other)
            let sugar = max(
                element.sugar + lcm.degree - lead.monomial.degree, elements[index].sugar + lcm.degree - other.degree)
            pairs.append(Pair(first: index, second: new, lcm: lcm, sugar: sugar))
        }
        elements.append(element)
        leads.append(lead.monomial)
    }

    /// Reduces the leading terms, or all terms, by the elements.
    private func reduce(_ start: Element, full: Bool, budget: inout Budget) throws(EvaluationError) -> Element {
        var rest = start.polynomial
        var cofactors = start.cofactors
        var sugar = start.sugar
        // The terms before this place are irreducible, and stay as they are: what is added lies below the term that it cancels.
        var place = 0
        while place < rest.terms.count {
            let term = rest.terms[place]
            guard let index = leads.firstIndex(where: { $0.divides(term.monomial) }),
                let monomial = term.monomial.divided(by: leads[index])
            else {
                if !full { break }
                place += 1
                continue
            }
            let divisor = elements[index]
            // Elements have the leading coefficient 1.
            let factor = -term.coefficient
            try budget.spend(divisor.polynomial.terms.count)
            if !cofactors.isEmpty { try budget.spend(divisor.cofactors.reduce(0) { $0 + $1.terms.count }) }
            try budget.check(bits: factor.bitLength)
            if monomial.degree + divisor.polynomial.degree > min(budget.degree, PowerProduct.largestDegree) { throw .unable(.degree) }
            rest = rest.adding(divisor.polynomial, times: monomial, factor)
            for index in cofactors.indices where !divisor.cofactors[index].isZero {
                cofactors[index] = cofactors[index].adding(divisor.cofactors[index], times: monomial, factor)
                if cofactors[index].terms.count > budget.terms { throw .unable(.terms) }
            }
            sugar = max(sugar, divisor.sugar + monomial.degree)
        }
        return Element(polynomial: rest, cofactors: cofactors, sugar: sugar)
    }
}

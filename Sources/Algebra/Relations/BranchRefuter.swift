import Arithmetic
import Certificates
import Expressions

/// Looks for a refutation of one branch: a conjunction of polynomial equations and signs that has no common solution.
struct BranchRefuter {
    private let literals: [Literal]
    private let isComplex: Bool
    private let ring: GeneratorRing
    private let polynomials: [SparsePolynomial]
    private let basis: GroebnerBasis
    private let equations: [Int]
    private var signs: PositiveTerms.Signs

    /// polynomial = Σ cofactor · equation, up to the relations of the ring.
    private struct Member {
        var polynomial: SparsePolynomial
        var cofactors: [SparsePolynomial]
    }

    /// - Throws: when there are too many generators, or the equations' normal forms are above the budget.
    init(_ literals: [Literal], domain: Domain, normalizer: Normalizer, budget: inout Budget) throws(EvaluationError) {
        self.literals = literals
        isComplex = domain == .complex
        let ring = try GeneratorRing(literals.map(\.polynomial), normalizer: normalizer)
        guard ring.count <= 12 else { throw .unable(.terms) }
        self.ring = ring
        polynomials = literals.map { ring.polynomial($0.polynomial) }
        equations = literals.indices.filter { literals[$0].relation == .zero }
        basis = GroebnerBasis(
            inputs: equations.map { [polynomials] in polynomials[$0] }, relations: ring.relations, ring: ring.zero,
            budget: &budget)
        signs = PositiveTerms.Signs(ring: ring.zero)
        for (index, literal) in literals.enumerated() where literal.relation == .positive || literal.relation == .nonnegative {
            guard polynomials[index].terms.count == 1, let term = polynomials[index].terms.first, term.monomial.degree == 1,
                term.coefficient.magnitude.isOne, let position = term.monomial.support.first
            else { continue }
            // Both x ≥ 0 and x ≤ 0: the sums of two literals say more than a sign can.
            if signs.literal[position] != nil, signs.negative.contains(position) != term.coefficient.isNegative { continue }
            if term.coefficient.isNegative { signs.negative.insert(position) }
            if literal.relation == .positive {
                signs.strict.insert(position)
                signs.literal[position] = index
            } else if signs.literal[position] == nil {
                signs.literal[position] = index
            }
        }
    }

    /// Without what follows from equations: that the literal at the index is seen to exclude the others by the signs of its terms.
    static func evident(_ literals: [Literal], _ index: Int, normalizer: Normalizer, budget: inout Budget) -> Certificate? {
        let orders = literals.map { $0.relation == .positive || $0.relation == .nonnegative ? $0 : .nothing }
        guard orders.indices.contains(index), let refuter = try? BranchRefuter(orders, domain: .real, normalizer: normalizer, budget: &budget) else {
            return nil
        }
        return refuter.closed(Member(polynomial: refuter.polynomials[index], cofactors: []), [
            PositiveTerms.Term(coefficient: 1, square: refuter.one, factors: [index], isStrict: orders[index].relation == .positive)
        ])
    }

    /// A certificate that the branch is impossible.
    func refutation(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        if let unit = basis.elements.first(where: { $0.polynomial.constant != nil }), let value = unit.polynomial.constant {
            return certificate(unit.cofactors.map { $0.scaled(by: -(value.sign > 0 ? 1 : -1)) }, [term(value.magnitude)])
        }
        if let found = try byFactors(budget: &budget) { return found }
        if isComplex { return nil }
        if let found = try byEquations(budget: &budget) { return found }
        return try bySigns(budget: &budget)
    }

    /// A product of what is not 0, times a sum that is visibly positive, lies in the ideal.
    private func byFactors(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        let nonzero = literals.indices.filter {
            literals[$0].relation == .nonzero || literals[$0].relation == .positive
        }
        var candidates: [(PositiveTerms?, SparsePolynomial)] = [(nil, one)]
        if !isComplex {
            var all = one
            var count = 0
            for index in nonzero where polynomials[index].terms.count > 1 {
                let sum = PositiveTerms.absolute(polynomials[index], signs)
                guard let terms = PositiveTerms(sum, signs), terms.isStrict else { continue }
                candidates.append((terms, sum))
                all = try all.multiplied(by: sum, budget: &budget)
                count += 1
            }
            if count > 1, all.terms.count < 60, let terms = PositiveTerms(all, signs), terms.isStrict {
                candidates.append((terms, all))
            }
        }
        for (positive, start) in candidates {
            var rest = try normalForm(start, budget: &budget)
            var used: [Int] = []
            for _ in 0..<2 {
                for index in nonzero {
                    if rest.polynomial.isZero { break }
                    // p = r + Σ c·e gives q·p = NF(q·r) + Σ (c' + q·c)·e
                    let cofactors = try rest.cofactors.times(polynomials[index], &budget)
                    rest = try normalForm(rest.polynomial.multiplied(by: polynomials[index], budget: &budget), budget: &budget)
                    for k in cofactors.indices { rest.cofactors[k] = rest.cofactors[k] + cofactors[k] }
                    used.append(index)
                }
            }
            guard rest.polynomial.isZero else { continue }
            // Π used · start = Σ c·e: a literal ≠ 0 enters as its square, so once more times those.
            var extra = one.scaled(by: -1)
            for index in used where literals[index].relation == .nonzero {
                extra = try extra.multiplied(by: polynomials[index], budget: &budget)
            }
            let terms = (positive?.terms ?? [term(1)]).map {
                PositiveTerms.Term(
                    coefficient: $0.coefficient, square: $0.square, factors: $0.factors + used, isStrict: $0.isStrict)
            }
            return certificate(try rest.cofactors.times(extra, &budget), terms)
        }
        return nil
    }

    /// p = polynomial + Σ cofactor · equation with the remainder as the polynomial.
    private func normalForm(_ p: SparsePolynomial, budget: inout Budget) throws(EvaluationError) -> Member {
        let (remainder, cofactors) = try basis.remainder(p, budget: &budget)
        return Member(polynomial: remainder, cofactors: cofactors)
    }

    /// A polynomial that is 0 is visibly positive, or a sum of squares one of which is not 0: an equation, an element of the
    /// basis, or what is left of an equation when a factor that is not 0 is taken out.
    private func byEquations(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        let elements = basis.elements.map { Member(polynomial: $0.polynomial, cofactors: $0.cofactors) }
        for element in members + elements where !element.polynomial.isZero {
            if let found = try visiblyPositive(element.polynomial, element.cofactors, factors: [], budget: &budget) { return found }
        }
        for element in members {
            for index in literals.indices where literals[index].relation == .nonzero && polynomials[index].constant == nil {
                guard let quotient = try element.polynomial.dividedExactly(by: polynomials[index], budget: &budget) else { continue }
                // q · f = e, so q² · f = q · e.
                let cofactors = try element.cofactors.times(polynomials[index], &budget)
                if let found = try visiblyPositive(quotient, cofactors, factors: [index], budget: &budget) { return found }
            }
        }
        return nil
    }

    /// The equations themselves.
    private var members: [Member] {
        equations.indices.map { position in
            var cofactors = [SparsePolynomial](repeating: ring.zero, count: equations.count)
            cofactors[position] = one
            return Member(polynomial: polynomials[equations[position]], cofactors: cofactors)
        }
    }

    /// The certificate when Π factors · polynomial = Σ cofactor · equation and the polynomial has a sign for all to see.
    private func visiblyPositive(
        _ polynomial: SparsePolynomial, _ cofactors: [SparsePolynomial], factors: [Int], budget: inout Budget
    ) throws(EvaluationError) -> Certificate? {
        for sign in [Rational(1), -1] {
            let polynomial = polynomial.scaled(by: sign)
            let cofactors = cofactors.map { $0.scaled(by: -sign) }
            func closed(_ terms: [PositiveTerms.Term]) -> Certificate {
                certificate(
                    cofactors,
                    terms.map {
                        PositiveTerms.Term(
                            coefficient: $0.coefficient, square: $0.square, factors: $0.factors + factors,
                            isStrict: $0.isStrict)
                    })
            }
            if let terms = PositiveTerms(polynomial, signs), terms.isStrict { return closed(terms.terms) }
            for index in literals.indices where literals[index].relation == .nonzero && polynomials[index].constant == nil {
                let whole = try polynomials[index].multiplied(by: polynomials[index], budget: &budget)
                for share in [Rational(1), .half, .half * .half, .half * .half * .half] {
                    guard let terms = PositiveTerms(polynomial - whole.scaled(by: share), signs) else { continue }
                    let strict = PositiveTerms.Term(coefficient: share, square: one, factors: [index], isStrict: true)
                    return closed(terms.terms + [strict])
                }
            }
        }
        return nil
    }

    /// An inequality, or two of them added or multiplied, against the equations.
    private func bySigns(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        let orders = literals.indices.filter {
            literals[$0].relation == .positive || literals[$0].relation == .nonnegative
        }
        var forms: [(index: Int, form: Member)] = []
        for index in orders {
            let form = try normalForm(polynomials[index], budget: &budget)
            if let found = closed(form, [PositiveTerms.Term(
                coefficient: 1, square: one, factors: [index], isStrict: literals[index].relation == .positive)])
            {
                return found
            }
            forms.append((index, form))
            if let found = cancelled(index) { return found }
        }
        guard forms.count <= 10 else { return nil }
        for (position, first) in forms.enumerated() where !first.form.polynomial.isZero {
            for second in forms[(position + 1)...] where !second.form.polynomial.isZero {
                guard let a = first.form.polynomial.leading, let b = second.form.polynomial.leading else { continue }
                let isStrict = [first, second].map { literals[$0.index].relation == .positive }
                if a.monomial == b.monomial, a.coefficient.sign * b.coefficient.sign < 0 {
                    let factor = -(a.coefficient * (try b.coefficient.inverse()))
                    var sum = first.form
                    sum.polynomial = sum.polynomial + second.form.polynomial.scaled(by: factor)
                    for k in sum.cofactors.indices {
                        sum.cofactors[k] = sum.cofactors[k] + second.form.cofactors[k].scaled(by: factor)
                    }
                    let parts: [(Rational, Int)] = [(1, first.index), (factor, second.index)]
                    let terms = zip(parts, isStrict).map {
                        PositiveTerms.Term(coefficient: $0.0, square: one, factors: [$0.1], isStrict: $1)
                    }
                    if let found = closed(sum, terms) { return found }
                }
                let product = try normalForm(
                    polynomials[first.index].multiplied(by: polynomials[second.index], budget: &budget), budget: &budget)
                let term = PositiveTerms.Term(
                    coefficient: 1, square: one, factors: [first.index, second.index], isStrict: isStrict[0] && isStrict[1])
                if let found = closed(product, [term]) { return found }
            }
        }
        return nil
    }

    /// An inequality with the multiple of an equation that takes one of its terms away.
    private func cancelled(_ index: Int) -> Certificate? {
        let term = PositiveTerms.Term(
            coefficient: 1, square: one, factors: [index], isStrict: literals[index].relation == .positive)
        for element in members {
            for own in polynomials[index].terms {
                guard let other = element.polynomial.terms.first(where: { $0.monomial == own.monomial }),
                    let inverse = try? other.coefficient.inverse()
                else { continue }
                // r = (r − λ e) + λ e
                let factor = own.coefficient * inverse
                let form = Member(
                    polynomial: polynomials[index] - element.polynomial.scaled(by: factor),
                    cofactors: element.cofactors.map { $0.scaled(by: factor) })
                if let found = closed(form, [term]) { return found }
            }
        }
        return nil
    }

    /// terms = form + Σ cofactor · equation with a form that is visibly not positive: a contradiction when something is strict.
    private func closed(_ form: Member, _ terms: [PositiveTerms.Term]) -> Certificate? {
        guard let opposite = PositiveTerms(form.polynomial.scaled(by: -1), signs),
            opposite.isStrict || terms.contains(where: \.isStrict)
        else { return nil }
        return certificate(form.cofactors.map { $0.scaled(by: -1) }, terms + opposite.terms)
    }

    private var one: SparsePolynomial { ring.zero.one }

    private func term(_ coefficient: Rational) -> PositiveTerms.Term {
        PositiveTerms.Term(coefficient: coefficient, square: one, factors: [], isStrict: true)
    }

    private func certificate(_ cofactors: [SparsePolynomial], _ terms: [PositiveTerms.Term]) -> Certificate {
        var all = [Expr](repeating: .zero, count: literals.count)
        for (index, cofactor) in zip(equations, cofactors) { all[index] = ring.expression(cofactor) }
        return .positiveCombination(
            cofactors: all, weights: terms.map(\.coefficient), products: terms.map(\.factors),
            squares: terms.map { ring.expression($0.square) })
    }
}

extension [SparsePolynomial] {
    /// Each one times the factor.
    fileprivate func times(_ factor: SparsePolynomial, _ budget: inout Budget) throws(EvaluationError) -> [SparsePolynomial] {
        var result: [SparsePolynomial] = []
        for polynomial in self { result.append(try polynomial.multiplied(by: factor, budget: &budget)) }
        return result
    }
}

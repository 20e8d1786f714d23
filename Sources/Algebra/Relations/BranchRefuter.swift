import Arithmetic
import Certificates
import Expressions

/// Looks for a refutation of one branch: a conjunction of polynomial equations and signs that has no common solution.
struct BranchRefuter {
    private let literals: [Literal]
    private let isComplex: Bool
    private let variables: [Expr]
    private let polynomials: [OrderedPolynomial]
    private let basis: TrackedBasis
    private let equations: [Int]
    private var signs: PositiveTerms.Signs

    /// - Throws: when the equations have no Gröbner basis within the budget.
    init(_ literals: [Literal], domain: Domain, normalizer: inout Normalizer, budget: inout Budget)
        throws(EvaluationError)
    {
        self.literals = literals
        isComplex = domain == .complex
        let (generators, relations) = try BranchRefuter.relations(of: literals, &normalizer)
        guard generators.count <= 12 else { throw .unable(.terms) }
        variables = generators.map { normalizer.generators[$0] }
        let positions = Dictionary(uniqueKeysWithValues: generators.enumerated().map { ($1, $0) })
        polynomials = literals.map { OrderedPolynomial($0.polynomial, positions: positions) }
        equations = literals.indices.filter { literals[$0].relation == .zero }
        basis = try TrackedBasis(
            equations: equations.map { [polynomials] in polynomials[$0] },
            relations: relations.map { OrderedPolynomial($0, positions: positions) }, variables: variables.count,
            budget: &budget)
        signs = PositiveTerms.Signs(variables: variables.count)
        for (index, literal) in literals.enumerated() where literal.relation == .positive || literal.relation == .nonnegative {
            guard polynomials[index].terms.count == 1, let term = polynomials[index].terms.first, term.product.degree == 1,
                term.coefficient.magnitude.isOne, let position = term.product.exponents.firstIndex(of: 1)
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

    /// The generators in use, in order, and the relations that the kernel's normal form applies to them.
    private static func relations(of literals: [Literal], _ normalizer: inout Normalizer) throws(EvaluationError)
        -> ([Int], [Polynomial])
    {
        var seen: Set<Int> = []
        var result: [Polynomial] = []
        var pending = literals.flatMap(\.polynomial.generators)
        while let index = pending.popLast() {
            if !seen.insert(index).inserted { continue }
            let generator = normalizer.generators[index]
            if let (radicand, degree) = generator.rootParts {
                let value = try normalizer.normalize(radicand)
                pending += value.numerator.generators + value.denominator.generators
                guard let base = value.polynomial else { continue }
                result.append(Polynomial(generator: index, exponent: degree).adding(base, scaledBy: -1))
            } else if case .constant(.i) = generator.head {
                result.append(try Polynomial(generator: index, exponent: 2).adding(normalizer.normalize(.one).numerator, scaledBy: 1))
            }
        }
        return (seen.sorted(), result)
    }

    /// A certificate that the branch is impossible.
    func refutation(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        if let unit = basis.unit {
            let value = unit.polynomial.leading.coefficient
            return certificate(unit.cofactors.map { $0.scaled(by: -(value.sign > 0 ? 1 : -1)) }, [term(value.magnitude)])
        }
        if let found = try byFactors(budget: &budget) { return found }
        if isComplex { return nil }
        if let found = try byEquations(budget: &budget) { return found }
        return try bySigns(budget: &budget)
    }

    /// A variable known not to be negative whose sign, when told, may decide: one of a sum of such terms that is 0.
    func splitting(budget: inout Budget) throws(EvaluationError) -> Expr? {
        if isComplex { return nil }
        var sums = basis.elements.map(\.polynomial)
        for (index, literal) in literals.enumerated() where literal.relation == .nonzero { sums.append(PositiveTerms.absolute(polynomials[index], signs)) }
        for sum in sums where !sum.isZero {
            guard PositiveTerms(sum, signs) != nil || PositiveTerms(sum.scaled(by: -1), signs) != nil else { continue }
            for position in variables.indices
            where !signs.strict.contains(position) && signs.literal[position] != nil
                && sum.terms.contains(where: { $0.product.exponents[position] > 0 })
            {
                return variables[position]
            }
        }
        return nil
    }

    /// A product of what is not 0, times a sum that is visibly positive, lies in the ideal.
    private func byFactors(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        let nonzero = literals.indices.filter {
            literals[$0].relation == .nonzero || literals[$0].relation == .positive
        }
        var candidates: [(PositiveTerms?, OrderedPolynomial)] = [(nil, one)]
        if !isComplex {
            var all = one
            var count = 0
            for index in nonzero where polynomials[index].terms.count > 1 {
                let sum = PositiveTerms.absolute(polynomials[index], signs)
                guard let terms = PositiveTerms(sum, signs), terms.isStrict else { continue }
                candidates.append((terms, sum))
                all = all * sum
                count += 1
            }
            if count > 1, all.terms.count < 60, let terms = PositiveTerms(all, signs), terms.isStrict {
                candidates.append((terms, all))
            }
        }
        for (positive, start) in candidates {
            var rest = try basis.normalForm(start, budget: &budget)
            var used: [Int] = []
            for _ in 0..<2 {
                for index in nonzero {
                    if rest.polynomial.isZero { break }
                    // p = r + Σ c·e gives q·p = NF(q·r) + Σ (c' + q·c)·e
                    let cofactors = rest.cofactors.map { $0 * polynomials[index] }
                    rest = try basis.normalForm(rest.polynomial * polynomials[index], budget: &budget)
                    for k in cofactors.indices { rest.cofactors[k] = rest.cofactors[k] + cofactors[k] }
                    used.append(index)
                }
            }
            guard rest.polynomial.isZero else { continue }
            // Π used · start = Σ c·e: a literal ≠ 0 enters as its square, so once more times those.
            let again = used.filter { literals[$0].relation == .nonzero }
            let extra = again.reduce(one) { $0 * polynomials[$1] }
            let cofactors = rest.cofactors.map { ($0 * extra).scaled(by: -1) }
            let terms = (positive?.terms ?? [term(1)]).map {
                PositiveTerms.Term(
                    coefficient: $0.coefficient, square: $0.square, factors: $0.factors + used, isStrict: $0.isStrict)
            }
            return certificate(cofactors, terms)
        }
        return nil
    }

    /// A polynomial that is 0 is visibly positive, or a sum of squares one of which is not 0: an equation, an element of the
    /// basis, or what is left of an equation when a factor that is not 0 is taken out.
    private func byEquations(budget: inout Budget) throws(EvaluationError) -> Certificate? {
        for element in equationElements + basis.elements where !element.polynomial.isZero {
            if let found = visiblyPositive(element.polynomial, element.cofactors, factors: []) { return found }
        }
        for element in equationElements {
            for index in literals.indices where literals[index].relation == .nonzero && !polynomials[index].isConstant {
                guard let quotient = element.polynomial.divided(exactlyBy: polynomials[index]) else { continue }
                // q · f = e, so q² · f = q · e.
                let cofactors = element.cofactors.map { $0 * polynomials[index] }
                if let found = visiblyPositive(quotient, cofactors, factors: [index]) { return found }
            }
        }
        return nil
    }

    private var equationElements: [TrackedBasis.Element] {
        equations.indices.map { position in
            var cofactors = [OrderedPolynomial](repeating: OrderedPolynomial(), count: equations.count)
            cofactors[position] = one
            return TrackedBasis.Element(polynomial: polynomials[equations[position]], cofactors: cofactors)
        }
    }

    /// The certificate when Π factors · polynomial = Σ cofactor · equation and the polynomial has a sign for all to see.
    private func visiblyPositive(_ polynomial: OrderedPolynomial, _ cofactors: [OrderedPolynomial], factors: [Int])
        -> Certificate?
    {
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
            for index in literals.indices where literals[index].relation == .nonzero && !polynomials[index].isConstant {
                for share in [Rational(1), .half, .half * .half, .half * .half * .half] {
                    let square = (polynomials[index] * polynomials[index]).scaled(by: share)
                    guard let terms = PositiveTerms(polynomial - square, signs) else { continue }
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
        var forms: [(index: Int, form: TrackedBasis.Element)] = []
        for index in orders {
            let form = try basis.normalForm(polynomials[index], budget: &budget)
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
                let (a, b) = (first.form.polynomial.leading, second.form.polynomial.leading)
                let isStrict = [first, second].map { literals[$0.index].relation == .positive }
                if a.product == b.product, a.coefficient.sign * b.coefficient.sign < 0 {
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
                let product = try basis.normalForm(polynomials[first.index] * polynomials[second.index], budget: &budget)
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
        for element in equationElements {
            for own in polynomials[index].terms {
                guard let other = element.polynomial.terms.first(where: { $0.product == own.product }),
                    let inverse = try? other.coefficient.inverse()
                else { continue }
                // r = (r − λ e) + λ e
                let factor = own.coefficient * inverse
                let form = TrackedBasis.Element(
                    polynomial: polynomials[index] - element.polynomial.scaled(by: factor),
                    cofactors: element.cofactors.map { $0.scaled(by: factor) })
                if let found = closed(form, [term]) { return found }
            }
        }
        return nil
    }

    /// terms = form + Σ cofactor · equation with a form that is visibly not positive: a contradiction when something is strict.
    private func closed(_ form: TrackedBasis.Element, _ terms: [PositiveTerms.Term]) -> Certificate? {
        guard let opposite = PositiveTerms(form.polynomial.scaled(by: -1), signs),
            opposite.isStrict || terms.contains(where: \.isStrict)
        else { return nil }
        return certificate(form.cofactors.map { $0.scaled(by: -1) }, terms + opposite.terms)
    }

    private var one: OrderedPolynomial { OrderedPolynomial(constant: 1, variables: variables.count) }

    private func term(_ coefficient: Rational) -> PositiveTerms.Term {
        PositiveTerms.Term(coefficient: coefficient, square: one, factors: [], isStrict: true)
    }

    private func certificate(_ cofactors: [OrderedPolynomial], _ terms: [PositiveTerms.Term]) -> Certificate {
        var all = [Expr](repeating: .zero, count: literals.count)
        for (index, cofactor) in zip(equations, cofactors) { all[index] = cofactor.expression(variables) }
        return .positivstellensatz(
            cofactors: all, coefficients: terms.map(\.coefficient), squares: terms.map { $0.square.expression(variables) },
            factors: terms.map(\.factors))
    }
}

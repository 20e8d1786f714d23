import Arithmetic
import Certificates
import Expressions

/// The premises of a proof as polynomials: a Gröbner basis of the equations, and what the order statements say is positive.
struct PremiseSystem {
    /// A premise that says that a polynomial is ≥ 0 or > 0.
    struct Sign {
        let premise: Int
        let polynomial: SparsePolynomial
        let isStrict: Bool
    }

    let premises: [Statement]
    /// Where the negated claim stands among the premises.
    let claim: Int
    let ring: GeneratorRing
    /// The premises that are inputs of the basis, in its order.
    let equations: [Int]
    let basis: GroebnerBasis
    /// Numerator of the claim's difference.
    let target: SparsePolynomial
    /// Whether an equation may say that squares add up to 0.
    let hasSumOfSquares: Bool
    private(set) var signs: [Sign] = []
    /// Bases of even powers in the premises: what to try as a square.
    private(set) var writtenSquares: [SparsePolynomial] = []

    /// Nil when the claim has no normal form, or is about ≈. Facts without normal form are left out.
    /// - Parameter refuting: whether the claim itself, not its negation, is one of the premises.
    init?(_ goal: Goal, refuting: Bool = false, budget: inout Budget) throws(EvaluationError) {
        let judgement = Judgement(facts: goal.facts, goal.statement)
        guard let premises = judgement.premises(for: goal.statement, refuting: refuting), premises.count <= 40 else {
            return nil
        }
        self.premises = premises
        claim = goal.facts.count
        var normalizer = Normalizer(budget: budget)
        var forms: [Int: Fraction] = [:]
        for (index, premise) in premises.enumerated() where premise.relation != .approximately {
            if let form = try? normalizer.normalize(premise.difference), form.numerator.terms.count <= 60 {
                forms[index] = form
            }
        }
        guard let claimForm = forms[claim] else { return nil }
        var squareForms: [Polynomial] = []
        for base in Set(premises.flatMap { $0.left.squaredParts + $0.right.squaredParts }).sorted(by: {
            $0.description < $1.description
        }).prefix(6) {
            if let form = try? normalizer.normalize(base).polynomial { squareForms.append(form) }
        }
        let polynomials = forms.keys.sorted().flatMap { [forms[$0]!.numerator, forms[$0]!.denominator] }
        ring = try GeneratorRing(polynomials + squareForms, normalizer: normalizer)
        guard ring.count <= 16 else { return nil }
        target = ring.polynomial(claimForm.numerator)
        writtenSquares = squareForms.map(ring.polynomial)
        var inputs: [SparsePolynomial] = []
        var equations: [Int] = []
        for (index, premise) in premises.enumerated() where premise.relation == .equal {
            guard let form = forms[index], !form.isZero else { continue }
            equations.append(index)
            inputs.append(ring.polynomial(form.numerator))
        }
        self.equations = equations
        for (index, premise) in premises.enumerated() {
            guard premise.relation.isOrder || premise.relation == .notEqual, let form = forms[index] else { continue }
            let top = ring.polynomial(form.numerator)
            if premise.relation == .notEqual {
                signs.append(
                    Sign(premise: index, polynomial: try top.multiplied(by: top, budget: &budget), isStrict: true))
                continue
            }
            let product = try top.multiplied(by: ring.polynomial(form.denominator), budget: &budget)
            let isGreater = premise.relation == .greater || premise.relation == .greaterOrEqual
            signs.append(
                Sign(
                    premise: index, polynomial: isGreater ? product : -product,
                    isStrict: premise.relation == .greater || premise.relation == .less))
        }
        hasSumOfSquares = inputs.contains(where: \.hasTwoSquares)
        basis = GroebnerBasis(inputs: inputs, relations: ring.relations, ring: ring.zero, budget: &budget)
    }

    /// Cofactors of the basis' inputs as cofactors of all premises.
    func cofactors(_ polynomials: [SparsePolynomial]) -> [Expr] {
        var result = [Expr](repeating: .zero, count: premises.count)
        for (polynomial, premise) in zip(polynomials, equations) { result[premise] = ring.expression(polynomial) }
        return result
    }
}

extension SparsePolynomial {
    /// Whether two terms are numbers of one sign times squares of monomials.
    fileprivate var hasTwoSquares: Bool {
        let squares = terms.filter { $0.monomial.exponents.allSatisfy { $0 % 2 == 0 } }
        return squares.count { $0.coefficient.sign > 0 } > 1 || squares.count { $0.coefficient.isNegative } > 1
    }
}

extension Expr {
    /// Bases of powers with an even exponent, outside binders.
    fileprivate var squaredParts: [Expr] {
        if case .function(.binder) = head { return [] }
        let inner = arguments.flatMap(\.squaredParts)
        if case .power = head, let exponent = arguments[1].rational?.int, exponent % 2 == 0, exponent > 0 {
            return inner + [.power(arguments[0], .number(exponent / 2))]
        }
        return inner
    }
}

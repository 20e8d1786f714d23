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

    /// Facts, then the negated claim, then what the kernel adds: numbered as in a certificate.
    let premises: [Literal]
    /// Where the negated claim stands among the premises.
    let claim: Int
    let ring: GeneratorRing
    /// The premises that are inputs of the basis, in its order.
    let equations: [Int]
    private let inputs: [SparsePolynomial]
    /// Of the ideal of the equations, without cofactors.
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
        guard let context = try? Branches(goal.facts, goal.statement, refuting: refuting, budget: budget),
            let branch = context.branches.first, branch.literals.count <= 40
        else { return nil }
        var normalizer = context.normalizer
        // Long ones are left out: 0 = 0 stands in their place.
        let premises = branch.literals.map { $0.polynomial.terms.count <= 60 ? $0 : Literal.nothing }
        guard let claimForm = try? normalizer.normalize(goal.statement.difference), claimForm.numerator.terms.count <= 60 else {
            return nil
        }
        var squareForms: [Polynomial] = []
        let sides = (goal.facts + [goal.statement]).flatMap { [$0.left, $0.right] }
        for base in Set(sides.flatMap(\.squaredParts)).sorted(by: { $0.description < $1.description }).prefix(6) {
            if let form = try? normalizer.normalize(base).polynomial { squareForms.append(form) }
        }
        try self.init(
            premises, claim: goal.facts.count, target: claimForm.numerator, squares: squareForms, normalizer, budget: &budget)
    }

    /// The literals of one way in which an implication can fail. What is not 0 plays the part of the claim, else the last sign.
    init?(_ literals: [Literal], normalizer: Normalizer, budget: inout Budget) throws(EvaluationError) {
        guard let claim = literals.lastIndex(where: { $0.relation == .nonzero }) ?? literals.lastIndex(where: { $0.relation != .zero })
        else { return nil }
        try self.init(literals, claim: claim, target: Literal.nothing.polynomial, squares: [], normalizer, budget: &budget)
    }

    private init?(
        _ premises: [Literal], claim: Int, target form: Polynomial, squares: [Polynomial], _ normalizer: Normalizer,
        budget: inout Budget
    ) throws(EvaluationError) {
        self.premises = premises
        self.claim = claim
        ring = try GeneratorRing(premises.map(\.polynomial) + [form] + squares, normalizer: normalizer)
        target = ring.polynomial(form)
        writtenSquares = squares.map(ring.polynomial)
        var inputs: [SparsePolynomial] = []
        var equations: [Int] = []
        for (index, premise) in premises.enumerated() {
            let polynomial = ring.polynomial(premise.polynomial)
            switch premise.relation {
            case .zero where polynomial.isZero: continue
            case .zero:
                equations.append(index)
                inputs.append(polynomial)
            case .nonzero:
                let square = try polynomial.multiplied(by: polynomial, budget: &budget)
                signs.append(Sign(premise: index, polynomial: square, isStrict: true))
            case .positive, .nonnegative:
                let sign = Sign(premise: index, polynomial: polynomial, isStrict: premise.relation == .positive)
                // The same said twice, of which the stronger is kept.
                if let old = signs.firstIndex(where: { $0.polynomial == polynomial && $0.premise != claim }), index != claim {
                    if sign.isStrict, !signs[old].isStrict { signs[old] = sign }
                } else {
                    signs.append(sign)
                }
            }
        }
        self.equations = equations
        self.inputs = inputs
        hasSumOfSquares = inputs.contains(where: \.hasTwoSquares)
        basis = GroebnerBasis(inputs: inputs, relations: ring.relations, ring: ring.zero, tracking: false, budget: &budget)
    }

    /// Cofactors of the equations in the polynomial, which lies in their ideal, in the order of `equations`; nil when the budget ends.
    func membership(of polynomial: SparsePolynomial) throws(EvaluationError) -> [SparsePolynomial]? {
        var budget = Budget.ofConsequences
        let tracked = GroebnerBasis(inputs: inputs, relations: ring.relations, ring: ring.zero, budget: &budget)
        return try tracked.membership(of: polynomial, budget: &budget)
    }

    /// Cofactors of the equations as cofactors of all premises.
    func cofactors(_ polynomials: [SparsePolynomial]) -> [Expr] {
        var result = [Expr](repeating: .zero, count: premises.count)
        for (polynomial, premise) in zip(polynomials, equations) { result[premise] = ring.expression(polynomial) }
        return result
    }
}

extension PremiseSystem {
    /// Whether the equations say of a letter alone what no real number satisfies: z² + z + 1 = 0.
    func hasEquationWithoutRealRoot(budget: inout Budget) throws(EvaluationError) -> Bool {
        for element in basis.elements {
            let polynomial = element.polynomial
            let unknowns = polynomial.variables
            guard unknowns.count == 1, polynomial.degree > 1, polynomial.degree % 2 == 0, ring.expression(of: unknowns[0]).symbol != nil
            else { continue }
            let coefficients = polynomial.coefficients(in: unknowns[0]).map { $0.constant ?? 0 }
            if try RealRoots.isolate(UnivariatePolynomial(coefficients), budget: &budget).isEmpty { return true }
        }
        return false
    }
}

extension SparsePolynomial {
    /// Whether two terms are numbers of one sign times squares of monomials.
    fileprivate var hasTwoSquares: Bool {
        let squares = terms.filter { $0.monomial.isSquare }
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

import Arithmetic
import Certificates
import Expressions

/// All solutions of polynomial or rational equations in several unknowns, when these are finitely many points with closed forms.
///
/// A lexicographic Gröbner basis of the system brings forth equations in one unknown, whose roots are put into the rest
/// (elimination theorem); that the points are all solutions and nothing else is then proved as an equivalence of formulas.
public struct SystemSolutions: Sendable {
    /// In the order of the unknowns' values as they were found; none for a system without solutions.
    public let points: [[Symbol: Expr]]
    /// That the system implies the disjunction of the points, and the converse.
    public let proof: RelationReport

    private static let largestCount = 24

    /// The solutions over the domain; nil when the system is not solved or the proof not found. Symbols other than the unknowns are
    /// not allowed.
    public init?(of equations: [Statement], unknowns: [Symbol], domain: Domain = .real, budget: Budget = Budget()) {
        guard !unknowns.isEmpty, equations.allSatisfy({ equation in
            equation.relation == .equal && equation.symbols.allSatisfy(unknowns.contains)
        }) else { return nil }
        var work = Budget(steps: 200_000)
        guard let basis = try? SystemSolutions.basis(equations, &work) else { return nil }
        var found: [[Symbol: Expr]] = []
        let isComplex = domain == .complex
        guard SystemSolutions.solve(basis, unknowns, [:], isComplex: isComplex, &found, &work) else { return nil }
        // Roots of the numerators at which a denominator vanishes, or that lie outside of the domain, are no solutions.
        let search = ImplicationSearch(budget: budget, tries: 1)
        let system = Formula.and(equations.map { .statement($0) })
        found.removeAll { point in
            search.decide(SystemSolutions.formula(point, unknowns), implies: .not(system), over: domain).holds
        }
        points = found
        proof = Relate(budget: budget, tries: 1).relation(
            between: system, and: .or(found.map { SystemSolutions.formula($0, unknowns) }), domain: domain)
        guard proof.forward.holds, proof.backward.holds else { return nil }
    }

    private static func formula(_ point: [Symbol: Expr], _ unknowns: [Symbol]) -> Formula {
        .and(unknowns.map { .statement(Statement(.symbol($0), .equal, point[$0] ?? .symbol($0))) })
    }

    /// Equations with the same solutions, in triangular form as far as there is one.
    private static func basis(_ equations: [Statement], _ budget: inout Budget) throws(EvaluationError) -> [Expr] {
        var normalizer = Normalizer(budget: budget)
        var forms: [Polynomial] = []
        for equation in equations { forms.append(try normalizer.normalize(equation.difference).numerator) }
        let ring = try GeneratorRing(forms, normalizer: normalizer, order: .lexicographic)
        guard ring.count <= 6 else { throw .unable(.terms) }
        let basis = GroebnerBasis(
            inputs: forms.map { ring.polynomial($0) }, relations: ring.relations, ring: ring.zero, budget: &budget)
        guard basis.isComplete else { throw .unable(.steps) }
        if basis.isUnit { return [.one] }
        return basis.elements.map { ring.expression($0.polynomial) }
    }

    /// Appends all points that satisfy the equations; false when an unknown is left free or a root has no closed form.
    private static func solve(
        _ equations: [Expr], _ unknowns: [Symbol], _ values: [Symbol: Expr], isComplex: Bool,
        _ found: inout [[Symbol: Expr]], _ budget: inout Budget
    ) -> Bool {
        var open: [Expr] = []
        for equation in equations {
            var normalizer = Normalizer(budget: budget)
            guard let form = try? normalizer.normalize(equation) else { return false }
            if form.isZero { continue }
            if form.numerator.constant != nil { return true }
            open.append(normalizer.expression(form.numerator))
        }
        if open.contains(where: \.isGround) { return true }
        guard let next = open.first(where: { $0.symbols.count == 1 }), let unknown = next.symbols.first else {
            if open.isEmpty, unknowns.allSatisfy({ values[$0] != nil }) {
                if !found.contains(values) { found.append(values) }
                return found.count <= largestCount
            }
            return false
        }
        guard let roots = AlgebraicNumber.roots(of: next, in: unknown, complex: isComplex) else { return false }
        return roots.allSatisfy { root in
            var values = values
            values[unknown] = root
            return solve(
                open.map { $0.substituting([unknown: root]) }, unknowns, values, isComplex: isComplex, &found, &budget)
        }
    }
}

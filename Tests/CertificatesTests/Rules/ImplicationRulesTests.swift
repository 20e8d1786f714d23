import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

private let a = Expr.symbol("a")
private let b = Expr.symbol("b")

/// A claim about formulas with a certificate.
struct ImplicationCase: Sendable {
    let premise: Formula
    let conclusion: Formula
    let domain: Domain
    let certificate: Certificate

    init(_ premise: Formula, _ conclusion: Formula, _ domain: Domain, _ certificate: Certificate) {
        (self.premise, self.conclusion, self.domain, self.certificate) = (premise, conclusion, domain, certificate)
    }

    func found(_ certificate: Certificate) -> Checked.Conclusion? {
        let judgement = Judgement(claim: .implication(premise, conclusion, over: domain))
        return try? Checker().check(certificate, for: judgement).conclusion
    }
}

/// One refutation by cofactors, one positive constant, and literals as factors.
private func refutation(_ cofactors: [Expr], _ factors: [Int]) -> Certificate {
    .positiveCombination(cofactors: cofactors, weights: [1], products: [factors], squares: [1])
}

@Suite struct ImplicationRulesTests {
    static let holding: [ImplicationCase] = [
        ImplicationCase(equation(x, 2), equation(x ** 2, 4), .real, .cells),
        ImplicationCase(equation(x ** 3, 8), equation(x, 2), .real, .cells),
        ImplicationCase(equation(x ** 2, 4), equation(x, 2), .positive, .cells),
        ImplicationCase(relation(x, .greater, 3), relation(x ** 2, .greater, 9), .real, .cells),
        ImplicationCase(equation(x ** 2 - 5 * x + 6, 0), .or([equation(x, 2), equation(x, 3)]), .complex, .cells),
        ImplicationCase(relation(x, .less, 1), .true, .integer, .cells),
        // a = b ⇒ a² = b²: the branch is a − b = 0, a² − b² ≠ 0; (a² − b²)² = (a + b)(a² − b²) · (a − b).
        ImplicationCase(
            equation(a, b), equation(a ** 2, b ** 2), .complex,
            .branches([refutation([-(a + b) * (a ** 2 - b ** 2)], [1])])),
        ImplicationCase(equation(x, 2), equation(x ** 4, 16), .real, .chain([equation(x ** 2, 4)], [.cells, .cells])),
        ImplicationCase(.true, .equivalent(equation(x, 2), equation(x ** 3, 8)), .real, .chain([], [.cells, .cells])),
        ImplicationCase(
            .true, .equivalent(equation(x, 2), equation(x ** 3, 8)), .real,
            .chain([equation(3 * x, 6)], [.cells, .cells, .cells, .cells])),
        // x ln 2 = 2 ln 2, x ≠ 2, ln 2 > 0.
        ImplicationCase(
            equation(2 ** x, 4), equation(x, 2), .real, .logarithms(.branches([refutation([-(x - 2)], [1, 2])]))),
    ]

    static let failing: [ImplicationCase] = [
        ImplicationCase(equation(x ** 2, 4), equation(x, 2), .real, .cells),
        ImplicationCase(equation(x ** 3, 8), equation(x, 2), .complex, .cells),
        ImplicationCase(equation(x ** 2, 2), equation(x, root(2)), .real, .implicationWitness([Symbol("x"): -root(2)])),
        ImplicationCase(
            equation(a ** 2, b ** 2), equation(a, b), .complex, .implicationWitness([Symbol("a"): 1, Symbol("b"): -1])),
        ImplicationCase(equation(x ** 2, -1), .false, .complex, .implicationWitness([Symbol("x"): i])),
        ImplicationCase(
            equation(a, b), equation(root(a), root(b)), .real, .implicationWitness([Symbol("a"): -1, Symbol("b"): -1])),
        ImplicationCase(
            relation(x, .greater, 0), relation(x, .greater, 1), .integer, .implicationWitness([Symbol("x"): 1])),
    ]

    @Test(arguments: holding) func accepts(item: ImplicationCase) { #expect(item.found(item.certificate) == .holds) }
    @Test(arguments: failing) func refutes(item: ImplicationCase) { #expect(item.found(item.certificate) == .fails) }

    /// Claims that are false, or certificates that do not prove them.
    static let rejected: [ImplicationCase] = [
        // Square roots that depend on each other, of numbers whose factors trial division does not find.
        ImplicationCase(
            .true, equation(root(10_007) * root(10_009), root(10_007 * 10_009)), .complex, .implicationWitness([:])),
        // Not a decomposition of one line.
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .real, .cells),
        ImplicationCase(equation(2 ** x, 4), equation(x, 2), .real, .cells),
        // x² = 2 has no integer solution, but the line does not tell.
        ImplicationCase(equation(x ** 2, 2), .false, .integer, .cells),
        // Other rules.
        ImplicationCase(equation(x, 2), equation(x ** 2, 4), .real, .identity),
        ImplicationCase(equation(x, 2), equation(x ** 2, 4), .real, .branches([.identity])),
        ImplicationCase(equation(x, 2), equation(x ** 2, 4), .real, refutation([], [])),
        // Too few, too many, wrong refutations.
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .complex, .branches([])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .complex, .branches([refutation([], []), refutation([], [])])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .complex, .branches([refutation([], [])])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .complex, .branches([refutation([-(a + b)], [1])])),
        ImplicationCase(
            equation(a, b), equation(a ** 2, b ** 2), .complex, .branches([refutation([-(a + b) * (a ** 2 - b ** 2)], [2])])),
        ImplicationCase(
            equation(a, b), equation(a ** 2, b ** 2), .complex,
            .branches([refutation([-(a ** 2 - b ** 2) / (a - b) * (a ** 2 - b ** 2)], [1])])),
        // a² = b² does not give a = b: the same combination the other way round.
        ImplicationCase(
            equation(a ** 2, b ** 2), equation(a, b), .real, .branches([refutation([-1 / (a + b) * (a - b)], [1])])),
        // No positive term; a negative coefficient; a square of i; an index out of range; an equation as a factor.
        ImplicationCase(equation(a, b), equation(a, 2 * b), .real, .branches([.positiveCombination(cofactors: [], weights: [], products: [], squares: [])])),
        ImplicationCase(equation(a, b), equation(a, 2 * b), .real, .branches([.positiveCombination(cofactors: [], weights: [1, -1], products: [[], []], squares: [1, 1])])),
        ImplicationCase(equation(a, b), equation(a, 2 * b), .real, .branches([.positiveCombination(cofactors: [], weights: [1, 1], products: [[], []], squares: [1, i])])),
        ImplicationCase(equation(a, b), equation(a, 2 * b), .complex, .branches([.positiveCombination(cofactors: [], weights: [1, 1], products: [[], []], squares: [1, i])])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .real, .branches([refutation([], [0])])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .real, .branches([refutation([], [-1])])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .real, .branches([refutation([], [Int.max])])),
        ImplicationCase(equation(a, b), equation(a ** 2, b ** 2), .real, .branches([refutation([], [0, 0])])),
        // a² + b² = 0 ⇒ a = 0 holds over ℝ, not over ℂ.
        ImplicationCase(
            equation(a ** 2 + b ** 2, 0), equation(a, 0), .complex,
            .branches([.positiveCombination(cofactors: [-1], weights: [1, 1], products: [[1], []], squares: [1, b])])),
        // √a in a branch where it is not defined: its square says nothing there.
        ImplicationCase(
            .true, equation(root(a), root(a)), .real,
            .branches([.positiveCombination(cofactors: [], weights: [1, 1], products: [[], [0]], squares: [root(a), 1])])),
        // Chains: too few or too many proofs, a link that fails, there but not back, an equivalence under a premise, over ℂ.
        ImplicationCase(equation(x, 2), equation(x ** 4, 16), .real, .chain([equation(x ** 2, 4)], [.cells])),
        ImplicationCase(equation(x, 2), equation(x ** 4, 16), .real, .chain([equation(x ** 2, 4)], [.cells, .cells, .cells])),
        ImplicationCase(equation(x, 2), equation(x ** 4, 16), .real, .chain([], [])),
        ImplicationCase(equation(x, 2), equation(x ** 4, 16), .real, .chain([equation(x, 3)], [.cells, .cells])),
        ImplicationCase(equation(x ** 2, 4), equation(x ** 4, 16), .real, .chain([equation(x, 2)], [.cells, .cells])),
        ImplicationCase(equation(x, 2), equation(x, 3), .real, .chain([.false], [.cells, .cells])),
        ImplicationCase(equation(x, 2), equation(x, 3), .real, .chain([.true], [.cells, .cells])),
        ImplicationCase(.true, .equivalent(equation(x, 2), equation(x ** 2, 4)), .real, .chain([], [.cells, .cells])),
        ImplicationCase(.true, .equivalent(equation(x, 2), equation(x ** 2, 4)), .real, .chain([], [.cells])),
        ImplicationCase(.true, .equivalent(equation(x, 2), equation(x ** 3, 8)), .complex, .chain([], [.cells, .cells])),
        ImplicationCase(
            relation(x, .greater, 0), .equivalent(equation(x, -2), equation(x ** 2, 4)), .real, .chain([], [.cells, .cells])),
        // Logarithms of what need not be positive, and over ℂ.
        ImplicationCase(equation(x ** 2, 4), equation(x, 2), .real, .logarithms(.branches([refutation([0], [1])]))),
        ImplicationCase(equation(2 ** x, 4), equation(x, 2), .complex, .logarithms(.branches([refutation([-(x - 2)], [1])]))),
        // Witnesses: outside the domain, undefined, no counterexample, a symbol without a value, not ground.
        ImplicationCase(equation(x ** 2, 4), equation(x, 2), .positive, .implicationWitness([Symbol("x"): -2])),
        ImplicationCase(equation(x ** 2, 2), .false, .integer, .implicationWitness([Symbol("x"): root(2)])),
        ImplicationCase(equation(x ** 2, -1), .false, .real, .implicationWitness([Symbol("x"): i])),
        ImplicationCase(equation(x, 2), equation(x ** 2, 4), .real, .implicationWitness([Symbol("x"): 2])),
        ImplicationCase(equation(x, 2), equation(x ** 2, 4), .real, .implicationWitness([Symbol("x"): 3])),
        ImplicationCase(equation(a, b), .false, .real, .implicationWitness([Symbol("a"): 1])),
        ImplicationCase(equation(a, b), .false, .real, .implicationWitness([Symbol("a"): b, Symbol("b"): a])),
        ImplicationCase(.true, .false, .real, .branches([])),
        ImplicationCase(
            equation(x, x), .false, .real, .implicationWitness([Symbol("x"): 1 / Expr.number(0)])),
        ImplicationCase(
            relation(x, .approximately, 1), equation(x, 1), .real, .implicationWitness([Symbol("x"): rational("11/10")])),
    ]

    @Test(arguments: rejected) func rejects(item: ImplicationCase) { #expect(item.found(item.certificate) == nil) }

    @Test(arguments: holding) func mutantsProveNothingElse(item: ImplicationCase) {
        for mutant in item.certificate.mutants { #expect(item.found(mutant) != .fails, "\(mutant)") }
    }

    @Test("No certificate for a true claim proves a false one", arguments: holding)
    func changedClaims(item: ImplicationCase) {
        let other = ImplicationCase(.true, item.conclusion, item.domain, item.certificate)
        if item.conclusion != .true, item.premise != .true { #expect(other.found(item.certificate) != .holds) }
        let never = ImplicationCase(item.premise, .false, item.domain, item.certificate)
        #expect(never.found(item.certificate) != .holds)
    }
}

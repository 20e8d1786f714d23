import Certificates
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite("Congruences at all residues") struct ResidueRuleTests {
    private static let n = Expr.symbol("n")
    private static let m = Expr.symbol("m")

    private static func congruent(_ left: Expr, _ right: Expr, _ modulus: Int, holds: Bool = true) -> Statement {
        .congruence(left, right, .number(modulus), holds: holds)
    }

    private func holds(_ claim: Statement, facts: [Statement] = [], used: [Int]? = nil, _ modulus: Int) -> Bool {
        let certificate = Certificate.residues(facts: used ?? Array(facts.indices), modulus: modulus)
        return (try? Checker().check(certificate, for: Judgement(facts: facts, claim)))?.conclusion == .holds
    }

    @Test func forAllIntegers() throws {
        let (n, m) = (Self.n, Self.m)
        #expect(holds(Self.congruent(n * (n + 1), 0, 2), 2))
        #expect(holds(Self.congruent(n ** 3 - n, 0, 6), 6))
        #expect(holds(Self.congruent(n ** 2, 2, 3, holds: false), 3))
        #expect(holds(Self.congruent((n + m) ** 3, n ** 3 + m ** 3, 3), 3))
        // n(n + 1)/2 needs the residues modulo 2 · 2.
        #expect(holds(Self.congruent(n * (n + 1) * (n + 2) / 2, 0, 3), 6))
        let claim = Self.congruent(n ** 2 + n, 0, 2)
        let checked = try Checker().check(.residues(facts: [], modulus: 2), for: Judgement(claim))
        #expect(checked.sideConditions.map(\.description) == ["floor(n) = n"])
    }

    @Test func underFacts() {
        let (n, m) = (Self.n, Self.m)
        #expect(holds(Self.congruent(2 * n, 6, 7), facts: [Self.congruent(n, 3, 7)], 7))
        #expect(holds(Self.congruent(n, 2, 5), facts: [Self.congruent(3 * n, 1, 5)], 5))
        #expect(holds(Self.congruent(n, 8, 15), facts: [Self.congruent(n, 2, 3), Self.congruent(n, 3, 5)], 15))
        #expect(holds(Self.congruent(n ** 2, 1, 8), facts: [Self.congruent(n, 1, 2)], 8))
        #expect(holds(Self.congruent(17 * m, 7, 8), facts: [Self.congruent(n, 7, 8), n === 17 * m], 8))
        #expect(holds(Self.congruent(n ** 2, 1, 3), facts: [Self.congruent(n, 0, 3, holds: false)], 3))
        #expect(holds(Self.congruent(n, 1, 3), facts: [Statement(.function(.remainder, [n, 3]), .equal, 1)], 3))
    }

    @Test func whatIsFalseOrOpen() {
        let (n, m) = (Self.n, Self.m)
        #expect(!holds(Self.congruent(n * (n + 2), 0, 2), 2))
        #expect(!holds(Self.congruent(n ** 2, 1, 8), facts: [Self.congruent(n, 1, 2)], used: [], 8))
        #expect(!holds(Self.congruent(n, 3, 7), facts: [Self.congruent(2 * n, 6, 14)], 7))
        #expect(!holds(Self.congruent(n, 3, 6), facts: [Self.congruent(2 * n, 6, 6)], 6))
        #expect(!holds(Self.congruent(n, 8, 15), facts: [Self.congruent(n, 2, 3)], 15))
        #expect(!holds(Self.congruent(n * m, 0, 6), facts: [Self.congruent(n, 0, 2), Self.congruent(m, 0, 2)], 6))
        // Not an integer for odd n: then nothing is congruent.
        #expect(!holds(Self.congruent(n / 2, 0, 1), 2))
        #expect(!holds(Self.congruent(3 * n / 2, 0, 3), 6))
        #expect(!holds(Self.congruent(n / 2, 1, 3, holds: false), facts: [Self.congruent(n, 1, 6)], 6))
        // Equal numbers are congruent, congruent ones need not be equal.
        #expect(!holds(n === m, facts: [Self.congruent(n, m, 5)], 5))
        #expect(!holds(Self.congruent(n, 0, 5), facts: [Statement(n, .greater, 0)], 5))
    }

    @Test func whatTheRuleRefuses() {
        let (n, m) = (Self.n, Self.m)
        let x = Expr.elementary(.sin, n)
        #expect(!holds(Self.congruent(2 * x, 0, 2), 2))
        #expect(!holds(Self.congruent(2 * .constant(.pi) * n, 0, 2), 2))
        #expect(!holds(.congruence(n * m, 0, m), 2))
        #expect(!holds(Self.congruent(n, 3, 7), facts: [Self.congruent(n, 3, 7)], used: [1], 7))
        #expect(!holds(Self.congruent(n, 3, 7), facts: [Self.congruent(n, 3, 7)], used: [-1], 7))
        for modulus in [0, -7, 6, 1 << 20, Int.max, Int.min] {
            #expect(!holds(Self.congruent(2 * n, 6, 7), facts: [Self.congruent(n, 3, 7)], modulus))
        }
        // Too many residues; facts that exclude each other.
        #expect(!holds(Self.congruent(1_000 * n * m, 0, 1_000), 1_000))
        #expect(!holds(Self.congruent(m, 3, 7), facts: [Self.congruent(n, 3, 7), Self.congruent(n, 4, 7)], 7))
        #expect(!holds(Statement(.function(.remainder, [7 * n, 7]), .equal, 7), 7))
    }

    /// Against direct evaluation at integers.
    @Test(arguments: 0..<40 as Range<UInt64>) func agreesWithIntegers(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        let modulus = Int.random(in: 2...9, using: &random)
        let coefficients = (0..<4).map { _ in Int.random(in: -9...9, using: &random) }
        let polynomial = coefficients.enumerated().reduce(Expr.zero) { $0 + .number($1.element) * Self.n ** .number($1.offset) }
        let isTrue = (0..<modulus).allSatisfy { n in
            coefficients.reversed().reduce(0) { $0 * n + $1 } % modulus == 0
        }
        #expect(holds(Self.congruent(polynomial, 0, modulus), modulus) == isTrue, "seed \(seed)")
        #expect(holds(Self.congruent(polynomial * .number(modulus), 0, modulus), modulus), "seed \(seed)")
    }
}

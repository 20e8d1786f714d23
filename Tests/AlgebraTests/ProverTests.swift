import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite struct ProverTests {
    @Test func groundStatements() {
        #expect(decide(Expr.number(12) * 34 === 408) == "holds")
        #expect(decide(rational("3/4") + rational("1/6") === rational("11/12")) == "holds")
        #expect(decide(Expr.number(5) + 3 === 16) == "fails")
        #expect(decide(root(50) === 5 * root(2)) == "holds")
        #expect(decide(root(2) === rational("1414/1000")) == "fails")
        #expect(decide(Statement(pi, .less, rational("22/7"))) == "holds")
        #expect(decide(1 / Expr.number(0) === 1) == "division-by-zero")
        #expect(decide(Expr.number(0) ** 0 === 1) == "zero-to-the-zero")
        #expect(decide(Expr.number(-8) ** rational("1/3") === -2) == "even-root-of-negative")
    }

    @Test func rewritings() {
        #expect(decide((x + 2) * (x + 3) === x ** 2 + 5 * x + 6, .rewriting) == "holds")
        #expect(decide((x + 2) * (x + 3) === x ** 2 + 5 * x + 7, .rewriting) == "fails")
        #expect(decide(root(x ** 2) === x, .rewriting) == "fails")
        // The right side is written for x > 0 alone.
        #expect(decide(apply(.ln, x ** 2) === 2 * apply(.ln, x), .rewriting) == "holds")
        #expect(decide(apply(.ln, x ** 2) === 2 * apply(.ln, -x) + apply(.ln, x ** 2 + 1), .rewriting) != "holds")
        #expect(decide(x === 5) == "no-proof")
    }

    @Test("Claims about counting are not refuted between the natural numbers")
    func naturalNumbers() {
        let n = Expr.symbol("n")
        let r = Expr.symbol("r")
        func choose(_ n: Expr, _ k: Expr) -> Expr { .function(.binomial, [n, k]) }
        #expect(decide(Expr.number(-1) ** (2 * n) === 1, .rewriting) == "no-proof")
        #expect(decide(choose(n, r) === choose(n, n - r), .rewriting) != "fails")
        #expect(decide(choose(n, r) + choose(n, r - 1) === choose(n + 1, r), .rewriting) != "fails")
        #expect(decide(Expr.number(-1) ** n === 1, .rewriting) == "fails")
        #expect(decide(choose(n, 2) === n * (n + 1) / 2, .rewriting) == "fails")
    }

    @Test func linearConsequences() {
        let facts = [2 * x + y === 7, x - y === 2]
        #expect(decide(x === 3, facts: facts) == "holds")
        #expect(decide(y === 1, facts: facts) == "holds")
        #expect(decide(3 * x === 9, facts: facts) == "holds")
        #expect(decide(x === 4, facts: facts) == "contradicts")
        #expect(decide(x === z, facts: facts) == "no-proof")
        #expect(decide(1 / x + y === 2, facts: [x * y + 1 === 2 * x, Statement(x, .greater, 0)]) == "holds")
    }

    @Test("Facts that exclude each other prove and refute nothing")
    func inconsistentFacts() {
        for claim in [x === 3, x === 1, y === 2] {
            #expect(decide(claim, facts: [x === 1, x + 0 * y === 2, 2 * x === 3]).hasPrefix("no") || claim.right == 1)
            #expect(decide(3 * claim.left === 3 * claim.right, facts: [x + y === 1, x + y === 2]) == "no-proof")
        }
    }

    @Test func substitutions() {
        let facts = [x === 3, y === x ** 2, z === y + x]
        #expect(decide(y === 9, facts: facts) == "holds")
        #expect(decide(z === 12, facts: facts) == "holds")
        #expect(decide(z === 13, facts: facts) == "contradicts")
        #expect(decide(z ** 2 === 144, facts: facts) == "holds")
        #expect(decide(root(y) === 3, facts: facts) == "holds")
        #expect(decide(1 / (x - 3) === 1, facts: facts) == "division-by-zero")
        #expect(decide(y === 9, facts: [x === y, y === x]) == "no-proof")
        #expect(decide(x === 2, facts: [x === x + 1]) != "holds")
    }

    @Test func solutionSets() {
        var prover = Prover()
        func solve(_ equation: Statement, _ values: [Expr]) -> String {
            switch prover.decideSolutions(of: equation, unknown: Symbol("x"), values: values) {
            case .checked(let checked): checked.conclusion.rawValue
            case .undecided: "undecided"
            }
        }
        #expect(solve(x ** 2 === 5 * x - 6, [2, 3]) == "holds")
        #expect(solve(x ** 2 === 5 * x - 6, [2]) == "undecided")
        #expect(solve(x ** 2 === 5 * x - 6, [2, 4]) == "contradicts")
        #expect(solve((x - 1) ** 3 * (x + 2) === 0, [1, -2]) == "holds")
        #expect(solve((x - 1) ** 2 * (x + 2) ** 2 * x === 0, [1, -2, 0]) == "holds")
        #expect(solve((x - 1) ** 4 * (x + 2) ** 2 === 0, [1, -2]) == "holds")
        #expect(solve(x ** 2 + 1 === 0, [0]) == "contradicts")
        #expect(solve(x ** 2 - 2 === 0, [root(2), -root(2)]) == "holds")
        #expect(solve((x ** 2 - 1) / (x - 1) === 0, [1, -1]) != "holds")
        #expect(solve(1 / x === 2, [rational("1/2")]) == "holds")
    }

    @Test(arguments: [1, 2, 3]) func randomLinearSystems(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<25 {
            let unknowns = [x, y, z]
            let solution = unknowns.map { _ in Expr.number(random.int(in: -9...9)) }
            func equation() -> Statement {
                let coefficients = unknowns.map { _ in Expr.number(random.int(in: -5...5)) }
                func value(_ parts: [Expr]) -> Expr { .sum(zip(coefficients, parts).map { $0 * $1 }) }
                return value(unknowns) === value(solution)
            }
            let facts = (0..<3).map { _ in equation() }
            for (unknown, value) in zip(unknowns, solution) {
                let right = decide(unknown === value, facts: facts)
                let wrong = decide(unknown === value + 1, facts: facts)
                #expect(right == "holds" || right == "no-proof", "\(facts), seed \(seed)")
                #expect(wrong == "contradicts" || wrong == "no-proof", "\(facts), seed \(seed)")
                #expect((right == "holds") == (wrong == "contradicts"), "\(facts), seed \(seed)")
            }
        }
    }

    @Test("Undecided with the name of the limit, soon and in little memory")
    func budgets() {
        var nested = x
        for _ in 0..<50 { nested = root(1 + nested) }
        let long = Expr.number(Rational(String(repeating: "9", count: 100_000))!)
        let tower = Expr.number(10) ** (10 ** (10 ** Expr.number(10)))
        let hard: [(Statement, Set<String>)] = [
            (tower === 1, ["budget-digits", "budget-precision"]),
            (tower === tower + 1, ["budget-digits", "budget-precision"]),
            (Expr.function(.factorial, [1_000_000_000]) === 1, ["budget-digits"]),
            ((x + y + z) ** 2_000 === 1, ["budget-degree"]),
            (x ** 1_000_000 === x ** 999_999 + 1, ["budget-degree"]), (nested === nested + y, ["no-proof", "fails"]),
            (x * long === y, ["budget-digits", "fails"]), (long * x + y === long * (x + 1), ["budget-digits"]),
            ((x + y + z) ** 150 === z, ["budget-steps", "budget-terms"]),
            (.sum((0..<20_000).map { .symbol("v\($0)") }) === 1, ["budget-terms"]),
        ]
        let clock = ContinuousClock()
        for (statement, codes) in hard {
            let time = clock.measure {
                let found = decide(statement)
                #expect(codes.contains(found), "\(found) for \(statement.left.size) nodes")
            }
            #expect(time < .seconds(20), "\(time) for \(statement.left.size) nodes")
        }
        #expect(decide(long === long) == "holds")
        #expect(decide(long === long + 1) == "fails")
    }

    @Test("Decisions and certificates do not change from run to run")
    func repeatable() {
        let facts = [2 * x + y === 7, x - y === 2, Expr.symbol("w") === x * y]
        var certificates: Set<Certificate> = []
        for _ in 0..<20 {
            var prover = Prover()
            if let checked = prover.decide(x + y === 4, facts: facts, reading: .consequence).checked {
                certificates.insert(checked.certificate)
            }
        }
        #expect(certificates.count == 1)
    }
}

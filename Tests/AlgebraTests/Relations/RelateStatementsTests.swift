import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import Testing

private let a = Expr.symbol("a")
private let b = Expr.symbol("b")

/// Two lines of a text, what is known, and how the solutions lie to each other.
struct LinesCase: Sendable {
    let first: Statement
    let second: Statement
    let facts: [Statement]
    let expected: FormulaRelation

    init(_ first: Statement, _ second: Statement, facts: [Statement] = [], _ expected: FormulaRelation) {
        (self.first, self.second, self.facts, self.expected) = (first, second, facts, expected)
    }

    var report: RelationReport { Relate.ofSteps.relation(from: first, to: second, facts: facts) }
}

private func order(_ left: Expr, _ relation: Relation, _ right: Expr) -> Statement { Statement(left, relation, right) }

@Suite struct RelateStatementsTests {
    static let cases: [LinesCase] = [
        LinesCase(2 * x + 4 === 10, 2 * x === 6, .equivalent),
        LinesCase(2 * x === 6, x === 3, .equivalent),
        LinesCase(x ** 2 === 9, x === 3, .impliedBy),
        LinesCase(x ** 2 === 9, x === 3, facts: [order(x, .greater, 0)], .equivalent),
        LinesCase(root(x + 2) === x, x + 2 === x ** 2, .implies),
        LinesCase(x ** 2 === x, x === 1, .impliedBy),
        LinesCase(x ** 2 === x, x === 1, facts: [order(x, .notEqual, 0)], .equivalent),
        LinesCase(2 * x === 6, x === 4, .contradictory),
        LinesCase((x - 1) ** 2 === 0, x === 1, .sameRoots),
        LinesCase(x ** 2 === 1, x ** 2 + x === 2, .different),
        LinesCase(2 * x + 3 * y === 6, y === 2 - 2 * x / 3, .equivalent),
        LinesCase(a * x === b, x === b / a, .impliedBy),
        LinesCase(a * x === b, x === b / a, facts: [order(a, .notEqual, 0)], .equivalent),
        LinesCase(order(-2 * x, .less, 4), order(x, .greater, -2), .equivalent),
        LinesCase(order(-2 * x, .less, 4), order(x, .less, -2), .contradictory),
        LinesCase(order(x, .greater, 2), order(x ** 2, .greater, 4), .implies),
        LinesCase(order(1 / x, .less, 1), order(x, .greater, 1), .impliedBy),
        LinesCase(x === y, x ** 2 === y ** 2, .implies),
        LinesCase(3 ** x === 9, x === 2, .equivalent),
    ]

    @Test(arguments: cases) func relations(item: LinesCase) {
        #expect(item.report.relation == item.expected, "\(item.first) to \(item.second): \(item.report.reason ?? "")")
    }

    @Test("Each finding replays, and its point is a counterexample", arguments: cases) func evidence(item: LinesCase) throws {
        let report = item.report
        for (finding, premise, conclusion) in [
            (report.forward, item.first, item.second), (report.backward, item.second, item.first),
        ] {
            let checked = try #require(finding.checked)
            let again = try Checker().check(checked.certificate, for: checked.judgement)
            #expect(again.conclusion == checked.conclusion && finding.holds == (checked.conclusion == .holds))
            guard case .implication(let given, let claim, over: .real) = checked.judgement.claim else {
                Issue.record("no implication over the real numbers")
                continue
            }
            #expect(given.statements == item.facts + [premise] && claim.statements.suffix(1) == [conclusion])
            if finding.fails {
                let point = try #require(finding.counterexample)
                let shown = try Checker().check(.implicationWitness(point), for: checked.judgement)
                #expect(shown.conclusion == .fails)
            }
        }
        if report.relation == .contradictory { #expect(report.exclusion?.holds == true) }
    }

    @Test func whatIsNotKnownIsNotDecided() {
        for (first, second) in [
            (x ** x === 2, x ** x === 3), (apply(.sin, x) === x / 2, apply(.sin, x) === x / 3), (x === 1, Statement(x, .approximately, 1)),
        ] {
            let report = Relate.ofSteps.relation(from: first, to: second)
            #expect(report.relation == .undecided && report.reason != nil)
        }
    }

    @Test func oneDirection() {
        let search = Relate.ofSteps
        #expect(search.implication(from: x === 2, to: x ** 2 === 4).holds)
        #expect(search.implication(from: x ** 2 === 4, to: x === 2).counterexample == [Symbol("x"): -2])
        #expect(search.implication(from: x ** 2 === 4, to: x === 2, facts: [order(x, .greater, 0)]).holds)
        #expect(search.implication(from: x ** 2 === -1, to: Expr.zero === 1).holds)
        #expect(search.implication(from: x ** 2 === -1, to: Expr.zero === 1, domain: .complex).fails)
    }

    @Test("The same pair gives the same report") func deterministic() {
        for item in RelateStatementsTests.cases {
            let (one, other) = (item.report, item.report)
            #expect(one.lost == other.lost && one.gained == other.gained && one.rules == other.rules)
        }
    }
}

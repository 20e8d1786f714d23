import Algebra
import Arithmetic
import Certificates
import ExpressionNotation
import Expressions
import TestSupport
import Testing

private let a = Expr.symbol("a")
private let b = Expr.symbol("b")
private let c = Expr.symbol("c")

private func equal(_ left: Expr, _ right: Expr) -> Formula { .statement(Statement(left, .equal, right)) }
private func compare(_ left: Expr, _ relation: Relation, _ right: Expr) -> Formula {
    .statement(Statement(left, relation, right))
}

/// Two formulas and how their solutions lie to each other.
struct RelationCase: Sendable {
    let first: Formula
    let second: Formula
    let domain: Domain
    let expected: FormulaRelation

    init(_ first: Formula, _ second: Formula, _ domain: Domain, _ expected: FormulaRelation) {
        (self.first, self.second, self.domain, self.expected) = (first, second, domain, expected)
    }
}

@Suite struct RelateTests {
    static let cases: [RelationCase] = [
        RelationCase(equal(x ** 2, 9), .or([equal(x, 3), equal(x, -3)]), .complex, .equivalent),
        RelationCase(equal(x ** 2, 9), equal(x, 3), .real, .impliedBy),
        RelationCase(equal(x, 3), equal(x ** 2, 9), .real, .implies),
        RelationCase(equal(x ** 2, 9), equal(x, 3), .positive, .equivalent),
        RelationCase(equal(x ** 3, 27), equal(x, 3), .complex, .impliedBy),
        RelationCase(equal(x ** 3, 27), equal(x, 3), .real, .equivalent),
        RelationCase(equal((x - 3) ** 2, 0), equal(x, 3), .complex, .sameRoots),
        RelationCase(equal((x - 3) ** 2 * (x + 1), 0), equal((x - 3) * (x + 1) ** 2, 0), .real, .sameRoots),
        RelationCase(equal(x ** 4, 16), .or([equal(x, 2), equal(x, -2)]), .real, .equivalent),
        RelationCase(equal(x, 1), equal(x, 2), .real, .contradictory),
        RelationCase(equal(x ** 2, 1), equal(x ** 2 + x, 2), .real, .different),
        RelationCase(equal(x, x), .true, .real, .equivalent),
        RelationCase(equal(Expr.number(1), 2), .false, .complex, .equivalent),
        RelationCase(equal(1 / x, 1 / x), .true, .real, .implies),
        RelationCase(equal((x ** 2 - 4) / (x - 2), 0), equal(x ** 2 - 4, 0), .real, .implies),
        RelationCase(equal(x / (x - 1), 2), equal(x, 2 * (x - 1)), .real, .equivalent),
        RelationCase(equal(x / (x - 1), 1 / (x - 1)), equal(x, 1), .real, .implies),
        RelationCase(equal(a ** 2, b ** 2), .or([equal(a, b), equal(a, -b)]), .complex, .equivalent),
        RelationCase(equal(a, b), equal(a ** 2, b ** 2), .real, .implies),
        RelationCase(equal(a ** 2, b ** 2), equal(a, b), .positive, .equivalent),
        RelationCase(equal(a, b), equal(root(a), root(b)), .positive, .equivalent),
        // Roots of quotients of positive unknowns are positive.
        RelationCase(equal(a, pi * root(b / c)), equal(a ** 2, pi ** 2 * b / c), .positive, .equivalent),
        RelationCase(equal(a, -root(b / c)), equal(a ** 2, b / c), .positive, .implies),
        RelationCase(equal(a, root(b / c)), equal(a ** 2, b / c), .real, .implies),
        RelationCase(equal(a, root(b - c)), equal(a ** 2, b - c), .positive, .equivalent),
        RelationCase(equal(root(b - c), 0), equal(b, c), .positive, .equivalent),
        RelationCase(equal(root(a), root(b)), equal(a, b), .real, .implies),
        RelationCase(equal(a ** 3, b ** 3), equal(a, b), .real, .equivalent),
        RelationCase(equal(a ** 3, b ** 3), equal(a, b), .complex, .impliedBy),
        RelationCase(equal(a ** 2 + b ** 2, 0), .and([equal(a, 0), equal(b, 0)]), .real, .equivalent),
        RelationCase(equal(a ** 2 + b ** 2, 0), .and([equal(a, 0), equal(b, 0)]), .complex, .impliedBy),
        RelationCase(equal(a * b, a * c), equal(b, c), .positive, .equivalent),
        RelationCase(equal(a * b, a * c), equal(b, c), .real, .impliedBy),
        RelationCase(equal(apply(.abs, a), apply(.abs, b)), equal(a ** 2, b ** 2), .real, .equivalent),
        RelationCase(
            .and([equal(x + y, 5), equal(x - y, 1)]), .and([equal(x, 3), equal(y, 2)]), .complex, .equivalent),
        RelationCase(
            .and([equal(x * y, 6), equal(x + y, 5)]),
            .or([.and([equal(x, 2), equal(y, 3)]), .and([equal(x, 3), equal(y, 2)])]), .real, .equivalent),
        RelationCase(
            .and([equal(2 * x + 4 * y, 6), equal(x + 2 * y, 4)]), .false, .real, .equivalent),
        RelationCase(compare(x ** 2, .less, 4), .and([compare(x, .greater, -2), compare(x, .less, 2)]), .real, .equivalent),
        RelationCase(compare(x ** 2, .greaterOrEqual, 4), compare(x, .greaterOrEqual, 2), .real, .impliedBy),
        RelationCase(compare(apply(.abs, x - 1), .less, 2), .and([compare(x, .greater, -1), compare(x, .less, 3)]), .real, .equivalent),
        RelationCase(compare(1 / x, .less, 1), compare(x, .greater, 1), .real, .impliedBy),
        RelationCase(compare(a - b, .less, 0), compare(2 * b, .greater, 2 * a), .real, .equivalent),
        RelationCase(compare(a * x ** 2, .less, 0), compare(x, .less, 0), .positive, .equivalent),
        RelationCase(equal(root(x + 2), x), equal(x + 2, x ** 2), .real, .implies),
        RelationCase(equal(root(x + 2), x), equal(x, 2), .real, .equivalent),
        RelationCase(equal(2 ** x, 8), equal(x, 3), .real, .equivalent),
        RelationCase(equal(apply(.ln, x) + apply(.ln, x - 1), apply(.ln, 6)), equal(x, 3), .real, .equivalent),
        RelationCase(equal(apply(.ln, x ** 2), apply(.ln, 9)), equal(x, 3), .real, .impliedBy),
        RelationCase(equal(x ** 2 - 2 * a * x, b), equal((x - a) ** 2, b + a ** 2), .complex, .equivalent),
        RelationCase(
            equal((x - a) ** 2, b + a ** 2),
            .or([equal(x, a + root(b + a ** 2)), equal(x, a - root(b + a ** 2))]), .real, .equivalent),
    ]

    @Test(arguments: cases) func relations(item: RelationCase) {
        let report = Relate().relation(between: item.first, and: item.second, domain: item.domain)
        #expect(report.relation == item.expected, "\(item.first) to \(item.second): \(report.reason ?? "")")
    }

    @Test("The other way round the relation turns", arguments: cases) func converse(item: RelationCase) {
        let turned: [FormulaRelation: FormulaRelation] = [.implies: .impliedBy, .impliedBy: .implies]
        let report = Relate().relation(between: item.second, and: item.first, domain: item.domain)
        #expect(report.relation == turned[item.expected] ?? item.expected)
    }

    @Test("Equations that the search cannot solve are not taken for equivalent") func nothingUnprovedIsEquivalent() {
        let pairs: [(Formula, Formula)] = [
            (equal(apply(.sin, x), x / 2), equal(apply(.sin, x), x / 3)),
            (equal(x ** x, 2), equal(x ** x, 3)),
            (equal(apply(.cos, x) + x, 0), equal(apply(.cos, x) + 2 * x, 0)),
            (equal(2 ** x + x, 5), equal(2 ** x + x, 7)),
            (equal(a ** 5 + b ** 5, 1), equal(a ** 7 + b ** 7, 1)),
            (equal(.function(.named("f"), [x]), 1), equal(.function(.named("g"), [x]), 1)),
            (equal(.function(.factorial, [x]), 6), equal(x, 3)),
        ]
        for (first, second) in pairs {
            for domain in Domain.allCases {
                let found = Relate().relation(between: first, and: second, domain: domain).relation
                #expect(found != .equivalent && found != .sameRoots, "\(first), \(second)")
            }
        }
    }

    @Test func lostAndGainedSolutionsAreNamed() {
        let report = Relate().relation(between: equal(x ** 3, 4 * x), and: equal(x ** 2, 4), domain: .real)
        #expect(report.lost == [[Symbol("x"): 0]] && report.gained.isEmpty)
        let radical = Relate().relation(between: equal(x, root(2)), and: equal(x ** 2, 2), domain: .real)
        #expect(radical.gained == [[Symbol("x"): -root(2)]])
        let complex = Relate().relation(between: equal(x ** 2, -1), and: .false, domain: .complex)
        #expect(complex.lost.count == 2)
    }

    /// Random formulas: what is proved holds at every point of a grid.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8]) func provedImplicationsHaveNoCounterexample(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        let search = ImplicationSearch(budget: Budget(steps: 40_000))
        for _ in 0..<12 {
            let (first, second) = (random.formula(), random.formula())
            let domain = random.pick([Domain.real, .positive, .integer])
            let finding = search.decide(first, implies: second, over: domain)
            for left in [-3, -2, -1, 0, 1, 2, 3] {
                for right in [-2, -1, 0, 1, 2] {
                    if domain == .positive, left <= 0 || right <= 0 { continue }
                    let point: [Symbol: Rational] = [Symbol("x"): Rational(left), Symbol("y"): Rational(right)]
                    guard let p = first.truth(at: point), let q = second.truth(at: point) else { continue }
                    if finding.holds { #expect(!p || q, "\(first) to \(second) over \(domain) at \(point), seed \(seed)") }
                }
            }
            if finding.fails, let point = finding.counterexample, point.values.allSatisfy({ $0.rational != nil }) {
                var values = point.mapValues { $0.rational! }
                for name in ["x", "y"] where values[Symbol(name)] == nil { values[Symbol(name)] = 1 }
                #expect(first.truth(at: values) != false && second.truth(at: values) != true, "seed \(seed)")
            }
        }
    }
}

extension RepeatableRandom {
    fileprivate mutating func formula() -> Formula {
        switch int(in: 0...5) {
        case 0: return .or([formula(), formula()])
        case 1: return .and([formula(), formula()])
        default:
            return .statement(Statement(term(), pick([.equal, .equal, .less, .lessOrEqual, .notEqual]), term()))
        }
    }

    private mutating func term() -> Expr {
        let linear = Expr.number(int(in: -2...2)) * x + Expr.number(int(in: -1...1)) * y + Expr.number(int(in: -2...2))
        switch int(in: 0...6) {
        case 0: return linear * (x + Expr.number(int(in: -1...1)))
        case 1: return apply(.abs, linear)
        case 2: return root(linear)
        case 3: return Expr.number(int(in: 1...2)) / linear
        case 4: return linear ** 2
        default: return linear
        }
    }
}

extension Formula {
    /// The truth by evaluating both sides; nil where a value is not rational.
    fileprivate func truth(at point: [Symbol: Rational]) -> Bool? {
        switch self {
        case .statement(let statement):
            var budget = Budget()
            do throws(EvaluationError) {
                let left = try statement.left.rationalValue(at: point, budget: &budget)
                let right = try statement.right.rationalValue(at: point, budget: &budget)
                return statement.relation.holds(signOfDifference: left == right ? 0 : left < right ? -1 : 1)
            } catch {
                if case .undefined = error { return false }
                return nil
            }
        case .and(let parts):
            let values = parts.map { $0.truth(at: point) }
            return values.contains(false) ? false : values.contains(nil) ? nil : true
        case .or(let parts):
            let values = parts.map { $0.truth(at: point) }
            return values.contains(true) ? true : values.contains(nil) ? nil : false
        case .not(let part): return part.truth(at: point).map { !$0 }
        default: return nil
        }
    }
}

@Suite struct RelateIntegralsTests {
    private func integral(_ body: Expr) -> Expr { .binding(.antiderivative, Symbol("x"), in: body, [x]) }
    private func relation(_ first: Formula, _ second: Formula, _ domain: Domain = .real) -> FormulaRelation {
        Relate().relation(between: first, and: second, domain: domain).relation
    }

    /// One integrand, written in two ways.
    @Test func equalIntegrals() {
        #expect(relation(equal(y, integral((x + 1) ** 2)), equal(y, integral(x ** 2 + 2 * x + 1))) == .equivalent)
        #expect(relation(equal(y, integral(1 / (x ** 2 - 1))), equal(y, integral(1 / ((x - 1) * (x + 1))))) == .equivalent)
        let unit = Expr.constant(.i) * x
        #expect(relation(equal(y, integral(1 / (1 + x ** 2))), equal(y, integral(1 / ((1 + unit) * (1 - unit)))), .complex) == .equivalent)
        #expect(relation(equal(2 * y, 2 * integral(x * a)), equal(y, integral(a * x))) == .equivalent)
    }

    /// Any constant may be added to an indefinite integral: nothing is excluded by one, and other integrands prove nothing.
    @Test func otherIntegrals() {
        #expect(relation(equal(y, integral(x)), equal(y, integral(x) + 1)) == .undecided)
        #expect(relation(equal(y, integral(x)), equal(y, integral(x ** 2))) == .undecided)
        #expect(relation(equal(y, integral(x)), equal(y, x ** 2 / 2)) == .undecided)
        #expect(relation(.and([equal(y, integral(x)), equal(a, 1)]), .and([equal(y, integral(x)), equal(a, 2)])) == .undecided)
        #expect(relation(equal(y, integral(x)), equal(y ** 2, integral(x) ** 2)) == .undecided)
        let both = Formula.and([equal(y, integral(x)), equal(y, integral(x) + 1)])
        guard case .open = ImplicationSearch().decide(both, implies: .false, over: .real) else {
            Issue.record("an integral is another one by a constant")
            return
        }
    }
}

@Suite struct RelateInnerFunctionsTests {
    private let natural = { (u: Expr) in Expr.elementary(.ln, u) }

    /// Points inside of logarithms: ln y = 5 at y = e⁵.
    @Test func solutionsInsideOfLogarithms() {
        let report = Relate().relation(between: equal(natural(y), 5), and: equal(y, 1), domain: .real)
        #expect(report.relation == .different && report.lost == [[Symbol("y"): Expr.constant(.e) ** 5]])
        let shifted = Relate().relation(between: equal(natural(y), x - natural(6)), and: equal(y, Expr.constant(.e) ** x), domain: .real)
        #expect(shifted.forward.fails)
    }

    @Test func noPointIsInvented() {
        for (first, second) in [
            (equal(natural(y), 5), equal(y, Expr.constant(.e) ** 5)), (equal(natural(y), natural(3)), equal(y, 3)),
            (equal(natural(y + 1), 0), equal(y, 0)), (equal(natural(y ** 2), 2), equal(y ** 2, Expr.constant(.e) ** 2)),
        ] {
            let report = Relate().relation(between: first, and: second, domain: .real)
            #expect(!report.forward.fails && !report.backward.fails, "\(first), \(second)")
        }
    }
}

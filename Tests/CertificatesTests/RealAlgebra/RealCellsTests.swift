import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@testable import Certificates

func equation(_ left: Expr, _ right: Expr) -> Formula { .statement(Statement(left, .equal, right)) }
func relation(_ left: Expr, _ relation: Relation, _ right: Expr) -> Formula {
    .statement(Statement(left, relation, right))
}

@Suite struct RealCellsTests {
    /// The points and whether the formula holds at each, and between.
    private func cells(_ formula: Formula, _ domain: Domain = .real) throws -> RealCells {
        try RealCells(formula, domain: domain, budget: Budget())
    }

    @Test func linesOfTruth() throws {
        let square = try cells(relation(x ** 2, .lessOrEqual, 2))
        #expect(square.holdsAtPoints == [true, true] && square.holdsBetween == [false, true, false])
        let pole = try cells(relation(1 / x, .greater, 0))
        #expect(pole.points == [.rational(0)] && pole.holdsAtPoints == [false] && pole.holdsBetween == [false, true])
        let hole = try cells(equation((x ** 2 - 4) / (x - 2), 0))
        #expect(hole.points == [.rational(-2), .rational(2)] && hole.holdsAtPoints == [true, false])
        let absolute = try cells(relation(apply(.abs, x - 1), .less, 2))
        #expect(absolute.holdsBetween == [false, true, true, false] || absolute.holdsBetween == [false, true, false])
        let radical = try cells(equation(root(3 * x + 4), 2 + root(x + 2)))
        #expect(zip(radical.points, radical.holdsAtPoints).filter(\.1).map(\.0) == [.rational(7)])
        #expect(!radical.holdsBetween.contains(true))
        let golden = try cells(.and([equation(x ** 2, x + 1), equation(x, (1 + root(5)) / 2)]))
        #expect(golden.holdsAtPoints.filter { $0 }.count == 1)
    }

    @Test func extraneousRootsAndDomains() throws {
        #expect(try cells(equation(root(x), -1)).isEmpty)
        #expect(try cells(equation(root(x ** 2), -x)).holdsBetween == [true, false])
        #expect(try cells(equation(x, -1), .positive).isEmpty)
        #expect(try cells(equation(1 / Expr.number(0), x)).isEmpty)
        #expect(try cells(.not(equation(1 / x, 1 / x))).holdsAtPoints == [true])
        #expect(try cells(.true).holdsBetween == [true] && cells(.false).isEmpty)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6]) func agreeWithValues(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<15 {
            func side(_ random: inout RepeatableRandom) -> Expr {
                let a = Expr.number(random.int(in: -3...3)) * x ** Expr.number(random.int(in: 1...2))
                    + Expr.number(random.int(in: -3...3))
                switch random.int(in: 0...4) {
                case 0: return apply(.abs, a)
                case 1: return root(a)
                case 2: return 1 / a
                default: return a
                }
            }
            let relations: [Relation] = [.equal, .less, .greaterOrEqual, .notEqual]
            let statement = Statement(side(&random) + side(&random), random.pick(relations), side(&random))
            guard let found = try? cells(.statement(statement)) else { continue }
            for value in (-12...12).map({ Rational($0) * .half }) {
                var budget = Budget()
                let truth: Bool?
                do throws(EvaluationError) {
                    let left = try statement.left.rationalValue(at: [Symbol("x"): value], budget: &budget)
                    let right = try statement.right.rationalValue(at: [Symbol("x"): value], budget: &budget)
                    truth = statement.relation.holds(signOfDifference: left == right ? 0 : left < right ? -1 : 1)
                } catch {
                    if case .undefined = error { truth = false } else { truth = nil }
                }
                guard let truth else { continue }
                #expect(found.truth(at: value) == truth, "\(statement) at \(value), seed \(seed)")
            }
        }
    }

    @Test("What is not algebraic in one real unknown is not read") func rejected() {
        for formula in [
            equation(x, y), equation(apply(.sin, x), 0), equation(2 ** x, 4), relation(x, .approximately, 1),
            equation(x, i), equation(x * pi, 1), equation(.function(.named("f"), [x]), 1), equation(apply(.floor, x), 1),
            equation(x ** 90, 2), equation(root(x ** 4 - 2 * x ** 2 + 1), 1 - x ** 2),
        ] {
            #expect((try? cells(formula)) == nil, "\(formula)")
        }
        #expect((try? cells(equation(x, 1), .complex)) == nil)
    }
}

extension RealCells {
    /// The truth at a rational number.
    func truth(at value: Rational) -> Bool {
        for (index, point) in points.enumerated() {
            var budget = Budget()
            let sign = (try? point.sign(of: UnivariatePolynomial([-value, 1]), budget: &budget)) ?? 0
            if sign == 0 { return holdsAtPoints[index] }
            if sign > 0 { return holdsBetween[index] }
        }
        return holdsBetween[points.count]
    }
}

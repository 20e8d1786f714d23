import Algebra
import ExpressionNotation
import Expressions
import TestSupport
import Testing

private let i = Expr.constant(.i)

@Suite struct SystemSolutionsTests {
    private func points(_ equations: [Statement], _ domain: Domain = .real) -> Set<[Symbol: Expr]>? {
        SystemSolutions(of: equations, unknowns: [Symbol("x"), Symbol("y")], domain: domain).map { Set($0.points) }
    }

    private func point(_ first: Expr, _ second: Expr) -> [Symbol: Expr] { [Symbol("x"): first, Symbol("y"): second] }

    @Test func exactSets() {
        #expect(points([x + y === 5, x - y === 1]) == [point(3, 2)])
        #expect(points([x * y === 6, x + y === 5]) == [point(2, 3), point(3, 2)])
        #expect(points([x ** 2 + y ** 2 === 25, y === x + 1]) == [point(3, 4), point(-4, -3)])
        #expect(points([x ** 2 + y ** 2 === 4, x === y]) == [point(root(2), root(2)), point(-root(2), -root(2))])
        #expect(points([x + y === 1, x + y === 2]) == [])
        #expect(points([x ** 2 === -1, y === x]) == [])
        #expect(points([x ** 2 === -1, y === x], .complex) == [point(i, i), point(-i, -i)])
        #expect(points([x ** 2 === 4, y === x], .positive) == [point(2, 2)])
        #expect(points([x / y === 2, x + y === 3]) == [point(2, 1)])
    }

    @Test("Infinitely many solutions, roots without closed form and parameters are not listed") func notSolved() {
        #expect(points([x + y === 5]) == nil && points([x * y === 0, x === 0]) == nil)
        #expect(points([x ** 5 - x === 1, y === x]) == nil)
        #expect(points([x + z === 5, y === 1]) == nil && points([Statement(x, .less, 1), y === 1]) == nil)
        #expect(points([apply(.sin, x) === 0, y === 1]) == nil)
        #expect(SystemSolutions(of: [x === 1], unknowns: []) == nil)
    }

    @Test("Systems made from their solutions", arguments: [1, 2, 3]) func made(seed: UInt64) throws {
        var random = RepeatableRandom(seed: seed)
        for _ in 0..<4 {
            let (a, b) = (Expr.number(random.int(in: -4...4)), Expr.number(random.int(in: -4...4)))
            let (c, d) = (Expr.number(random.int(in: 1...3)), Expr.number(random.int(in: -3...3)))
            let system = [c * x + d * y === c * a + d * b, (x - a) * (x - a - 1) + (y - b) === 0]
            let found = try #require(points(system), "seed \(seed): \(system)")
            #expect(found.contains(point(a, b)), "seed \(seed)")
            for solution in found {
                for equation in system {
                    #expect(Relate.ofSteps.relation(from: equation.substituting(solution), to: Expr.zero === 0).relation == .equivalent)
                }
            }
        }
    }
}

// Vieta's formulas: they hold for the roots that a polynomial is made of, and for no others.
import Algebra
import Arithmetic
import ExpressionNotation
import Expressions
import TestSupport
import Testing

@Suite struct RootRelationsTests {
    private func polynomial(_ roots: [Int], lead: Int) -> Expr {
        .product([.number(lead)] + roots.map { .difference(x, .number($0)) })
    }

    /// How many of the formulas for named roots do not hold at these numbers.
    private func failures(of polynomial: Expr, at roots: [Int]) throws -> Int {
        let names = roots.indices.map { Symbol("r_\($0)") }
        let formulas = try #require(RootRelations.vieta(polynomial, in: Symbol("x"), roots: names.map { .symbol($0) }))
        #expect(formulas.count == roots.count)
        let values = Dictionary(uniqueKeysWithValues: zip(names, roots.map { Expr.number($0) }))
        return formulas.count { formula in
            let instance = formula.substituting(values)
            return instance.left != instance.right
        }
    }

    @Test func holdForTheRootsAlone() throws {
        var random = RepeatableRandom(seed: 20)
        for _ in 0..<40 {
            let roots = (0..<random.int(in: 1...5)).map { _ in random.int(in: -6...6) }
            let lead = random.pick([1, -1, 2, 3, -5])
            #expect(try failures(of: polynomial(roots, lead: lead), at: roots) == 0, "seed \(random.seed): \(roots)")
            var others = roots
            others[random.int(in: 0...roots.count - 1)] += random.pick([-1, 1])
            #expect(try failures(of: polynomial(roots, lead: lead), at: others) > 0, "seed \(random.seed): \(roots)")
        }
    }

    @Test func namesMayStandForTheCoefficients() throws {
        let (p, q, r) = (Expr.symbol("p"), Expr.symbol("q"), Expr.symbol("r"))
        let formulas = try #require(RootRelations.vieta(p * x ** 2 + q * x + r, in: Symbol("x"), roots: [y, z]))
        let sum: Statement = p * (y + z) === -q
        let product: Statement = p * (y * z) === r
        #expect(formulas == [sum, product])
    }

    @Test(arguments: [x ** 3 - 1, x - 1, root(x) - 1, 1 / x + x, Expr.elementary(.sin, x) + x ** 2, y ** 2 - 1, x ** 2 - x * (x + 1)])
    func nothingIsSaidOfOtherDegreesAndFunctions(expression: Expr) {
        #expect(RootRelations.vieta(expression, in: Symbol("x"), roots: [y, z]) == nil)
    }
}

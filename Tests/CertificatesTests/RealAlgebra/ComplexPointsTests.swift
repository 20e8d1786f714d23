import Arithmetic
import ExpressionNotation
import Expressions
import Testing

@testable import Certificates

@Suite struct ComplexPointsTests {
    private func points(_ formula: Formula) throws -> ComplexPoints { try ComplexPoints(formula, budget: Budget()) }

    @Test func truthAtRootsAndElsewhere() throws {
        #expect(try points(.and([equation(x ** 3, 1), .not(equation(x, 1)), .not(equation(x ** 2 + x + 1, 0))])).isEmpty)
        #expect(try !points(.and([equation(x ** 3, 1), .not(equation(x, 1))])).isEmpty)
        #expect(try points(equation(x ** 2 / x, 0)).isEmpty)
        #expect(try points(relation(x ** 2, .notEqual, -1)).holdsElsewhere)
        #expect(try points(.false).isEmpty && points(.true).holdsElsewhere)
        #expect(try points(.and([equation((x - 2) ** 43, 0), .not(equation(x, 2))])).isEmpty)
    }

    @Test func polynomialsAreCoprime() throws {
        let found = try points(.or([equation(x ** 4, 1), equation(x ** 6, 1), equation(x ** 2, 1)]))
        var budget = Budget()
        for (index, polynomial) in found.polynomials.enumerated() {
            for other in found.polynomials[(index + 1)...] {
                #expect(try polynomial.greatestCommonDivisor(with: other, budget: &budget).degree == 0)
            }
        }
        #expect(found.holdsAtRoots.allSatisfy { $0 } && !found.holdsElsewhere)
    }

    @Test func rejected() {
        for formula in [
            equation(x, y), relation(x, .less, 1), equation(root(x), 1), equation(x, i), equation(x, root(2)),
            equation(2 ** x, 4), equation(apply(.abs, x), 1), equation(apply(.ln, x), 0),
        ] {
            #expect((try? points(formula)) == nil, "\(formula)")
        }
    }
}

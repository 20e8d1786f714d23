// Names with an index, and the instances of an equation that holds for all indices of a range.
import ExpressionNotation
import Expressions
import Testing

@testable import Reasoning

@Suite struct SequenceLawTests {
    private func term(_ name: String) -> Expr { .symbol(name) }
    private let n = Symbol("n")

    @Test(arguments: [
        ("a_3", "a", 0, 3), ("F_n", "F", 1, 0), ("F_2n+1", "F", 2, 1), ("x_k-2", "x", 1, -2), ("alpha_12", "alpha", 0, 12),
    ])
    func namesAreTakenApart(text: String, base: String, factor: Int, offset: Int) throws {
        let name = try #require(IndexedName(Symbol(text)))
        #expect((name.base, name.factor, name.offset) == (base, factor, offset))
        #expect(IndexedName.symbol(name.base, factor: factor, variable: name.variable, offset: offset) == Symbol(text))
    }

    @Test(arguments: ["a", "a_", "_n", "a_m+n", "a_max", "a_n+", "a_1,2", "a_n^2", "a_b_c", "a_N", "a_n-k", "a_0x1"])
    func otherNamesHaveNoIndex(text: String) {
        #expect(IndexedName(Symbol(text)) == nil)
    }

    private var law: SequenceLaw {
        SequenceLaw(
            statement: term("a_n") === 3 * term("a_n-1") + term("n"), variable: n, lower: 2, upper: 9, isGiven: true)
    }

    @Test func instancesLieInTheRange() {
        #expect(law.instance(factor: 0, variable: nil, offset: 2) == (term("a_2") === 3 * term("a_1") + 2))
        #expect(law.instance(factor: 0, variable: nil, offset: 9) == (term("a_9") === 3 * term("a_8") + 9))
        #expect(law.instance(factor: 0, variable: nil, offset: 1) == nil)
        #expect(law.instance(factor: 0, variable: nil, offset: 10) == nil)
    }

    @Test func otherLettersAreShifted() throws {
        let wanted = try #require(IndexedName(Symbol("a_k+1")))
        let last = try #require(IndexedName(Symbol("a_n-1")))
        let expected: Statement = term("a_k+2") === 3 * term("a_k+1") + (term("k") + 2)
        #expect(law.instance(making: wanted, from: last) == expected)
        #expect(law.instance(making: try #require(IndexedName(Symbol("b_k+1"))), from: last) == nil)
    }

    @Test func noIntegerMakesOneParityOfTheOther() throws {
        let double = try #require(IndexedName(Symbol("a_2n")))
        let even = SequenceLaw(statement: term("a_2n") === term("a_n") + 1, variable: n, lower: 1, upper: nil, isGiven: true)
        #expect(even.instance(making: try #require(IndexedName(Symbol("a_6"))), from: double) == (term("a_6") === term("a_3") + 1))
        #expect(even.instance(making: try #require(IndexedName(Symbol("a_7"))), from: double) == nil)
        #expect(even.instance(making: try #require(IndexedName(Symbol("a_3k"))), from: double) == nil)
    }
}

import Arithmetic
import LatexSyntax
import Testing

@testable import Elaboration

/// How far a value moves when its decimals are off by half a unit of their last digits.
@Suite struct RoundingReachTests {
    private func reach(_ text: String) throws -> Rational? {
        Elaborator.roundingReach(of: MathParser(notation: try Notation.standard()).parse(text, mode: .plain).root)
    }

    @Test func integersAndFractionsAreExact() throws {
        #expect(try reach("3 * 4 + 1/7") == 0)
    }

    @Test func eachDecimalCountsWithItsFactor() throws {
        #expect(try reach("0.5") == Rational("1/20"))
        #expect(try reach("140 * 0.95") == Rational("7/10"))
        #expect(try reach("1.0 + 2.00") == Rational("11/200"))
        #expect(try reach("2.5 - 2.5") == Rational("1/10"))
    }

    @Test func valuesThatAreNotRationalHaveNone() throws {
        #expect(try reach("x * 0.5") == nil)
        #expect(try reach("sqrt(2) * 0.5") == nil)
        #expect(try reach("1 / (0.5 - 0.5)") == nil)
    }
}

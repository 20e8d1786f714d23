import LatexSyntax
import Testing

@testable import Reasoning

@Suite struct UnitExponentsTests {
    private func exponents(_ text: String) throws -> [String: Int]? {
        MathParser(notation: try Notation.standard()).parse(text, mode: .plain).root.unitExponents
    }

    @Test func unitsCancelAndMultiply() throws {
        #expect(try exponents("60 miles/hour * 3 hours") == ["mile": 1])
        #expect(try exponents("12 hours / 4 hours") == [:])
        #expect(try exponents("3 feet * 4 feet") == ["foot": 2])
        #expect(try exponents("3 * 4") == [:])
    }

    @Test func sumsNeedOneUnit() throws {
        #expect(try exponents("3 hours + 4 hours") == ["hour": 1])
        #expect(try exponents("4 feet - 40 inches") == nil)
        #expect(try exponents("12 boys + 6 girls") == nil)
        #expect(try exponents("x + 3") == nil)
    }
}

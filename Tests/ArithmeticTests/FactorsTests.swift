import Testing

@testable import Arithmetic

@Suite struct PartialFractionsTests {
    @Test(arguments: [("5/6", "1/2 1/3", 0), ("1/6", "1/2 2/3", -1), ("7", "", 7), ("-1/4", "3/4", -1), ("-7/12", "3/4 2/3", -2)])
    func known(value: String, parts: String, whole: Int) throws {
        var budget = Budget()
        let found = try #require(Rational(value)).partialFractions(budget: &budget)
        #expect(found.parts.map(\.description).joined(separator: " ") == parts)
        #expect(found.whole == Integer(whole))
    }

    @Test("Whole part and fractions add up to the number, and no fraction reaches 1")
    func sums() throws {
        for denominator in 1...60 {
            for numerator in stride(from: -130, through: 130, by: 7) {
                var budget = Budget()
                let value = try Rational(Integer(numerator), Integer(denominator))
                let (whole, parts) = try value.partialFractions(budget: &budget)
                #expect(parts.reduce(Rational(whole), +) == value)
                #expect(parts.allSatisfy { $0.sign > 0 && $0 < 1 })
            }
        }
    }
}

@Suite struct RoundingIntervalTests {
    @Test("Numbers strictly between are rounded or cut off to the literal, those outside are not", arguments: ["0.33", "-1.5", "12", "0"])
    func intervals(text: String) throws {
        var literal = try #require(DecimalLiteral(String(text.drop { $0 == "-" })))
        if text.hasPrefix("-") { literal = literal.negated }
        for (lower, upper) in literal.roundingIntervals {
            for part in 1...9 {
                let inside = lower + (upper - lower) * (try Rational(Integer(part), 10))
                #expect(literal.isRounding(of: inside))
            }
        }
        let unit = literal.unitInLastPlace
        #expect(!literal.isRounding(of: literal.value + unit + unit) && !literal.isRounding(of: literal.value - unit - unit))
    }
}

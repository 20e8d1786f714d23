import TestSupport
import Testing

@testable import Arithmetic

/// A table is the map that a dictionary is, for few terms and for many.
@Suite struct TermTableTests {
    private func monomial(_ index: Int) -> Monomial { index == 0 ? .one : Monomial(generator: index % 5, exponent: 1 + index / 5) }

    @Test(arguments: [1, 2, 3, 4]) func likeADictionary(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for range in [3, 9, 12, 60] {
            var (table, dictionary) = (TermTable(), [Monomial: Rational]())
            for _ in 0..<300 {
                let key = monomial(random.int(in: 0...range))
                let value = Rational(random.int(in: -2...2))
                table.add(value, to: key)
                let sum = dictionary[key, default: 0] + value
                dictionary[key] = sum.isZero ? nil : sum
                #expect(table.count == dictionary.count && table.isEmpty == dictionary.isEmpty, "seed \(seed)")
            }
            for index in 0...range + 1 { #expect(table[monomial(index)] == dictionary[monomial(index)], "seed \(seed)") }
            #expect(Set(table.keys) == Set(dictionary.keys), "seed \(seed)")
            #expect(table.reduce(Rational.zero) { $0 + $1.value } == dictionary.values.reduce(0, +), "seed \(seed)")
            let doubled = table.mapValues { $0 * 2 }
            for (key, value) in table { #expect(doubled[key] == value * 2, "seed \(seed)") }
        }
    }

    /// The order in which terms come plays no part.
    @Test(arguments: [1, 2, 3]) func equality(seed: UInt64) {
        var random = RepeatableRandom(seed: seed)
        for count in [0, 1, 5, 8, 9, 30] {
            let terms = (0..<count).map { (monomial($0), Rational($0 + 1)) }
            func table(_ terms: [(Monomial, Rational)]) -> TermTable {
                var result = TermTable()
                for (key, value) in terms { result.add(value, to: key) }
                return result
            }
            let (first, second) = (table(terms), table(terms.shuffled(using: &random)))
            #expect(first == second && first.hashValue == second.hashValue, "seed \(seed), \(count) terms")
            guard count > 0 else { continue }
            #expect(first != table(terms.dropLast() + [(monomial(count - 1), 99)]), "seed \(seed), \(count) terms")
            #expect(first != table(terms.dropLast() + [(monomial(count + 7), Rational(count))]), "seed \(seed), \(count) terms")
            #expect(first != table(Array(terms.dropLast())), "seed \(seed), \(count) terms")
        }
    }
}

/// A place where the notation has several readings and the names do not tell which one is meant.
public enum Ambiguity: Hashable, Sendable {
    /// `log x`: to base 10, e or 2.
    case logarithmBase
    /// `sin 30`: radians or degrees.
    case angleUnit
    /// `a(b)`: a product, or the value of a function of this name.
    case application(String)
    /// `20 m`: a multiple of the variable, or a quantity in the unit that the letter stands for.
    case unit(String)

    /// `2 dozen`: the word as a unit, or as the number that it counts.
    case counting
    /// `C_5^2`: a power of `C_5`, or the number of ways to choose 2 of 5.
    case combinations
    /// `f^2(x)`: the square of the value, or a function of its own (such as f(f(x))).
    case powerOfFunction

    /// `3(1)/(2)`: a product, or the mixed number 3½.
    case mixedNumber

    /// The reason code of a claim that is left open because of it.
    public var code: String {
        switch self {
        case .logarithmBase: "logarithm-base"
        case .angleUnit: "angle-unit"
        case .application: "function-or-product"
        case .unit: "unit-or-variable"
        case .counting: "count-word"
        case .combinations: "power-or-binomial"
        case .powerOfFunction: "power-or-iterate"
        case .mixedNumber: "product-or-mixed-number"
        }
    }

    /// Every reading, the most usual first, as the names say it; with words for people.
    func readings(in scope: NameScope) -> [NameScope.Reading] {
        func reading(_ words: String, _ choose: (inout NameScope) -> Void) -> NameScope.Reading {
            var chosen = scope
            choose(&chosen)
            return NameScope.Reading(scope: chosen, words: words)
        }
        switch self {
        case .logarithmBase:
            return [
                reading("log to base 10") { $0.logarithmBase = .ten },
                reading("log to base e") { $0.logarithmBase = .e },
                reading("log to base 2") { $0.logarithmBase = .two },
            ]
        case .angleUnit:
            return [
                reading("angles in radians") { $0.angleUnit = .radian },
                reading("angles in degrees") { $0.angleUnit = .degree },
            ]
        case .application(let name):
            return [
                reading("\(name) as a factor") { $0.factors.insert(name) },
                reading("\(name) as a function") { $0.functions.insert(name) },
            ]
        case .counting:
            return [
                reading("words of number as units") { $0.multipliesCounts = false },
                reading("words of number multiplied out") { $0.multipliesCounts = true },
            ]
        case .combinations:
            return [
                reading("C with an exponent as a power") { $0.readsCombinations = false },
                reading("C with an exponent as a binomial") { $0.readsCombinations = true },
            ]
        case .powerOfFunction:
            return [
                reading("powers of functions as names") { $0.readsPowersOfValues = false },
                reading("powers of functions as powers of their values") { $0.readsPowersOfValues = true },
            ]
        case .mixedNumber:
            return [
                reading("numbers before fractions in brackets as factors") { $0.readsMixedNumbers = false },
                reading("numbers before fractions in brackets as mixed numbers") { $0.readsMixedNumbers = true },
            ]
        case .unit(let letter):
            return [
                reading("\(letter) as a variable") { $0.letterUnits[letter] = nil },
                reading("\(letter) as a unit") { $0.unitLetters.insert(letter) },
            ]
        }
    }
}

extension NameScope {
    /// Names with one way to read everything that was ambiguous.
    public struct Reading: Sendable {
        public let scope: NameScope
        /// What was chosen, for people: "log to base 10".
        public let words: String
    }

    /// Most readings that are told apart.
    private static let largestCount = 8

    /// Every combination of readings, the most usual first; nothing when there are more than a few.
    public func readings(of ambiguities: [Ambiguity]) -> [Reading] {
        var result = [Reading(scope: self, words: "")]
        for ambiguity in ambiguities {
            result = result.flatMap { earlier in
                ambiguity.readings(in: earlier.scope).map {
                    Reading(scope: $0.scope, words: earlier.words.isEmpty ? $0.words : earlier.words + ", " + $0.words)
                }
            }
            if result.count > NameScope.largestCount { return [] }
        }
        return ambiguities.isEmpty ? [] : result
    }
}

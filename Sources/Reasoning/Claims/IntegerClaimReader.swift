import Arithmetic
import Expressions
import LatexSyntax

/// Finds claims about integers that a sentence makes in words. What stands before and behind must be known words: in "the sum of 3 and
/// 4 is prime" nothing is said of 4.
struct IntegerClaimReader {
    private let tokens: [SentenceToken]
    private let operand: (SentenceToken) -> IntegerOperand?
    private(set) var claims: [IntegerClaim] = []
    /// Where the claim read last ends.
    private var end = 0

    /// Words one of which such a claim must contain.
    static let keywords: Set<String> = [
        "prime", "primes", "composite", "even", "odd", "divisible", "multiple", "multiples", "factor", "factors", "divisor", "divisors",
        "square", "squares", "cube", "cubes", "coprime", "digit", "digits", "remainder", "factorization", "divides", "divide", "gcd",
        "lcm", "gcf", "zeros", "zeroes",
    ]
    /// Words that give numerals or properties another meaning.
    static let excluded: Set<String> = [
        "base", "binary", "octal", "hexadecimal", "mod", "modulo", "gaussian", "polynomial", "ring", "ideal", "called", "define",
        "defined", "if", "suppose", "assume", "either", "whether", "neither", "nor", "unless", "except", "without", "page",
    ]

    /// The claims of the tokens of one step, in order.
    static func claims(in tokens: [SentenceToken], operand: @escaping (SentenceToken) -> IntegerOperand?) -> [IntegerClaim] {
        tokens.split(whereSeparator: { $0.kind == .stop }).flatMap { sentence -> [IntegerClaim] in
            let words = sentence.compactMap(\.word)
            guard words.contains(where: keywords.contains), !words.contains(where: excluded.contains) else { return [] }
            var reader = IntegerClaimReader(tokens: Array(sentence), operand: operand)
            reader.read()
            return reader.claims
        }
    }

    private init(tokens: [SentenceToken], operand: @escaping (SentenceToken) -> IntegerOperand?) {
        (self.tokens, self.operand) = (tokens, operand)
    }

    private mutating func read() {
        var index = 0
        while index < tokens.count {
            index = max(
                index + 1,
                remainder(at: index) ?? quotient(at: index) ?? function(at: index) ?? property(at: index) ?? count(at: index) ?? division(at: index) ?? zeros(at: index) ?? 0)
        }
    }

    // MARK: - Parts of sentences

    private func word(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].word : nil }
    private func value(_ index: Int) -> IntegerOperand? { tokens.indices.contains(index) ? operand(tokens[index]) : nil }
    private func isComma(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .comma }

    /// The index behind the words, when they stand at the index.
    private func skip(_ phrase: String, at index: Int) -> Int? {
        guard let first = word(index), phrase.hasPrefix(first) else { return nil }
        var index = index
        for part in phrase.split(separator: " ") {
            guard word(index) == String(part) else { return nil }
            index += 1
        }
        return index
    }

    private func skip(anyOf phrases: [String], at index: Int) -> Int? {
        for phrase in phrases { if let end = skip(phrase, at: index) { return end } }
        return nil
    }

    /// Operands as a list that ends before the index: `7`, `7 and 9`, `3, 7, and 9`; and where it begins.
    private func list(before index: Int) -> (values: [IntegerOperand], start: Int)? {
        guard let last = value(index - 1) else { return nil }
        var values = [last]
        var start = index - 1
        guard word(start - 1) == "and" else { return (values, start) }
        var place = start - (isComma(start - 2) ? 3 : 2)
        guard let other = value(place) else { return (values, start) }
        values.insert(other, at: 0)
        start = place
        while isComma(start - 1), let other = value(start - 2) {
            place = start - 2
            values.insert(other, at: 0)
            start = place
        }
        return (values, start)
    }

    /// Operands as a list that begins at the index, and where it ends.
    private func list(from index: Int) -> (values: [IntegerOperand], end: Int)? {
        guard let first = value(index) else { return nil }
        var values = [first]
        var end = index + 1
        while isComma(end), let next = value(end + 1) {
            values.append(next)
            end += 2
        }
        let comma = isComma(end) ? 1 : 0
        if word(end + comma) == "and", let next = value(end + comma + 1) {
            values.append(next)
            end += comma + 2
        } else if values.count > 1 {
            return nil
        }
        return (values, end)
    }

    private static let openers: Set<String> = [
        "since", "because", "that", "so", "thus", "therefore", "hence", "while", "where", "whereas", "although", "though", "then", "note",
        "clearly", "also", "however", "indeed", "see", "know",
    ]
    private static let titles: Set<String> = ["the", "number", "numbers", "integer", "integers", "both", "only"]

    /// Whether a subject may begin at the index: at the start of a clause.
    private func mayBegin(at index: Int) -> Bool {
        if index == 0 || index == end { return true }
        if let word = word(index - 1) {
            if IntegerClaimReader.titles.contains(word) { return mayBegin(at: index - 1) }
            if word == "and" || word == "but" { return index - 1 == end || isComma(index - 2) && isWord(index - 3) }
            return IntegerClaimReader.openers.contains(word)
        }
        return isComma(index - 1) && (index - 1 == end || isWord(index - 2))
    }

    private func isWord(_ index: Int) -> Bool { word(index) != nil }

    private static let closers: Set<String> = [
        "so", "since", "because", "but", "which", "while", "then", "we", "hence", "therefore", "thus", "whereas", "although", "it",
        "there", "this", "too", "also",
    ]

    /// Whether a claim may end before the index. Behind an operand a comma or "and" may go on with another one.
    private func mayEnd(at index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return true }
        if let word = word(index), IntegerClaimReader.closers.contains(word) { return true }
        let next = isComma(index) ? index + 1 : index
        guard next > index || word(index) == "and", word(next) != "or" else { return false }
        if !tokens[index - 1].isOperand { return true }
        return isWord(word(next) == "and" ? next + 1 : next)
    }

    private mutating func add(_ statement: Statement, _ start: Int, _ end: Int, isPlain: Bool = true) {
        let span = tokens[start].span.union(tokens[end - 1].span)
        claims.append(IntegerClaim(statement: statement, span: span, isPlain: isPlain))
        self.end = end
    }

    // MARK: - Properties

    /// "97 is prime", "$11 - 2 = 9$, which is not a multiple of 4", "3 and 503 are both prime". Returns where it ends.
    private mutating func property(at index: Int) -> Int? {
        guard let verb = word(index), verb == "is" || verb == "are" else { return nil }
        var subjectEnd = index
        let isRelative = word(index - 1) == "which"
        if isRelative { subjectEnd = isComma(index - 2) ? index - 2 : index - 1 }
        guard let (listed, start) = list(before: subjectEnd) else { return nil }
        let values = isRelative ? [listed[listed.count - 1]] : listed
        // A relative clause speaks of what stands last.
        if isRelative {
            guard verb == "is", values[0].isChain || mayBegin(at: subjectEnd - 1), word(subjectEnd - 2) != "and", word(subjectEnd - 2) != "of"
            else { return nil }
        } else {
            guard (verb == "is") == (values.count == 1), mayBegin(at: start) else { return nil }
        }
        var next = index + 1
        var isNegated = false
        if word(next) == "not" { (isNegated, next) = (true, next + 1) }
        if let adverb = word(next), ["also", "clearly", "indeed", "certainly", "itself"].contains(adverb) { next += 1 }
        if !isNegated, values.count > 1, let adverb = word(next), ["both", "all", "each"].contains(adverb) { next += 1 }
        if let coprime = skip(anyOf: ["relatively prime", "coprime", "mutually prime"], at: next) {
            guard values.count == 2, mayEnd(at: coprime) else { return nil }
            let common = Expr.function(.greatestCommonDivisor, values.map(\.expression))
            add(Statement(common, isNegated ? .notEqual : .equal, .one), start, coprime)
            return coprime
        }
        if let article = word(next), article == "a" || article == "an" { next += 1 }
        guard let (property, behind) = predicate(at: next), mayEnd(at: behind) else { return nil }
        var statements: [Statement] = []
        for value in values {
            guard let statement = property(value, isNegated) else { return nil }
            statements.append(statement)
        }
        for statement in statements { add(statement, isRelative ? subjectEnd - 1 : start, behind) }
        return behind
    }

    private typealias Property = (IntegerOperand, _ isNegated: Bool) -> Statement?

    /// What is said behind "is" or "is a", and where it ends.
    private func predicate(at index: Int) -> (Property, end: Int)? {
        if let end = skip(anyOf: ["prime number", "prime numbers", "prime integer", "primes", "prime"], at: index) {
            return ({ $0.value.sign > 0 ? Statement($0.divisorCount, $1 ? .notEqual : .equal, .number(2)) : nil }, end)
        }
        if let end = skip(anyOf: ["composite number", "composite numbers", "composite"], at: index) {
            return ({ $0.value.sign > 0 ? Statement($0.divisorCount, $1 ? .lessOrEqual : .greater, .number(2)) : nil }, end)
        }
        for (name, residue) in [("even", 0), ("odd", 1)] {
            if let end = skip(anyOf: ["\(name) number", "\(name) numbers", "\(name) integer", "\(name) integers", name], at: index) {
                return ({ .congruence($0.expression, .number(residue), .number(2), holds: !$1) }, end)
            }
        }
        for (names, degree) in [(["perfect square", "perfect squares"], 2), (["perfect cube", "perfect cubes"], 3)] {
            if let end = skip(anyOf: names, at: index) {
                return ({ $0.value.isNegative ? nil : $0.isPower(degree, holds: !$1) }, end)
            }
        }
        if let of = skip(anyOf: ["divisible by", "multiple of", "multiples of"], at: index), let divisor = value(of), divisor.value.sign > 0 {
            return ({ .congruence($0.expression, .zero, divisor.expression, holds: !$1) }, of + 1)
        }
        if let of = skip(anyOf: ["factor of", "divisor of", "factors of", "divisors of"], at: index), let multiple = value(of) {
            return ({ $0.value.sign > 0 ? .congruence(multiple.expression, .zero, $0.expression, holds: !$1) : nil }, of + 1)
        }
        return nil
    }

    // MARK: - Counts and division

    /// "72 has 12 positive divisors". Without "positive" others may be counted.
    private mutating func count(at index: Int) -> Int? {
        guard word(index) == "has", let (values, start) = list(before: index), values.count == 1, values[0].value.sign > 0,
            word(index - 1) == "which" || mayBegin(at: start), let number = value(index + 1)
        else { return nil }
        let isPlain = word(index + 2) == "positive"
        let names = ["positive divisors", "positive factors", "positive integer divisors", "positive integer factors", "divisors", "factors"]
        guard let end = skip(anyOf: names, at: index + 2), mayEnd(at: end) else { return nil }
        add(Statement(values[0].divisorCount, .equal, number.expression), start, end, isPlain: isPlain)
        return end
    }

    /// "$100!$ ends in 24 zeros": it is a multiple of the 24th power of 10 and not of the next one.
    private mutating func zeros(at index: Int) -> Int? {
        guard let next = skip(anyOf: ["ends in", "ends with", "has"], at: index), let (values, start) = list(before: index), values.count == 1,
            values[0].value.sign > 0, mayBegin(at: start), let count = value(next)?.value.int, 1..<10_000 ~= count,
            let end = skip(anyOf: word(index) == "has" ? ["trailing zeros", "trailing zeroes"] : ["zeros", "zeroes", "trailing zeros"], at: next + 1),
            mayEnd(at: end)
        else { return nil }
        add(.congruence(values[0].expression, .zero, .number(Rational(Integer(10).power(count))), holds: true), start, end)
        add(.congruence(values[0].expression, .zero, .number(Rational(Integer(10).power(count + 1))), holds: false), start, end)
        return end
    }

    /// "The remainder when $2^{100}$ is divided by 7 is 2", "100 leaves a remainder of 2 when divided by 7".
    private mutating func remainder(at index: Int) -> Int? {
        if let of = skip(anyOf: ["remainder when"], at: index), let dividend = value(of), !dividend.value.isNegative,
            let by = skip("is divided by", at: of + 1), let divisor = value(by), divisor.value.sign > 0,
            let verb = skip(anyOf: ["is", "equals", "is equal to"], at: by + 1), let result = value(verb), mayEnd(at: verb + 1)
        {
            let start = word(index - 1) == "the" ? index - 1 : index
            guard mayBegin(at: start) else { return nil }
            add(Statement(.function(.remainder, [dividend.expression, divisor.expression]), .equal, result.expression), start, verb + 1)
            return verb + 1
        }
        guard let of = skip(anyOf: ["leaves a remainder of", "leaves remainder", "has a remainder of", "has remainder"], at: index),
            let (values, start) = list(before: index), values.count == 1, !values[0].value.isNegative, mayBegin(at: start), let result = value(of),
            let by = skip(anyOf: ["when divided by", "when it is divided by", "upon division by"], at: of + 1), let divisor = value(by),
            divisor.value.sign > 0, mayEnd(at: by + 1)
        else { return nil }
        add(Statement(.function(.remainder, [values[0].expression, divisor.expression]), .equal, result.expression), start, by + 1)
        return by + 1
    }

    /// "604 divided by 360 is 1 with a remainder of 244".
    private mutating func quotient(at index: Int) -> Int? {
        guard let by = skip("divided by", at: index), let dividend = value(index - 1), mayBegin(at: index - 1), let divisor = value(by), divisor.value.sign > 0,
            let verb = skip(anyOf: ["is equal to", "equals", "gives", "is"], at: by + 1), let quotient = value(verb),
            let of = skip(
                anyOf: ["with a remainder of", "and a remainder of", "with remainder of", "with remainder", "and remainder", "remainder of", "remainder"],
                at: verb + 1), let rest = value(of), mayEnd(at: of + 1),
            !rest.value.isNegative, rest.value < divisor.value
        else { return nil }
        add(
            Statement(dividend.expression, .equal, .sum([.product([divisor.expression, quotient.expression]), rest.expression])), index - 1, of + 1)
        return of + 1
    }

    /// "7 divides 91", "7 does not divide 90".
    private mutating func division(at index: Int) -> Int? {
        let isNegated = word(index) == "does"
        guard let next = skip(anyOf: ["divides", "does not divide"], at: index), let (values, start) = list(before: index), values.count == 1,
            values[0].value.sign > 0, mayBegin(at: start), let multiple = value(next), mayEnd(at: next + 1)
        else { return nil }
        add(.congruence(multiple.expression, .zero, values[0].expression, holds: !isNegated), start, next + 1)
        return next + 1
    }
}

extension IntegerClaimReader {
    private struct Function: Sendable {
        let names: [String]
        /// Whether its value is to be written as a product of powers of primes.
        var isFactorization = false
        /// Nil where it has no value.
        let apply: @Sendable ([IntegerOperand]) -> Expr?
    }

    private static let functions: [Function] = [
        Function(names: ["prime factorization of"], isFactorization: true) {
            $0.count == 1 && $0[0].value.sign > 0 ? $0[0].expression : nil
        },
        Function(
            names: [
                "greatest common divisor of", "greatest common factor of", "highest common factor of", "gcd of", "gcf of", "hcf of",
            ]
        ) { $0.count > 1 ? .function(.greatestCommonDivisor, $0.map(\.expression)) : nil },
        Function(names: ["least common multiple of", "lowest common multiple of", "lcm of"]) {
            $0.count > 1 ? .function(.leastCommonMultiple, $0.map(\.expression)) : nil
        },
        Function(names: ["number of positive divisors of", "number of positive factors of", "number of divisors of"]) {
            $0.count == 1 && $0[0].value.sign > 0 ? $0[0].divisorCount : nil
        },
        Function(names: ["sum of the positive divisors of", "sum of the positive factors of", "sum of the divisors of"]) {
            $0.count == 1 && $0[0].value.sign > 0 ? .function(.integer(.divisorSum), [$0[0].expression]) : nil
        },
        Function(names: ["sum of the digits of", "digit sum of"]) {
            $0.count == 1 && $0[0].value.sign > 0 ? .function(.integer(.digitSum), [$0[0].expression]) : nil
        },
        Function(names: ["units digit of", "ones digit of", "last digit of"]) {
            $0.count == 1 && !$0[0].value.isNegative ? .function(.remainder, [$0[0].expression, .number(10)]) : nil
        },
    ]

    private static let finders: Set<String> = [
        "find", "found", "take", "compute", "calculate", "determine", "get", "have", "is", "using", "write", "consider",
    ]

    /// "the greatest common divisor of 12 and 18 is 6", "we find the prime factorization of 12, which is $2^2 · 3$".
    private mutating func function(at index: Int) -> Int? {
        var found: (function: Function, of: Int)?
        for function in IntegerClaimReader.functions where found == nil {
            found = skip(anyOf: function.names, at: index).map { (function, $0) }
        }
        guard let found, let (arguments, behind) = list(from: found.of), let applied = found.function.apply(arguments) else { return nil }
        let start = word(index - 1) == "the" ? index - 1 : index
        let isFound = word(start - 1).map(IntegerClaimReader.finders.contains) ?? false
        var place = behind
        if isComma(place) { place += 1 }
        let verbs = place > behind || word(place) == "which" ? ["which is", "which equals"] : isFound ? ["to be", "is", "as"] : ["is", "equals", "is equal to"]
        guard isFound || mayBegin(at: start), let verb = skip(anyOf: verbs, at: place), let result = value(verb), mayEnd(at: verb + 1) else {
            return nil
        }
        if !found.function.isFactorization {
            add(Statement(applied, .equal, result.expression), start, verb + 1)
            return verb + 1
        }
        // 11 · 1 is no such product, but nobody means the 1 as a prime.
        guard let factors = result.writtenFactors, !factors.contains(1) else { return nil }
        add(Statement(applied, .equal, result.expression), start, verb + 1)
        for factor in factors { add(Statement(.divisorCount(of: .number(Rational(factor))), .equal, .number(2)), start, verb + 1) }
        return verb + 1
    }
}

extension IntegerOperand {
    fileprivate var divisorCount: Expr { .divisorCount(of: expression) }

    /// ⌊ⁿ√a⌋ⁿ = a for a ≥ 0.
    fileprivate func isPower(_ degree: Int, holds: Bool) -> Statement {
        let root = degree == 2 ? Expr.squareRoot(expression) : .function(.oddRoot, [expression, .number(degree)])
        return Statement(.power(.elementary(.floor, root), .number(degree)), holds ? .equal : .notEqual, expression)
    }
}

extension Expr {
    fileprivate static func divisorCount(of expression: Expr) -> Expr { .function(.integer(.divisorCount), [expression]) }
}

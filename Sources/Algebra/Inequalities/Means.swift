import Arithmetic
import Certificates
import Expressions

/// The inequality of arithmetic and geometric means, of terms as they are written: Σ mᵢ bᵢ ≥ c (Π bᵢ^mᵢ)^(1/n) for terms bᵢ ≥ 0, n = Σ mᵢ
/// and c ≤ n, where the right side may be a number or any other expression of this value.
///
/// The claim is an instance of the one about numbers aᵢ ≥ 0, and this of the one about their roots tᵢ = aᵢ^(1/n), a sum of squares.
struct Means: Strategy {
    let name = "means"
    private static let mostTerms = 7
    private static let largestDegree = 7
    private static let largestSize = 200
    private static let mostGroupings = 12

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        guard statement.relation == .greaterOrEqual || statement.relation == .lessOrEqual, !statement.isGround,
            statement.left.isReal, statement.right.isReal, statement.left.size + statement.right.size <= Means.largestSize
        else { return [] }
        let isReversed = statement.relation == .lessOrEqual
        let (upper, lower) = isReversed ? (statement.right, statement.left) : (statement.left, statement.right)
        var tried: [Pattern] = []
        for (terms, rest) in Means.splittings(upper, lower) where 2...Means.mostTerms ~= terms.count {
            for pattern in Means.patterns(terms, rest) where !tried.contains(pattern) {
                tried.append(pattern)
                if let certificate = Means.certificate(pattern, goal, isReversed: isReversed) { return [certificate] }
                if tried.count == 3 { return [] }
            }
        }
        return []
    }

    /// Terms bᵢ with multiplicities, and the factor in front of the root.
    struct Pattern: Equatable {
        let terms: [Expr]
        let multiplicities: [Int]
        let factor: Rational
        /// Whether the real root of odd degree is meant, not the principal one.
        let isOdd: Bool
        var degree: Int { multiplicities.reduce(0, +) }
    }

    // MARK: - Which terms, and how often

    /// The terms of the greater side against the lesser one: as written, with numbers and negative terms moved over.
    private static func splittings(_ upper: Expr, _ lower: Expr) -> [(terms: [Expr], rest: Expr)] {
        let terms = upper.writtenTerms
        var result = [(terms, lower)]
        let numbers = terms.filter(\.isGround)
        if !numbers.isEmpty { result.append((terms.filter { !$0.isGround }, .difference(lower, .sum(numbers)))) }
        let all = Expr.sum(upper.writtenTerms + lower.negated.writtenTerms).writtenTerms
        let negative = all.filter(\.hasNegativeCoefficient)
        result.append((all.filter { !$0.hasNegativeCoefficient }, Expr.sum(negative).negated))
        for terms in groupings(upper, Set(upper.sumFactors + lower.sumFactors).sorted(by: { $0.description < $1.description })) {
            result.append((terms, lower))
        }
        return result
    }

    /// Sums that stand as factors elsewhere in the claim taken together in this sum, as often as one of their terms occurs.
    private static func groupings(_ sum: Expr, _ factors: [Expr]) -> [[Expr]] {
        var result: [[Expr]] = []
        func extend(_ rest: Expr, _ groups: [Expr], from start: Int) {
            for index in factors.indices.dropFirst(start).prefix(4) where result.count < mostGroupings {
                var shares: [Rational] = []
                for term in factors[index].writtenTerms {
                    let (own, part) = term.numberInFront
                    let occurrence = rest.writtenTerms.first { $0.numberInFront.part == part }
                    guard let share = try? occurrence?.numberInFront.number.divided(by: own), share.sign > 0, !shares.contains(share) else { continue }
                    shares.append(share)
                }
                for share in shares {
                    let group = Expr.product([.number(share), factors[index]])
                    let other = Expr.sum(rest.writtenTerms + group.negated.writtenTerms)
                    let terms = groups + [group]
                    let single = other.isZero ? [] : other.writtenTerms
                    if !single.contains(where: \.hasNegativeCoefficient) { result.append(terms + single) }
                    extend(other, terms, from: index + 1)
                }
            }
        }
        extend(sum, [], from: 0)
        return result
    }

    /// Multiplicities for which the rest is a multiple of the geometric mean, at two places in machine numbers.
    private static func patterns(_ terms: [Expr], _ rest: Expr) -> [Pattern] {
        guard let places = places(terms, rest) else { return [] }
        let isOdd = rest.contains { $0.head == .function(.oddRoot) }
        let degree = rest.isGround ? nil : rest.rootDegree
        var result: [Pattern] = []
        for n in max(2, terms.count)...largestDegree where degree.map({ n % $0 == 0 }) ?? true {
            for multiplicities in compositions(of: n, into: terms.count) {
                var factor: Double?
                let fits = places.allSatisfy { values, rest in
                    var mean = 1.0
                    for (value, count) in zip(values, multiplicities) { mean *= raised(value / Double(count), count) }
                    let found = rest / root(mean, n)
                    defer { factor = found }
                    return factor.map { abs($0 - found) < 1e-9 * abs(found) } ?? true
                }
                guard fits, let factor, factor > 0, factor < Double(n) + 1e-9, let exact = rational(factor) else { continue }
                let shares = zip(terms, multiplicities).map { Expr.quotient($0, .number($1)) }
                result.append(Pattern(terms: shares, multiplicities: multiplicities, factor: exact, isOdd: isOdd || n % 2 == 1 && degree == nil))
            }
            if !result.isEmpty { break }
        }
        return result
    }

    /// The values of the terms and of the rest at three points where all are positive.
    private static func places(_ terms: [Expr], _ rest: Expr) -> [(values: [Double], rest: Double)]? {
        let symbols = Expr.sum(terms + [rest]).freeSymbols
        guard symbols.count <= 10 else { return nil }
        let pool = [0.37, 0.81, 0.23, 1.9, 3.3, 1.4, 5.1, 2.7, 0.58, 0.11]
        var result: [(values: [Double], rest: Double)] = []
        for turn in 0..<12 {
            var point: [Symbol: Double] = [:]
            for (index, symbol) in symbols.enumerated() { point[symbol] = pool[(index * (turn % 3 + 1) + turn) % pool.count] }
            let values = terms.compactMap { $0.approximateValue(at: point) }
            guard values.count == terms.count, values.allSatisfy({ $0 > 0 }), let rest = rest.approximateValue(at: point), rest > 0
            else { continue }
            result.append((values, rest))
            if result.count == 3 { return result }
        }
        return result.count >= 2 ? result : nil
    }

    private static func raised(_ value: Double, _ count: Int) -> Double { (0..<count).reduce(1.0) { power, _ in power * value } }

    /// The n-th root of a positive machine number, by Newton's iteration from above.
    private static func root(_ value: Double, _ n: Int) -> Double {
        var x = max(value, 1)
        for _ in 0..<400 {
            let next = ((Double(n) - 1) * x + value / raised(x, n - 1)) / Double(n)
            if next >= x { break }
            x = next
        }
        return x
    }

    /// The number with a small denominator that is meant; nil where there is none.
    private static func rational(_ value: Double) -> Rational? {
        for denominator in 1...12 {
            let scaled = (value * Double(denominator)).rounded()
            if scaled < 1_000, abs(scaled / Double(denominator) - value) < 1e-8 { return try? Rational(Integer(Int(scaled)), Integer(denominator)) }
        }
        return nil
    }

    private static func compositions(of n: Int, into count: Int) -> [[Int]] {
        if count == 1 { return [[n]] }
        guard n >= count else { return [] }
        return (1...(n - count + 1)).flatMap { first in compositions(of: n - first, into: count - 1).map { [first] + $0 } }
    }

    // MARK: - The certificate

    private static func certificate(_ pattern: Pattern, _ goal: Goal, isReversed: Bool) -> Certificate? {
        let symbols = Set(goal.statement.symbols)
        let facts = Array(goal.facts.filter { $0.relation.isOrder && !symbols.isDisjoint(with: $0.symbols) && !$0.left.hasNamedFunction }.suffix(12))
        let names = (1...pattern.terms.count).map { index in ["a", "t"].map { Symbol("\($0)\(index)’") } }
        guard names.joined().allSatisfy({ !symbols.contains($0) }) else { return nil }
        let numbers = names.map { Expr.symbol($0[0]) }
        var signs = SignProofs(premises: Judgement(facts: facts, goal.statement).premises)
        for (number, term) in zip(numbers, pattern.terms) where !term.isGround || term.rational == nil || term.rational?.isNegative == true {
            guard signs.addNonnegative(Statement(number, .greaterOrEqual, .zero), term) else { return nil }
        }
        for (number, term) in zip(numbers, pattern.terms) where term.rational?.isNegative == false {
            guard signs.add(Statement(number, .greaterOrEqual, .zero), instance: Statement(term, .greaterOrEqual, .zero)) else { return nil }
        }
        func product(_ factors: [Expr]) -> Expr { .product(zip(factors, pattern.multiplicities).map { .power($0, .number($1)) }) }
        if !pattern.isOdd {
            // What the root needs to be defined.
            let general = Statement(product(numbers), .greaterOrEqual, .zero)
            guard signs.add(general, instance: Statement(product(pattern.terms), .greaterOrEqual, .zero)) else { return nil }
        }
        let sum = Expr.sum(zip(numbers, pattern.multiplicities).map { .product([.number($1), $0]) })
        let mean = Expr.product([.number(pattern.factor), root(product(numbers), pattern)])
        let claim = isReversed ? Statement(mean, .lessOrEqual, sum) : Statement(sum, .greaterOrEqual, mean)
        guard let inner = proofByRoots(names.map { $0[1] }, numbers, pattern, signs.facts, claim, isReversed: isReversed) else { return nil }
        let values = Dictionary(uniqueKeysWithValues: zip(names.map { $0[0] }, pattern.terms))
        let found = Certificate.instance(of: Judgement(facts: signs.facts, claim), proofs: signs.proofs, values: values, then: inner)
        guard (try? ConsequenceOfFacts.areContradictory(facts)) == false else { return nil }
        if facts == goal.facts { return found }
        // The claim under the facts about signs alone.
        return .instance(of: Judgement(facts: facts, goal.statement), proofs: facts.map { _ in .identity }, values: [:], then: found)
    }

    /// The claim about numbers aᵢ ≥ 0 from that about their roots.
    private static func proofByRoots(
        _ names: [Symbol], _ numbers: [Expr], _ pattern: Pattern, _ facts: [Statement], _ claim: Statement, isReversed: Bool
    ) -> Certificate? {
        let unknowns = names.map { Expr.symbol($0) }
        guard let chain = MeanCertificate.certificate(unknowns, pattern.multiplicities, factor: pattern.factor) else { return nil }
        let premises = Judgement(facts: facts, claim).premises
        var proofs: [Certificate] = []
        var known = premises
        for number in numbers {
            let statement = Statement(root(number, pattern), .greaterOrEqual, .zero)
            guard let fact = premises.firstIndex(of: Statement(number, .greaterOrEqual, .zero)) else { return nil }
            if pattern.isOdd {
                // t < 0 and tⁿ = a ≥ 0: (−t)ⁿ + a = 0.
                let claim = known.count
                proofs.append(
                    .positiveCombination(
                        cofactors: [], weights: [1, 1], products: [[Int](repeating: claim, count: pattern.degree), [fact]], squares: [.one, .one]))
            } else {
                var budget = Budget.ofConsequences
                let goal = Goal(facts: known, statement: statement, reading: .consequence)
                guard let proof = ConsequenceOfFacts().propose(goal, budget: &budget).first else { return nil }
                proofs.append(proof)
            }
            known.append(statement)
        }
        let sum = Expr.sum(zip(unknowns, pattern.multiplicities).map { .product([.number($1), .power($0, .number(pattern.degree))]) })
        let product = Expr.product([.number(pattern.factor)] + zip(unknowns, pattern.multiplicities).map { .power($0, .number($1)) })
        let general = Judgement(
            facts: unknowns.map { Statement($0, .greaterOrEqual, .zero) },
            isReversed ? Statement(product, .lessOrEqual, sum) : Statement(sum, .greaterOrEqual, product))
        let values = Dictionary(uniqueKeysWithValues: zip(names, numbers.map { root($0, pattern) }))
        return .instance(of: general, proofs: proofs, values: values, then: chain)
    }

    private static func root(_ value: Expr, _ pattern: Pattern) -> Expr {
        let degree = Expr.number(pattern.degree)
        return pattern.isOdd ? .function(.oddRoot, [value, degree]) : .power(value, .number((try? Rational(1, Integer(pattern.degree))) ?? 1))
    }
}

extension Expr {
    /// The terms of a sum, a number in front of it multiplied out.
    var writtenTerms: [Expr] {
        switch head {
        case .sum: return arguments.flatMap(\.writtenTerms)
        case .product:
            guard let number = arguments[0].rational else { return [self] }
            let rest = Expr.product(Array(arguments.dropFirst()))
            guard case .sum = rest.head else { return [self] }
            return rest.arguments.flatMap(\.writtenTerms).map { .product([.number(number), $0]) }
        default: return [self]
        }
    }

    /// Sums with unknowns that are factors or bases of powers, or stand below roots, in the expression or a term of it.
    var sumFactors: [Expr] {
        switch head {
        case .sum: return arguments.flatMap(\.sumFactors)
        case .product, .power, .function(.oddRoot):
            return arguments.flatMap { part in
                if case .sum = part.head, !part.isGround { return [part] + part.sumFactors }
                return part.sumFactors
            }
        default: return []
        }
    }

    /// c and p of a term c p with a number c.
    fileprivate var numberInFront: (number: Rational, part: Expr) {
        if let value = rational { return (value, .one) }
        if case .product = head, let number = arguments[0].rational { return (number, .product(Array(arguments.dropFirst()))) }
        return (1, self)
    }

    /// Whether a negative number stands in front.
    var hasNegativeCoefficient: Bool {
        if let value = rational { return value.isNegative }
        if case .product = head { return arguments[0].rational?.isNegative ?? false }
        return false
    }

    /// The least common degree of the roots of unknowns; nil where there are none.
    fileprivate var rootDegree: Int? {
        var result: Int?
        func note(_ degree: Integer) {
            guard let degree = Rational(Integer(result ?? 1).leastCommonMultiple(with: degree)).int else { return }
            result = degree
        }
        _ = contains { part in
            if part.isGround { return false }
            if case .power = part.head, let exponent = part.arguments[1].rational, !exponent.isInteger { note(exponent.denominator) }
            if case .function(.oddRoot) = part.head, let degree = part.arguments[1].rational, degree.isInteger { note(degree.numerator) }
            return false
        }
        return result
    }

    fileprivate var freeSymbols: [Symbol] { Statement(self, .equal, .zero).symbols }
}

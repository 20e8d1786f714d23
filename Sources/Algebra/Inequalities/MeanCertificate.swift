import Arithmetic
import Certificates
import Expressions

/// t₁ⁿ + … + tₙⁿ ≥ n t₁ ⋯ tₙ for tᵢ ≥ 0, some of the tᵢ equal, as a sum of terms monomial · (tᵢ − tⱼ)².
///
/// With [k] for the mean of tᵢᵏ · Π S over all i and all sets S of n − k others, the left side is n [n] and the right side n [1], and
/// [k] − [k − 1] is the mean of ½ Π S · (tᵢᵏ⁻¹ − tⱼᵏ⁻¹)(tᵢ − tⱼ) over all i, j and S (Hurwitz 1891).
enum MeanCertificate {
    private static let largestDegree = 8
    private static let mostTerms = 900

    private struct Key: Hashable, Comparable {
        let pair: [Int]
        let exponents: [Int]

        static func < (a: Key, b: Key) -> Bool { (a.pair + a.exponents).lexicographicallyPrecedes(b.pair + b.exponents) }
    }

    /// The certificate for Σ mᵢ tᵢⁿ ≥ c Π tᵢ^mᵢ with n = Σ mᵢ under the facts tᵢ ≥ 0, in this order; nil for c > n and for high degrees.
    static func certificate(_ unknowns: [Expr], _ multiplicities: [Int], factor: Rational) -> Certificate? {
        let degree = multiplicities.reduce(0, +)
        guard degree >= 2, degree <= largestDegree, factor <= Rational(degree), factor.sign > 0,
            let terms = terms(multiplicities, degree)
        else { return nil }
        let claim = unknowns.count
        var (weights, products, squares): ([Rational], [[Int]], [Expr]) = ([1], [[claim]], [.one])
        func add(_ weight: Rational, _ exponents: [Int], _ root: Expr) {
            weights.append(weight)
            products.append(exponents.indices.filter { exponents[$0] % 2 == 1 })
            squares.append(.product(exponents.indices.filter { exponents[$0] > 1 }.map { .power(unknowns[$0], .number(exponents[$0] / 2)) } + [root]))
        }
        if factor < Rational(degree) { add(Rational(degree) - factor, multiplicities, .one) }
        for (key, weight) in terms.sorted(by: { $0.key < $1.key }) {
            add(weight, key.exponents, .difference(unknowns[key.pair[0]], unknowns[key.pair[1]]))
        }
        return .positiveCombination(cofactors: [], weights: weights, products: products, squares: squares)
    }

    private static func terms(_ multiplicities: [Int], _ degree: Int) -> [Key: Rational]? {
        let places = multiplicities.indices.flatMap { [Int](repeating: $0, count: multiplicities[$0]) }
        var result: [Key: Rational] = [:]
        for i in places.indices {
            for j in places[(i + 1)...].indices where places[i] != places[j] {
                let others = places.indices.filter { $0 != i && $0 != j }
                for subset in 0..<(1 << others.count) {
                    let chosen = others.indices.filter { subset >> $0 & 1 == 1 }
                    let k = degree - chosen.count
                    let count = Integer(degree * (degree - 1)) * Integer(degree - 2).choose(chosen.count)
                    guard let weight = try? Rational(Integer(degree), count) else { return nil }
                    var exponents = [Int](repeating: 0, count: multiplicities.count)
                    for index in chosen { exponents[places[others[index]]] += 1 }
                    for a in 0...(k - 2) {
                        var all = exponents
                        all[places[i]] += a
                        all[places[j]] += k - 2 - a
                        result[Key(pair: [places[i], places[j]], exponents: all), default: 0] += weight
                        if result.count > mostTerms { return nil }
                    }
                }
            }
        }
        return result
    }
}

import Arithmetic
import Certificates
import Expressions

/// A product of powers of numbered variables, in graded reverse lexicographic order.
struct OrderedProduct: Hashable, Comparable {
    let exponents: [Int]
    let degree: Int

    init(_ exponents: [Int]) {
        self.exponents = exponents
        degree = exponents.reduce(0, +)
    }

    static func < (a: OrderedProduct, b: OrderedProduct) -> Bool {
        if a.degree != b.degree { return a.degree < b.degree }
        for index in a.exponents.indices.reversed() where a.exponents[index] != b.exponents[index] {
            return a.exponents[index] > b.exponents[index]
        }
        return false
    }

    static func * (a: OrderedProduct, b: OrderedProduct) -> OrderedProduct {
        OrderedProduct(zip(a.exponents, b.exponents).map { $0 + $1 })
    }

    /// self / divisor when that is a power product.
    func divided(by divisor: OrderedProduct) -> OrderedProduct? {
        if divisor.degree > degree { return nil }
        var result = exponents
        for index in result.indices {
            result[index] -= divisor.exponents[index]
            if result[index] < 0 { return nil }
        }
        return OrderedProduct(result)
    }

    func leastCommonMultiple(_ other: OrderedProduct) -> OrderedProduct {
        OrderedProduct(zip(exponents, other.exponents).map { max($0, $1) })
    }
}

/// A polynomial as a list of terms from the greatest to the least, for division and Gröbner bases.
struct OrderedPolynomial {
    typealias Term = (product: OrderedProduct, coefficient: Rational)

    private(set) var terms: [Term]

    init(_ terms: [Term] = []) { self.terms = terms }

    init(constant: Rational, variables: Int) {
        terms = constant.isZero ? [] : [(OrderedProduct([Int](repeating: 0, count: variables)), constant)]
    }

    /// The kernel's polynomial in the variables at the positions given for its generators.
    init(_ polynomial: Polynomial, positions: [Int: Int]) {
        terms = polynomial.terms.map { monomial, coefficient in
            var exponents = [Int](repeating: 0, count: positions.count)
            for (generator, exponent) in monomial.factors { exponents[positions[generator]!] = exponent }
            return (OrderedProduct(exponents), coefficient)
        }.sorted { $1.product < $0.product }
    }

    var isZero: Bool { terms.isEmpty }
    var isConstant: Bool { terms.isEmpty || terms.count == 1 && terms[0].product.degree == 0 }
    var leading: Term { terms[0] }
    var tail: OrderedPolynomial { OrderedPolynomial(Array(terms.dropFirst())) }
    var bitLength: Int { terms.reduce(1) { max($0, $1.coefficient.bitLength) } }

    func scaled(by factor: Rational, times product: OrderedProduct? = nil) -> OrderedPolynomial {
        if factor.isZero { return OrderedPolynomial() }
        return OrderedPolynomial(
            terms.map { term in
                (product.map { term.product * $0 } ?? term.product, term.coefficient * factor)
            })
    }

    static func + (a: OrderedPolynomial, b: OrderedPolynomial) -> OrderedPolynomial {
        if a.isZero { return b }
        if b.isZero { return a }
        var result: [Term] = []
        result.reserveCapacity(a.terms.count + b.terms.count)
        var (i, j) = (0, 0)
        while i < a.terms.count, j < b.terms.count {
            if a.terms[i].product == b.terms[j].product {
                let sum = a.terms[i].coefficient + b.terms[j].coefficient
                if !sum.isZero { result.append((a.terms[i].product, sum)) }
                i += 1
                j += 1
            } else if b.terms[j].product < a.terms[i].product {
                result.append(a.terms[i])
                i += 1
            } else {
                result.append(b.terms[j])
                j += 1
            }
        }
        return OrderedPolynomial(result + a.terms[i...] + b.terms[j...])
    }

    static func - (a: OrderedPolynomial, b: OrderedPolynomial) -> OrderedPolynomial { a + b.scaled(by: -1) }

    static func * (a: OrderedPolynomial, b: OrderedPolynomial) -> OrderedPolynomial {
        var result = OrderedPolynomial()
        for term in a.terms { result = result + b.scaled(by: term.coefficient, times: term.product) }
        return result
    }

    /// The quotient when the divisor, not 0, divides self.
    func divided(exactlyBy divisor: OrderedPolynomial) -> OrderedPolynomial? {
        guard let (product, coefficient) = divisor.terms.first, let inverse = try? coefficient.inverse() else { return nil }
        var rest = self
        var quotient: [Term] = []
        while let (own, value) = rest.terms.first {
            guard let shift = own.divided(by: product), quotient.count < 200 else { return nil }
            quotient.append((shift, value * inverse))
            rest = rest - divisor.scaled(by: value * inverse, times: shift)
        }
        return OrderedPolynomial(quotient)
    }

    func expression(_ variables: [Expr]) -> Expr {
        .sum(
            terms.map { term in
                .product(
                    [.number(term.coefficient)]
                        + zip(variables, term.product.exponents).filter { $0.1 > 0 }.map { .power($0.0, .number($0.1)) })
            })
    }
}

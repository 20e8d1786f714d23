import Arithmetic

/// A sum of terms each of which is visibly not negative: coefficient · square² · Π literals.
struct PositiveTerms {
    struct Term {
        let coefficient: Rational
        let square: SparsePolynomial
        let factors: [Int]
        let isStrict: Bool
    }

    var terms: [Term] = []
    var isStrict: Bool { terms.contains(where: \.isStrict) }

    /// What is known of the variables: the literal that tells the sign of the variable at this position.
    struct Signs {
        var literal: [Int: Int] = [:]
        var strict: Set<Int> = []
        /// Those of which it says that they are not positive.
        var negative: Set<Int> = []
        let ring: SparsePolynomial

        init(ring: SparsePolynomial) { self.ring = ring }
    }

    /// The polynomial as such a sum, term by term, else by completing squares; nil when neither succeeds.
    init?(_ polynomial: SparsePolynomial, _ signs: Signs) {
        var mixed: [SparsePolynomial.Term] = []
        for term in polynomial.terms {
            if let part = PositiveTerms.term(term, signs) { terms.append(part) } else { mixed.append(term) }
        }
        if mixed.isEmpty { return }
        guard let squares = PositiveTerms.squares(polynomial, signs) else { return nil }
        terms = squares
    }

    private static func term(_ term: SparsePolynomial.Term, _ signs: Signs) -> Term? {
        var coefficient = term.coefficient
        var half = PowerProduct.one
        var factors: [Int] = []
        var isStrict = true
        for position in term.monomial.support {
            let exponent = term.monomial[position]
            if let literal = signs.literal[position], signs.strict.contains(position) || exponent % 2 == 1 {
                factors += [Int](repeating: literal, count: exponent)
                if signs.negative.contains(position), exponent % 2 == 1 { coefficient = -coefficient }
                isStrict = isStrict && signs.strict.contains(position)
            } else if exponent % 2 == 0 {
                half = half * .variable(position, exponent: exponent / 2)
                isStrict = false
            } else {
                return nil
            }
        }
        guard coefficient.sign > 0 else { return nil }
        let square = signs.ring.one.multiplied(by: half, 1)
        return Term(coefficient: coefficient, square: square, factors: factors, isStrict: isStrict)
    }

    /// The polynomial with the signs of its coefficients chosen so that no term with known signs is negative.
    static func absolute(_ polynomial: SparsePolynomial, _ signs: Signs) -> SparsePolynomial {
        SparsePolynomial(
            count: polynomial.count, order: polynomial.order,
            terms: polynomial.terms.map { term in
                let count = signs.negative.reduce(0) { $0 + term.monomial[$1] }
                return (term.monomial, count % 2 == 0 ? term.coefficient.magnitude : -term.coefficient.magnitude)
            })
    }

    /// A sum of squares by Lagrange's reduction of the quadratic form in the roots of the terms that are squares.
    private static func squares(_ polynomial: SparsePolynomial, _ signs: Signs) -> [Term]? {
        let basis = polynomial.terms.filter { $0.coefficient.sign > 0 && $0.monomial.isSquare }.map(\.monomial.halved)
        guard !basis.isEmpty, basis.count <= 6 else { return nil }
        var gram = [[Rational]](repeating: [Rational](repeating: 0, count: basis.count), count: basis.count)
        for term in polynomial.terms {
            var place: (Int, Int)?
            for i in basis.indices {
                for j in i..<basis.count where basis[i] * basis[j] == term.monomial && (place == nil || i == j) {
                    place = (i, j)
                }
            }
            guard let (i, j) = place else { return nil }
            let part = i == j ? term.coefficient : term.coefficient * .half
            gram[i][j] = part
            gram[j][i] = part
        }
        var result: [Term] = []
        for k in basis.indices {
            let pivot = gram[k][k]
            if pivot.isNegative { return nil }
            if pivot.isZero {
                if gram[k].contains(where: { !$0.isZero }) { return nil }
                continue
            }
            guard let inverse = try? pivot.inverse() else { return nil }
            var square = signs.ring.zero
            for j in k..<basis.count where !gram[k][j].isZero {
                square = square + signs.ring.one.multiplied(by: basis[j], gram[k][j] * inverse)
            }
            result.append(Term(coefficient: pivot, square: square, factors: [], isStrict: square.constant != nil))
            let row = gram[k]
            for i in k..<basis.count { for j in k..<basis.count { gram[i][j] -= row[i] * row[j] * inverse } }
        }
        return result
    }
}

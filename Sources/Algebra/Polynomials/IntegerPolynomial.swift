import Arithmetic

/// An element of ℤ[x]: coefficients from the constant one up, the last one nonzero; none for 0.
struct IntegerPolynomial: Hashable, Sendable {
    private(set) var coefficients: [Integer]

    init(_ coefficients: [Integer]) {
        self.coefficients = coefficients
        while self.coefficients.last?.isZero == true { self.coefficients.removeLast() }
    }

    var isZero: Bool { coefficients.isEmpty }
    /// −1 for 0.
    var degree: Int { coefficients.count - 1 }
    var leading: Integer { coefficients.last ?? 0 }
    var bitLength: Int { coefficients.reduce(1) { max($0, $1.bitLength) } }

    /// The nonnegative greatest common divisor of the coefficients.
    var content: Integer { coefficients.reduce(0) { $0.greatestCommonDivisor(with: $1) } }

    /// The polynomial divided by its content, with a positive leading coefficient.
    var primitivePart: IntegerPolynomial {
        if isZero { return self }
        let divisor = leading.isNegative ? -content : content
        return IntegerPolynomial(coefficients.map { $0.dividedExactly(by: divisor) })
    }

    var derivative: IntegerPolynomial {
        IntegerPolynomial(coefficients.enumerated().dropFirst().map { Integer($0.offset) * $0.element })
    }

    static func + (left: IntegerPolynomial, right: IntegerPolynomial) -> IntegerPolynomial {
        let count = max(left.coefficients.count, right.coefficients.count)
        return IntegerPolynomial((0..<count).map { left[$0] + right[$0] })
    }

    static func - (left: IntegerPolynomial, right: IntegerPolynomial) -> IntegerPolynomial {
        let count = max(left.coefficients.count, right.coefficients.count)
        return IntegerPolynomial((0..<count).map { left[$0] - right[$0] })
    }

    static func * (left: IntegerPolynomial, right: IntegerPolynomial) -> IntegerPolynomial {
        if left.isZero || right.isZero { return IntegerPolynomial([]) }
        var result = [Integer](repeating: 0, count: left.coefficients.count + right.coefficients.count - 1)
        for (i, a) in left.coefficients.enumerated() where !a.isZero {
            for (j, b) in right.coefficients.enumerated() { result[i + j] += a * b }
        }
        return IntegerPolynomial(result)
    }

    /// The coefficient of xⁿ.
    subscript(n: Int) -> Integer { n < coefficients.count ? coefficients[n] : 0 }

    func scaled(by factor: Integer) -> IntegerPolynomial { IntegerPolynomial(coefficients.map { $0 * factor }) }

    /// The coefficients reduced to −m/2 < c ≤ m/2.
    func balanced(modulo m: Integer) -> IntegerPolynomial {
        IntegerPolynomial(
            coefficients.map { coefficient in
                let remainder = coefficient.quotientAndRemainder(by: m).remainder
                return remainder + remainder > m ? remainder - m : remainder
            })
    }

    /// The quotient when the divisor divides self over ℤ, else nil.
    func dividedExactly(by divisor: IntegerPolynomial) -> IntegerPolynomial? {
        if divisor.isZero { return nil }
        if isZero { return self }
        var rest = coefficients
        guard rest.count >= divisor.coefficients.count else { return nil }
        var quotient = [Integer](repeating: 0, count: rest.count - divisor.degree)
        for shift in quotient.indices.reversed() {
            let lead = rest[shift + divisor.degree]
            if lead.isZero { continue }
            let (factor, remainder) = lead.quotientAndRemainder(by: divisor.leading)
            guard remainder.isZero else { return nil }
            quotient[shift] = factor
            for (offset, coefficient) in divisor.coefficients.enumerated() {
                rest[shift + offset] -= factor * coefficient
            }
        }
        return rest.allSatisfy(\.isZero) ? IntegerPolynomial(quotient) : nil
    }

    /// lc(d)^(deg self − deg d + 1) · self mod d.
    private func pseudoRemainder(by divisor: IntegerPolynomial, budget: inout Budget) throws(EvaluationError)
        -> IntegerPolynomial
    {
        var rest = self
        var left = max(0, degree - divisor.degree + 1)
        while rest.degree >= divisor.degree, !rest.isZero {
            try budget.spend(bits: rest.bitLength)
            try budget.spend(divisor.coefficients.count)
            let shift = [Integer](repeating: 0, count: rest.degree - divisor.degree)
            let lead = rest.leading
            rest =
                rest.scaled(by: divisor.leading)
                - IntegerPolynomial(shift + divisor.coefficients.map { $0 * lead })
            left -= 1
        }
        return left > 0 ? rest.scaled(by: divisor.leading.power(left)) : rest
    }

    /// The primitive greatest common divisor times that of the contents, with positive leading coefficient; by the subresultant
    /// remainder sequence (Collins 1967; Brown and Traub 1971).
    func greatestCommonDivisor(with other: IntegerPolynomial, budget: inout Budget) throws(EvaluationError)
        -> IntegerPolynomial
    {
        if isZero { return other.leading.isNegative ? other.scaled(by: -1) : other }
        if other.isZero { return leading.isNegative ? scaled(by: -1) : self }
        let common = content.greatestCommonDivisor(with: other.content)
        var (a, b) = (primitivePart, other.primitivePart)
        if a.degree < b.degree { swap(&a, &b) }
        var (g, h) = (Integer.one, Integer.one)
        while true {
            let delta = a.degree - b.degree
            let rest = try a.pseudoRemainder(by: b, budget: &budget)
            if rest.isZero { return b.primitivePart.scaled(by: common) }
            if rest.degree == 0 { return IntegerPolynomial([common]) }
            let divisor = g * h.power(delta)
            (a, b) = (b, IntegerPolynomial(rest.coefficients.map { $0.dividedExactly(by: divisor) }))
            g = a.leading
            h = delta == 0 ? h : g.power(delta).dividedExactly(by: h.power(delta - 1))
        }
    }

    /// pᵢ with primitive part of self = Π pᵢ^(i+1), each pᵢ square-free and primitive, pairwise coprime (Yun 1976).
    func squareFreeFactors(budget: inout Budget) throws(EvaluationError) -> [(factor: IntegerPolynomial, multiplicity: Int)] {
        guard degree > 0 else { return [] }
        let f = primitivePart
        let common = try f.greatestCommonDivisor(with: f.derivative, budget: &budget)
        guard var b = f.dividedExactly(by: common), let c = f.derivative.dividedExactly(by: common) else { return [] }
        var d = c - b.derivative
        var result: [(IntegerPolynomial, Int)] = []
        var multiplicity = 1
        while b.degree > 0 {
            let a = try b.greatestCommonDivisor(with: d, budget: &budget).primitivePart
            if a.degree > 0 { result.append((a, multiplicity)) }
            guard let next = b.dividedExactly(by: a), let rest = d.dividedExactly(by: a) else { return [] }
            b = next
            d = rest - b.derivative
            multiplicity += 1
        }
        return result
    }

    /// The resultant as the determinant of Sylvester's matrix, by Bareiss' fraction-free elimination (1968).
    func resultant(with other: IntegerPolynomial, budget: inout Budget) throws(EvaluationError) -> Integer {
        if isZero || other.isZero { return 0 }
        let size = degree + other.degree
        if size == 0 { return 1 }
        var rows: [[Integer]] = []
        for (polynomial, count) in [(self, other.degree), (other, degree)] {
            for shift in 0..<count {
                var row = [Integer](repeating: 0, count: size)
                for (index, coefficient) in polynomial.coefficients.reversed().enumerated() {
                    row[shift + index] = coefficient
                }
                rows.append(row)
            }
        }
        var previous = Integer.one
        var sign = 1
        for column in 0..<(size - 1) {
            guard let pivot = (column..<size).first(where: { !rows[$0][column].isZero }) else { return 0 }
            if pivot != column {
                rows.swapAt(pivot, column)
                sign = -sign
            }
            try budget.spend((size - column) * (size - column))
            for row in (column + 1)..<size {
                for index in (column + 1)..<size {
                    let value = rows[row][index] * rows[column][column] - rows[row][column] * rows[column][index]
                    try budget.check(bits: value.bitLength)
                    rows[row][index] = value.dividedExactly(by: previous)
                }
            }
            previous = rows[column][column]
        }
        return sign < 0 ? -rows[size - 1][size - 1] : rows[size - 1][size - 1]
    }
}

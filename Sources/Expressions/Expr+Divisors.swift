import Arithmetic

/// Greatest common divisors of integer combinations of unknowns.
extension Expr {
    /// gcd of the arguments by that of the rows of their Hermite normal form: each step subtracts a multiple of one argument from
    /// another, which keeps the common divisors. Of what is s + c for a letter s and a number c, the letter is an integer and leaves −c
    /// modulo it, so polynomials in s alone become numbers there. Nil where nothing changes.
    ///
    /// Where all arguments are 0 there is no greatest divisor: 0 stands for it on both sides.
    var simplerDivisor: Expr? {
        guard case .function(.greatestCommonDivisor) = head, arguments.count <= 6, arguments.reduce(0, { $0 + $1.size }) <= 200 else { return nil }
        let reduced = Expr.atIntegers(arguments)
        guard var rows = Expr.combinations(reduced) else { return nil }
        let atoms = Set(rows.flatMap(\.keys)).sorted { $1 == .one || $0 != .one && Expr.precedes($0, $1) }
        var done = 0
        for atom in atoms {
            while let pivot = rows.indices.dropFirst(done).filter({ rows[$0][atom] != nil }).min(by: { rows[$0][atom]!.magnitude < rows[$1][atom]!.magnitude }) {
                rows.swapAt(done, pivot)
                if rows[done][atom]!.isNegative { rows[done] = rows[done].mapValues { -$0 } }
                for other in rows.indices where other != done { Expr.reduce(&rows[other], by: rows[done], at: atom) }
                if !rows.indices.dropFirst(done + 1).contains(where: { rows[$0][atom] != nil }) {
                    done += 1
                    break
                }
            }
        }
        rows.removeAll(where: \.isEmpty)
        let values = rows.map { row in Expr.sum(row.map { .product([.number(Rational($0.value)), $0.key]) }) }
        guard let last = values.last else { return nil }
        if last == .one { return .one }
        if values.count == 1 { return .elementary(.abs, last) }
        return values == arguments ? nil : .function(.greatestCommonDivisor, values)
    }

    /// Subtracts the multiple of the pivot's row that leaves a remainder at the atom.
    private static func reduce(_ row: inout [Expr: Integer], by pivot: [Expr: Integer], at atom: Expr) {
        guard let value = row[atom], let step = pivot[atom], let count = try? Rational(value, step).floor, !count.isZero else { return }
        for (key, entry) in pivot {
            let rest = (row[key] ?? 0) - count * entry
            row[key] = rest.isZero ? nil : rest
        }
    }

    /// The arguments as integer combinations of terms; nil where a coefficient is no integer.
    private static func combinations(_ arguments: [Expr]) -> [[Expr: Integer]]? {
        var rows: [[Expr: Integer]] = []
        for argument in arguments {
            var row: [Expr: Integer] = [:]
            for term in argument.head == .sum ? argument.arguments : [argument] {
                var (number, rest): (Rational, Expr) = (1, term)
                if let value = term.rational {
                    (number, rest) = (value, .one)
                } else if case .product = term.head, let value = term.arguments[0].rational {
                    (number, rest) = (value, .product(Array(term.arguments.dropFirst())))
                }
                guard number.isInteger else { return nil }
                if !number.isZero { row[rest] = number.numerator }
            }
            rows.append(row)
        }
        return rows
    }

    /// Polynomials in s alone with integer coefficients as numbers, for an argument s + c or c − s.
    private static func atIntegers(_ arguments: [Expr]) -> [Expr] {
        var result = arguments
        for (index, argument) in arguments.enumerated() {
            guard let (letter, value) = argument.integerRoot else { continue }
            for other in result.indices where other != index && result[other].isIntegerPolynomial(in: letter) {
                result[other] = result[other].substituting([letter: .number(value)])
            }
            break
        }
        return result
    }

    /// The letter and the number at which s + c or c − s is 0.
    private var integerRoot: (Symbol, Rational)? {
        if let letter = symbol { return (letter, 0) }
        guard case .sum = head, arguments.count == 2, let constant = arguments.compactMap(\.rational).first, constant.isInteger,
            let term = arguments.first(where: { $0.rational == nil })
        else { return nil }
        if let letter = term.symbol { return (letter, -constant) }
        return term.negated.symbol.map { ($0, constant) }
    }

    private func isIntegerPolynomial(in letter: Symbol) -> Bool {
        switch head {
        case .number(let value): return value.isInteger
        case .symbol(let symbol): return symbol == letter
        case .sum, .product: return arguments.allSatisfy { $0.isIntegerPolynomial(in: letter) }
        case .power: return arguments[0].isIntegerPolynomial(in: letter) && arguments[1].rational?.int.map { $0 > 0 } == true
        default: return false
        }
    }
}

import Arithmetic

extension Expr {
    /// The residue in 0 ..< m of an integer value at a point. Powers are reduced on the way, so that 7^(10^20) costs no more than 7^20.
    /// - Throws: `.unable(.unsupported)` where a part is no integer, though the whole may be one; `.undefined` as the value is.
    func residue(modulo m: Integer, at point: [Symbol: Rational], budget: inout Budget) throws(EvaluationError) -> Integer {
        func reduced(_ value: Integer) -> Integer { value.quotientAndRemainder(by: m).remainder }
        switch head {
        case .sum, .product:
            let isSum = head == .sum
            var total: Integer = isSum ? 0 : 1
            for argument in arguments {
                let part = try argument.residue(modulo: m, at: point, budget: &budget)
                total = reduced(isSum ? total + part : total * part)
                try budget.spend(bits: m.bitLength)
            }
            return reduced(total)
        case .power:
            guard let exponent = try arguments[1].rationalValue(at: point, budget: &budget).integer, exponent.sign > 0 else {
                throw .unable(.unsupported)
            }
            let base = try arguments[0].residue(modulo: m, at: point, budget: &budget)
            try budget.spend(exponent.bitLength * (1 + m.bitLength / 64))
            return base.power(exponent, modulo: m)
        default:
            guard let value = try rationalValue(at: point, budget: &budget).integer else { throw .unable(.unsupported) }
            return reduced(value)
        }
    }
}

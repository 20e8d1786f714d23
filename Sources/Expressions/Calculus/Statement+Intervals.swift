import Arithmetic

extension Statement {
    /// Whether interval arithmetic shows that it holds for all values of the variable, its only unknown, on the closed interval: on
    /// pieces a + (b − a) t, t from i/n to (i + 1)/n.
    public func isKeptByEnclosures(_ variable: Symbol, from lower: Expr, to upper: Expr, budget: Budget) -> Bool {
        let place = Expr.sum([lower, .product([.difference(upper, lower), .symbol(variable)])])
        let difference = difference.substituting([variable: place])
        var budget = budget
        func isKept(_ index: Int, of count: Int) -> Bool {
            guard let from = try? Rational(Integer(index), Integer(count)), let to = try? Rational(Integer(index + 1), Integer(count)),
                case let piece = Enclosure(from: from, to: to, precision: 64),
                let sign = try? difference.enclosure(over: [variable: piece], precision: 64, budget: &budget).sign, sign != 0
            else { return false }
            return relation.holds(signOfDifference: sign) == true
        }
        return [1, 8, 64].contains { count in (0..<count).allSatisfy { isKept($0, of: count) } }
    }
}

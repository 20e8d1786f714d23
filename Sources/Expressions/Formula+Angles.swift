import Arithmetic

/// Sines and cosines of multiples of an unknown, and where sines vanish.
extension Formula {
    /// The same over the real numbers in units of the unknowns of which all angles are whole multiples: where sin x and sin (x/2) occur,
    /// x is twice the new unknown of the same name. It is true at all points when the given one is, and at none when that is.
    public func inWholeAngles(over domain: Domain) -> Formula {
        guard domain == .real || domain == .positive, statements.contains(where: { $0.left.hasAngle || $0.right.hasAngle }) else { return self }
        var units: [Symbol: Rational] = [:]
        for statement in statements {
            statement.left.collectAngleUnits(into: &units)
            statement.right.collectAngleUnits(into: &units)
        }
        let scaled = units.filter { !$0.value.isOne }
        if scaled.isEmpty { return self }
        return substituting(Dictionary(uniqueKeysWithValues: scaled.map { ($0, .product([.number($1), .symbol($0)])) }))
    }
}

extension Expr {
    fileprivate var hasAngle: Bool {
        contains { [.function(.elementary(.sin)), .function(.elementary(.cos)), .function(.elementary(.tan)), .function(.elementary(.cot))].contains($0.head) }
    }

    /// For each symbol a common denominator of its rational coefficients in angles.
    fileprivate func collectAngleUnits(into units: inout [Symbol: Rational]) {
        if case .function(.elementary(let function)) = head, [.sin, .cos, .tan, .cot, .sec, .csc].contains(function) {
            arguments[0].collectDenominators(1, into: &units)
        }
        for argument in arguments { argument.collectAngleUnits(into: &units) }
    }

    private func collectDenominators(_ factor: Rational, into units: inout [Symbol: Rational]) {
        switch head {
        case .symbol(let symbol):
            units[symbol] = Rational((units[symbol] ?? 1).numerator.leastCommonMultiple(with: factor.denominator))
        case .sum: for term in arguments { term.collectDenominators(factor, into: &units) }
        case .product where arguments.count == 2:
            if let number = arguments[0].rational { arguments[1].collectDenominators(factor * number, into: &units) }
        default: break
        }
    }
}

extension Statement {
    /// For sin u = 0 with real u: u is one of −2π, −π, 0, π and 2π, or u ≥ 3π, or u ≤ −3π. nil for another statement.
    public var whereSineIs0: Formula? {
        guard let angle = angleOfVanishingSine else { return nil }
        let near = Statement.nearZeros.map { Formula.statement(Statement(angle, .equal, $0)) }
        let far = Expr.product([.number(3), .constant(.pi)])
        return .or(near + [.statement(Statement(angle, .greaterOrEqual, far)), .statement(Statement(angle, .lessOrEqual, far.negated))])
    }

    /// u is none of −2π, −π, 0, π and 2π, where sin u = 0 is false.
    public var whereSineIsNot0: Formula? {
        angleOfVanishingSine.map { angle in .and(Statement.nearZeros.map { .statement(Statement(angle, .notEqual, $0)) }) }
    }

    private static let nearZeros = (-2...2).map { Expr.product([.number($0), .constant(.pi)]) }

    private var angleOfVanishingSine: Expr? {
        guard relation == .equal, right.isZero, left.head == .function(.elementary(.sin)), case let angle = left.arguments[0], !angle.isGround,
            angle.isTotal, angle.isReal
        else { return nil }
        return angle
    }
}

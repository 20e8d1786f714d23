import Arithmetic
import Certificates
import Expressions

/// Identities that the normal form sees only of letters: absolute values of products of sums, which it would multiply out, and powers of
/// cos A + i sin A for a known angle A, whose sines and cosines satisfy equations of their own (de Moivre's formula).
struct GeneralIdentities: Strategy {
    let name = "general-identities"
    private static let largestSize = 200

    func propose(_ goal: Goal, budget: inout Budget) -> [Certificate] {
        let statement = goal.statement
        guard statement.relation == .equal, statement.left.size + statement.right.size <= GeneralIdentities.largestSize else { return [] }
        return [namedFactors(statement), powersOfUnits(statement)].compactMap { $0 }
    }

    /// |f g| = |f| |g| for sums f and g.
    private func namedFactors(_ statement: Statement) -> Certificate? {
        let sums = Set((statement.left.absoluteValues + statement.right.absoluteValues).flatMap(\.sumFactors))
            .sorted { $0.size != $1.size ? $0.size > $1.size : $0.description < $1.description }
        guard 2...4 ~= sums.count else { return nil }
        var (left, right, values): (Expr, Expr, [Symbol: Expr]) = (statement.left, statement.right, [:])
        for (index, sum) in sums.enumerated() {
            let name = Symbol("f\(index)’")
            values[name] = sum
            left = left.replacing(sum, by: .symbol(name))
            right = right.replacing(sum, by: .symbol(name))
        }
        return .instance(of: Judgement(Statement(left, .equal, right)), proofs: [], values: values, then: .identity)
    }

    /// (cos A + i sin A)ⁿ = cos n A + i sin n A for a rational multiple A of π: the claim with unknown t for the unit of the angles, and
    /// the difference that is left when the powers are carried out, which is 0 at the angles themselves.
    private func powersOfUnits(_ statement: Statement) -> Certificate? {
        guard statement.isGround else { return nil }
        let angles = Set(statement.left.anglesOfUnits + statement.right.anglesOfUnits).sorted()
        guard let first = angles.first, angles.count <= 4, angles.allSatisfy({ $0.denominator <= 60 && $0.sign > 0 }) else { return nil }
        // The greatest number of which all angles are multiples.
        let denominator = angles.reduce(Integer.one) { $0.leastCommonMultiple(with: $1.denominator) }
        let numerator = angles.reduce(Integer.zero) { $0.greatestCommonDivisor(with: ($1 * Rational(denominator)).numerator) }
        guard let unit = try? Rational(numerator, denominator), !first.isZero else { return nil }
        let t = Symbol("t’")
        let value = Expr.product([.number(unit), .constant(.pi)])
        func general(_ side: Expr, isCarriedOut: Bool) -> Expr { side.withAngles(t, unit, isCarriedOut: isCarriedOut) }
        let rest = Expr.difference(general(statement.left, isCarriedOut: true), general(statement.right, isCarriedOut: true))
        let claim = Statement(general(statement.left, isCarriedOut: false), .equal, .sum([general(statement.right, isCarriedOut: false), rest]))
        guard claim.symbols == [t] else { return nil }
        return .instance(of: Judgement(claim), proofs: [], values: [t: value], then: .identity)
    }
}

extension Expr {
    /// r for an angle r π.
    private var turns: Rational? {
        if self == .constant(.pi) { return 1 }
        guard case .product = head, arguments.count == 2, arguments[1] == .constant(.pi) else { return nil }
        return arguments[0].rational
    }

    /// r for cos r π + i sin r π, or e to i r π.
    private var angleOfUnit: Rational? {
        if case .power = head, arguments[0] == .constant(.e), case .product = arguments[1].head, arguments[1].arguments.contains(.constant(.i)) {
            return Expr.product(arguments[1].arguments.filter { $0 != .constant(.i) }).turns
        }
        guard case .sum = head, arguments.count == 2, let cosine = arguments.first(where: { $0.head == .function(.elementary(.cos)) }) else { return nil }
        let angle = cosine.arguments[0]
        return arguments.contains(.product([.constant(.i), .elementary(.sin, angle)])) ? angle.turns : nil
    }

    /// The angles of such numbers that are raised to a power.
    fileprivate var anglesOfUnits: [Rational] {
        if let (angle, _) = powerOfUnit { return [angle] }
        return arguments.flatMap(\.anglesOfUnits)
    }

    private var powerOfUnit: (angle: Rational, power: Int)? {
        guard case .power = head, let power = arguments[1].rational?.int, 2...24 ~= power, let angle = arguments[0].angleOfUnit else { return nil }
        return (angle, power)
    }

    /// The powers with multiples of t for the angles: as they stand, or by the multiple of the angle.
    fileprivate func withAngles(_ t: Symbol, _ unit: Rational, isCarriedOut: Bool) -> Expr {
        func number(_ angle: Rational) -> Expr {
            let multiple = Expr.product([.number((try? angle.divided(by: unit)) ?? 0), .symbol(t)])
            return .sum([.elementary(.cos, multiple), .product([.constant(.i), .elementary(.sin, multiple)])])
        }
        if let (angle, power) = powerOfUnit {
            return isCarriedOut ? number(angle * Rational(power)) : .power(number(angle), .number(power))
        }
        switch head {
        case .sum: return .sum(arguments.map { $0.withAngles(t, unit, isCarriedOut: isCarriedOut) })
        case .product: return .product(arguments.map { $0.withAngles(t, unit, isCarriedOut: isCarriedOut) })
        default: return self
        }
    }
}

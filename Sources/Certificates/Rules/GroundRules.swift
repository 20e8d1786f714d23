import Arithmetic
import Expressions

/// Rules for statements without unknowns.
extension Checker {
    /// Rational values of both sides decide every relation.
    func checkExactValues(_ statement: Statement) throws(CheckFailure) -> Finding {
        let sign = try checking { () throws(EvaluationError) in try exactSign(statement, at: [:]) }
        return Finding(conclusion: try holds(statement, sign: sign) ? .holds : .fails)
    }

    /// Disjoint enclosures decide every relation; of complex numbers those of the real or of the imaginary parts tell that they differ.
    /// Equality is proved by a difference that is nearer to 0 than any other number of its form.
    func checkEnclosures(_ statement: Statement, precision: Int) throws(CheckFailure) -> Finding {
        if statement.relation == .equal || statement.relation == .notEqual, !statement.left.isReal || !statement.right.isReal,
            let left = statement.left.cartesian({ _ in nil }), let right = statement.right.cartesian({ _ in nil })
        {
            let parts = [Statement(left.real, .equal, right.real), Statement(left.imaginary, .equal, right.imaginary)]
            let differ = try parts.map { part throws(CheckFailure) in try differs(part, precision: precision) }
            guard statement.isGround, differ.contains(true) else { throw .conditionFails("the enclosures overlap") }
            return Finding(conclusion: statement.relation == .equal ? .fails : .holds)
        }
        let sign = try isZero(statement, precision: precision) ? 0 : signOfDifference(statement, at: [:], precision: precision)
        return Finding(conclusion: try holds(statement, sign: sign) ? .holds : .fails)
    }

    /// Whether the enclosures of both sides are disjoint. A side without value is an error: it differs from nothing.
    private func differs(_ statement: Statement, precision: Int) throws(CheckFailure) -> Bool {
        do throws(CheckFailure) { return try signOfDifference(statement, at: [:], precision: precision) != 0 } catch {
            if case .conditionFails = error { return false }
            throw error
        }
    }

    /// Whether the statement holds where left − right has this sign.
    private func holds(_ statement: Statement, sign: Int) throws(CheckFailure) -> Bool {
        guard let holds = statement.relation.holds(signOfDifference: sign) else {
            throw .wrongForm("an approximate relation has no exact truth")
        }
        return holds
    }

    /// Whether the statement holds at the point, where both sides must be defined.
    func holds(_ statement: Statement, at point: [Symbol: Rational], precision: Int) throws(CheckFailure) -> Bool {
        if let exact = try? exactSign(statement, at: point) { return try holds(statement, sign: exact) }
        return try holds(statement, sign: signOfDifference(statement, at: point, precision: precision))
    }

    /// The sign of left − right at a point, from rational values.
    private func exactSign(_ statement: Statement, at point: [Symbol: Rational]) throws(EvaluationError) -> Int {
        var budget = budget
        let left = try statement.left.rationalValue(at: point, budget: &budget)
        let right = try statement.right.rationalValue(at: point, budget: &budget)
        return left == right ? 0 : left < right ? -1 : 1
    }

    /// Whether the sides are equal by the separation bound of their difference.
    private func isZero(_ statement: Statement, precision: Int) throws(CheckFailure) -> Bool {
        guard statement.isGround, let bits = statement.difference.separationBits, bits < precision else { return false }
        try checkPrecision(precision)
        var budget = budget
        let (value, bound) = try checking { () throws(EvaluationError) in
            let value = try statement.difference.enclosure(precision: precision, budget: &budget)
            return (value, Enclosure(try Rational(1, Integer(2).power(bits)), precision: precision))
        }
        return value.isBelow(bound) && (-bound).isBelow(value)
    }

    /// The sign of left − right at a point, from disjoint enclosures; never 0.
    func signOfDifference(_ statement: Statement, at point: [Symbol: Rational], precision: Int) throws(CheckFailure) -> Int {
        try checkPrecision(precision)
        var budget = budget
        let (left, right) = try checking { () throws(EvaluationError) in
            (try statement.left.enclosure(at: point, precision: precision, budget: &budget),
                try statement.right.enclosure(at: point, precision: precision, budget: &budget))
        }
        if left.isBelow(right) { return -1 }
        if right.isBelow(left) { return 1 }
        throw .conditionFails("the enclosures overlap")
    }

    /// Certificates come from outside: a precision that MPFR would refuse or that would take all memory is no evidence.
    private func checkPrecision(_ precision: Int) throws(CheckFailure) {
        guard precision >= 2, precision <= budget.precision else { throw .evaluation(.unable(.precision)) }
    }

    /// Most digits after the point of a literal, or zeros before it.
    private static let largestScale = 10_000

    /// A literal that equals the other side rounded (or cut off) at its last digit. `holds` means just that.
    func checkRounding(_ statement: Statement, _ literal: DecimalLiteral, precision: Int) throws(CheckFailure) -> Finding {
        guard statement.relation == .equal || statement.relation == .approximately else {
            throw .wrongForm("rounding concerns equality")
        }
        try checkPrecision(precision)
        guard literal.scale.magnitude <= Checker.largestScale, literal.hasItsDigits else {
            throw .wrongForm("the literal's value does not have its digits")
        }
        let exact = statement.right.rational == literal.value ? statement.left : statement.right
        guard exact.isGround, [statement.left.rational, statement.right.rational].contains(literal.value) else {
            throw .wrongForm("neither side is the literal, or the exact side has unknowns")
        }
        var budget = budget
        if let value = try? exact.rationalValue(budget: &budget) {
            guard literal.isRounding(of: value) else { throw .conditionFails("the literal is no rounding of the value") }
            return Finding(conclusion: .holds)
        }
        let enclosure = try checking { () throws(EvaluationError) in try exact.enclosure(precision: precision, budget: &budget) }
        let isRounding = literal.roundingIntervals.contains { low, high in
            Enclosure(low, precision: precision).isBelow(enclosure) && enclosure.isBelow(Enclosure(high, precision: precision))
        }
        guard isRounding else { throw .conditionFails("the literal is no rounding of the value") }
        return Finding(conclusion: .holds)
    }
}
